"""Ana writes to Eva: what leaves, what is kept, and what becomes of it whatever the server says."""

from datetime import timedelta
from typing import Any

import pytest

import models
from errors import Forbidden, Invalid, LimitReached, NotFound, Required, WrongState
from mail import reading, thread
from mail.message import Mail
from mail.smtp import SmtpErrorCode
from models import MessageState, posting, steps, writing
from models.posting import LOOKS
from models.steps import LEASE, WAITS
from models.writing import PER_HOUR, Words
from tests import make
from tests.make import NOON, Cast
from tests.models.post_office import EVA, INSTANCE, finding, office


async def test_a_message_leaves_with_everything_by_which_it_is_known_again(cast: Cast) -> None:
    async with office(cast) as at:
        message = await at.sent(
            subject_line="Proposta nº 7",
            html="<p>Segue <b>tudo</b><script>x()</script></p>",
            cc=["lia@firma.example"],
            bcc=["bia@firma.example"],
        )

    assert (message.state, message.sent_at, message.outstanding) == (MessageState.SENT, NOON, [])
    [taken] = at.sink.taken
    assert (taken.sender, taken.recipients) == ("brasil@funil.example", (EVA, "lia@firma.example", "bia@firma.example"))
    mail = reading.read(taken.content)
    assert isinstance(mail, Mail)
    assert (mail.subject_line, str(mail.sender)) == ("Proposta nº 7", "Ana <brasil@funil.example>")
    assert thread.own_message(INSTANCE, mail.message_id) == thread.OwnMessage(
        at.subject.id, mail.message_id.split(".")[1]
    )
    assert thread.subject_of_address(INSTANCE, str(taken.mail["Reply-To"])) == at.subject.id
    assert thread.own_instance(INSTANCE, mail.all_headers(thread.INSTANCE_HEADER.lower())[0]) == mail.message_id
    assert "bia" not in taken.content.decode()
    assert "script" not in (mail.html or "")
    assert mail.text == "Segue a proposta."


async def test_writing_makes_whom_it_goes_to_a_participant_and_is_an_interaction(cast: Cast) -> None:
    async with office(cast) as at:
        at.at += timedelta(days=1)
        message = await at.write(to=["Novo@Firma.example"])

    subject = await models.Subject.get(id=at.subject.id)
    assert (subject.last_interaction_kind, subject.last_interaction_at) == ("MESSAGE_OUT", NOON + timedelta(days=1))
    assert await models.Participant.filter(subject_id=subject.id, address="novo@firma.example").exists()
    [fact] = await make.events("MessageWritten")
    assert (fact.data["message"], fact.actor_id, fact.subject_id) == (message.id, cast.ana.id, subject.id)


async def test_an_answer_names_what_it_answers_and_quotes_it_if_asked(cast: Cast) -> None:
    async with office(cast) as at:
        asked = await models.Message.create(
            fingerprint="e" * 64,
            message_id="<eva1@firma.example>",
            direction="IN",
            from_address="lia@firma.example",
            from_name="Lia",
            subject_line="Preço?",
            text="Quanto custa?",
            new_text="Quanto custa?",
            at=NOON,
            references=["<eva0@firma.example>"],
        )
        await models.SubjectMessage.create(subject_id=at.subject.id, message_id=asked.id)
        message = await at.sent(answers=asked, quotes=True)

    assert message.to == ["lia@firma.example"]
    mail = reading.read(at.sink.taken[0].content)
    assert isinstance(mail, Mail)
    assert mail.subject_line == "Re: Preço?"
    assert mail.references == ("<eva0@firma.example>", "<eva1@firma.example>")
    assert "> Quanto custa?" in mail.text
    assert mail.new_text == message.new_text == "Segue a proposta."


async def test_the_channel_s_signature_stands_below_and_uploads_go_along(cast: Cast) -> None:
    async with office(cast) as at:
        await cast.brasil.update(by=cast.rita, now=NOON, signature="{{ author.name }} · {{ channel.name }}")
        upload = await models.File.begin_upload("proposta.pdf", by=cast.ana, now=NOON)
        await upload.receive(b"%PDF-1.7", declared="application/pdf", by=cast.ana, now=NOON)
        message = await at.sent(files=[upload])

    mail = reading.read(at.sink.taken[0].content)
    assert isinstance(mail, Mail)
    assert mail.text.endswith("-- \nAna · Brasil")
    assert message.new_text == "Segue a proposta."
    assert [part.get_content() for part in at.sink.taken[0].mail.iter_attachments()] == [b"%PDF-1.7"]


@pytest.mark.parametrize(
    ("words", "error", "match"),
    [
        ({"to": ["nobody"]}, Invalid, "no e-mail|not an e-mail"),
        ({"to": []}, Required, "Say to whom"),
        ({"text": "  "}, Required, "nothing in this message"),
        ({"to": [f"p{n}@firma.example" for n in range(51)]}, LimitReached, "at most"),
        ({"to": ["europa@funil.example"]}, Invalid, "address of this installation"),
        ({"to": ["caixa@funil.example"]}, Invalid, "address of this installation"),
        ({"subject_line": "x" * 301}, Invalid, "at most"),
    ],
)
async def test_what_cannot_be_sent_is_refused_in_words(
    cast: Cast, words: dict[str, Any], error: type[Exception], match: str
) -> None:
    async with office(cast) as at:
        with pytest.raises(error) as refused:
            await at.write(**words)

    assert any(each in str(refused.value) for each in match.split("|"))
    assert not await models.Message.all().exists()


async def test_a_line_break_in_a_header_is_a_space(cast: Cast) -> None:
    async with office(cast) as at:
        await at.sent(subject_line="Oferta\r\nBcc: todos@firma.example")

    assert at.sink.taken[0].mail["Subject"] == "Oferta Bcc: todos@firma.example"
    assert at.sink.taken[0].mail["Bcc"] is None


async def test_who_may_not_write_does_not(cast: Cast) -> None:
    async with office(cast) as at:
        with pytest.raises(Forbidden):
            await at.write(by=cast.vera)
        with pytest.raises(NotFound):
            await at.write(by=cast.diego)


async def test_a_channel_without_a_server_says_so(cast: Cast) -> None:
    async with office(cast) as at:
        await at.mailbox.set_sending(by=cast.rita, now=NOON, keyring=at.way.keyring, host=None)
        with pytest.raises(WrongState, match="no server for sending"):
            await at.write()


async def test_addresses_that_bounced_and_people_who_want_no_mail_need_a_confirmation(cast: Cast) -> None:
    async with office(cast) as at:
        await models.CustomerEmail.mark_undeliverable(EVA, by=cast.ana, now=NOON)
        with pytest.raises(WrongState, match="came back"):
            await at.write()
        await models.CustomerEmail.mark_deliverable(EVA, by=cast.ana, now=NOON)
        await models.CustomerEmail.mark_do_not_email(EVA, by=cast.ana, now=NOON)
        with pytest.raises(WrongState, match="wants no more mail"):
            await at.write()

        assert (await at.sent(confirmed=True)).state is MessageState.SENT


async def test_nobody_writes_more_than_so_many_an_hour(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert PER_HOUR == 60
    monkeypatch.setattr(writing, "PER_HOUR", 2)
    async with office(cast) as at:
        for _ in range(2):
            await at.write()
        with pytest.raises(LimitReached, match="within 1 hours"):
            await at.write()
        at.at += timedelta(hours=1)
        await at.write()


async def test_a_draft_is_its_author_s_alone_until_it_is_sent(cast: Cast) -> None:
    async with office(cast) as at:
        draft = await writing.save_draft(at.subject, Words(to=[EVA], text="Ainda"), by=cast.ana, now=NOON)
        hidden = await models.Message.visible_to(cast.bruno).exists()
        with pytest.raises(Forbidden):
            await writing.save_draft(at.subject, Words(text="Meu"), by=cast.bruno, now=NOON, draft=draft)
        words = Words(to=[EVA], text="Agora")
        sent = await writing.send(at.subject, words, by=cast.ana, now=NOON, instance_key=INSTANCE, draft=draft)
        with pytest.raises(WrongState):
            await writing.discard_draft(sent, by=cast.ana, now=NOON)

    assert not hidden
    assert sent.id == draft.id
    assert await models.Message.visible_to(cast.bruno).exists()
    assert [fact.subject_id for fact in await make.events("DraftSaved")] == [None]


async def test_a_draft_is_thrown_away_with_its_files(cast: Cast) -> None:
    async with office(cast) as at:
        upload = await models.File.begin_upload("foto.png", by=cast.ana, now=NOON)
        await upload.receive(b"\x89PNG", declared="image/png", by=cast.ana, now=NOON)
        draft = await writing.save_draft(at.subject, Words(files=[upload]), by=cast.ana, now=NOON)
        await writing.discard_draft(draft, by=cast.ana, now=NOON)

    assert not await models.Message.all().exists()
    assert not await models.File.all().exists()


async def test_a_server_that_says_not_now_is_asked_again_for_a_day(cast: Cast) -> None:
    async with office(cast) as at:
        at.sink.data = ["451 4.3.0 Later"] * 20
        message = await at.sent()
        assert (message.state, message.last_error) == (MessageState.QUEUED, SmtpErrorCode.REFUSED_FOR_NOW)
        assert message.next_attempt_at == NOON + WAITS[0]
        assert (await at.post(message)).attempts == 1
        for wait in WAITS:
            message = await at.post(message, later=wait)

        assert message.state is MessageState.FAILED
        assert not at.sink.taken
        at.sink.data = []
        await writing.resend(message, by=cast.ana, now=at.at)
        message = await at.post(message)

    assert message.state is MessageState.SENT
    assert at.sink.message_ids == [message.message_id]


async def test_a_server_that_says_never_is_believed(cast: Cast) -> None:
    async with office(cast) as at:
        at.sink.data = ["550 5.7.1 Spam"]
        message = await at.sent()

    assert (message.state, message.last_answer, message.next_attempt_at) == (MessageState.FAILED, "5.7.1 Spam", None)


async def test_a_recipient_that_does_not_exist_is_a_bounce_at_once_and_the_others_get_it(cast: Cast) -> None:
    async with office(cast) as at:
        at.sink.rcpt = {EVA: "550 5.1.1 No such user", "lia@firma.example": "450 4.2.0 Greylisted"}
        message = await at.sent(cc=["lia@firma.example", "bia@firma.example"])
        assert (message.state, message.outstanding) == (MessageState.QUEUED, ["lia@firma.example"])
        at.sink.rcpt = {}
        message = await at.post(message, later=WAITS[0])

    assert message.state is MessageState.BOUNCED
    assert [taken.recipients for taken in at.sink.taken] == [("bia@firma.example",), ("lia@firma.example",)]
    [bounce] = await models.MessageBounce.all()
    assert (bounce.address, bounce.code) == (EVA, "5.1.1")
    assert await models.CustomerEmail.filter(address=EVA, undeliverable=True).exists()


async def test_what_a_server_may_have_taken_is_never_sent_again_by_itself(cast: Cast) -> None:
    async with office(cast) as at:
        at.sink.data = ["hang up"]
        message = await at.sent()
        assert message.state is MessageState.UNKNOWN
        finding(at, found=False)
        for wait in (*LOOKS, timedelta(days=3)):
            message = await at.post(message, later=wait)
        assert (message.state, message.next_attempt_at, len(at.sink.taken)) == (MessageState.UNKNOWN, None, 1)
        await writing.mark_sent(message, by=cast.ana, now=at.at)

        assert (await models.Message.get(id=message.id)).state is MessageState.SENT
        with pytest.raises(WrongState):
            await writing.resend(message, by=cast.ana, now=at.at)


async def test_what_lies_in_the_sent_folder_was_sent(cast: Cast) -> None:
    async with office(cast) as at:
        at.sink.data = ["hang up"]
        message = await at.sent()
        finding(at, found=True)
        early = await at.post(message)
        message = await at.post(message, later=LOOKS[0])

    assert early.state is MessageState.UNKNOWN
    assert (message.state, message.sent_at) == (MessageState.SENT, NOON)


async def test_who_follows_one_that_died_before_handing_over_sends_it_and_after_it_never(cast: Cast) -> None:
    async with office(cast) as at:
        before, after = await at.write(), await at.write()
        for message in (before, after):
            await models.Message.filter(id=message.id).update(state=MessageState.SENDING, next_attempt_at=NOON + LEASE)
        await models.Message.filter(id=after.id).update(handed_over_at=NOON)
        assert not await posting.due(NOON).exists()
        await posting.forget_leases(NOON)
        assert await posting.due(NOON).count() == 2
        before, after = await at.post(before), await at.post(after)

    assert (before.state, after.state) == (MessageState.SENT, MessageState.UNKNOWN)
    assert at.sink.message_ids == [before.message_id]


async def test_a_server_within_this_network_is_not_called(cast: Cast) -> None:
    async with office(cast) as at:
        at.way = posting.Way(keyring=at.way.keyring, instance_key=INSTANCE, now=lambda: at.at)
        message = await at.sent()

    assert (message.state, message.last_error) == (MessageState.QUEUED, "PRIVATE_HOST")
    assert not at.sink.taken


async def test_two_workers_send_a_message_once(cast: Cast) -> None:
    async with office(cast) as at:
        message = await at.write()
        first = await steps.claim(message, NOON)
        second = await steps.claim(await models.Message.get(id=message.id), NOON)

    assert (first, second) == (True, False)
