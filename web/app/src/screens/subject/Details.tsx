// The facts about it, and the form that changes them.
import { Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../parts/Button';
import { Day, Instant, Money } from '../../parts/Look';
import { DetailsDialog } from './DetailsDialog';
import type { PartProps } from './Head';
import { Panel } from './Panel';
import styles from './subject.module.css';
import { useSay } from './words';

export function Details({ subject, put, may }: PartProps) {
  const say = useSay();
  const [editing, edit] = useState(false);
  const { value, probability, expectedCloseOn, source, channel, createdAt, lastInteraction, description, lostNote, followUpOf } = subject;
  const edition = may && (
    <Button small tone="quiet" icon={Pencil} onClick={() => edit(true)}>
      {say('edit')}
    </Button>
  );
  return (
    <Panel title={say('details')} actions={edition}>
      {description && <p className={styles.description}>{description}</p>}
      <dl className={styles.pairs}>
        <Pair name={say('value')}>{value ? <Money value={value} /> : '—'}</Pair>
        <Pair name={say('probability')}>
          {say('percent', { count: probability.percent })}{' '}
          <span className={styles.quiet}>{say(probability.source === 'STAGE' ? 'byStage' : 'byHand')}</span>
        </Pair>
        <Pair name={say('expectedCloseOn')}>{expectedCloseOn ? <Day on={expectedCloseOn} /> : '—'}</Pair>
        <Pair name={say('prioritised')}>{say(`priority${subject.priority}` as 'priority0')}</Pair>
        <Pair name={say('channel')}>{channel.name}</Pair>
        {source && <Pair name={say('source')}>{source}</Pair>}
        <Pair name={say('lastInteraction')}>
          <Instant at={lastInteraction.at} /> <span className={styles.quiet}>{say(lastInteraction.kind)}</span>
        </Pair>
        <Pair name={say('created')}>
          <Instant at={createdAt} />
        </Pair>
        {lostNote && <Pair name={say('lostNote')}>{lostNote}</Pair>}
        {followUpOf && (
          <Pair name={say('followUpOf')}>
            <Link href={`/subjects/${followUpOf.id}`}>{followUpOf.title}</Link>
          </Pair>
        )}
      </dl>
      {editing && <DetailsDialog subject={subject} put={put} onClose={() => edit(false)} />}
    </Panel>
  );
}

const Pair = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
