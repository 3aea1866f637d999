// The PDF as it stands: its address is asked for when it is wanted, since it lasts for minutes only.
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { ask, Refusal } from '../graph/client';
import { Button } from '../parts/Button';
import { toast } from '../parts/Toast';
import { PaperPrintedDocument } from './trade.documents';
import { useSay } from './words';

export function PrintButton({ id }: { id: string }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  async function print() {
    setBusy(true);
    try {
      const { node } = await ask(PaperPrintedDocument, { id });
      if (node && 'pdf' in node) location.assign(node.pdf.url);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      toast({ tone: 'bad', text: failure.message });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button icon={FileDown} busy={busy} onClick={() => void print()}>
      {say('pdf')}
    </Button>
  );
}
