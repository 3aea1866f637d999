// The markers: made, renamed, recoloured, deleted.
import { Pencil, Plus, Tag } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../parts/Button';
import { EmptyState } from '../../../parts/EmptyState';
import { Field } from '../../../parts/Field';
import { Editor } from '../Editor';
import { Remove } from '../Remove';
import { useConfigures } from '../rights';
import { Bar, Notice, Row, Rows, Shown, Swatch } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import {
  SettingsMarkerCreateDocument,
  SettingsMarkerDeleteDocument,
  SettingsMarkersDocument,
  type SettingsMarkersQuery,
  SettingsMarkerUpdateDocument,
} from './markers.documents';
import { useSay } from './words';

type Marker = SettingsMarkersQuery['markers'][number];

export default function Markers() {
  const say = useSay();
  const shared = useShared();
  const may = useConfigures();
  const answer = useFresh(SettingsMarkersDocument, 'Marker');
  const [edited, setEdited] = useState<Marker | 'new'>();
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => setEdited('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Shown answer={answer}>
      {({ markers }) => (
        <>
          {!may && <Notice>{shared('onlyManagers')}</Notice>}
          {may && markers.length > 0 && <Bar>{add}</Bar>}
          {markers.length === 0 ? (
            <EmptyState icon={Tag} title={say('empty')} action={may && add}>
              {say('emptyText')}
            </EmptyState>
          ) : (
            <Rows label={shared('markers')}>
              {markers.map((marker) => (
                <Row
                  key={marker.id}
                  lead={<Swatch color={marker.color} />}
                  name={marker.name}
                  detail={say('used', { count: marker.subjectCount })}
                >
                  {may && (
                    <>
                      <IconButton icon={Pencil} small label={`${shared('edit')}: ${marker.name}`} onClick={() => setEdited(marker)} />
                      <Remove
                        document={SettingsMarkerDeleteDocument}
                        input={{ id: marker.id, expectedVersion: marker.version }}
                        name={marker.name}
                        title={say('deleteTitle', { name: marker.name })}
                        onDone={answer.refetch}
                      >
                        {say('deleteText', { count: marker.subjectCount })}
                      </Remove>
                    </>
                  )}
                </Row>
              ))}
            </Rows>
          )}
          {edited && <MarkerEditor marker={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onDone={answer.refetch} />}
        </>
      )}
    </Shown>
  );
}

function MarkerEditor({ marker, onClose, onDone }: { marker: Marker | undefined; onClose: () => void; onDone: () => void }) {
  const say = useSay();
  const shared = useShared();
  const common = { title: say(marker ? 'edit' : 'add'), onClose, onDone };
  const fields = (at: (field: string) => string | undefined) => (
    <>
      <Field label={shared('name')} name="name" required maxLength={60} defaultValue={marker?.name} autoFocus error={at('name')} />
      <Field label={shared('color')} name="color" type="color" defaultValue={marker?.color ?? '#5b5bd6'} error={at('color')} />
    </>
  );
  if (!marker) {
    return (
      <Editor {...common} document={SettingsMarkerCreateDocument} input={(form) => ({ name: form.text('name'), color: form.text('color') })}>
        {fields}
      </Editor>
    );
  }
  return (
    <Editor
      {...common}
      document={SettingsMarkerUpdateDocument}
      input={(form) => ({ id: marker.id, expectedVersion: marker.version, name: form.text('name'), color: form.text('color') })}
    >
      {fields}
    </Editor>
  );
}
