"""Who, or what, wrote a mail: a person or one of seven kinds of machine. Reads headers, never the text.

`X-Auto-Response-Suppress` only asks us not to answer; Exchange sets it on people's mail too, so it proves nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from mail.message import Mail


class MailClass(StrEnum):
    HUMAN = "HUMAN"
    AUTO_REPLIED = "AUTO_REPLIED"
    AUTO_GENERATED = "AUTO_GENERATED"
    BULK = "BULK"
    LIST = "LIST"
    MDN = "MDN"
    DSN = "DSN"
    ARF = "ARF"


@dataclass(frozen=True)
class Classified:
    """The class and the header, with its value, that showed it; nothing shows a person."""

    mail_class: MailClass
    because: str = ""


# Nobody of flesh and blood writes from these; from the second group a person may.
DAEMON = re.compile(r"mailer[-_.]?d(?:a?e)mon|mail[-_.]?delivery[-_.]?(?:sub)?system|mdaemon|mmdf", re.IGNORECASE)
OFFICE = re.compile(r"postmaster|\"?system[ _-]administrator\"?|ndr|bounces?|mail[-_.]?service", re.IGNORECASE)
OFFICE_NAME = re.compile(r"mail\sdelivery\s(?:sub)?system|mail\sadministrator|system\sadministrator", re.IGNORECASE)
BOUNCE_LINE = re.compile(
    r"""undeliver | unzustellbar | deliver(?:y|ed)?\s.{0,30}(?:fail|status|problem|delay|unsuccess|not)
        | (?:fail|return|reject|bounc)\w*\s.{0,20}(?:mail|message|deliver|notif)
        | mail\s.{0,20}(?:fail|system\serror|return)
        | mail\sdelivery | delivery\snotification | could\snot\s(?:be\s)?(?:deliver|send) | not\s(?:be\s)?delivered
        | non[-\s]?(?:remis|distribu) | não\s(?:foi\s)?(?:entreg|pôde) | nao\sentreg | falha\s(?:na|de)\sentrega
        | no\sse\s(?:ha\s)?(?:pudo|podido)?\s?entreg | mancata\sconsegna
        | nondeliverable | failure\snotice | bounced?\smail
        | warning:\s(?:could|message|mail) | delayed\smail
        | unknown\s(?:user|address|recipient) | user\sunknown | 配信 | 退信""",
    re.IGNORECASE | re.VERBOSE,
)
AWAY_LINE = re.compile(
    r"""(?:(?:re|aw|res)\s*:\s*)?\[?(?:
        out\sof\s(?:the\s)?office | auto(?:matic|mated)?[-\s]*(?:reply|response|answer) | autoreply | autoresponder
        | (?:on\s)?vacation(?:\sreply)? | away\sfrom\s(?:my\s|the\s)?(?:office|mail|desk) | i\sam\s(?:away|out|on\s)
        | resposta\sautom[áa]tica | aviso\sde\saus[êe]ncia | fora\s(?:do|de)\sescrit[óo]rio | aus[êe]ncia | f[ée]rias
        | respuesta\sautom[áa]tica | fuera\sde\s(?:la\s)?oficina | r[ée]ponse\sautomatique | absence\sdu\sbureau
        | abwesenheit | automatische\santwort | risposta\sautomatica | fuori\s(?:sede|ufficio)
        | automatisch\santwoord | afwezig | autosvar | automatiskt\ssvar | automaattinen\svastaus
        | automatyczna\sodpowiedź | odpowiedź\sautomatyczna | automatická\sodpověď
        | автоответ | 自动回复 | 自動回覆 | 自動応答
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def classify(mail: Mail) -> Classified:
    for mail_class, sign in SIGNS:
        if because := sign(mail):
            return Classified(mail_class, because)
    return Classified(MailClass.HUMAN)


def _complaint(mail: Mail) -> str | None:
    if mail.report_type == "feedback-report" or _has_part(mail, "message/feedback-report"):
        return "feedback-report"
    return None


def _receipt(mail: Mail) -> str | None:
    if mail.report_type == "disposition-notification" or _has_part(mail, "message/disposition-notification"):
        return "disposition-notification"
    return None


def _bounce(mail: Mail) -> str | None:
    if mail.report_type == "delivery-status" or _has_part(mail, "message/delivery-status"):
        return "delivery-status"
    if failed := mail.header("x-failed-recipients"):
        return f"X-Failed-Recipients: {failed[:200]}"
    if mail.report is not None and mail.report.guessed and mail.report.fates:
        return f"names {mail.report.fates[0].address}; Subject"
    return _bounce_in_prose(mail)


def _bounce_in_prose(mail: Mail) -> str | None:
    """Old servers report as they like. People write about failed mail, too: it takes sender and title together."""
    if mail.sender is None:
        return None
    local = mail.sender.addr.rpartition("@")[0]
    if DAEMON.fullmatch(local):
        return f"From: {mail.sender.addr}"
    returned_to = (mail.header("return-path") or "").strip("<> ").lower()
    unanswerable = mail.header("return-path") is not None and (not returned_to or DAEMON.match(returned_to))
    if OFFICE.fullmatch(local) or OFFICE_NAME.search(mail.sender.name) or unanswerable:
        return f"From: {mail.sender.addr}; Subject" if BOUNCE_LINE.search(mail.subject_line) else None
    return None


def may_be_bounce(mail: Mail, mail_class: MailClass) -> bool:
    """Its title alone says so, and nothing that it answers. Whether it names whom it did not reach is worth a look."""
    unasked = not mail.references and mail_class is MailClass.HUMAN
    return unasked and BOUNCE_LINE.search(mail.subject_line) is not None


def _auto_reply(mail: Mail) -> str | None:
    submitted = mail.header("auto-submitted") or ""
    if submitted.lower().startswith("auto-replied"):
        return f"Auto-Submitted: {submitted[:200]}"
    for name in ("x-autoreply", "x-autorespond", "x-mail-autoreply", "x-autoreply-from"):
        if (value := mail.header(name)) is not None and value.lower() != "no":
            return f"{name}: {value[:200]}"
    if (precedence := _precedence(mail)) in ("auto_reply", "auto-reply"):
        return f"Precedence: {precedence}"
    # Exchange calls its vacation notes auto-generated; what they answer tells them from a ticket system's mail.
    if mail.references and AWAY_LINE.match(mail.subject_line):
        return f"Subject: {mail.subject_line[:200]}"
    return None


def _auto_generated(mail: Mail) -> str | None:
    submitted = (mail.header("auto-submitted") or "").lower()
    if submitted and not submitted.startswith("no"):
        return f"Auto-Submitted: {submitted[:200]}"
    if (value := mail.header("x-auto-generated")) is not None:
        return f"X-Auto-Generated: {value[:200]}"
    return None


def _list(mail: Mail) -> str | None:
    post = mail.header("list-post")
    if mail.header("list-id") and post and post.strip().lower() != "no":
        return f"List-Id: {mail.header('list-id')}"
    return None


def bulk_sign(mail: Mail) -> str | None:
    """The header that says: sent to many. Lists and notifications may carry one too."""
    if (precedence := _precedence(mail)) in ("bulk", "junk"):
        return f"Precedence: {precedence}"
    for name in ("list-unsubscribe", "feedback-id"):
        if value := mail.header(name):
            return f"{name}: {value[:200]}"
    return None


# In this order: reports carry Auto-Submitted, lists carry Precedence.
SIGNS: tuple[tuple[MailClass, Callable[[Mail], str | None]], ...] = (
    (MailClass.ARF, _complaint),
    (MailClass.MDN, _receipt),
    (MailClass.DSN, _bounce),
    (MailClass.AUTO_REPLIED, _auto_reply),
    (MailClass.AUTO_GENERATED, _auto_generated),
    (MailClass.LIST, _list),
    (MailClass.BULK, bulk_sign),
)


def _precedence(mail: Mail) -> str:
    return (mail.header("precedence") or "").strip().lower()


def _has_part(mail: Mail, media_type: str) -> bool:
    """Only in a report: people attach other people's reports."""
    return mail.media_type == "multipart/report" and any(each.media_type == media_type for each in mail.files)
