"""A change of rows that a toy migration makes."""

from typing import Any


async def shout(apps: Any, editor: object) -> None:
    author_of_that_time = apps.get_model("models.Author")
    for author in await author_of_that_time.all():
        author.name = author.name.upper()
        await author.save()
    await author_of_that_time.create(name="EVA")
