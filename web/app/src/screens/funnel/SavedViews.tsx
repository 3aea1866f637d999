// Views under a name: chosen, they become the address; what is shown now can be kept as one, or shared by a manager.
import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { errorsAt, errorsElsewhere, type UserError, useVerb } from '../../graph/perform';
import type { SubjectFilter } from '../../graph/schema';
import { useAnswer } from '../../graph/useAnswer';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions, Checkbox, Field, Form, FormError } from '../../parts/Field';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../parts/Menu';
import { toast } from '../../parts/Toast';
import { useSession } from '../../shell/session';
import { useSay as useCommon } from '../../words/common';
import { CLEAR, OUTCOMES, STATES, toFilter, type View } from './filters';
import { DeleteViewDocument, type SavedFragment, SavedViewsDocument, SaveViewDocument } from './funnel.documents';
import styles from './Toolbar.module.css';
import { useSay } from './words';

type Props = { view: View; turn: (change: Partial<View>) => void };

export function SavedViews({ view, turn }: Props) {
  const say = useSay();
  const [saving, setSaving] = useState(false);
  const { data, refetch } = useAnswer(SavedViewsDocument, {});
  const [remove] = useVerb(DeleteViewDocument);
  const views = data?.savedViews ?? [];
  const editable = views.filter(({ viewerCanEdit }) => viewerCanEdit);

  function choose(saved: SavedFragment) {
    turn({ ...CLEAR, channel: null, ...shownBy(saved) });
    if (saved.gaps.length) toast({ tone: 'bad', text: say('viewGaps', { parts: saved.gaps.map(({ part }) => part).join(', ') }) });
  }

  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button icon={Bookmark} tone="quiet" aria-label={say('views')}>
            <span className={styles.wide}>{say('views')}</span>
          </Button>
        }
      >
        {views.length === 0 && <MenuLabel>{say('noViews')}</MenuLabel>}
        {views.map((saved) => (
          <MenuItem key={saved.id} onSelect={() => choose(saved)}>
            {saved.name}
            {saved.shared && ` · ${say('shared')}`}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem icon={Bookmark} onSelect={() => setSaving(true)}>
          {say('saveView')}
        </MenuItem>
        {editable.map(({ id, name }) => (
          <MenuItem key={id} icon={Trash2} danger onSelect={() => void remove({ id }).then(refetch)}>
            {say('deleteView', { name })}
          </MenuItem>
        ))}
      </Menu>
      {saving && <SaveDialog view={view} onClose={() => setSaving(false)} onSaved={refetch} />}
    </>
  );
}

function SaveDialog({ view, onClose, onSaved }: { view: View; onClose: () => void; onSaved: () => void }) {
  const say = useSay();
  const common = useCommon();
  const { viewer } = useSession();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [save, busy] = useVerb(SaveViewDocument, { quiet: true });
  const mayShare = viewer.role === 'ADMIN' || viewer.role === 'MANAGER';

  async function submit() {
    const filter = { ...toFilter(view), ...(view.channel && { channelIds: [view.channel] }) };
    const order = view.list ? { orderBy: { field: view.sort, direction: view.direction } } : {};
    const outcome = await save({ name, shared, filter, layout: view.list ? 'LIST' : 'BOARD', ...order });
    if (!outcome.done) return setErrors(outcome.errors);
    toast({ tone: 'good', text: say('viewSaved', { name }) });
    onSaved();
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={say('saveView')} description={say('saveViewLead')}>
      <form className={Form} onSubmit={(event) => (event.preventDefault(), void submit())}>
        <Field label={say('viewName')} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} error={errorsAt(errors, 'name')} autoFocus />
        {mayShare && <Checkbox label={say('shareView')} checked={shared} onChange={() => setShared(!shared)} />}
        <FormError>{errorsElsewhere(errors, ['name'])}</FormError>
        <div className={Actions}>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={busy}>
            {common('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** As this screen shows it. */
function shownBy({ filter, layout, orderBy }: SavedFragment): Partial<View> {
  const said = filter as SubjectFilter;
  return {
    channel: said.channelIds?.[0] ?? null,
    text: said.text ?? '',
    owners: [...(said.ownerIds ?? [])] as string[],
    unowned: said.unowned === true,
    markers: [...(said.markers?.any ?? [])] as string[],
    states: STATES.filter((state) => (said.activityStates as readonly string[] | null | undefined)?.includes(state)),
    idle: said.idle === true,
    rotting: said.rotting === true,
    outcomes: OUTCOMES.filter((outcome) => said.outcomes?.includes(outcome)),
    archived: said.archived === true,
    list: layout === 'LIST',
    ...(orderBy && { sort: orderBy.field, direction: orderBy.direction }),
  };
}
