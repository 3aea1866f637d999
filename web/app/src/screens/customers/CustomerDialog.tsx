// A customer is entered, or changed: only what was changed is sent, and a conflict asks whose value stays.
import { type FormEvent, type ReactNode, useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import type { AddressInput, CustomerUpdateInput } from '../../graph/schema';
import { Button } from '../../parts/Button';
import { Conflicts } from '../../parts/Conflicts';
import { Dialog } from '../../parts/Dialog';
import { Actions, Field, Form, FormError, Row, Select, TextArea } from '../../parts/Field';
import { useConfiguration } from '../../shell/configuration';
import { useSay as useCommon } from '../../words/common';
import { CustomerEditedDocument, type CustomerWholeFragment } from '../customer/customer.documents';
import { LIFECYCLES } from './asked';
import { CompanyField, type Company } from './CompanyField';
import { CustomerEnteredDocument } from './customers.documents';
import styles from './customers.module.css';
import { useSay } from './words';

const ADDRESS = ['street', 'number', 'complement', 'district', 'city', 'state', 'postalCode', 'country'] as const;
const FIELDS = ['name', 'type', 'lifecycle', 'taxId', 'emails', 'phones', 'address', 'channelId', 'companyId'];

type Given = Omit<CustomerUpdateInput, 'id'>;
type Props = { customer?: CustomerWholeFragment; onDone: (id: string, customer?: CustomerWholeFragment) => void; onClose: () => void };

export function CustomerDialog({ customer, onDone, onClose }: Props) {
  const say = useSay();
  const common = useCommon();
  const [before] = useState(customer);
  const [company, setCompany] = useState<Company>(before?.company ?? null);
  const [changes, setChanges] = useState<Given>({});
  const [errors, setErrors] = useState<UserError[]>([]);
  const [enter, entering] = useVerb(CustomerEnteredDocument, { quiet: true });
  const [edit, editing] = useVerb(CustomerEditedDocument, { quiet: true });

  async function save(changed: Given, expectedVersion: number) {
    if (!before || Object.keys(changed).length === 0) return onClose();
    const outcome = await edit({ id: before.id, expectedVersion, ...changed });
    setErrors(outcome.errors);
    if (!outcome.done) return;
    onDone(before.id, outcome.payload.customer ?? undefined);
    onClose();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = { ...givenIn(new FormData(event.currentTarget)), companyId: company?.id ?? null };
    if (before) {
      const changed = changesOf(given, before);
      setChanges(changed);
      return save(changed, before.version);
    }
    const outcome = await enter({ ...given, name: given.name ?? '', type: given.type ?? 'PERSON', lifecycle: given.lifecycle ?? 'LEAD' });
    setErrors(outcome.errors);
    if (outcome.done && outcome.payload.customer) onDone(outcome.payload.customer.id);
  }

  const settle = (theirs: ReadonlySet<string>, version: number) =>
    void save(Object.fromEntries(Object.entries(changes).filter(([field]) => !theirs.has(field))), version);
  const plain = errors.filter(({ conflict }) => !conflict);
  const names: Record<string, string> = { channelId: say('channel'), companyId: say('company') };
  return (
    <Dialog open onClose={onClose} title={say(before ? 'editTitle' : 'create')} wide>
      <form className={Form} onSubmit={(event) => void submit(event)}>
        <Fields before={before} errors={plain}>
          <CompanyField current={before?.company ?? null} onChoose={setCompany} error={errorsAt(plain, 'companyId')} except={before?.id} />
        </Fields>
        <Conflicts errors={errors} busy={editing} label={(field) => names[field] ?? say(field as 'name')} onSettle={settle} />
        <FormError>{errorsElsewhere(plain, FIELDS)}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" tone="primary" busy={entering || editing}>
            {before ? common('save') : say('createIt')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Fields({ before, errors, children }: { before: CustomerWholeFragment | undefined; errors: readonly UserError[]; children: ReactNode }) {
  const say = useSay();
  const { channels } = useConfiguration();
  return (
    <>
      <div className={Row}>
        <Field label={say('name')} name="name" required autoFocus maxLength={200} defaultValue={before?.name} error={errorsAt(errors, 'name')} />
        <Select label={say('type')} name="type" defaultValue={before?.type ?? 'PERSON'} error={errorsAt(errors, 'type')}>
          <option value="PERSON">{say('PERSON')}</option>
          <option value="COMPANY">{say('COMPANY')}</option>
        </Select>
        <Select label={say('lifecycle')} name="lifecycle" defaultValue={before?.lifecycle ?? 'LEAD'} error={errorsAt(errors, 'lifecycle')}>
          {LIFECYCLES.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </Select>
      </div>
      <div className={Row}>
        <TextArea
          label={say('emails')}
          name="emails"
          rows={2}
          optional
          defaultValue={before?.emails.map(({ address }) => address).join('\n')}
          hint={say('several')}
          error={errorsAt(errors, 'emails')}
        />
        <TextArea
          label={say('phones')}
          name="phones"
          rows={2}
          optional
          defaultValue={before?.phones.map(({ formatted }) => formatted).join('\n')}
          hint={say('several')}
          error={errorsAt(errors, 'phones')}
        />
      </div>
      <div className={Row}>
        <Field label={say('taxId')} name="taxId" optional defaultValue={before?.taxId ?? ''} error={errorsAt(errors, 'taxId')} />
        {children}
        <Select label={say('channel')} name="channelId" defaultValue={before?.channel?.id ?? ''} error={errorsAt(errors, 'channelId')}>
          <option value="">{say('noChannel')}</option>
          {channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <details className={styles.details} open={Boolean(before?.address)}>
        <summary>{say('address')}</summary>
        <div className={Row}>
          {ADDRESS.map((part) => (
            <Field key={part} label={say(part)} name={`address.${part}`} defaultValue={before?.address?.[part] ?? ''} />
          ))}
        </div>
        {errorsAt(errors, 'address') && <FormError>{errorsAt(errors, 'address')}</FormError>}
      </details>
    </>
  );
}

function givenIn(form: FormData): Given {
  const said = (name: string) => String(form.get(name) ?? '').trim() || null;
  const lines = (name: string) => (said(name) ?? '').split(/[\n;]+/).map((line) => line.trim()).filter(Boolean);
  const parts = ADDRESS.map((part) => [part, said(`address.${part}`)] as const);
  const address: AddressInput | null = parts.some(([, text]) => text) ? Object.fromEntries(parts) : null;
  return {
    name: said('name'),
    type: said('type') as Given['type'],
    lifecycle: said('lifecycle') as Given['lifecycle'],
    taxId: said('taxId'),
    emails: lines('emails'),
    phones: lines('phones'),
    channelId: said('channelId'),
    address,
  };
}

function changesOf(given: Given, before: CustomerWholeFragment): Given {
  const was: Record<string, unknown> = {
    ...before,
    emails: before.emails.map(({ address }) => address),
    phones: before.phones.map(({ formatted }) => formatted),
    channelId: before.channel?.id ?? null,
    companyId: before.company?.id ?? null,
    address: before.address && Object.fromEntries(ADDRESS.map((part) => [part, before.address?.[part] ?? null])),
  };
  return Object.fromEntries(Object.entries(given).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field])));
}
