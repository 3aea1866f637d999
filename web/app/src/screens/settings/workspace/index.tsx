// What holds for the whole installation.
import { Checkbox, Field, Row, Select, TextArea } from '../../../parts/Field';
import { toast } from '../../../parts/Toast';
import { useSession } from '../../../shell/session';
import { Filling } from '../Editor';
import { useAdministers } from '../rights';
import settings from '../Settings.module.css';
import { Notice, Shown } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import { Zone } from '../Zone';
import { useSay } from './words';
import { SettingsWorkspaceDocument, type SettingsWorkspaceQuery, SettingsWorkspaceUpdateDocument } from './workspace.documents';

export default function Workspace() {
  const shared = useShared();
  const may = useAdministers();
  const answer = useFresh(SettingsWorkspaceDocument, 'Workspace');
  return (
    <Shown answer={answer}>
      {({ workspace }) => (
        <>
          {!may && <Notice>{shared('onlyAdmins')}</Notice>}
          <fieldset className={settings.part} disabled={!may}>
            <legend className="unseen">{shared('workspace')}</legend>
            <WorkspaceForm key={workspace.version} workspace={workspace} onDone={answer.refetch} />
          </fieldset>
        </>
      )}
    </Shown>
  );
}

function WorkspaceForm({ workspace, onDone }: { workspace: SettingsWorkspaceQuery['workspace']; onDone: () => void }) {
  const say = useSay();
  const shared = useShared();
  const { refresh } = useSession();
  return (
    <div className={settings.panel}>
      <Filling
        document={SettingsWorkspaceUpdateDocument}
        input={(form) => ({
          expectedVersion: workspace.version,
          name: form.text('name'),
          zone: form.text('zone'),
          currency: form.text('currency').toUpperCase(),
          locale: form.text('locale'),
          idleDays: form.number('idleDays') ?? 0,
          rottingDefault: form.number('rottingDefault'),
          holidays: form.lines('holidays'),
          hintsElsewhere: form.checked('hintsElsewhere'),
        })}
        onDone={() => {
          toast({ tone: 'good', text: shared('saved') });
          void refresh();
          onDone();
        }}
      >
        {(at) => (
          <>
            <Field label={shared('name')} name="name" required maxLength={120} defaultValue={workspace.name} error={at('name')} />
            <div className={Row}>
              <Zone zone={workspace.zone} error={at('zone')} hint={say('zoneHint')} />
              <Select label={say('locale')} name="locale" defaultValue={workspace.locale} error={at('locale')}>
                <option value="pt-BR">Português (Brasil)</option>
                <option value="en">English</option>
              </Select>
              <Field
                label={say('currency')}
                hint={say('currencyHint')}
                name="currency"
                required
                minLength={3}
                maxLength={3}
                defaultValue={workspace.currency}
                error={at('currency')}
              />
            </div>
            <div className={Row}>
              <Field
                label={say('idle')}
                hint={say('idleHint')}
                name="idleDays"
                type="number"
                min={1}
                max={3650}
                required
                defaultValue={workspace.idleDays}
                error={at('idleDays')}
              />
              <Field
                label={say('rotting')}
                hint={say('rottingHint')}
                name="rottingDefault"
                type="number"
                min={1}
                max={3650}
                defaultValue={workspace.rottingDefault ?? ''}
                error={at('rottingDefault')}
              />
            </div>
            <TextArea
              label={say('holidays')}
              hint={say('holidaysHint')}
              name="holidays"
              rows={5}
              defaultValue={workspace.holidays.join('\n')}
              error={at('holidays')}
            />
            <Checkbox label={say('hints')} name="hintsElsewhere" defaultChecked={workspace.hintsElsewhere} />
          </>
        )}
      </Filling>
    </div>
  );
}
