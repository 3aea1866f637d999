// What was offered and ordered on a subject, each a dialog away.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { Button } from '../parts/Button';
import { Money } from '../parts/Look';
import { Menu, MenuItem } from '../parts/Menu';
import { Panel } from '../screens/subject/Panel';
import { OrderDialog } from './OrderDialog';
import { ProposalDialog } from './ProposalDialog';
import { State } from './State';
import type { OrderRowFragment, ProposalRowFragment } from './trade.documents';
import styles from './trade.module.css';
import { useSay } from './words';

type Props = { subjectId: string; proposals: readonly ProposalRowFragment[]; orders: readonly OrderRowFragment[]; may: boolean };
type Paper = ProposalRowFragment | OrderRowFragment;

export function Papers({ subjectId, proposals, orders, may }: Props) {
  const say = useSay();
  const [opened, open] = useState<string | null>(new URLSearchParams(useSearch()).get('paper'));
  const [begun, setBegun] = useState<Paper>();
  const close = () => open(null);
  /** What was saved just now stands until the page is told of it. */
  const onBegun = (paper: Paper) => {
    setBegun(paper);
    open(paper.id);
  };
  const order = orders.find(({ id }) => id === opened) ?? (begun && begun.id === opened && !('revision' in begun) ? begun : undefined);
  const proposal = proposals.find(({ id }) => id === opened) ?? (begun && begun.id === opened && 'revision' in begun ? begun : undefined);
  const begin = may && (
    <Menu
      trigger={
        <Button small icon={Plus}>
          {say('new')}
        </Button>
      }
    >
      <MenuItem onSelect={() => open('proposal')}>{say('newProposal')}</MenuItem>
      <MenuItem onSelect={() => open('order')}>{say('newOrder')}</MenuItem>
    </Menu>
  );
  const shared = { subjectId, may, onBegun, onClose: close };
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
      {(order || opened === 'order') && <OrderDialog key={`${opened} ${order?.state}`} order={order} {...shared} />}
      {(proposal || opened === 'proposal') && <ProposalDialog key={`${opened} ${proposal?.revision}`} proposal={proposal} {...shared} />}
    </Panel>
  );
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
