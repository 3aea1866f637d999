"""Proposals and orders as PDFs, by the same short-lived addresses as files: looked at again when somebody comes."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import strawberry

import models
from models.trade import printing
from models.trade.press import pdf
from models.user import LOCALES, check_locale
from schema.context import Context
from schema.download import LOOKS, Found, address, ticket


@strawberry.type(description="Where a PDF can be fetched by a GET, for a while and by this viewer.")
class PrintedDownload:
    url: str = strawberry.field(
        description="An absolute address that needs no cookie and no key, as `Download.url`. The PDF is made when it is"
        " fetched, from what stands then."
    )
    expires_at: datetime = strawberry.field(description="Until when; 5 minutes after it was asked for.")


def printed_download(row: Any, locale: str | None, context: Context) -> PrintedDownload:
    noun = f"{row.noun}:{check_locale(locale)}" if locale else row.noun
    given = ticket(noun, row.id, context)
    until = datetime.fromtimestamp(given.until, UTC)
    return PrintedDownload(url=address("files", given, context), expires_at=until)


def _look(model: Any, locale: str | None) -> Callable[[int, models.User, datetime], Awaitable[Found | None]]:
    async def look(number: int, viewer: models.User, _: datetime) -> Found | None:
        row = await model.visible_to(viewer).get_or_none(id=number)
        return None if row is None else await _printed(row, locale or (await models.Workspace.current()).locale)

    return look


async def _printed(row: Any, locale: str) -> Found:
    sheet = await printing.sheet_of(row)
    content = await pdf(sheet, locale)
    etag = hashlib.sha256(content).hexdigest()
    return Found(content, printing.name_of(sheet, locale), "application/pdf", etag, len(content))


for printable in (models.Proposal, models.ProposalRevision, models.Order):
    LOOKS[printable.noun] = _look(printable, None)
    for language in LOCALES:
        LOOKS[f"{printable.noun}:{language}"] = _look(printable, language)
