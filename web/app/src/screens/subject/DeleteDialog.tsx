// Gone for ever, after a second look.
import { useLocation } from 'wouter';
import { useVerb } from '../../graph/perform';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Actions } from '../../parts/Field';
import { toast } from '../../parts/Toast';
import { useSay as useCommon } from '../../words/common';
import { SubjectDeletedDocument } from './subject.documents';
import { useSay } from './words';

export function DeleteDialog({ subject: { id, title }, onClose }: { subject: { id: string; title: string }; onClose: () => void }) {
  const say = useSay();
  const common = useCommon();
  const [, navigate] = useLocation();
  const [remove, busy] = useVerb(SubjectDeletedDocument);

  async function go() {
    if (!(await remove({ ids: [id], confirm: 1 })).done) return;
    toast({ tone: 'good', text: say('deleted') });
    navigate('/funnel');
  }

  return (
    <Dialog open onClose={onClose} title={say('deleteTitle')} description={`${title}. ${say('deleteText')}`}>
      <div className={Actions}>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button tone="danger" busy={busy} onClick={() => void go()}>
          {say('deleteIt')}
        </Button>
      </div>
    </Dialog>
  );
}
