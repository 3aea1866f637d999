// A labelled field of a form, with its hint and its refusal tied to it for screen readers.
import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react';
import { useSay } from '../words/common';
import { classes } from './classes';
import styles from './Field.module.css';

type Common = { label: string; hint?: ReactNode; error?: string | undefined; optional?: boolean; hideLabel?: boolean; className?: string };

function useField({ hint, error }: Common) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return { id, attributes: { id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined } };
}

function Frame({ id, label, hint, error, optional, hideLabel, className, children }: Common & { id: string; children: ReactNode }) {
  const say = useSay();
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={hideLabel ? 'unseen' : styles.label}>
        {label}
        {optional && <span className={styles.optional}> ({say('optional')})</span>}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

const split = <P extends Common>({ label, hint, error, optional, hideLabel, className, ...rest }: P) => ({
  common: { label, hint, error, optional, hideLabel, className } as Common,
  rest,
});

export function Field(props: Common & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  const { common, rest } = split(props);
  const { id, attributes } = useField(common);
  return (
    <Frame id={id} {...common}>
      <input {...rest} {...attributes} className={styles.control} />
    </Frame>
  );
}

export function TextArea(props: Common & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  const { common, rest } = split(props);
  const { id, attributes } = useField(common);
  return (
    <Frame id={id} {...common}>
      <textarea rows={3} {...rest} {...attributes} className={classes(styles.control, styles.area)} />
    </Frame>
  );
}

/** The browser's own list: best on phones, right for keyboards and screen readers everywhere. */
export function Select(props: Common & SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> }) {
  const { common, rest } = split(props);
  const { id, attributes } = useField(common);
  return (
    <Frame id={id} {...common}>
      <select {...rest} {...attributes} className={classes(styles.control, styles.select)} />
    </Frame>
  );
}

export function Checkbox({ label, hint, ...rest }: { label: ReactNode; hint?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={styles.check}>
      <input type="checkbox" {...rest} />
      <span>
        {label}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}

/** Fields one below the other, then the buttons. */
export const Form = styles.form;
export const Row = styles.row;
export const Actions = styles.actions;
export const FormError = ({ children }: { children: ReactNode }) =>
  children ? (
    <p role="alert" className={styles.banner}>
      {children}
    </p>
  ) : null;
