// Which mails are listed: by words, by how far they came, by mailbox and by channel.
import { useEffect, useState } from 'react';
import { useAnswer } from '../../graph/useAnswer';
import { Field, Row, Select } from '../../parts/Field';
import { useConfiguration } from '../../shell/configuration';
import { type Filters, type Show, SHOWS } from './filters';
import { MailboxesDocument } from './intake.documents';
import styles from './Intake.module.css';
import { useSay } from './words';

const PAUSE = 250;

export function QueueFilters({ filters, change }: { filters: Filters; change: (to: Partial<Filters>) => void }) {
  const say = useSay();
  const { channels } = useConfiguration();
  const { data } = useAnswer(MailboxesDocument, {});
  const mailboxes = data?.mailboxes ?? [];
  return (
    <div className={styles.filters} role="search">
      <Words text={filters.text} onChange={(text) => change({ text })} />
      <div className={Row}>
        <Select label={say('show')} hideLabel value={filters.show} onChange={(event) => change({ show: event.target.value as Show })}>
          {SHOWS.map((show) => (
            <option key={show} value={show}>
              {say(show)}
            </option>
          ))}
        </Select>
        {channels.length > 1 && (
          <Select label={say('channel')} hideLabel value={filters.channel} onChange={(event) => change({ channel: event.target.value })}>
            <option value="">{say('anyChannel')}</option>
            {channels.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        {mailboxes.length > 1 && (
          <Select label={say('through')} hideLabel value={filters.mailbox} onChange={(event) => change({ mailbox: event.target.value })}>
            <option value="">{say('anyMailbox')}</option>
            {mailboxes.map(({ id, address }) => (
              <option key={id} value={id}>
                {address}
              </option>
            ))}
          </Select>
        )}
      </div>
    </div>
  );
}

/** What is typed is asked for once the hand rests. */
function Words({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const say = useSay();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onChange(typed), PAUSE);
    return () => clearTimeout(timer);
  });
  return (
    <Field
      label={say('search')}
      placeholder={say('search')}
      hideLabel
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
