"""Putting subjects away: archive, discard, restore, merge, and delete for ever."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tortoise.expressions import Q

import permissions
from errors import Invalid, WrongState
from events import SubjectArchived, SubjectDeleted, SubjectDiscarded, SubjectMerged, SubjectParted, SubjectRestored
from models.activity import Activity
from models.base import current_unit, transaction
from models.belongings import Moved, give_back, hand_over
from models.block import SenderBlock
from models.file import Blob, File
from models.inbound import IntakeEffect
from models.merge import Merge, Standing
from models.message import Message, SubjectMessage
from models.note import Note
from models.subject.clocks import idle_from
from models.subject.closing import Closing
from models.subject.row import StageInterval, SubjectKind
from models.user import User
from models.workspace import Workspace


class Tidying(Closing):
    class Meta:
        abstract = True

    async def archive(self, *, by: User, now: datetime) -> None:
        """Tidy away, whatever the outcome. Mail from a participant brings it back."""
        async with self.changing():
            permissions.require(by, "archive", self)
            if self.archived_at is None:
                self.archived_at = now
                await self.settle_and_record(SubjectArchived(), by=by, now=now)

    async def restore(self, *, by: User, now: datetime, automatic: bool = False) -> None:
        """Bring back what was archived or discarded; a discarded sender is no longer blocked."""
        async with self.changing():
            permissions.require(by, "restore", self)
            if self.archived_at is None and self.discarded_at is None:
                return
            if self.discarded_at is not None:
                await current_unit().together(_forgive, (self, by, now))
            self.archived_at, self.discarded_at = None, None
            await self.settle_and_record(SubjectRestored(automatic=automatic), by=by, now=now)

    async def discard(self, *, by: User, now: datetime) -> None:
        """Throw a prospect away as spam; its sender is blocked from now on."""
        async with self.changing():
            permissions.require(by, "discard", self)
            if self.kind is not SubjectKind.PROSPECT:
                raise WrongState("Only a prospect is discarded; lose or archive an opportunity.")
            if self.discarded_at is not None:
                return
            self.discarded_at = now
            for address in await SubjectMessage.senders_of(self.id):
                await SenderBlock.learn(address, subject_id=self.id, channel_id=self.channel_id, by=by, now=now)
            await self.settle_and_record(SubjectDiscarded(), by=by, now=now)

    async def merge_into(self, survivor: "Tidying", *, by: User, now: datetime) -> None:
        """Let a prospect go into a subject that is followed already; its mails, notes and markers go along."""
        async with transaction():
            # In one order: two that are merged into each other at the same time must not wait for each other.
            await type(self).filter(id__in=[self.id, survivor.id]).order_by("id").select_for_update()
            await self._merge_into(survivor, by=by, now=now)

    async def _merge_into(self, survivor: "Tidying", *, by: User, now: datetime) -> None:
        async with self.changing():
            permissions.require(by, "convert", self)
            if survivor.id == self.id:
                raise Invalid("A subject does not go into itself.", field="intoId")
            if self.kind is not SubjectKind.PROSPECT:
                raise WrongState("Only a prospect goes into another subject by conversion.")
            self.check_at_work()
            async with survivor.changing():
                permissions.require(by, "update", survivor)
                survivor.check_at_work()
                before = Standing.of(survivor)
                if survivor.customer_id is None:
                    survivor.customer_id = self.customer_id
                moved = await self.go_into(survivor, by=by, now=now)
                await Merge.write(self, survivor, moved, before, by=by, now=now)

    async def go_into(self, survivor: "Tidying", *, by: User, now: datetime) -> Moved:
        """Leave everything to another subject, in a unit of the caller's that holds both; told on both sides."""
        moved = await hand_over(self, survivor)
        if survivor.last_interaction_at < self.last_interaction_at:
            survivor.last_interaction_at = self.last_interaction_at
            survivor.last_interaction_kind = self.last_interaction_kind
            survivor.last_interaction_by_id = self.last_interaction_by_id
            workspace = await Workspace.current()
            survivor.idle_from = idle_from(survivor.last_interaction_at, survivor.idle_days, workspace.zone)
        await StageInterval.filter(subject_id=self.id, left_at__isnull=True).update(left_at=now)
        for subject in (self, survivor):
            await subject.look_ahead()
            await subject.count_in()
        self.merged_into_id = survivor.id
        fact = SubjectMerged(into=survivor.id, loser=self.id)
        await self.settle_and_record(fact, by=by, now=now)
        await survivor.settle_and_record(fact, by=by, now=now, also=("markers", "participants"))
        return moved

    async def come_out_of(self, survivor: "Tidying", moved: Moved, *, by: User, now: datetime) -> None:
        """What had gone into another subject is one of its own again, with all that it brought along."""
        await type(self).filter(id=self.id).update(merged_into_id=None)
        async with self.changing():
            await give_back(survivor, self, moved)
            await self._bring_letters()
            if self.stage_id is not None:
                last = await StageInterval.filter(subject_id=self.id).order_by("-id").first()
                await StageInterval.filter(id=last.id if last else 0).update(left_at=None)
            for subject in (self, survivor):
                await subject.look_ahead()
                await subject.count_in()
            fact = SubjectParted(out_of=survivor.id, loser=self.id)
            await self.settle_and_record(fact, by=by, now=now, also=("merged_into_id",))
            await survivor.settle_and_record(fact, by=by, now=now, also=("markers", "participants"))

    async def _bring_letters(self) -> None:
        """A proposal that was sent meanwhile comes with its letter, which the other subject keeps, too."""
        proposals: Any = self._meta.fields_map["proposals"].related_model  # type: ignore[attr-defined]
        sent = await proposals.filter(subject_id=self.id, message_id__not_isnull=True).values("message_id")
        for row in sent:
            if not await SubjectMessage.filter(subject_id=self.id, **row).exists():
                await SubjectMessage.create(subject_id=self.id, **row)

    async def delete_for_ever(self, *, by: User, now: datetime) -> None:
        """Purge: subject, notes, messages, raw mail go; the skeletons of its events stay, so reports do not change."""
        async with transaction() as unit:
            if unit.gathering is None:
                await self.hold_mails([self.id])
            async with self.changing():
                permissions.require(by, "delete", self)
                notes = await unit.ask(Note.number_on, self.id)
                messages = await unit.ask(SubjectMessage.number_on, self.id)
                await unit.together(type(self)._purge, (self, by, now))
                await self.record_end(SubjectDeleted(notes=notes, messages=messages), by=by, now=now)

    @staticmethod
    async def hold_mails(ids: Sequence[int]) -> None:
        """Before the rows: whoever files a mail takes them in this order."""
        await IntakeEffect.hold_for(ids, current_unit())

    @classmethod
    async def _purge(cls, doomed: Sequence[tuple["Tidying", User, datetime]]) -> None:
        """What hangs on subjects that go, and they themselves. All of them go by the same hand."""
        (_, by, now), *_ = doomed
        rows = {row.id: row for row, _, _ in doomed}
        alone = await SubjectMessage.of_no_other(list(rows))
        await IntakeEffect.purge_for(list(rows), alone, by=by, now=now)
        written = [row["id"] for row in await Note.filter(subject_id__in=list(rows)).values("id")]
        files = await File.hashes_of(alone, subject_id=list(rows), note_id=written)
        await Message.filter(id__in=alone).delete()
        await File.filter(Q(subject_id__in=list(rows)) | Q(note_id__in=written or [0])).delete()
        await Blob.forget(files, now=now)
        await Note.filter(subject_id__in=list(rows)).delete()
        await Activity.forget_with(rows, by=by, now=now)
        suggestions: Any = cls._meta.fields_map["suggestions"].related_model  # type: ignore[attr-defined]
        await suggestions.forget_with(rows, by=by, now=now)
        # What was merged into them goes too; left alone, it would come to life again.
        await cls.filter(merged_into_id__in=list(rows)).delete()
        await cls.filter(id__in=list(rows)).delete()


async def _forgive(restored: Sequence[tuple[Tidying, User, datetime]]) -> None:
    """The senders of subjects that were discarded are blocked no longer."""
    (_, by, now), *_ = restored
    ids = [row.id for row, _, _ in restored]
    wrote = await SubjectMessage.senders(ids)
    await SenderBlock.forgive(ids, {address for addresses in wrote.values() for address in addresses}, by=by, now=now)
