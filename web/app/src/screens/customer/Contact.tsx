// How to reach them, where they are, whom they belong to.
import { Building2, Mail, MailX, MapPin, Phone, UserRound } from 'lucide-react';
import { Link } from 'wouter';
import { useVerb } from '../../graph/perform';
import { IconButton } from '../../parts/Button';
import { Badge, Instant } from '../../parts/Look';
import page from '../subject/subject.module.css';
import { CustomerMailRefusedDocument, type CustomerWholeFragment } from './customer.documents';
import { taxNumber } from '../../words/format';
import { useSay } from './words';

type Props = { customer: CustomerWholeFragment; onSaved: (customer: CustomerWholeFragment) => void };

export function Contact({ customer, onSaved }: Props) {
  const say = useSay();
  const { emails, phones, address, taxId, channel, createdAt, company, contacts } = customer;
  const place = address && [[address.street, address.number].filter(Boolean).join(', '), address.complement, address.district, address.city, address.state, address.postalCode, address.country].filter(Boolean).join(' · ');
  return (
    <>
      <div className={page.person}>
        {emails.map((email) => (
          <EmailLine key={email.address} email={email} customer={customer} onSaved={onSaved} />
        ))}
        {phones.map(({ number, formatted }) => (
          <p key={number}>
            <Phone size={13} aria-hidden />
            <a href={`tel:${number}`}>{formatted}</a>
          </p>
        ))}
        {place && (
          <p>
            <MapPin size={13} aria-hidden />
            <span className={page.break}>{place}</span>
          </p>
        )}
        {emails.length + phones.length === 0 && <p className={page.quiet}>{say('noContact')}</p>}
      </div>
      <dl className={page.pairs}>
        {taxId && (
          <div>
            <dt>{say('taxId')}</dt>
            <dd>{taxNumber(taxId)}</dd>
          </div>
        )}
        {company && (
          <div>
            <dt>{say('company')}</dt>
            <dd>
              <Link href={`/customers/${company.id}`}>{company.name}</Link>
            </dd>
          </div>
        )}
        {channel && (
          <div>
            <dt>{say('channel')}</dt>
            <dd>{channel.name}</dd>
          </div>
        )}
        <div>
          <dt>{say('since')}</dt>
          <dd>
            <Instant at={createdAt} />
          </dd>
        </div>
      </dl>
      {contacts.length > 0 && <h3 className={page.small}>{say('contacts')}</h3>}
      <ul className={page.others}>
        {contacts.map(({ id, name, type, emails: theirs, phones: numbers }) => (
          <li key={id}>
            {type === 'COMPANY' ? <Building2 size={14} aria-hidden /> : <UserRound size={14} aria-hidden />}
            <div className={page.grow}>
              <Link href={`/customers/${id}`}>{name}</Link>
              <p className={page.quiet}>{[theirs[0]?.address, numbers[0]?.formatted].filter(Boolean).join(' · ')}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function EmailLine({ email, customer, onSaved }: Props & { email: CustomerWholeFragment['emails'][number] }) {
  const say = useSay();
  const [refuse, busy] = useVerb(CustomerMailRefusedDocument);
  const { address, undeliverable, doNotEmailAt } = email;
  const turn = async () => {
    const { payload } = await refuse({ id: customer.id, address, doNotEmail: doNotEmailAt === null });
    if (payload?.customer) onSaved(payload.customer);
  };
  return (
    <p>
      <Mail size={13} aria-hidden />
      <span className={page.break}>{address}</span>
      {undeliverable && <Badge tone="overdue">{say('undeliverable')}</Badge>}
      {doNotEmailAt && <Badge tone="today">{say('doNotEmail')}</Badge>}
      {customer.viewerCanEdit && (
        <IconButton
          icon={doNotEmailAt ? Mail : MailX}
          small
          busy={busy}
          label={say(doNotEmailAt ? 'allowMail' : 'stopMail', { address })}
          onClick={() => void turn()}
        />
      )}
    </p>
  );
}
