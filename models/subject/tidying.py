"""Putting subjects away: archive, discard, restore, merge, and delete for ever."""

from datetime import datetime
from typing import Any

import permissions
from errors import Invalid, WrongState
from events import SubjectArchived, SubjectDeleted, SubjectDiscarded, SubjectMerged, SubjectRestored
from models.inbound import IntakeEffect, SenderBlock
from models.message import SubjectMessage
from models.note import Note
from models.subject.closing import Closing
from models.subject.links import Participant, SubjectMarker
from models.subject.row import SubjectKind
from models.user import User


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
                await SenderBlock.filter(learned_from=self.id).delete()
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
                await SenderBlock.learn(address, subject_id=self.id, by=by, now=now)
            await self.settle_and_record(SubjectDiscarded(), by=by, now=now)

    async def merge_into(self, survivor: "Tidying", *, by: User, now: datetime) -> None:
        """Let a prospect go into a subject that is followed already; its mails, notes and markers go along."""
        async with self.changing():
            permissions.require(by, "convert", self)
            permissions.require(by, "update", survivor)
            if survivor.id == self.id:
                raise Invalid("A subject does not go into itself.", field="intoId")
            if self.kind is not SubjectKind.PROSPECT:
                raise WrongState("Only a prospect goes into another subject by conversion.")
            async with survivor.changing():
                await self._hand_over(survivor)
                self.merged_into_id = survivor.id
                fact = SubjectMerged(into=survivor.id, loser=self.id)
                await self.settle_and_record(fact, by=by, now=now)
                await survivor.settle_and_record(fact, by=by, now=now, also=("markers",))

    async def _hand_over(self, survivor: "Tidying") -> None:
        await Note.filter(subject_id=self.id).update(subject_id=survivor.id)
        await IntakeEffect.filter(subject_id=self.id).update(subject_id=survivor.id)
        for model, column in ((SubjectMarker, "marker_id"), (Participant, "address"), (SubjectMessage, "message_id")):
            there = await model.filter(subject_id=survivor.id).values_list(column, flat=True)
            rows: Any = model.filter(subject_id=self.id)
            await (rows.exclude(**{f"{column}__in": list(there)}) if there else rows).update(subject_id=survivor.id)

    async def delete_for_ever(self, *, by: User, now: datetime) -> None:
        """Purge: subject, notes, messages, raw mail go; the skeletons of its events stay, so reports do not change."""
        async with self.changing():
            permissions.require(by, "delete", self)
            notes = await Note.filter(subject_id=self.id).count()
            await IntakeEffect.purge_for(self.id)
            messages = await SubjectMessage.purge_for(self.id)
            await Note.filter(subject_id=self.id).delete()
            await self.record_end(SubjectDeleted(notes=notes, messages=messages), by=by, now=now)
            await type(self).filter(id=self.id).delete()
