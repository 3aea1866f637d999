// Customers who may be the same, and who was merged into this one.
import { useState } from 'react';
import { Link } from 'wouter';
import { MergeDialog } from '../../merge/MergeDialog';
import { Merges } from '../../merge/Merges';
import { useSay } from '../../merge/words';
import { Button } from '../../parts/Button';
import { Panel } from '../subject/Panel';
import page from '../subject/subject.module.css';
import type { CustomerWholeFragment } from './customer.documents';

export function Twins({ customer, onMerged }: { customer: CustomerWholeFragment; onMerged: () => void }) {
  const say = useSay();
  const [other, merge] = useState<{ id: string; name: string } | null>(null);
  const { id, name, company, contacts, elsewhere, merges, viewerCanMerge } = customer;
  /** Who belongs together shares a domain, and is not the same. */
  const kin = [company?.id, ...contacts.map((contact) => contact.id)];
  const twins = customer.possibleDuplicates.filter(({ customer: twin }) => !kin.includes(twin.id));
  if (twins.length === 0 && !elsewhere.known && merges.every(({ undoneAt }) => undoneAt)) return null;
  return (
    <Panel title={say('twins')}>
      <ul className={page.others}>
        {twins.map(({ customer: twin, reasons }) => (
          <li key={twin.id} className={page.other}>
            <Link href={`/customers/${twin.id}`}>{twin.name}</Link> <span className={page.quiet}>{reasons.map((reason) => say(reason)).join(', ')}</span>{' '}
            {viewerCanMerge && (
              <Button small onClick={() => merge(twin)}>
                {say('join')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {elsewhere.known && <p className={page.quiet}>{say('elsewhere')}</p>}
      <Merges merges={merges} may={viewerCanMerge} onUndone={onMerged} />
      {other && <MergeDialog noun="customer" survivor={{ id, name }} other={other} onDone={(left) => (merge(null), left === id ? onMerged() : location.assign(`/customers/${left}`))} onClose={() => merge(null)} />}
    </Panel>
  );
}
