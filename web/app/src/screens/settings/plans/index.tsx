// The plans: sets of activities around a day.
import { CalendarRange, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../parts/Button';
import { EmptyState } from '../../../parts/EmptyState';
import { Remove } from '../Remove';
import { useConfigures } from '../rights';
import { Bar, Notice, Row, Rows, Shown } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import { PlanEditor } from './PlanEditor';
import { SettingsPlanDeleteDocument, type SettingsPlanFragment, SettingsPlansDocument } from './plans.documents';
import { useSay } from './words';

export default function Plans() {
  const say = useSay();
  const shared = useShared();
  const may = useConfigures();
  const answer = useFresh(SettingsPlansDocument, 'ActivityPlan');
  const [edited, setEdited] = useState<SettingsPlanFragment | 'new'>();
  const add = (
    <Button icon={Plus} tone="primary" onClick={() => setEdited('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Shown answer={answer}>
      {({ activityPlans }) => (
        <>
          {!may && <Notice>{shared('onlyManagers')}</Notice>}
          {may && activityPlans.length > 0 && <Bar>{add}</Bar>}
          {activityPlans.length === 0 ? (
            <EmptyState icon={CalendarRange} title={say('empty')} action={may && add}>
              {say('emptyText')}
            </EmptyState>
          ) : (
            <Rows label={shared('plans')}>
              {activityPlans.map((plan) => (
                <Row
                  key={plan.id}
                  name={plan.name}
                  detail={`${say('steps', { count: plan.steps.length })}: ${plan.steps.map(({ type }) => type.name).join(' → ')}`}
                >
                  {may && (
                    <>
                      <IconButton icon={Pencil} small label={`${shared('edit')}: ${plan.name}`} onClick={() => setEdited(plan)} />
                      <Remove
                        document={SettingsPlanDeleteDocument}
                        input={{ id: plan.id, expectedVersion: plan.version }}
                        name={plan.name}
                        title={say('deleteTitle', { name: plan.name })}
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
          {edited && <PlanEditor plan={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onDone={answer.refetch} />}
        </>
      )}
    </Shown>
  );
}
