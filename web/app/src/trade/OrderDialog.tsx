// One order: confirmed or cancelled, and changed while it is a draft.
import { type FormEvent, useState } from 'react';
import { sentence, useVerb } from '../graph/perform';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { Dialog } from '../parts/Dialog';
import { Actions, Field, Form, FormError } from '../parts/Field';
import { EditedLines, StandingLines } from './Lines';
import { blank, input, typed } from './lines';
import { PrintButton } from './PrintButton';
import { OrderCalledOffDocument, OrderEditedDocument, type OrderRowFragment, OrderSettledDocument } from './trade.documents';
import styles from './trade.module.css';
import { useSay } from './words';

export function OrderDialog({ order, may, onClose }: { order: OrderRowFragment; may: boolean; onClose: () => void }) {
  const say = useSay();
  const [lines, setLines] = useState(() => (order.lines.length ? order.lines.map(typed) : [blank()]));
  const [problem, setProblem] = useState<string>();
  const [cancelling, cancel] = useState(false);
  const [edit, editing] = useVerb(OrderEditedDocument, { quiet: true });
  const [confirm, confirming] = useVerb(OrderSettledDocument);
  const drafted = may && order.state === 'DRAFT';
  async function save(event: FormEvent) {
    event.preventDefault();
    const outcome = await edit({ id: order.id, expectedVersion: order.version, lines: lines.map(input) });
    setProblem(outcome.done ? undefined : sentence(outcome.errors));
  }
  return (
    <Dialog open wide onClose={onClose} title={say('order', { number: order.number })}>
      <form className={Form} onSubmit={(event) => void save(event)}>
        {drafted ? <EditedLines lines={lines} currency={order.currency} onChange={setLines} /> : <StandingLines lines={order.lines} total={order.total} />}
        {order.terms && <p className={styles.quiet}>{order.terms}</p>}
        {order.cancelledNote && <p>{order.cancelledNote}</p>}
        <FormError>{problem}</FormError>
        <div className={Actions}>
          <PrintButton id={order.id} />
          {may && order.state !== 'CANCELLED' && <Button onClick={() => cancel(true)}>{say('cancelOrder')}</Button>}
          {drafted && (
            <>
              <Button type="submit" busy={editing}>
                {say('save')}
              </Button>
              <Button tone="primary" busy={confirming} onClick={() => void confirm({ id: order.id })}>
                {say('confirm')}
              </Button>
            </>
          )}
        </div>
      </form>
      {cancelling && <CancelDialog order={order} onClose={() => cancel(false)} />}
    </Dialog>
  );
}

function CancelDialog({ order: { id, number }, onClose }: { order: OrderRowFragment; onClose: () => void }) {
  const say = useSay();
  const [note, setNote] = useState('');
  const [cancel, busy] = useVerb(OrderCalledOffDocument);
  const go = async () => (await cancel({ id, ...(note && { note }) })).done && onClose();
  return (
    <Confirm title={say('cancelTitle', { number })} deed={say('cancelIt')} busy={busy} onConfirm={() => void go()} onClose={onClose}>
      <p>{say('cancelText')}</p>
      <Field label={say('note')} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} optional />
    </Confirm>
  );
}
