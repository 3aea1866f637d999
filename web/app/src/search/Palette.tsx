// What was found, by kind, while one types: arrows choose, Enter opens. The list follows the field by ARIA's combobox pattern.
import { CircleCheck, Filter, type LucideIcon, Mail, Search, StickyNote, User } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { SearchKind } from '../graph/schema';
import { useAnswer } from '../graph/useAnswer';
import { classes } from '../parts/classes';
import { Instant } from '../parts/Look';
import { SearchDocument, type SearchQuery } from './search.documents';
import styles from './Search.module.css';
import { useSay } from './words';

type Hit = SearchQuery['search'][number];

const PAUSE = 180;
const ICONS: Record<SearchKind, LucideIcon> = { SUBJECT: Filter, CUSTOMER: User, NOTE: StickyNote, MESSAGE: Mail, ACTIVITY: CircleCheck };
const KINDS = Object.keys(ICONS) as SearchKind[];

const addressOf = ({ subject, customer }: Hit) => (subject ? `/subjects/${subject.id}` : customer ? `/customers/${customer.id}` : null);

export default function Palette({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const { data, problem, fetching } = useAnswer(SearchDocument, asked.length > 1 ? { text: asked } : null);
  const hits = useMemo(() => (asked.length > 1 ? byKind(data?.search ?? []) : []), [asked, data]);
  const [at, setAt] = useState(0);
  const id = useId();
  useEffect(() => setAt(0), [hits]);

  function open(hit: Hit | undefined) {
    const address = hit && addressOf(hit);
    if (!address) return;
    onClose();
    navigate(address);
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) setAt((now) => (now + step + hits.length) % hits.length);
    else if (event.key === 'Enter') open(hits[at]);
    else return;
    event.preventDefault();
  }

  const told = problem ?? (asked.length < 2 ? say('hint') : data && !fetching && hits.length === 0 ? say('nothing') : '');
  return (
    <Radix.Root open onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content className={styles.palette} aria-describedby={undefined}>
          <Radix.Title className="unseen">{say('search')}</Radix.Title>
          <label className={styles.field}>
            <Search size={18} aria-hidden />
            <input
              type="search"
              role="combobox"
              aria-expanded={hits.length > 0}
              aria-controls={`${id}-list`}
              aria-activedescendant={hits.length ? `${id}-${at}` : undefined}
              aria-label={say('search')}
              placeholder={say('placeholder')}
              maxLength={200}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={onKeyDown}
            />
          </label>
          <div className={styles.results} role="listbox" id={`${id}-list`} aria-label={say('results')}>
            {hits.map((hit, index) => (
              <Row key={`${hit.id}`} id={`${id}-${index}`} hit={hit} first={hits[index - 1]?.kind !== hit.kind} here={index === at} onOpen={() => open(hit)} />
            ))}
          </div>
          {told && <p className={styles.told}>{told}</p>}
          <p className="unseen" role="status">
            {hits.length > 0 && say('found', { count: hits.length })}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Row({ id, hit, first, here, onOpen }: { id: string; hit: Hit; first: boolean; here: boolean; onOpen: () => void }) {
  const say = useSay();
  const Icon = ICONS[hit.kind];
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const about = hit.kind === 'SUBJECT' ? hit.customer?.name : hit.kind === 'CUSTOMER' ? undefined : (hit.subject?.title ?? hit.customer?.name);
  return (
    <>
      {first && (
        <p className={styles.kind} role="presentation">
          {say(hit.kind)}
        </p>
      )}
      <div ref={row} id={id} role="option" aria-selected={here} className={classes(styles.row, here && styles.here)} onClick={onOpen}>
        <Icon size={16} aria-hidden />
        <span className={styles.text}>
          {hit.fragments.slice(0, 2).map(({ field, parts }) => (
            <span key={field} className={styles.line}>
              {parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text))}
            </span>
          ))}
          {about && <span className={styles.about}>{about}</span>}
        </span>
        <span className={styles.when}>
          <Instant at={hit.at} />
        </span>
      </div>
    </>
  );
}

/** Kind by kind, the kind of the best hit first. */
function byKind(hits: readonly Hit[]): Hit[] {
  const order = [...new Set([...hits.map(({ kind }) => kind), ...KINDS])];
  return order.flatMap((kind) => hits.filter((hit) => hit.kind === kind));
}

/** What was typed, once nothing more is typed for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
