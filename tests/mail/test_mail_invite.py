"""Invitations: what, when, by whom; and what is no invitation."""

from datetime import UTC, datetime

import pytest

from mail.address import Address
from mail.invite import Answer, Invite, Method
from tests.mail.letters import letter, readable

ZONE = """\
BEGIN:VTIMEZONE
TZID:E. South America Standard Time
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:-0300
TZOFFSETTO:-0300
END:STANDARD
END:VTIMEZONE
"""


def calendar(event: str, *, method: str = "REQUEST", before: str = "") -> Invite | None:
    ics = (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\nMETHOD:{method}\r\n{before}BEGIN:VEVENT\r\nUID:abc@sol\r\n{event}"
        "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    raw = letter(
        "--x\r\nContent-Type: text/plain\r\n\r\nReunião\r\n"
        f"--x\r\nContent-Type: text/calendar; method={method}; charset=utf-8\r\n\r\n{ics}--x--",
        content_type="multipart/alternative; boundary=x",
    )
    mail = readable(raw)
    assert mail.text == "Reunião" and [file.media_type for file in mail.files] == ["text/calendar"]
    return mail.invite


def test_an_invitation() -> None:
    found = calendar(
        "SEQUENCE:2\r\nDTSTART;TZID=America/Sao_Paulo:20261210T140000\r\nDTEND;TZID=America/Sao_Paulo:20261210T150000\r\n"
        "ORGANIZER;CN=Eva Sol:mailto:Eva@Sol.example\r\nSUMMARY:Demonstra\r\n ção\r\nLOCATION:Sala 2\r\n"
        "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:brasil@funil.example\r\nRRULE:FREQ=WEEKLY;COUNT=4"
    )

    assert found == Invite(
        method=Method.REQUEST,
        uid="abc@sol",
        sequence=2,
        starts_at=datetime(2026, 12, 10, 17, tzinfo=UTC),
        ends_at=datetime(2026, 12, 10, 18, tzinfo=UTC),
        zone="America/Sao_Paulo",
        organiser=Address("Eva Sol", "eva@sol.example"),
        summary="Demonstração",
        location="Sala 2",
        recurrence="FREQ=WEEKLY;COUNT=4",
        answers=(Answer(address="brasil@funil.example", participation="NEEDS-ACTION"),),
    )
    assert found.key == ("abc@sol", 2, "REQUEST")


@pytest.mark.parametrize(
    ("event", "before", "starts", "all_day"),
    [
        ("DTSTART:20261210T140000Z\r\nDURATION:PT30M", "", datetime(2026, 12, 10, 14, tzinfo=UTC), False),
        ("DTSTART:20261210T140000", "", datetime(2026, 12, 10, 17, tzinfo=UTC).replace(hour=14, tzinfo=None), False),
        ("DTSTART;VALUE=DATE:20261210", "", datetime(2026, 12, 10, tzinfo=UTC).replace(tzinfo=None), True),
        (
            'DTSTART;TZID="E. South America Standard Time":20261210T140000',
            ZONE.replace("\n", "\r\n"),
            datetime(2026, 12, 10, 17, tzinfo=UTC),
            False,
        ),
        ("SUMMARY:Sem data", "", None, False),
    ],
)
def test_when_it_begins(event: str, before: str, starts: datetime | None, all_day: bool) -> None:
    found = calendar(event, before=before)

    assert found is not None and (found.starts_at, found.all_day) == (starts, all_day)


@pytest.mark.parametrize("method", ["CANCEL", "REPLY"])
def test_a_cancellation_and_an_answer(method: str) -> None:
    found = calendar("DTSTART:20261210T140000Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:eva@sol.example", method=method)

    assert found is not None and found.method == method
    assert found.answers == (Answer(address="eva@sol.example", participation="ACCEPTED"),)


@pytest.mark.parametrize(
    "event",
    ["DTSTART:99999999T990000Z", "SEQUENCE:many", "RRULE:FREQ=SECONDLY;COUNT=999999999", "X-A:" + "a" * 200_000],
)
def test_a_hostile_calendar_is_a_file_like_any_other(event: str) -> None:
    found = calendar(event)

    assert found is None or len(found.recurrence) <= 200


def test_a_published_calendar_and_one_without_end_invite_nobody() -> None:
    assert calendar("DTSTART:20261210T140000Z", method="PUBLISH") is None
    assert calendar("X-A:b\r\n" * 6_000) is None
