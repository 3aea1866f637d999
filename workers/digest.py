"""A person's day as a mail in their language: its words, and its way out. Which day is due, `models/digest.py` says."""

import functools
import html
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import make_msgid

from babel.dates import format_date

import prose
from mail import smtp
from mail.compose import notice
from models import Activity, Digest, User
from models.digest import Entry, Page, page_of
from models.keyring import Keyring
from models.leaving import STOP, ticket
from workers.own_mail import OwnMail

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Digests:
    """By which server they go, and the keys with which the way out of them is signed."""

    own: OwnMail
    keyring: Keyring

    async def send(self, now: Callable[[], datetime]) -> None:
        """Each one that is due. What cannot be sent now is tried again; what a server may have is not."""
        rows = await Digest.due(now())
        if rows:
            # The first second of a day is a fine hour to be told of it.
            await Activity.tick(by=await User.system(), now=now())
        for row in rows:
            user = await row.begin(now=now())
            page = await page_of(user, on=row.day, now=now()) if user else None
            if user is None or page is None:
                await row.settle(now=now())
                continue
            await self._post(row, self.mail(user, page, now=now()), user.email, now)

    async def _post(self, row: Digest, content: bytes, to: str, now: Callable[[], datetime]) -> None:
        handing_over = functools.partial(_noted, row, now)
        try:
            await smtp.send(
                self.own.server, content, sender=self.own.sender, recipients=[to], handing_over=handing_over
            )
        except (smtp.RefusedForGood, smtp.OutcomeUnknown) as failure:
            log.warning("A person's day was not sent: %s", failure.code)
            await row.settle(now=now())
        except smtp.SmtpError as failure:
            log.warning("A person's day was not sent yet: %s", failure.code)
            await row.not_taken()
        else:
            await row.settle(now=now())

    def mail(self, user: User, page: Page, *, now: datetime) -> bytes:
        """In the user's language, as text and as a page; whoever gets it can end it with one click (RFC 8058)."""
        link = f"{self.own.address}{STOP}{ticket(user, self.keyring)}"
        lines = _Lines(user, page, link)
        return notice(
            sender=self.own.sender,
            to=user.email,
            subject_line=lines.subject_line,
            text=lines.text,
            html=lines.html,
            message_id=make_msgid(domain=self.own.sender.rpartition("@")[2]),
            date=now,
            unsubscribe=link,
        )


async def _noted(row: Digest, now: Callable[[], datetime]) -> None:
    await row.handing_over(now=now())


class _Lines:
    """What the mail says."""

    def __init__(self, user: User, page: Page, link: str) -> None:
        self._user, self._page, self._link = user, page, link

    @property
    def subject_line(self) -> str:
        counts = {"overdue": self._page.overdue_count, "today": self._page.today_count}
        return self._say(prose.DIGEST_SUBJECT, **counts)

    @property
    def text(self) -> str:
        parts = [self._greeting]
        for title, entries, more in self._sections:
            parts.append("\n".join([title, *(f"- {self._line(entry)}" for entry in entries), *more]))
        return "\n\n".join([*parts, f"-- \n{self._way_out}\n{self._link}"])

    @property
    def html(self) -> str:
        parts = [f"<p>{html.escape(self._greeting)}</p>"]
        for title, entries, more in self._sections:
            items = "".join(f"<li>{html.escape(self._line(entry))}</li>" for entry in entries)
            rest = "".join(f"<p>{html.escape(line)}</p>" for line in more)
            parts.append(f"<h3>{html.escape(title)}</h3><ul>{items}</ul>{rest}")
        link = html.escape(self._link, quote=True)
        parts.append(f'<hr><p><a href="{link}">{html.escape(self._way_out)}</a></p>')
        return f'<!doctype html><html lang="{self._user.locale}"><body>{"".join(parts)}</body></html>'

    @property
    def _greeting(self) -> str:
        day = format_date(self._page.on, "full", locale=self._user.locale.replace("-", "_"))
        return self._say(prose.DIGEST_GREETING, name=self._user.name, day=day)

    @property
    def _sections(self) -> list[tuple[str, Sequence[Entry], list[str]]]:
        """Those with something in them: title, lines, and how many more there are."""
        page = self._page
        told = (
            (prose.DIGEST_OVERDUE, page.overdue, page.overdue_count - len(page.overdue)),
            (prose.DIGEST_TODAY, page.today, page.today_count - len(page.today)),
            (prose.DIGEST_NEXT, page.next, 0),
        )
        return [
            (self._say(title), entries, [self._say(prose.DIGEST_MORE, count=more)] if more > 0 else [])
            for title, entries, more in told
            if entries
        ]

    @property
    def _way_out(self) -> str:
        return self._say(prose.DIGEST_STOP, hour=f"{self._user.digest_hour or 0:02}:00")

    def _line(self, entry: Entry) -> str:
        day = format_date(entry.due_on, "short", locale=self._user.locale.replace("-", "_")) if entry.due_on else ""
        kind = entry.kind if entry.kind != entry.summary else ""
        return " · ".join(part for part in (day, kind, entry.summary, entry.about) if part)

    def _say(self, sentence: str, **params: object) -> str:
        return prose.say(sentence, params, self._user.locale)
