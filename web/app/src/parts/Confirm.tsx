// A question before what cannot be undone, with the deed on its button. It closes when the deed is done.
import type { ReactNode } from 'react';
import { useSay } from '../words/common';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Actions, Form, FormError } from './Field';

type Props = {
  title: string;
  children: ReactNode;
  /** The deed, as a verb. */
  deed: string;
  busy?: boolean;
  problem?: string | undefined;
  /** It takes nothing away: the button is no warning. */
  harmless?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

export function Confirm({ title, children, deed, busy, problem, harmless, onConfirm, onClose }: Props) {
  const say = useSay();
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        className={Form}
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        {typeof children === 'string' ? <p>{children}</p> : children}
        <FormError>{problem}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" tone={harmless ? 'primary' : 'danger'} busy={busy ?? false}>
            {deed}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
