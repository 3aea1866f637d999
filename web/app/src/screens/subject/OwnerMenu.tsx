// Who follows it: shown, and given to somebody else where one may.
import { ChevronDown, UserRound } from 'lucide-react';
import { useVerb } from '../../graph/perform';
import { Avatar } from '../../parts/Look';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../../parts/Menu';
import { useConfiguration } from '../../shell/configuration';
import { useMayWrite, useSession } from '../../shell/session';
import { SubjectGivenDocument } from './subject.documents';
import type { PartProps } from './Head';
import styles from './subject.module.css';
import { useSay } from './words';

export function OwnerMenu({ subject, put }: Omit<PartProps, 'may'>) {
  const say = useSay();
  const { users } = useConfiguration();
  const { viewer } = useSession();
  const may = useMayWrite();
  const [give] = useVerb(SubjectGivenDocument);
  const { owner, viewerCanAssign, id } = subject;
  const to = (ownerId: string | null) => void give({ id, ownerId }).then(({ payload }) => put(payload?.subject));
  const shown = (
    <>
      {owner ? <Avatar name={owner.name} size={20} /> : <UserRound size={14} aria-hidden />}
      <span>{owner?.name ?? say('nobody')}</span>
    </>
  );
  if (!may || (!viewerCanAssign && owner)) return <span className={styles.owner}>{shown}</span>;
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={styles.owner} aria-label={`${say('owner')}: ${owner?.name ?? say('nobody')}`}>
          {shown}
          <ChevronDown size={12} aria-hidden />
        </button>
      }
    >
      {owner?.id !== viewer.id && (
        <>
          <MenuItem icon={UserRound} onSelect={() => to(viewer.id)}>
            {say('take')}
          </MenuItem>
          <MenuLine />
        </>
      )}
      {viewerCanAssign &&
        users
          .filter(({ active, role }) => active && role !== 'VIEWER' && role !== 'SYSTEM' && role !== 'INTEGRATION')
          .map((user) => (
            <MenuChoice key={user.id} checked={user.id === owner?.id} onSelect={() => to(user.id)}>
              {user.name}
            </MenuChoice>
          ))}
      {viewerCanAssign && (
        <MenuChoice checked={owner === null} onSelect={() => to(null)}>
          {say('nobody')}
        </MenuChoice>
      )}
    </Menu>
  );
}
