// One proposal: its lines while they are written, and what becomes of it.
import { type FormEvent, useState } from 'react';
import { sentence, useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Actions, Field, Form, FormError, TextArea } from '../parts/Field';
import { Day } from '../parts/Look';
import { toast } from '../parts/Toast';
import { useSession } from '../shell/session';
import { AcceptDialog, RefuseDialog, SendDialog } from './answers';
import { EditedLines, StandingLines } from './Lines';
import { blank, input, typed } from './lines';
import { PrintButton } from './PrintButton';
import { Revisions } from './Revisions';
import { ProposalBegunDocument, ProposalEditedDocument, ProposalMadeAnewDocument, type ProposalRowFragment } from './trade.documents';
import styles from './trade.module.css';
import { useSay } from './words';

type Props = { subjectId: string; proposal: ProposalRowFragment | undefined; may: boolean; onBegun: (proposal: ProposalRowFragment) => void; onClose: () => void };

export function ProposalDialog(props: Props) {
  const say = useSay();
  const { proposal, may, onClose } = props;
  const title = proposal ? say(proposal.revision > 1 ? 'revised' : 'proposal', { number: proposal.number, revision: proposal.revision }) : say('newProposal');
  return (
    <Dialog open wide onClose={onClose} title={title}>
      {may && (!proposal || proposal.state === 'DRAFT') ? <Writing {...props} /> : proposal && <Standing proposal={proposal} may={may} />}
    </Dialog>
  );
}

function Writing({ subjectId, proposal, onBegun }: Props) {
  const say = useSay();
  const { workspace } = useSession();
  const [lines, setLines] = useState(() => (proposal?.lines.length ? proposal.lines.map(typed) : [blank()]));
  const [problem, setProblem] = useState<string>();
  const [version, seen] = useState(proposal?.version);
  const [sending, send] = useState(false);
  const [begin, beginning] = useVerb(ProposalBegunDocument, { quiet: true });
  const [edit, editing] = useVerb(ProposalEditedDocument, { quiet: true });

  async function keep(form: HTMLFormElement, then: () => void) {
    const said = new FormData(form);
    const given = { lines: lines.map(input), validUntil: String(said.get('validUntil')) || null, terms: String(said.get('terms')) || null };
    const outcome = proposal ? await edit({ id: proposal.id, expectedVersion: version ?? null, ...given }) : await begin({ subjectId, ...given });
    if (!outcome.done) return setProblem(sentence(outcome.errors));
    setProblem(undefined);
    const saved = outcome.payload.proposal;
    if (!saved) return;
    seen(saved.version);
    onBegun(saved);
    then();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const sends = button?.value === 'send';
    void keep(event.currentTarget, () => (sends ? send(true) : toast({ tone: 'good', text: say('saved') })));
  }

  return (
    <form className={Form} onSubmit={submit}>
      <EditedLines lines={lines} currency={proposal?.currency ?? workspace.currency} onChange={setLines} />
      <Field label={say('validUntil')} type="date" name="validUntil" defaultValue={proposal?.validUntil ?? ''} optional />
      <TextArea label={say('terms')} name="terms" hint={say('termsHint')} defaultValue={proposal?.terms ?? ''} optional />
      {proposal && <Revisions proposal={proposal} />}
      <FormError>{problem}</FormError>
      <div className={Actions}>
        {proposal && <PrintButton id={proposal.id} />}
        {proposal && (
          <Button type="submit" value="send" disabled={beginning || editing}>
            {say('send')}
          </Button>
        )}
        <Button type="submit" tone="primary" busy={beginning || editing}>
          {say('save')}
        </Button>
      </div>
      {sending && proposal && <SendDialog proposal={proposal} onClose={() => send(false)} />}
    </form>
  );
}

function Standing({ proposal, may }: { proposal: ProposalRowFragment; may: boolean }) {
  const say = useSay();
  const [asked, ask] = useState<'accept' | 'refuse' | null>(null);
  const [revise, revising] = useVerb(ProposalMadeAnewDocument);
  const revisable = may && ['SENT', 'REFUSED', 'EXPIRED'].includes(proposal.state);
  return (
    <div className={Form}>
      <StandingLines lines={proposal.lines} total={proposal.total} discount={proposal.discount} />
      {proposal.validUntil && (
        <p className={styles.quiet}>
          {say('validUntil')} <Day on={proposal.validUntil} />
        </p>
      )}
      {proposal.terms && <p className={styles.terms}>{proposal.terms}</p>}
      {proposal.refusedNote && <p>{proposal.refusedNote}</p>}
      <Revisions proposal={proposal} />
      <div className={Actions}>
        <PrintButton id={proposal.id} />
        {revisable && (
          <Button busy={revising} title={say('reviseHint')} onClick={() => void revise({ id: proposal.id })}>
            {say('revise')}
          </Button>
        )}
        {may && proposal.state === 'SENT' && (
          <>
            <Button onClick={() => ask('refuse')}>{say('refuse')}</Button>
            <Button tone="primary" onClick={() => ask('accept')}>
              {say('accept')}
            </Button>
          </>
        )}
      </div>
      {asked === 'accept' && <AcceptDialog proposal={proposal} onClose={() => ask(null)} />}
      {asked === 'refuse' && <RefuseDialog proposal={proposal} onClose={() => ask(null)} />}
    </div>
  );
}
