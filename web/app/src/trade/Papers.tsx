// What was offered and ordered on a subject, each a dialog away.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/Button';
import { Badge, Money } from '../parts/Look';
import { Panel } from '../screens/subject/Panel';
import { OrderDialog } from './OrderDialog';
import { ProposalDialog } from './ProposalDialog';
import type { OrderRowFragment, ProposalRowFragment } from './trade.documents';
import styles from './trade.module.css';
import { useSay } from './words';

type Props = { subjectId: string; proposals: readonly ProposalRowFragment[]; orders: readonly OrderRowFragment[]; may: boolean };
type Paper = ProposalRowFragment | OrderRowFragment;

export function Papers({ subjectId, proposals, orders, may }: Props) {
  const say = useSay();
  const [opened, open] = useState<string | null>(null);
  const close = () => open(null);
  const order = orders.find(({ id }) => id === opened);
  const proposal = proposals.find(({ id }) => id === opened);
  const begin = may && (
    <Button small icon={Plus} onClick={() => open('new')}>
      {say('newProposal')}
    </Button>
  );
  return (
    <Panel title={say('papers')} actions={begin}>
      {proposals.length + orders.length === 0 && <p className={styles.quiet}>{say('empty')}</p>}
      <div className={styles.papers}>
        {orders.map((paper) => (
          <Line key={paper.id} paper={paper} name={say('order', { number: paper.number })} onOpen={() => open(paper.id)} />
        ))}
        {proposals.map((paper) => (
          <Line key={paper.id} paper={paper} name={say(paper.revision > 1 ? 'revised' : 'proposal', { number: paper.number, revision: paper.revision })} onOpen={() => open(paper.id)} />
        ))}
      </div>
      {order && <OrderDialog key={order.version} order={order} may={may} onClose={close} />}
      {(proposal || opened === 'new') && <ProposalDialog key={`${opened} ${proposal?.revision}`} subjectId={subjectId} proposal={proposal} may={may} onBegun={open} onClose={close} />}
    </Panel>
  );
}

const TONES: Record<string, 'accent' | 'planned' | 'overdue'> = { SENT: 'accent', ACCEPTED: 'planned', CONFIRMED: 'planned', REFUSED: 'overdue', EXPIRED: 'overdue', CANCELLED: 'overdue' };

export function State({ state }: { state: Paper['state'] }) {
  const say = useSay();
  return <Badge tone={TONES[state] ?? 'plain'}>{say(state)}</Badge>;
}

function Line({ paper, name, onOpen }: { paper: Paper; name: string; onOpen: () => void }) {
  return (
    <button type="button" className={styles.paper} onClick={onOpen}>
      <span className={styles.name}>{name}</span>
      <State state={paper.state} />
      <Money value={paper.total} />
    </button>
  );
}
