"""What is read of bounces, receipts and complaints: whom they are about, what became of it, which mail it was."""

import pytest

from mail.report import Fate, Report, ReportKind
from tests.mail.letters import letter, readable

RETURNED = """\
Message-ID: <abc.1.mac@funil.example>
From: Vendas <brasil@funil.example>
To: eva@sol.example
Reply-To: brasil+t0ken@funil.example
Subject: Proposta
"""


def report(status: str, *, kind: str = "delivery-status", back: str = "message/rfc822", text: str = "Sorry.") -> Report:
    raw = letter(
        f"--x\r\nContent-Type: text/plain\r\n\r\n{text}\r\n"
        f"--x\r\nContent-Type: message/{kind}\r\n\r\n{status}\r\n"
        f"--x\r\nContent-Type: {back}\r\n\r\n{RETURNED}\r\nSegue a proposta\r\n--x--\r\n",
        content_type=f"multipart/report; report-type={kind}; boundary=x",
        from_="MAILER-DAEMON@mx.example",
    )
    found = readable(raw).report
    assert found is not None
    return found


BLOCK = "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; eva@sol.example\r\n"


def eva(action: str, status: str, diagnostic: str = "") -> Fate:
    return Fate(address="eva@sol.example", action=action, status=status, diagnostic=diagnostic)


@pytest.mark.parametrize(
    ("status", "fate", "permanent", "delayed"),
    [
        ("Action: failed\r\nStatus: 5.1.1", eva("failed", "5.1.1"), True, False),
        ("Action: delayed\r\nStatus: 4.4.1", eva("delayed", "4.4.1"), False, True),
        ("Action: failed\r\nStatus: 4.2.2", eva("failed", "4.2.2"), False, True),
        ("Action: delivered\r\nStatus: 2.0.0", eva("delivered", "2.0.0"), False, False),
        ("Action: failed (bad address)\r\nStatus: 5.1.1 (x)", eva("failed", "5.1.1"), True, False),
        (
            "Action: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; 550 5.1.1 User\r\n unknown",
            eva("failed", "5.1.1", "smtp; 550 5.1.1 User unknown"),
            True,
            False,
        ),
        (
            "Action: failed\r\nDiagnostic-Code: smtp; 452 mailbox full",
            eva("failed", "4.0.0", "smtp; 452 mailbox full"),
            False,
            True,
        ),
    ],
)
def test_a_delivery_report(status: str, fate: Fate, permanent: bool, delayed: bool) -> None:
    found = report(BLOCK + status)

    assert (found.kind, found.fates, found.guessed) == (ReportKind.DSN, (fate,), False)
    assert (found.permanent, found.delayed) == (permanent, delayed)
    assert found.message_id == "<abc.1.mac@funil.example>"
    assert found.header("reply-to") == "brasil+t0ken@funil.example"


def test_a_report_about_several_recipients_and_one_that_returns_only_headers() -> None:
    blocks = (
        BLOCK + "Action: failed\r\nStatus: 5.1.1\r\n\r\nOriginal-Recipient: rfc822;<Bia@Sol.example>\r\nAction: delayed"
    )

    found = report(blocks, back="text/rfc822-headers")

    assert [(fate.address, fate.action) for fate in found.fates] == [
        ("eva@sol.example", "failed"),
        ("bia@sol.example", "delayed"),
    ]
    assert found.message_id == "<abc.1.mac@funil.example>"


def test_a_receipt_says_which_mail_was_opened() -> None:
    found = report(
        "Final-Recipient: rfc822; eva@sol.example\r\nOriginal-Message-ID: <own@funil.example>\r\n"
        "Disposition: manual-action/MDN-sent-manually; displayed/error",
        kind="disposition-notification",
    )

    assert (found.kind, found.message_id) == (ReportKind.MDN, "<own@funil.example>")
    assert found.fates == (Fate(address="eva@sol.example", action="displayed"),)


def test_a_complaint_says_who_calls_it_spam() -> None:
    found = report("Feedback-Type: abuse\r\nVersion: 1\r\nOriginal-Rcpt-To: eva@sol.example", kind="feedback-report")

    assert (found.kind, found.message_id) == (ReportKind.ARF, "<abc.1.mac@funil.example>")
    assert found.fates == (Fate(address="eva@sol.example", action="abuse"),)


def test_an_old_server_reports_in_prose() -> None:
    raw = letter(
        "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message.\n\n"
        "<eva@sol.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <abc@funil.example>\nTo: eva@sol.example\n\nOi",
        from_="MAILER-DAEMON@mx.example",
        subject="failure notice",
    )

    found = readable(raw).report

    assert found is not None and found.guessed and found.permanent
    assert found.message_id == "<abc@funil.example>"
    assert [fate.address for fate in found.fates] == ["eva@sol.example"]


def test_a_person_who_writes_about_a_bounce_reports_nothing() -> None:
    raw = letter("O Message-ID: <abc@funil.example> voltou, failed, 5.1.1", subject="Undelivered?")

    assert readable(raw).report is None


def test_a_report_of_a_hundred_thousand_recipients_is_cut() -> None:
    found = report(BLOCK + "Action: failed\r\n\r\nFinal-Recipient: rfc822; a@b.com\r\n" * 100_000)

    assert len(found.fates) == 100
