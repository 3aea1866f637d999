// The lines of a proposal or an order: to be read, or while it is a draft to be written.
import { Plus, Trash2 } from 'lucide-react';
import { Button, IconButton } from '../parts/Button';
import { Field, Select } from '../parts/Field';
import { Money } from '../parts/Look';
import { Table } from '../parts/Table';
import { useLocale } from '../words/catalogue';
import { type MoneyValue, symbol } from '../words/format';
import { blank, cost, type Off, type Typed } from './lines';
import type { TradeLineRowFragment } from './trade.documents';
import styles from './trade.module.css';
import { useSay } from './words';

type Props = { lines: Typed[]; currency: string; onChange: (lines: Typed[]) => void };

export function EditedLines({ lines, currency, onChange }: Props) {
  const say = useSay();
  const locale = useLocale();
  const put = (key: number, change: Partial<Typed>) => onChange(lines.map((line) => (line.key === key ? { ...line, ...change } : line)));
  const total = lines.reduce((sum, line) => sum + cost(line), 0);
  return (
    <>
      {lines.map((line, number) => (
        <div key={line.key} className={styles.line} data-line={number}>
          <Field label={say('description')} value={line.description} onChange={(event) => put(line.key, { description: event.target.value })} required maxLength={500} />
          <Field label={say('quantity')} value={line.quantity} inputMode="decimal" onChange={(event) => put(line.key, { quantity: event.target.value })} />
          <Field label={say('unit')} value={line.unit} maxLength={20} onChange={(event) => put(line.key, { unit: event.target.value })} />
          <Field label={say('price')} value={line.price} inputMode="decimal" required onChange={(event) => put(line.key, { price: event.target.value })} />
          <span className={styles.off}>
            <Field label={say('discount')} value={line.discount} inputMode="decimal" onChange={(event) => put(line.key, { discount: event.target.value })} />
            <Select label={say('off')} hideLabel value={line.off} onChange={(event) => put(line.key, { off: event.target.value as Off })}>
              <option value="percent">%</option>
              <option value="amount">{symbol(currency, locale)}</option>
            </Select>
          </span>
          <span className={styles.cost}>
            <Money value={{ amount: cost(line).toFixed(2), currency }} />
          </span>
          <IconButton icon={Trash2} small label={say('removeLine', { number: number + 1 })} onClick={() => onChange(lines.filter(({ key }) => key !== line.key))} />
        </div>
      ))}
      <div className={styles.foot}>
        <Button small icon={Plus} onClick={() => onChange([...lines, blank()])}>
          {say('addLine')}
        </Button>
        <span className={styles.total}>
          {say('total')} <Money value={{ amount: total.toFixed(2), currency }} />
        </span>
      </div>
    </>
  );
}

type Standing = { lines: readonly TradeLineRowFragment[]; total: MoneyValue; discount: MoneyValue };

export function StandingLines({ lines, total, discount }: Standing) {
  const say = useSay();
  const locale = useLocale();
  const rows = lines.map((line, number) => ({ ...line, number }));
  return (
    <>
      <Table
        caption={say('lines')}
        rows={rows}
        rowKey={(row) => String(row.number)}
        columns={[
          { key: 'description', title: say('description'), cell: (row) => row.description },
          { key: 'quantity', title: say('quantity'), numeric: true, cell: (row) => `${Number(row.quantity).toLocaleString(locale)} ${row.unit ?? ''}` },
          { key: 'price', title: say('price'), numeric: true, cell: (row) => <Money value={row.unitPrice} /> },
          { key: 'discount', title: say('discount'), numeric: true, cell: ({ discount: off }) => off && (off.amount ? <Money value={off.amount} /> : `${Number(off.percent).toLocaleString(locale)} %`) },
          { key: 'amount', title: say('amount'), numeric: true, cell: (row) => <Money value={row.total} /> },
        ]}
      />
      <div className={styles.foot}>
        <span className={styles.quiet}>
          {Number(discount.amount) > 0 && (
            <>
              {say('discounts')} <Money value={discount} />
            </>
          )}
        </span>
        <span className={styles.total}>
          {say('total')} <Money value={total} />
        </span>
      </div>
    </>
  );
}
