// A fact as a sentence, in the language of the page.
import { useNow } from '../parts/useNow';
import { useSession } from '../shell/session';
import { useLocale } from '../words/catalogue';
import { day } from '../words/format';
import type { EntryFragment } from './timeline.documents';
import { useSay } from './words';

const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).join(', ');

export function useSentence(entry: EntryFragment): string {
  const say = useSay();
  const locale = useLocale();
  const { viewer } = useSession();
  const now = useNow();
  const actor = entry.actor.role === 'SYSTEM' ? 'Funil' : entry.actor.name;
  const on = (date: string) => day(date, locale, viewer.zone, now);
  const fields = (list: readonly string[]) => [...new Set(list.map((field) => say(field as 'title')))].join(', ').replaceAll('timeline:', '');

  switch (entry.__typename) {
    case 'SubjectCreatedEntry':
      return say(entry.subjectKind === 'PROSPECT' ? 'prospectCreated' : 'SubjectCreatedEntry', {
        actor,
        where: entry.stage?.name ?? entry.channel?.name ?? say('prospects'),
      });
    case 'SubjectMovedEntry': {
      const [from, to] = [entry.fromStage?.name, entry.toStage?.name ?? say('prospects')];
      if (from === to) return say('movedWithin', { actor, to });
      return from ? say('SubjectMovedEntry', { actor, from, to }) : say('movedInto', { actor, to });
    }
    case 'SubjectConvertedEntry':
    case 'SubjectReopenedEntry':
      return say(entry.__typename, { actor, stage: entry.stage?.name ?? say('nowhere') });
    case 'SubjectLostEntry':
      return say('SubjectLostEntry', { actor, reason: entry.reason?.name ?? say('withoutReason') });
    case 'SubjectAssignedEntry':
      return entry.toUser ? say('SubjectAssignedEntry', { actor, to: entry.toUser.name }) : say('unassigned', { actor });
    case 'SubjectTransferredEntry':
      return say('SubjectTransferredEntry', { actor, to: entry.toChannel?.name ?? '…' });
    case 'SubjectUpdatedEntry':
    case 'CustomerUpdatedEntry':
      return say(entry.__typename, { actor, fields: fields(entry.fields) });
    case 'SubjectMarkedEntry': {
      const [added, removed] = [names(entry.added), names(entry.removed)];
      if (added && removed) return say('remarked', { actor, added, removed });
      return added ? say('marked', { actor, added }) : say('unmarked', { actor, removed });
    }
    case 'SubjectRestoredEntry':
      return entry.automatic ? say('restoredByMail') : say('SubjectRestoredEntry', { actor });
    case 'MessageTakenOffEntry':
      return entry.into ? say('takenOffInto', { actor, title: entry.into.title }) : say('MessageTakenOffEntry', { actor });
    case 'MeetingProposedEntry':
      return entry.cancelled ? say('meetingCancelled') : say('MeetingProposedEntry');
    case 'ProposalSentEntry':
      return say(entry.handedOver ? 'proposalHandedOver' : 'ProposalSentEntry', { actor, number: entry.proposal?.number ?? '…' });
    case 'ProposalCreatedEntry':
    case 'ProposalRevisedEntry':
    case 'ProposalAcceptedEntry':
    case 'ProposalRefusedEntry':
      return say(entry.__typename, { actor, number: entry.proposal?.number ?? '…' });
    case 'OrderCreatedEntry':
    case 'OrderConfirmedEntry':
    case 'OrderCancelledEntry':
      return say(entry.__typename, { actor, number: entry.order?.number ?? '…' });
    case 'NoteAddedEntry':
      return say('noteDeleted');
    case 'ActivityScheduledEntry': {
      const summary = entry.activity?.summary ?? say('somethingDone');
      const due = entry.activity?.dueOn;
      return due ? say('ActivityScheduledEntry', { actor, summary, day: on(due) }) : say('scheduledUndated', { actor, summary });
    }
    case 'ActivityRescheduledEntry': {
      const summary = entry.activity?.summary ?? say('somethingDone');
      return entry.toDay ? say('ActivityRescheduledEntry', { actor, summary, day: on(entry.toDay) }) : say('rescheduledUndated', { actor, summary });
    }
    case 'ActivityUpdatedEntry':
    case 'ActivityCancelledEntry':
      return say(entry.__typename, { actor, summary: entry.activity?.summary ?? say('somethingDone') });
    case 'SuggestionAcceptedEntry':
    case 'SuggestionDismissedEntry':
      return say(entry.__typename, { actor, summary: entry.suggestion?.summary.message ?? '…' });
    case 'MessageReceivedEntry':
    case 'MessageWrittenEntry':
    case 'WhatsappOpenedEntry':
    case 'WhatsappConfirmedEntry':
    case 'MessageBouncedEntry':
      return say('gone');
    case undefined:
      return say('anything', { actor });
    default:
      return say(entry.__typename, { actor });
  }
}
