"""Who works while the server dies: every deed has a key of its own and is repeated until it is answered."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.crash.caller import Caller


@dataclass(frozen=True)
class Answer:
    """What the server has promised."""

    key: str
    id: str
    position: int
    replayed: bool


@dataclass
class Seller:
    """One session with subjects of its own, so that nobody else changes what it has been told."""

    caller: Caller
    channel_id: str
    stage_ids: list[str]
    dice: random.Random
    answers: list[Answer] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    """Words → the note's id."""
    titles: dict[str, str] = field(default_factory=dict)
    """Subject id → the title it was last given."""
    stages: dict[str, str] = field(default_factory=dict)
    """Subject id → the stage it was last moved to."""
    created: list[str] = field(default_factory=list)
    """The first titles, each of one subject."""
    going: bool = True

    async def work(self) -> None:
        while self.going:
            deeds = [self._note, self._move, self._rename] if self.titles else [self._create]
            await self.dice.choice([*deeds, self._create] if len(self.titles) < 12 else deeds)()
            await asyncio.sleep(self.dice.uniform(0, 0.02))

    async def _create(self) -> None:
        title = f"Assunto {uuid4().hex}"
        stage_id = self.dice.choice(self.stage_ids)
        row = await self._do(
            "subjectCreate", "subject", {"title": title, "channelId": self.channel_id, "stageId": stage_id}
        )
        self.created.append(title)
        self.titles[row["id"]], self.stages[row["id"]] = title, stage_id

    async def _note(self) -> None:
        words = f"Anotação {uuid4().hex}"
        row = await self._do("noteAdd", "note", {"subjectId": self._any(), "text": words})
        self.notes[words] = row["id"]

    async def _move(self) -> None:
        id, stage_id = self._any(), self.dice.choice(self.stage_ids)
        await self._do("subjectMove", "subject", {"id": id, "stageId": stage_id})
        self.stages[id] = stage_id

    async def _rename(self) -> None:
        id, title = self._any(), f"Assunto {uuid4().hex}"
        await self._do("subjectUpdate", "subject", {"id": id, "title": title})
        self.titles[id] = title

    def _any(self) -> str:
        return self.dice.choice(list(self.titles))

    async def _do(self, mutation: str, noun: str, input: dict[str, Any]) -> Any:
        input = {**input, "idempotencyKey": f"{self.caller.name}-{uuid4().hex}"}
        answer = await self._answer(mutation, noun, input)
        if self.dice.random() < 0.1:
            again = await self._answer(mutation, noun, input)
            assert again["replayed"], f"{mutation} was done twice"
            assert again[noun]["id"] == answer[noun]["id"]
        return answer[noun]

    async def _answer(self, mutation: str, noun: str, input: dict[str, Any]) -> Any:
        payload = await self.caller.do(mutation, input, f"{noun} {{ id }}")
        position = int(payload["position"].rpartition(".")[2])
        self.answers.append(Answer(input["idempotencyKey"], payload[noun]["id"], position, payload["replayed"]))
        return payload
