// The PDF as it stands, in the customer's language: its address is asked for when it is wanted, since it lasts for minutes only.
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { ask, Refusal } from '../graph/client';
import { Button } from '../parts/Button';
import { Menu, MenuItem } from '../parts/Menu';
import { toast } from '../parts/Toast';
import { PaperPrintedDocument, RevisionPrintedDocument } from './trade.documents';
import { useSay } from './words';

export const LANGUAGES = ['pt-BR', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** Of a proposal or an order as it stands, or of an earlier revision. */
export function PrintButton({ id, revision }: { id: string; revision?: number }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  async function print(locale: Language) {
    setBusy(true);
    try {
      const url = await (revision === undefined ? printed(id, locale) : former(id, revision, locale));
      if (url) location.assign(url);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Menu
      align="start"
      trigger={
        <Button icon={FileDown} busy={busy}>
          {say('pdf')}
        </Button>
      }
    >
      {LANGUAGES.map((locale) => (
        <MenuItem key={locale} onSelect={() => void print(locale)}>
          {say(locale)}
        </MenuItem>
      ))}
    </Menu>
  );
}

async function printed(id: string, locale: Language): Promise<string | undefined> {
  const { node } = await ask(PaperPrintedDocument, { id, locale });
  return node && 'pdf' in node ? node.pdf.url : undefined;
}

async function former(id: string, revision: number, locale: Language): Promise<string | undefined> {
  const { node } = await ask(RevisionPrintedDocument, { id, locale });
  return node && 'revisions' in node ? node.revisions.find((each) => each.revision === revision)?.pdf.url : undefined;
}
