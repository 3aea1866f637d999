// One customer: who they are, what is going on with them, all that happened.
import { ArrowLeft, Ellipsis, Pencil, Trash2, UserRoundX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { follow } from '../../graph/live';
import { horizon } from '../../graph/position';
import { useVerb } from '../../graph/perform';
import { Button, IconButton } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Actions } from '../../parts/Field';
import { Badge } from '../../parts/Look';
import { Menu, MenuItem } from '../../parts/Menu';
import { Loading } from '../../parts/Progress';
import { toast } from '../../parts/Toast';
import { AttachedFiles } from '../../files/AttachedFiles';
import { useSay as useFileWords } from '../../files/words';
import { Timeline } from '../../timeline/Timeline';
import { TimelineChangedDocument } from '../../timeline/timeline.documents';
import { CustomerTabs } from '../../trade/CustomerTabs';
import { useSay as useCommon } from '../../words/common';
import { CustomerDialog } from '../customers/CustomerDialog';
import { useSay as useListWords } from '../customers/words';
import { Panel } from '../subject/Panel';
import page from '../subject/subject.module.css';
import { useAnswer } from '../../graph/useAnswer';
import { Contact } from './Contact';
import { CustomerGoneDocument, CustomerPageDocument, type CustomerWholeFragment } from './customer.documents';
import styles from './customer.module.css';
import { NoteForm } from './NoteForm';
import { Subjects } from './Subjects';
import { Todo } from './Todo';
import { Twins } from './Twins';
import { useSay } from './words';

export default function Customer({ id }: { id: string }) {
  const say = useSay();
  const files = useFileWords();
  const { data, problem, refetch } = useAnswer(CustomerPageDocument, { id });
  const [saved, setSaved] = useState<CustomerWholeFragment>();
  useRefreshed(id, refetch);
  const found = data?.customer;
  if (!data) return problem ? <Problem text={problem} retry={refetch} /> : <Loading />;
  if (!found) return <EmptyState icon={UserRoundX} title={say('gone')} />;
  const customer = saved && saved.version > found.version ? { ...found, ...saved } : found;
  return (
    <div className={page.page}>
      <Head customer={customer} onSaved={setSaved} />
      <div className={page.columns}>
        <div className={page.main}>
          <Subjects id={id} first={found.subjects} />
          <CustomerTabs id={id} className={styles.subjects} />
          {customer.viewerCanEdit && <NoteForm customerId={id} />}
          <Timeline about={{ customerId: id }} />
        </div>
        <aside className={page.side}>
          <div className={page.next}>
            <Panel title={say('details')}>
              <Contact customer={customer} onSaved={setSaved} />
            </Panel>
          </div>
          <div className={page.rest}>
            <Twins customer={customer} onMerged={refetch} />
            <Panel title={files('files')}>
              <AttachedFiles files={customer.files} about={{ customerId: id }} may={customer.viewerCanEdit} onChanged={refetch} />
            </Panel>
            <Todo customer={customer} />
          </div>
        </aside>
      </div>
    </div>
  );
}

/** Their timeline tells when anything about them or their subjects has changed: the page is then asked for anew. */
function useRefreshed(id: string, refetch: () => void) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(refetch, 300);
    };
    const stop = follow(TimelineChangedDocument, { customerId: id }, horizon(), {
      event: ({ changes }) => changes.length > 0 && soon(),
      resync: async () => (soon(), horizon()),
      error: (text) => toast({ tone: 'bad', text }),
    });
    return () => (clearTimeout(timer), stop());
  }, [id, refetch]);
}

type HeadProps = { customer: CustomerWholeFragment; onSaved: (customer: CustomerWholeFragment) => void };

function Head({ customer, onSaved }: HeadProps) {
  const say = useSay();
  const common = useCommon();
  const words = useListWords();
  const [asked, ask] = useState<'edit' | 'delete' | null>(null);
  const { name, type, lifecycle, viewerCanEdit, viewerCanDelete } = customer;
  useEffect(() => {
    document.title = `${name} · Funil`;
  }, [name]);
  return (
    <header className={page.head}>
      <div className={page.titled}>
        <IconButton icon={ArrowLeft} label={say('back')} onClick={() => history.back()} />
        <div className={page.names}>
          <h1>{name}</h1>
          <div className={page.facts}>
            <span className={page.quiet}>{words(type)}</span>
            <Badge tone={lifecycle === 'CUSTOMER' ? 'planned' : 'plain'}>{words(lifecycle)}</Badge>
          </div>
        </div>
      </div>
      <div className={page.verbs}>
        {viewerCanEdit && (
          <Button icon={Pencil} onClick={() => ask('edit')}>
            {say('edit')}
          </Button>
        )}
        {viewerCanDelete && (
          <Menu trigger={<IconButton icon={Ellipsis} label={common('more')} />}>
            <MenuItem icon={Trash2} danger onSelect={() => ask('delete')}>
              {say('delete')}
            </MenuItem>
          </Menu>
        )}
      </div>
      {asked === 'edit' && (
        <CustomerDialog
          customer={customer}
          onDone={(_, changed) => {
            if (changed) onSaved(changed);
            toast({ tone: 'good', text: say('saved') });
          }}
          onClose={() => ask(null)}
        />
      )}
      {asked === 'delete' && <DeleteDialog customer={customer} onClose={() => ask(null)} />}
    </header>
  );
}

function DeleteDialog({ customer: { id, name }, onClose }: { customer: CustomerWholeFragment; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const [, navigate] = useLocation();
  const [remove, busy] = useVerb(CustomerGoneDocument);
  const go = async () => {
    if (!(await remove({ id })).done) return;
    toast({ tone: 'good', text: say('deleted') });
    navigate('/customers');
  };
  return (
    <Dialog open onClose={onClose} title={say('deleteTitle')} description={`${name}. ${say('deleteText')}`}>
      <div className={Actions}>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button tone="danger" busy={busy} onClick={() => void go()}>
          {say('deleteIt')}
        </Button>
      </div>
    </Dialog>
  );
}
