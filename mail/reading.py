"""Reading a mail: raw bytes in, one frozen `Mail` out. Knows neither the database nor the clock nor the network."""

from dataclasses import replace

from mail import body, calendar, forwarded, header, identity, part, recipients, reply, report
from mail.address import Address
from mail.away import until
from mail.caps import STANDARD, Cap, Caps, OverCap
from mail.classify import MailClass, classify, may_be_bounce
from mail.glimpse import unreadable
from mail.header import Headers
from mail.message import KEPT, NO_TEXT, Flag, Mail, Unreadable
from mail.part import Part

SAME_IN_PART = 64 * 1024
"""Of a mail that was fetched in part, the bytes that tell it from others: wherever the rest was cut off."""


def read(raw: bytes, caps: Caps = STANDARD, *, size: int | None = None) -> Mail | Unreadable:
    """Read one mail; never raises. `size` is what the server announced: with fewer bytes, `raw` is only the beginning.

    Of a mail over the cap only the headers and the first text are read (row 4); what came with it is listed.
    """
    whole = max(size or 0, len(raw))
    partial = whole > caps.raw
    try:
        mail = _mail(raw[: caps.partial] if partial else raw, caps, size=whole, partial=partial)
        return _understood(mail, raw, caps)
    except OverCap as over:
        return unreadable(raw, over.cap, size=whole)
    except RecursionError:
        return unreadable(raw, Cap.RECURSION, size=whole)
    except MemoryError:
        return unreadable(raw, Cap.MEMORY, size=whole)
    except Exception:  # noqa: BLE001 - row 5: one mail, whatever stands in it, never stops its mailbox
        return unreadable(raw, Cap.UNREADABLE, size=whole)


def _mail(raw: bytes, caps: Caps, *, size: int, partial: bool) -> Mail:
    clean = raw.lstrip(part.LEADING)
    content = part.content_after_headers(clean, caps)
    root = part.parse(clean, caps)
    said = body.read(root, caps, partial=partial)
    from_, to, cc, reply_to = (
        recipients.addresses(root, name, caps.addresses) for name in ("from", "to", "cc", "reply-to")
    )
    if sum(map(len, (from_, to, cc, reply_to))) > caps.addresses:
        raise OverCap(Cap.ADDRESSES)
    subject_line = header.name(root.value("subject"), limit=1_000)
    references = identity.references(root.value("references"), root.value("in-reply-to"), caps.references)
    own_id = identity.message_id(root.value("message-id"))
    # What is all headers, and names neither itself nor its sender, is told from the next one like it by all of them.
    told = content if own_id or from_ or subject_line or content.strip() else clean
    fingerprint = identity.fingerprint(
        message_id=own_id or header.text(root.value("message-id")),
        date=header.text(root.value("date")),
        sender=from_[0].addr if from_ else "",
        subject_line=subject_line,
        body=told[:SAME_IN_PART] if partial else told,
    )
    date = identity.date(root.value("date"))
    headers = _kept(root)
    flags = {
        Flag.MESSAGE_ID_MISSING: own_id is None,
        Flag.CHARSET_GUESSED: said.charset_guessed,
        Flag.DATE_UNUSABLE: date is None,
        Flag.FROM_MISSING: not from_,
        Flag.FROM_AMBIGUOUS: len(from_) > 1 or len(header.all_of(headers, "from")) > 1,
        Flag.NO_TEXT: not said.text,
        Flag.TEXT_SHORTENED: said.shortened,
        Flag.HTML_DROPPED: said.html_dropped,
        Flag.TRUNCATED: partial,
        Flag.ENCRYPTED: said.encrypted,
        Flag.SIGNED: said.signed,
    }
    return Mail(
        message_id=own_id or identity.synthesised(fingerprint),
        fingerprint=fingerprint,
        references=references,
        sender=from_[0] if from_ else _stand_in(root, caps),
        reply_to=reply_to,
        to=to,
        cc=cc,
        recipients=recipients.evidence(root, caps.addresses),
        subject_line=subject_line,
        date=date,
        text=said.text or NO_TEXT,
        new_text=reply.new_text(said.text, subject_line, is_reply=bool(references)) or NO_TEXT,
        html=said.html,
        files=said.attachments,
        media_type=root.content.value or "text/plain",
        report_type=root.content.get("report-type").lower(),
        headers=headers,
        flags=tuple(flag for flag, raised in flags.items() if raised),
        size=size,
        remote_images=said.remote_images,
    )


def _understood(mail: Mail, raw: bytes, caps: Caps) -> Mail:
    """The mail with what its parts mean: a report, an invitation, a mail within it, the end of an absence."""
    said = report.read(mail.files, mail.report_type) if mail.media_type == "multipart/report" else None
    kind = classify(mail).mail_class
    if said is None and (kind is MailClass.DSN or may_be_bounce(mail, kind)):
        said = report.guess(raw, mail.text, mail.header("x-failed-recipients") or "")
    away = kind in (MailClass.AUTO_REPLIED, MailClass.AUTO_GENERATED)
    return replace(
        mail,
        report=said,
        invite=calendar.read(mail.files),
        forwarded=None if said or away else forwarded.read(mail.files, mail.text, mail.subject_line, caps),
        away_until=until(mail.new_text, mail.date) if away else None,
    )


def _stand_in(root: Part, caps: Caps) -> Address | None:
    """Who sent a mail whose From names nobody."""
    return next(
        (found[0] for name in ("sender", "return-path") if (found := recipients.addresses(root, name, caps.addresses))),
        None,
    )


def _kept(root: Part) -> Headers:
    return tuple((name.lower(), header.unfold(str(value))) for name, value in root.raw_items() if name.lower() in KEPT)
