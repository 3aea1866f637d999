"""What stands under an answer: the mail that it answers, marked as quoted. Knows no database.

Written so that `mail/reply.py`, like every mail program, takes it off again.
"""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

LINES = {"pt-BR": "Em {at}, {sender} escreveu:", "en": "On {at}, {sender} wrote:"}


def line(at: datetime, sender: str, *, locale: str, zone: str) -> str:
    """`Em 20 de nov. de 2026 12:00, Eva <eva@firma.example> escreveu:`"""
    local, spelled = at.astimezone(ZoneInfo(zone)), locale.replace("-", "_")
    when = f"{format_date(local, 'medium', locale=spelled)} {format_time(local, 'short', locale=spelled)}"
    return LINES.get(locale, LINES["en"]).format(at=" ".join(when.split()), sender=sender)


def below(text: str, original: str, head: str) -> str:
    """The text with the original under it."""
    quoted = "\n".join(f"> {each}".rstrip() for each in original.rstrip().splitlines())
    return f"{text.rstrip()}\n\n{head}\n{quoted}\n"


def html_below(html: str, original: str, head: str) -> str:
    """The same for formatted text; `original` is safe HTML already."""
    return (
        f'{html}\n<div class="gmail_quote"><p>{escape(head)}</p><blockquote type="cite">{original}</blockquote></div>'
    )
