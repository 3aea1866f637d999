"""Sentences in the reader's language: templates of refusals and stored codes, by gettext catalogues. Knows no request.

The English sentence is the key. A sentence is translated in `locale/<language>/LC_MESSAGES/funil.po` and nowhere else;
`tests/test_prose.py` lists what is missing there.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from mail import submission, whatsapp
from mail.imap import SENTENCES

LOCALES = ("pt-BR", "en")
FOLDER = Path(__file__).parent / "locale"
LANGUAGE_RANGE = re.compile(
    r"\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?", re.IGNORECASE
)
LONGEST_HEADER = 1_000

SIGN_IN = "Sign in first."
ENDED = "Your session has ended. Sign in again."
AWAY = "The database does not answer. Try again in a moment."
BUG = "Something went wrong here. Tell your administrator the number {trace}."
SLOW = "This took longer than {seconds} seconds and was stopped. Ask for less, or send a change again with its key."
STRANGERS = "Too many requests without signing in. Wait {seconds} seconds."
CROWDED = "You have too many connections. Close another one first."
FULL = "The server follows too many subscriptions. Come back in a moment."
RESET_SUBJECT = "Your password for Funil"
RESET_TEXT = (
    "Hello {name},\n\nsomebody asked for another password for your account. Choose it here within 30 minutes:\n\n"
    "{link}\n\nThe link works once, and all your sessions then end. If it was not you, do nothing: your password stays."
)
DIGEST_SUBJECT = "Your day: {overdue} overdue, {today} for today"
DIGEST_GREETING = "Hello {name}, this is your {day}."
DIGEST_OVERDUE = "Overdue"
DIGEST_TODAY = "For today"
DIGEST_NEXT = "Next"
DIGEST_MORE = "… and {count} more"
DIGEST_STOP = "You get this at {hour} because you asked for it. Stop these mails:"
DIGEST_ASK = "Do you want your day by mail no more?"
DIGEST_STOP_IT = "Stop these mails"
DIGEST_STOPPED = "You get your day by mail no more. You can ask for it again in your settings."
DIGEST_UNKNOWN = "This address ends no mail. Take the one in your newest mail, or change your settings."
INVITATION_SUBJECT = "You are invited to Funil"
INVITATION_TEXT = (
    "Hello {name},\n\nyou are invited to work with Funil. Choose your password here within three days:\n\n{link}\n\n"
    "The link works once. If you do not know what this is about, do nothing."
)
CONNECTED = "The mailbox {address} is connected. You may close this page."
NOT_GRANTED = "Access was not granted. Begin again where you manage mailboxes."
SIGNED_OUT = "Sign in first, in this browser, and begin again."
EDGE = (
    CONNECTED,
    NOT_GRANTED,
    SIGNED_OUT,
    SIGN_IN,
    ENDED,
    AWAY,
    BUG,
    SLOW,
    STRANGERS,
    CROWDED,
    FULL,
    RESET_SUBJECT,
    RESET_TEXT,
    DIGEST_SUBJECT,
    DIGEST_GREETING,
    DIGEST_OVERDUE,
    DIGEST_TODAY,
    DIGEST_NEXT,
    DIGEST_MORE,
    DIGEST_STOP,
    DIGEST_ASK,
    DIGEST_STOP_IT,
    DIGEST_STOPPED,
    DIGEST_UNKNOWN,
    INVITATION_SUBJECT,
    INVITATION_TEXT,
)
"""What the edges say by themselves, where no rule speaks."""

INTAKE = {
    "malformed": "The mail cannot be read: {cap}.",
    "no_sender": "The mail names no sender.",
    "own_mail": "This is our own mail come back, or a loop: {sender} is an address of this system.",
    "own_copy": "A copy of a reply that a user sent outside of Funil.",
    "duplicate": "The same mail was filed here before.",
    "also_addressed": "The mail belongs to a subject of another channel, and was filed there.",
    "bounce": "A message could not be delivered to {address}.",
    "bounce_delayed": "The delivery of a message to {address} is delayed.",
    "bounce_unmatched": "A delivery report about no message of ours.",
    "complaint": "The recipient reported a message of ours as spam.",
    "receipt": "The recipient's mail program confirmed that a message was opened.",
    "report_only": "A report about a message of ours that changes nothing.",
    "spam": "The mail looks like spam, or its sender is blocked.",
    "dmarc_fail": "The sender's domain does not vouch for this mail: it may be forged.",
    "auto_reply": "An automatic reply, such as a vacation note.",
    "form": "Somebody filled a web form in.",
    "form_no_contact": "A web form's mail without an address to answer to.",
    "form_unverified": "It pretends to come from a web form of ours, and nobody vouches for that.",
    "auto_generated": "A mail written by a machine.",
    "list": "A mail of a mailing list.",
    "bulk": "A newsletter or another mail to many.",
    "token": "It answers a message of ours: the address it was sent to says so.",
    "message_id": "It answers a message of ours.",
    "references": "It answers a message of this subject, and {sender} takes part in it.",
    "subject_line": "Same sender and same subject line as the one open subject here.",
    "by_sender": "The sender has exactly one open subject here.",
    "unknown_alias": "No channel has the address that the mail was sent to ({addresses}).",
    "forwarded": "A user forwarded this mail.",
    "internal_note": "A user wrote it about this subject; it is not passed on.",
    "internal_sender": "The sender is a user of Funil.",
    "invite": "It is about a meeting that was proposed on this subject.",
    "empty": "The mail is empty.",
    "new": "A new matter by {sender}.",
    "rate": "Too many mails from {sender} in a short time.",
    "vanished": "The mail server announced this mail but never gave it.",
    "reader_failed": "Reading this mail failed several times.",
    "taken_off": "Somebody took it off a subject where it did not belong.",
    "discarded": "Discarded in review.",
}
JOBS = {
    "mailbox_disconnected": "The mailbox was disconnected.",
    "import_unreadable": "The file cannot be read to its end. What was read until then is imported.",
    "import_file_gone": "The file is not there any more.",
    "job_refused": "It was refused on the way: what it needs is gone, or whoever began it may not do it any more.",
}
WEBHOOKS = {
    "WEBHOOK_UNREACHABLE": "The address cannot be reached, or makes no secure connection.",
    "WEBHOOK_TIMEOUT": "The address did not answer within 15 seconds.",
    "WEBHOOK_REFUSED": "The address answered with the status {status} instead of one from 200 to 299.",
    "WEBHOOK_REDIRECTED": "The address leads elsewhere (status {status}). Enter where it leads to.",
    "WEBHOOK_PRIVATE_HOST": "The address is in a private network that FUNIL_WEBHOOK_ALLOW_PRIVATE does not allow.",
    "WEBHOOK_PORT_REFUSED": "Webhooks are called on the ports 80, 443 and 8443 alone.",
    "WEBHOOK_CLEARTEXT": "The address begins with http: what is told could be read on its way. Use https.",
    "WEBHOOK_SECRET_LOST": "The stored secret cannot be opened with this installation's keys; make a new one.",
    "WEBHOOK_OWNER_GONE": "Whoever made it may not sign in any more. Somebody else makes another one.",
}
FLAGS = {
    "imported": "The mail was imported from the mailbox's history.",
    "truncated": "The mail was too large; only its beginning was read.",
    "message_id_missing": "The mail has no usable Message-ID.",
    "message_id_reused": "Another mail came with the same Message-ID.",
    "charset_guessed": "The mail does not say how its letters are encoded; they were guessed.",
    "date_unusable": "The mail has no usable date.",
    "from_missing": "The mail has no From address; its sender was taken from another header.",
    "from_ambiguous": "The mail names several authors.",
    "no_text": "The mail has no text.",
    "text_shortened": "The mail's text is longer than what is kept.",
    "html_dropped": "The mail's formatting could not be read safely; only its text is shown.",
    "encrypted": "The mail is encrypted.",
    "signed": "The mail is signed.",
    "unverified": "Nobody vouches for the sender's address.",
    "new_sender": "The sender has taken no part in this subject so far.",
    "forwarded_by_user": "A user forwarded it; the original's sender is unverified.",
    "to_be_completed": "It could not be told whom it is about: somebody has to complete that.",
}
SUGGESTIONS = {
    "do_reply": "{type}: answer what the customer wrote",
    "do_bounce": "{type}: the last mail did not arrive",
    "do_reopen": "{type}: the customer wrote again",
    "do_meeting": "{type}: the customer proposes a meeting",
    "do_after_absence": "{type}: the customer is back",
    "do_chain": "{type}",
    "do_playbook": "{type}",
    "do_revive": "{type}: ask how things stand",
    "do_first_step": "{type}: make the first contact",
    "do_habit": "{type}",
    "reply": "The customer wrote and waits for an answer; the channel answers within {hours} hours.",
    "reply_late": "The customer has waited for an answer for more than {hours} hours.",
    "bounce": "The last message came back: the address does not work.",
    "reopen": "The customer wrote after the matter had ended. Accepting opens it again.",
    "meeting": "The customer proposes a meeting on {on}.",
    "after_absence": "The customer is away until {on}.",
    "chain": "It follows “{type}”, which was done last.",
    "playbook": "The stage “{stage}” recommends it.",
    "idle": "Nobody has been in contact for a long time, and nothing is planned.",
    "first_step": "Nothing has been done yet, and nothing is planned.",
    "habit": "In this stage people went on with it {times} times of {total}.",
}
SUGGESTED = {f"suggestion_{code}": sentence for code, sentence in SUGGESTIONS.items()}
CODES: Mapping[str, str] = {
    **INTAKE,
    **SUGGESTED,
    **FLAGS,
    **JOBS,
    **{str(code): sentence for code, sentence in SENTENCES.items()},
    **{str(code): sentence for code, sentence in submission.SENTENCES.items()},
    **{str(code): sentence for code, sentence in whatsapp.SENTENCES.items()},
    **WEBHOOKS,
}

CAPS = {
    "raw": "it is too large",
    "header_block": "its headers are too large",
    "header": "one of its headers is too large",
    "headers": "it has too many headers",
    "depth": "its parts are nested too deeply",
    "parts": "it has too many parts",
    "attachments": "it has too many attachments",
    "addresses": "it names too many addresses",
    "recursion": "its parts are nested too deeply",
    "unreadable": "it follows no known format",
    "cpu": "reading it takes too much work",
    "wall": "reading it takes too long",
    "memory": "reading it takes too much memory",
}


def say(message: str, params: Mapping[str, object], locale: str) -> str:
    """An English template in the reader's language, with its places filled in; a place without a value is left out."""
    return _filled(_translated(message, locale), params, locale)


def text(code: str, params: Mapping[str, object], locale: str) -> str:
    """The sentence for a stored code; a code that a later release wrote stands for itself."""
    return say(CODES[code], params, locale) if code in CODES else code


def best_locale(user_locale: str | None, accept_language: str | None, workspace_locale: str) -> str:
    """The viewer's language, else the best one that the browser asks for, else the workspace's."""
    asked = (user_locale, *_asked_for(accept_language or ""), workspace_locale)
    return next((found for wanted in asked if wanted and (found := _supported(wanted))), LOCALES[0])


def _filled(template: str, params: Mapping[str, object], locale: str) -> str:
    values = _Values({name: "" if value is None else str(value) for name, value in params.items()})
    if "noun" in values:
        values["noun"] = _translated(values["noun"], locale, context="noun")
    if "cap" in values:
        values["cap"] = _translated(CAPS.get(values["cap"], values["cap"]), locale, context="cap")
    if "on" in values:
        values["on"] = format_date(date.fromisoformat(values["on"]), "medium", locale=locale.replace("-", "_"))
    said = template.format_map(values)
    return re.sub(r" {2,}", " ", said).strip() if values.gaps else said


class _Values(dict[str, str]):
    """What stands in the places; remembers whether one stayed empty."""

    gaps = False

    def __getitem__(self, name: str) -> str:
        value = self.get(name, "")
        self.gaps = self.gaps or not value
        return value


def _translated(message: str, locale: str, *, context: str | None = None) -> str:
    if locale == "en":
        return message
    found = _catalog(locale).get(message, context)
    return str(found.string) if found and found.string else message


@cache
def _catalog(locale: str) -> Catalog:
    with (FOLDER / locale.replace("-", "_") / "LC_MESSAGES" / "funil.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def _asked_for(accept_language: str) -> list[str]:
    ranges = [LANGUAGE_RANGE.fullmatch(each) for each in accept_language[:LONGEST_HEADER].split(",")]
    weighed = [(float(found[2] or 1), found[1]) for found in ranges if found]
    return [language for weight, language in sorted(weighed, key=lambda each: -each[0]) if weight > 0]


def _supported(wanted: str) -> str | None:
    language = wanted.partition("-")[0].lower()
    return next((locale for locale in LOCALES if locale.partition("-")[0] == language), None)
