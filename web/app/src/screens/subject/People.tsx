// Whom it is about, how to reach them, and which addresses take part in its mail.
import { Building2, Mail, Phone, UserRound, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { sentence, useVerb } from '../../graph/perform';
import { Button, IconButton } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Badge } from '../../parts/Look';
import type { PartProps } from './Head';
import { Panel } from './Panel';
import { ParticipantAddedDocument, ParticipantRemovedDocument } from './subject.documents';
import styles from './subject.module.css';
import { useSay } from './words';

export function People({ subject, put, may }: PartProps) {
  const say = useSay();
  const { customer } = subject;
  return (
    <Panel title={say('people')}>
      {customer ? (
        <div className={styles.person}>
          <p>
            {customer.type === 'COMPANY' ? <Building2 size={15} aria-hidden /> : <UserRound size={15} aria-hidden />}
            <Link href={`/customers/${customer.id}`}>{customer.name}</Link>
          </p>
          {customer.company && <p className={styles.quiet}>{customer.company.name}</p>}
          {customer.emails.map(({ address, undeliverable, doNotEmailAt }) => (
            <p key={address}>
              <Mail size={13} aria-hidden />
              <span className={styles.break}>{address}</span>
              {undeliverable && <Badge tone="overdue">{say('undeliverable')}</Badge>}
              {doNotEmailAt && <Badge tone="today">{say('doNotEmail')}</Badge>}
            </p>
          ))}
          {customer.phones.map(({ number, formatted }) => (
            <p key={number}>
              <Phone size={13} aria-hidden />
              <a href={`tel:${number}`}>{formatted}</a>
            </p>
          ))}
        </div>
      ) : (
        <p className={styles.quiet}>{say('noCustomer')}</p>
      )}
      <Participants subject={subject} put={put} may={may} />
    </Panel>
  );
}

function Participants({ subject: { id, participants }, put, may }: PartProps) {
  const say = useSay();
  const [add, adding] = useVerb(ParticipantAddedDocument, { quiet: true });
  const [remove] = useVerb(ParticipantRemovedDocument);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get('address')).trim();
    const outcome = await add({ subjectId: id, address });
    put(outcome.payload?.subject);
    setProblem(outcome.done ? undefined : sentence(outcome.errors));
    setOpen(!outcome.done);
  }

  return (
    <div className={styles.participants}>
      <h3 title={say('participantsHint')}>{say('participants')}</h3>
      <ul>
        {participants.map((address) => (
          <li key={address}>
            <span className={styles.break}>{address}</span>
            {may && (
              <IconButton
                icon={X}
                small
                label={say('removeParticipant', { address })}
                onClick={() => void remove({ subjectId: id, address }).then(({ payload }) => put(payload?.subject))}
              />
            )}
          </li>
        ))}
      </ul>
      {may && !open && (
        <Button small tone="quiet" onClick={() => setOpen(true)}>
          {say('addParticipant')}
        </Button>
      )}
      {open && (
        <form className={styles.inline} onSubmit={(event) => void submit(event)}>
          <Field label={say('addParticipant')} hideLabel name="address" type="email" required autoFocus placeholder="ana@cliente.example" error={problem} />
          <Button type="submit" small busy={adding}>
            {say('add')}
          </Button>
        </form>
      )}
      {participants.length === 0 && !open && <p className={styles.quiet}>{say('participantsHint')}</p>}
    </div>
  );
}
