// The place to write: a note, what was done, a mail, a WhatsApp message.
import { ClipboardCheck, Mail, MessageCircle, StickyNote } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Tabs } from '../../parts/Tabs';
import type { MessageRowFragment } from '../../timeline/timeline.documents';
import { ActionTab } from './ActionTab';
import { MailTab } from './MailTab';
import { NoteTab } from './NoteTab';
import type { SubjectWholeFragment } from './subject.documents';
import { WhatsappTab } from './WhatsappTab';
import { useSay } from './words';

type Props = { subject: SubjectWholeFragment; answered: MessageRowFragment | null; onAnswered: () => void };

export function Composer({ subject, answered, onAnswered }: Props) {
  const say = useSay();
  const [tab, setTab] = useState('note');
  useEffect(() => {
    if (answered) setTab('mail');
  }, [answered]);
  const tabs = [
    { value: 'note', icon: StickyNote, name: say('note'), content: <NoteTab subjectId={subject.id} /> },
    { value: 'action', icon: ClipboardCheck, name: say('action'), content: <ActionTab subjectId={subject.id} /> },
    {
      value: 'mail',
      icon: Mail,
      name: say('mail'),
      content: <MailTab key={answered?.id ?? 'new'} subject={subject} answered={answered} onDone={onAnswered} />,
    },
    { value: 'whatsapp', icon: MessageCircle, name: say('whatsapp'), content: <WhatsappTab subject={subject} /> },
  ];
  return (
    <Tabs
      label={say('compose')}
      value={tab}
      onChange={setTab}
      tabs={tabs.map(({ value, icon: Icon, name, content }) => ({
        value,
        content,
        title: (
          <>
            <Icon size={15} aria-hidden /> {name}
          </>
        ),
      }))}
    />
  );
}
