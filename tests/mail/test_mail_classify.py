"""Who, or what, wrote a mail; one line per case."""

from typing import Any

import pytest

from mail.classify import MailClass, classify
from tests.mail.letters import mail, readable

HUMAN, AUTO_REPLIED, AUTO_GENERATED = MailClass.HUMAN, MailClass.AUTO_REPLIED, MailClass.AUTO_GENERATED
BULK, LIST, MDN, DSN, ARF = MailClass.BULK, MailClass.LIST, MailClass.MDN, MailClass.DSN, MailClass.ARF


def report(kind: str) -> dict[str, Any]:
    return {"content_type": f'multipart/report; report-type="{kind}"; boundary=x'}


TABLE: dict[str, tuple[dict[str, Any], MailClass, str]] = {
    "a person": ({}, HUMAN, ""),
    "Auto-Submitted: no": ({"auto_submitted": "no"}, HUMAN, ""),
    "a person on Exchange": ({"x_auto_response_suppress": "All"}, HUMAN, ""),
    "a person who thinks of lists": ({"list_id": "<vendas.firma>"}, HUMAN, ""),
    "a person, high precedence": ({"precedence": "first-class"}, HUMAN, ""),
    "a person about holidays, first mail": ({"subject": "Out of office chairs"}, HUMAN, ""),
    "a person about a bounce": ({"subject": "Undelivered Mail Returned to Sender"}, HUMAN, ""),
    "a person named like a daemon's title": ({"from_": "Mail Delivery System <eva@cliente.com.br>"}, HUMAN, ""),
    "auto-replied": ({"auto_submitted": "auto-replied"}, AUTO_REPLIED, "Auto-Submitted: auto-replied"),
    "auto-replied, with a comment": (
        {"auto_submitted": "Auto-Replied (vacation)"},
        AUTO_REPLIED,
        "Auto-Submitted: Auto-Replied (vacation)",
    ),
    "X-Autoreply": ({"x_autoreply": "yes"}, AUTO_REPLIED, "x-autoreply: yes"),
    "X-Autoreply: no": ({"x_autoreply": "no"}, HUMAN, ""),
    "X-Autorespond": ({"x_autorespond": "x"}, AUTO_REPLIED, "x-autorespond: x"),
    "Precedence: auto_reply": ({"precedence": "auto_reply"}, AUTO_REPLIED, "Precedence: auto_reply"),
    "Exchange's vacation note": (
        {"auto_submitted": "auto-generated", "subject": "Automatic reply: Orçamento", "in_reply_to": "<1@a>"},
        AUTO_REPLIED,
        "Subject: Automatic reply: Orçamento",
    ),
    "in Portuguese": (
        {"subject": "Resposta automática: Orçamento", "in_reply_to": "<1@a>"},
        AUTO_REPLIED,
        "Subject: Resposta automática: Orçamento",
    ),
    "in German": ({"subject": "Abwesenheitsnotiz", "in_reply_to": "<1@a>"}, AUTO_REPLIED, "Subject: Abwesenheitsnotiz"),
    "such a title that answers nothing": ({"subject": "Automatic reply: what is that?"}, HUMAN, ""),
    "auto-generated": ({"auto_submitted": "auto-generated"}, AUTO_GENERATED, "Auto-Submitted: auto-generated"),
    "auto-notified": ({"auto_submitted": "auto-notified; x=y"}, AUTO_GENERATED, "Auto-Submitted: auto-notified; x=y"),
    "X-Auto-Generated": ({"x_auto_generated": "1"}, AUTO_GENERATED, "X-Auto-Generated: 1"),
    "a list": ({"list_id": "<a.b>", "list_post": "<mailto:a@b>"}, LIST, "List-Id: <a.b>"),
    "a list, bulk too": (
        {"list_id": "<a.b>", "list_post": "<mailto:a@b>", "precedence": "bulk", "list_unsubscribe": "<x>"},
        LIST,
        "List-Id: <a.b>",
    ),
    "announcements nobody may answer": (
        {"list_id": "<a.b>", "list_post": "NO", "list_unsubscribe": "<x>"},
        BULK,
        "list-unsubscribe: <x>",
    ),
    "a newsletter": ({"list_unsubscribe": "<mailto:x@y>"}, BULK, "list-unsubscribe: <mailto:x@y>"),
    "Feedback-ID": ({"feedback_id": "1:2"}, BULK, "feedback-id: 1:2"),
    "Precedence: bulk": ({"precedence": "Bulk"}, BULK, "Precedence: bulk"),
    "Precedence: list alone": ({"precedence": "list"}, HUMAN, ""),
    "a delivery report": (report("delivery-status"), DSN, "delivery-status"),
    "a delivery report that calls itself a reply": (
        {**report("delivery-status"), "auto_submitted": "auto-replied"},
        DSN,
        "delivery-status",
    ),
    "X-Failed-Recipients": ({"x_failed_recipients": "a@b.com"}, DSN, "X-Failed-Recipients: a@b.com"),
    "a daemon": ({"from_": "MAILER-DAEMON@x.com", "subject": ""}, DSN, "From: mailer-daemon@x.com"),
    "a postmaster's report": (
        {"from_": "postmaster@x.com", "subject": "Não foi entregue: Orçamento"},
        DSN,
        "From: postmaster@x.com; Subject",
    ),
    "a postmaster who is a person": ({"from_": "postmaster@x.com", "subject": "Orçamento"}, HUMAN, ""),
    "no return path and a bounce's title": (
        {"return_path": "<>", "subject": "Delivery failure"},
        DSN,
        "From: eva@cliente.com.br; Subject",
    ),
    "no return path alone": ({"return_path": "<>"}, HUMAN, ""),
    "a receipt": (report("disposition-notification"), MDN, "disposition-notification"),
    "a complaint": (report("feedback-report"), ARF, "feedback-report"),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_mail_is_told_apart_by_its_headers(name: str) -> None:
    headers, expected, because = TABLE[name]

    found = classify(mail(**headers))

    assert (found.mail_class, found.because) == (expected, because)


def test_a_report_is_known_by_its_part_when_its_type_is_not_named() -> None:
    raw = (
        b"From: x@y.com\r\nContent-Type: multipart/report; boundary=x\r\n\r\n"
        b"--x\r\n\r\nfailed\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n--x--\r\n"
    )

    assert classify(readable(raw)).mail_class is DSN


def test_a_report_that_a_person_passes_on_is_the_persons_mail() -> None:
    raw = (
        b"From: eva@cliente.com.br\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        b"--x\r\n\r\nO que houve?\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n--x--\r\n"
    )

    assert classify(readable(raw)).mail_class is HUMAN


def test_a_bounce_in_prose_from_anybody_is_known_by_its_title_and_by_whom_it_names() -> None:
    said = (
        "The following addresses had permanent fatal errors:\r\n\r\n"
        "   ----- The following addresses had permanent fatal errors -----\r\n<dora@x.com>\r\n\r\n"
        "   ----- Transcript of session follows -----\r\n550 <dora@x.com>... User unknown\r\n"
    )
    bounce = mail(said, from_="gateway@x.com", subject="Returned mail: delivery failed")
    words = mail("Minha mensagem voltou. O que houve?", subject="Returned mail: delivery failed")

    assert classify(bounce).mail_class is MailClass.DSN
    assert classify(words).mail_class is MailClass.HUMAN
