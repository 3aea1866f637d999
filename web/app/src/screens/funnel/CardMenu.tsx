// What can be done with a card without opening it. The menu itself is made when it is first asked for.
import { Ban, CalendarPlus, Check, CircleX, Ellipsis, ExternalLink, RotateCcw, Sparkles, Trophy, UserPlus, ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { IconButton } from '../../parts/Button';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../parts/Menu';
import { useConfiguration } from '../../shell/configuration';
import { useSession } from '../../shell/session';
import { useActs } from './acts';
import type { Card } from './board';
import styles from './Card.module.css';
import { useSay } from './words';

export function CardMenu({ card }: { card: Card }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const label = say('menu', { title: card.title });
  if (!asked) {
    return <IconButton icon={Ellipsis} label={label} small className={styles.menu} aria-haspopup="menu" onClick={() => setAsked(true)} />;
  }
  return (
    <Menu
      initiallyOpen
      trigger={<IconButton icon={Ellipsis} label={label} small className={styles.menu} />}
    >
      <Items card={card} />
    </Menu>
  );
}

function Items({ card }: { card: Card }) {
  const say = useSay();
  const acts = useActs();
  const { viewer } = useSession();
  const { stages } = useConfiguration();
  const [, navigate] = useLocation();
  const open = card.outcome === 'OPEN';
  return (
    <>
      <MenuItem icon={ExternalLink} onSelect={() => navigate(`/subjects/${card.id}`)}>
        {say('openCard')}
      </MenuItem>
      <MenuItem icon={CalendarPlus} onSelect={() => acts.ask({ kind: 'schedule', card })}>
        {say('schedule')}
      </MenuItem>
      {card.nextActivity && (
        <MenuItem icon={Check} onSelect={() => void acts.complete(card)}>
          {say('complete')}
        </MenuItem>
      )}
      {card.suggestions.length > 0 && (
        <MenuItem icon={Sparkles} onSelect={() => acts.ask({ kind: 'suggestions', card })}>
          {say('suggestion', { count: card.suggestions.length })}
        </MenuItem>
      )}
      {card.owner?.id !== viewer.id && (
        <MenuItem icon={UserPlus} onSelect={() => void acts.own(card)}>
          {say('take')}
        </MenuItem>
      )}
      <MenuLine />
      {card.kind === 'PROSPECT' ? (
        <>
          <MenuItem icon={ArrowRightLeft} onSelect={() => acts.ask({ kind: 'convert', card })}>
            {say('convert')}
          </MenuItem>
          <MenuItem icon={Ban} danger onSelect={() => void acts.discard(card)}>
            {say('discard')}
          </MenuItem>
        </>
      ) : open ? (
        <>
          <MenuItem icon={Trophy} onSelect={() => void acts.win(card)}>
            {say('win')}
          </MenuItem>
          <MenuItem icon={CircleX} onSelect={() => acts.ask({ kind: 'lose', card })}>
            {say('lose')}
          </MenuItem>
        </>
      ) : (
        <MenuItem icon={RotateCcw} onSelect={() => void acts.reopen(card)}>
          {say('reopen')}
        </MenuItem>
      )}
      {card.kind === 'OPPORTUNITY' && (
        <>
          <MenuLine />
          <MenuLabel>{say('moveTo')}</MenuLabel>
          {stages
            .filter(({ id }) => id !== card.stage?.id)
            .map((stage) => (
              <MenuItem key={stage.id} onSelect={() => acts.moveTo(card, stage)}>
                {stage.name}
              </MenuItem>
            ))}
        </>
      )}
    </>
  );
}
