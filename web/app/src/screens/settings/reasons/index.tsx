// The lost reasons: made, renamed, deleted.
import { Pencil, Plus, ThumbsDown } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../parts/Button';
import { EmptyState } from '../../../parts/EmptyState';
import { Checkbox, Field } from '../../../parts/Field';
import { Editor } from '../Editor';
import { Remove } from '../Remove';
import { useConfigures } from '../rights';
import { Bar, Notice, Row, Rows, Shown } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import {
  SettingsLostReasonCreateDocument,
  SettingsLostReasonDeleteDocument,
  SettingsLostReasonsDocument,
  type SettingsLostReasonsQuery,
  SettingsLostReasonUpdateDocument,
} from './reasons.documents';
import { useSay } from './words';

type Reason = SettingsLostReasonsQuery['lostReasons'][number];

export default function Reasons() {
  const say = useSay();
  const shared = useShared();
  const may = useConfigures();
  const answer = useFresh(SettingsLostReasonsDocument, 'LostReason');
  const [edited, setEdited] = useState<Reason | 'new'>();
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => setEdited('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Shown answer={answer}>
      {({ lostReasons }) => (
        <>
          {!may && <Notice>{shared('onlyManagers')}</Notice>}
          {may && lostReasons.length > 0 && <Bar>{add}</Bar>}
          {lostReasons.length === 0 ? (
            <EmptyState icon={ThumbsDown} title={say('empty')} action={may && add}>
              {say('emptyText')}
            </EmptyState>
          ) : (
            <Rows label={shared('reasons')}>
              {lostReasons.map((reason) => (
                <Row key={reason.id} name={reason.name} detail={reason.needsNote && say('needsNote')}>
                  {may && (
                    <>
                      <IconButton icon={Pencil} small label={`${shared('edit')}: ${reason.name}`} onClick={() => setEdited(reason)} />
                      <Remove
                        document={SettingsLostReasonDeleteDocument}
                        input={{ id: reason.id, expectedVersion: reason.version }}
                        name={reason.name}
                        title={say('deleteTitle', { name: reason.name })}
                        onDone={answer.refetch}
                      >
                        {say('deleteText')}
                      </Remove>
                    </>
                  )}
                </Row>
              ))}
            </Rows>
          )}
          {edited && <ReasonEditor reason={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onDone={answer.refetch} />}
        </>
      )}
    </Shown>
  );
}

function ReasonEditor({ reason, onClose, onDone }: { reason: Reason | undefined; onClose: () => void; onDone: () => void }) {
  const say = useSay();
  const shared = useShared();
  const common = { title: say(reason ? 'edit' : 'add'), onClose, onDone };
  const fields = (at: (field: string) => string | undefined) => (
    <>
      <Field label={shared('name')} name="name" required maxLength={120} defaultValue={reason?.name} autoFocus error={at('name')} />
      <Checkbox label={say('needsNote')} hint={say('needsNoteHint')} name="needsNote" defaultChecked={reason?.needsNote} />
    </>
  );
  if (!reason) {
    return (
      <Editor
        {...common}
        document={SettingsLostReasonCreateDocument}
        input={(form) => ({ name: form.text('name'), needsNote: form.checked('needsNote') })}
      >
        {fields}
      </Editor>
    );
  }
  return (
    <Editor
      {...common}
      document={SettingsLostReasonUpdateDocument}
      input={(form) => ({ id: reason.id, expectedVersion: reason.version, name: form.text('name'), needsNote: form.checked('needsNote') })}
    >
      {fields}
    </Editor>
  );
}
