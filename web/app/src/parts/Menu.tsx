// A list of things to do behind a button, and a small pane beside one. Arrow keys, letters and Escape work.
import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu, Popover as RadixPopover } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes';
import styles from './Menu.module.css';

type MenuProps = { trigger: ReactElement; children: ReactNode; align?: 'start' | 'end'; initiallyOpen?: boolean };

/** `initiallyOpen`: for a menu that is made when it is first asked for. */
export function Menu({ trigger, children, align = 'end', initiallyOpen = false }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen={initiallyOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.pane} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({
  icon: Icon,
  danger,
  disabled,
  onSelect,
  children,
}: {
  icon?: LucideIcon;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Item className={classes(styles.item, danger && styles.danger)} disabled={disabled} onSelect={onSelect}>
      {Icon ? <Icon size={15} aria-hidden /> : <span className={styles.blank} />}
      <span className={styles.text}>{children}</span>
    </DropdownMenu.Item>
  );
}

/** One of several, or an on and off: the chosen one is ticked. */
export function MenuChoice({ checked, onSelect, children }: { checked: boolean; onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.CheckboxItem className={styles.item} checked={checked} onSelect={onSelect}>
      <span className={styles.blank}>{checked && <Check size={15} aria-hidden />}</span>
      <span className={styles.text}>{children}</span>
    </DropdownMenu.CheckboxItem>
  );
}

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className={styles.label}>{children}</DropdownMenu.Label>
);
export const MenuLine = () => <DropdownMenu.Separator className={styles.line} />;

/** A pane beside its button, for a few fields or a filter. */
export function Popover({
  trigger,
  label,
  children,
  open,
  onOpenChange,
  align = 'start',
}: {
  trigger: ReactElement;
  label: string;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: 'start' | 'end' | 'center';
}) {
  return (
    <RadixPopover.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          className={classes(styles.pane, styles.popover)}
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
