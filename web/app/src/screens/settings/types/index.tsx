// The activity types: how they look, when they are due, what follows; taken out of use and back.
import { ListChecks, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../../../graph/perform';
import { Button, IconButton } from '../../../parts/Button';
import { EmptyState } from '../../../parts/EmptyState';
import { ActivityIcon } from '../../../parts/icons';
import { Badge } from '../../../parts/Look';
import { Remove } from '../Remove';
import { useConfigures } from '../rights';
import { Bar, Notice, Row, Rows, Shown } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import { TypeEditor } from './TypeEditor';
import {
  SettingsActivityTypeArchiveDocument,
  type SettingsActivityTypeFragment,
  SettingsActivityTypesDocument,
} from './types.documents';
import { useSay } from './words';

type Type = SettingsActivityTypeFragment;

export default function Types() {
  const say = useSay();
  const shared = useShared();
  const may = useConfigures();
  const answer = useFresh(SettingsActivityTypesDocument, 'ActivityType');
  const [edited, setEdited] = useState<Type | 'new'>();
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => setEdited('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Shown answer={answer}>
      {({ activityTypes }) => (
        <>
          {!may && <Notice>{shared('onlyManagers')}</Notice>}
          {may && activityTypes.length > 0 && <Bar>{add}</Bar>}
          {activityTypes.length === 0 ? (
            <EmptyState icon={ListChecks} title={say('empty')} action={may && add}>
              {say('emptyText')}
            </EmptyState>
          ) : (
            <Rows label={shared('types')}>
              {activityTypes.map((type) => (
                <TypeRow key={type.id} type={type} may={may} onEdit={() => setEdited(type)} onDone={answer.refetch} />
              ))}
            </Rows>
          )}
          {edited && (
            <TypeEditor
              type={edited === 'new' ? undefined : edited}
              all={activityTypes}
              onClose={() => setEdited(undefined)}
              onDone={answer.refetch}
            />
          )}
        </>
      )}
    </Shown>
  );
}

type RowProps = { type: Type; may: boolean; onEdit: () => void; onDone: () => void };

function TypeRow({ type, may, onEdit, onDone }: RowProps) {
  const say = useSay();
  const shared = useShared();
  const [restore, busy] = useVerb(SettingsActivityTypeArchiveDocument);
  const name = (
    <>
      {type.name} {type.archivedAt && <Badge>{say('archived')}</Badge>}
    </>
  );
  return (
    <Row lead={<ActivityIcon name={type.icon} size={18} color={type.color} />} name={name} detail={<Detail type={type} />}>
      {may && (
        <>
          <IconButton icon={Pencil} small label={`${shared('edit')}: ${type.name}`} onClick={onEdit} />
          {type.archivedAt ? (
            <Button small busy={busy} onClick={() => void restore({ id: type.id, restore: true }).then(onDone)}>
              {say('restore')}
            </Button>
          ) : (
            <Remove
              document={SettingsActivityTypeArchiveDocument}
              input={{ id: type.id, restore: false }}
              name={type.name}
              title={say('archiveTitle', { name: type.name })}
              deed={say('archive')}
              onDone={onDone}
            >
              {say('archiveText')}
            </Remove>
          )}
        </>
      )}
    </Row>
  );
}

function Detail({ type: { due, suggests, triggers } }: { type: Type }) {
  const say = useSay();
  const unit = due.workingDays && due.unit === 'DAYS' ? `${say('DAYS')} (${say('working')})` : say(due.unit);
  const said = [
    due.amount === 0 ? say('sameDay') : say('after', { count: due.amount, unit }),
    suggests.length > 0 && say('suggests', { names: suggests.map(({ name }) => name).join(', ') }),
    triggers && say('triggers', { names: triggers.name }),
  ];
  return <>{said.filter(Boolean).join(' · ')}</>;
}
