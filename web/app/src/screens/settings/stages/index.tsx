// The stages, in an order that is changed by dragging and by the arrow keys.
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useVerb } from '../../../graph/perform';
import { Button, IconButton } from '../../../parts/Button';
import { Badge } from '../../../parts/Look';
import { useConfigures } from '../rights';
import { Bar, Notice, Row, Rows, Shown } from '../Shown';
import { useFresh } from '../useFresh';
import { useSay as useShared } from '../words';
import { DeleteStage } from './DeleteStage';
import { moved, Ordered } from './Ordered';
import { StageEditor } from './StageEditor';
import { type SettingsStageFragment, SettingsStageReorderDocument, SettingsStagesDocument } from './stages.documents';
import { useSay } from './words';

type Stage = SettingsStageFragment;
const TONES = { OPEN: 'accent', WON: 'planned', CLOSED: 'plain' } as const;

export default function Stages() {
  const shared = useShared();
  const may = useConfigures();
  const answer = useFresh(SettingsStagesDocument, 'Stage');
  return (
    <Shown answer={answer}>
      {({ stages }) =>
        may ? (
          <Editable stages={stages} refetch={answer.refetch} />
        ) : (
          <>
            <Notice>{shared('onlyManagers')}</Notice>
            <Rows label={shared('stages')}>
              {stages.map((stage) => (
                <Row key={stage.id} name={<Name stage={stage} />} detail={<Detail stage={stage} />} />
              ))}
            </Rows>
          </>
        )
      }
    </Shown>
  );
}

function Editable({ stages, refetch }: { stages: readonly Stage[]; refetch: () => void }) {
  const say = useSay();
  const shared = useShared();
  const [edited, setEdited] = useState<Stage | 'new'>();
  const [asked, setAsked] = useState<{ from: readonly Stage[]; order: readonly Stage[] }>();
  const [reorder] = useVerb(SettingsStageReorderDocument);
  const shown = asked?.from === stages ? asked.order : stages;

  async function move(id: string, to: number) {
    const order = moved(shown, id, to);
    setAsked({ from: stages, order });
    if (!(await reorder({ stageIds: order.map((stage) => stage.id) })).done) setAsked(undefined);
    refetch();
  }

  return (
    <>
      <Bar>
        <span>{say('order')}</span>
        <Button icon={Plus} tone="primary" onClick={() => setEdited('new')}>
          {say('add')}
        </Button>
      </Bar>
      <Ordered label={shared('stages')} rows={shown} onMove={(id, to) => void move(id, to)}>
        {(stage) => ({
          name: <Name stage={stage} />,
          detail: <Detail stage={stage} />,
          buttons: (
            <>
              <IconButton icon={Pencil} small label={`${shared('edit')}: ${stage.name}`} onClick={() => setEdited(stage)} />
              <DeleteStage stage={stage} others={stages.filter(({ id }) => id !== stage.id)} onDone={refetch} />
            </>
          ),
        })}
      </Ordered>
      {edited && <StageEditor stage={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onDone={refetch} />}
    </>
  );
}

function Name({ stage }: { stage: Stage }) {
  const say = useSay();
  return (
    <>
      {stage.name} <Badge tone={TONES[stage.kind]}>{say(stage.kind)}</Badge>
    </>
  );
}

function Detail({ stage }: { stage: Stage }) {
  const say = useSay();
  const said = [
    stage.kind === 'OPEN' && say('chance', { count: stage.probability }),
    stage.rottingDays && say('rots', { count: stage.rottingDays }),
    stage.folded && say('foldedMark'),
    stage.playbook.length > 0 && stage.playbook.map(({ name }) => name).join(' → '),
  ].filter(Boolean);
  return <>{said.join(' · ') || say(`${stage.kind}Text`)}</>;
}
