// One subject: where it stands, what comes next, all that happened, and the place to write.
import { Compass } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useLive } from '../../graph/live';
import { EmptyState, Problem } from '../../parts/EmptyState';
import { Loading } from '../../parts/Progress';
import { useMayWrite } from '../../shell/session';
import type { MessageRowFragment } from '../../timeline/timeline.documents';
import { Timeline } from '../../timeline/Timeline';
import { Papers } from '../../trade/Papers';
import { Composer } from './Composer';
import { Details } from './Details';
import { Head } from './Head';
import { Meetings } from './Meetings';
import { People } from './People';
import { Related } from './Related';
import { StageBar } from './StageBar';
import { Steps } from './Steps';
import { SubjectPageChangedDocument, SubjectPageDocument, type SubjectWholeFragment } from './subject.documents';
import { SubjectFiles } from './SubjectFiles';
import styles from './subject.module.css';
import { useSay } from './words';

export default function Subject({ id }: { id: string }) {
  const say = useSay();
  const [, navigate] = useLocation();
  const { data, problem, refetch, patch } = useLive({
    query: SubjectPageDocument,
    variables: { id },
    events: SubjectPageChangedDocument,
    eventVariables: { id },
    apply: (now, { change, subject }) => (change === 'REMOVED' ? { ...now, subject: null } : newer(now, subject)),
  });
  const put = useCallback((subject: SubjectWholeFragment | null | undefined) => patch((now) => newer(now, subject)), [patch]);
  const subject = data?.subject;
  const survivor = subject && subject.id !== id ? subject.id : null;
  useEffect(() => {
    if (survivor) navigate(`/subjects/${survivor}`, { replace: true });
  }, [survivor, navigate]);

  if (!data) return problem ? <Problem text={problem} retry={() => void refetch()} /> : <Loading />;
  if (!subject) return <EmptyState icon={Compass} title={say('gone')} />;
  return <Whole subject={subject} put={put} />;
}

type Answer = { subject: SubjectWholeFragment | null };
const newer = <A extends Answer>(now: A, subject: SubjectWholeFragment | null | undefined): A =>
  subject && (now.subject === null || subject.version >= now.subject.version) ? { ...now, subject } : now;

function Whole({ subject, put }: { subject: SubjectWholeFragment; put: (subject: SubjectWholeFragment | null | undefined) => void }) {
  const may = useMayWrite() && subject.viewerCanEdit;
  const [answered, answer] = useState<MessageRowFragment | null>(null);
  const composer = useRef<HTMLDivElement>(null);
  const onReply = useCallback((message: MessageRowFragment) => {
    answer(message);
    composer.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    document.title = `${subject.title} · Funil`;
  }, [subject.title]);
  return (
    <div className={styles.page}>
      <Head subject={subject} put={put} may={may} />
      <StageBar subject={subject} put={put} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {may && (
            <div ref={composer} className={styles.composer}>
              <Composer key={subject.id} subject={subject} answered={answered} onAnswered={() => answer(null)} />
            </div>
          )}
          <Timeline about={{ subjectId: subject.id }} acts={may ? { onReply, subjectId: subject.id } : {}} />
        </div>
        <aside className={styles.side}>
          <div className={styles.next}>
            <Steps subject={subject} may={may} />
            <Papers subjectId={subject.id} proposals={subject.proposals} orders={subject.orders} may={may} />
            <Related subject={subject} may={may} />
          </div>
          <div className={styles.rest}>
            <Details subject={subject} put={put} may={may} />
            <People subject={subject} put={put} may={may} />
            <Meetings meetings={subject.meetings} />
            <SubjectFiles id={subject.id} files={subject.files} may={may} />
          </div>
        </aside>
      </div>
    </div>
  );
}
