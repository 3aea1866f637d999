"""The intake table, one line per case: a mail, what is known, what becomes of it in which channel."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.authentication import AuthVerdict
from mail.classify import MailClass
from mail.known import Decided, Effect, Form, Habits, Known, Recent, Sender, Sent, Thread, ThreadState
from mail.message import Flag, Mail, Unreadable
from mail.outcome import Decision, Direction, IntakeOutcome, MatchedBy
from mail.reading import read
from mail.route import ROWS, route
from mail.thread import INSTANCE_HEADER, instance_value, message_id, plus_address
from tests.mail.letters import BRASIL, EUROPA, EVA, letter, mail, readable

BR, EU = 1, 2
KEY = b"the instance's key, long enough to be one"
SERVER = "mx.firma.com.br"
PASS = f"{SERVER}; dmarc=pass header.from=cliente.com.br"
FAIL = f"{SERVER}; dmarc=fail header.from=cliente.com.br"
OURS_PASS = f"{SERVER}; dmarc=pass header.from=firma.com.br"
ASKED = "<pergunta@cliente.com.br>"
EARLIER = "<antes@cliente.com.br>"

CREATED, THREADED, QUARANTINED = IntakeOutcome.CREATED, IntakeOutcome.THREADED, IntakeOutcome.QUARANTINED
IGNORED, DUPLICATE = IntakeOutcome.IGNORED, IntakeOutcome.DUPLICATE


def thread(subject_id: int = 70, channel_id: int = BR, *people: str, state: ThreadState = ThreadState.LIVE) -> Thread:
    return Thread(
        subject_id=subject_id,
        channel_id=channel_id,
        participants=frozenset(people or ("eva@cliente.com.br",)),
        state=state,
    )


def known(**more: object) -> Known:
    """Two channels, each with its alias; the mailbox is Brasil's; Eva asked once before, on subject 70."""
    return Known(
        **{
            "aliases": {BRASIL: BR, EUROPA: EU},
            "mailbox_channels": (BR,),
            "system_addresses": frozenset({"crm@firma.com.br"}),
            "threads": {ASKED: thread()},
            "authserv_id": SERVER,
            "instance_key": KEY,
            **more,
        }  # type: ignore[arg-type]
    )


def effect(
    channel_id: int | None, outcome: IntakeOutcome = CREATED, subject_id: int | None = 60, id: int = 9
) -> Effect:
    return Effect(id=id, channel_id=channel_id, outcome=outcome, subject_id=subject_id)


Told = tuple[IntakeOutcome, int, str]


@dataclass(frozen=True)
class Line:
    """`expected`: for each channel its outcome, the row and the reason's code."""

    mail: Mail | Unreadable
    expected: Mapping[int, Told] | Mapping[None, Told]
    known: Known = field(default_factory=known)


OVER_A_CAP = read(letter(subject="a" * 33 * 1024))
NEW = {BR: (CREATED, 36, "new")}
ANSWERED = {BR: (THREADED, 24, "references")}
DSN = {"content_type": "multipart/report; report-type=delivery-status; boundary=x"}

TABLE: dict[str, Line] = {
    # 5
    "5 a mail over a cap waits for a person": Line(OVER_A_CAP, {BR: (QUARANTINED, 5, "malformed")}),
    "5 in a mailbox of several channels it belongs to none": Line(
        OVER_A_CAP, {None: (QUARANTINED, 5, "malformed")}, known(mailbox_channels=(BR, EU))
    ),
    "5 come again, it is a duplicate": Line(
        OVER_A_CAP, {BR: (DUPLICATE, 8, "duplicate")}, known(effects=(effect(BR, QUARANTINED, None),))
    ),
    # 6
    "6 nobody in From": Line(mail(from_="Eva"), {BR: (QUARANTINED, 6, "no_sender")}),
    "6 no From at all": Line(mail(from_=None), {BR: (QUARANTINED, 6, "no_sender")}),
    "6 an empty Return-Path is nobody": Line(mail(from_=None, return_path="<>"), {BR: (QUARANTINED, 6, "no_sender")}),
    "6 Sender stands in for From": Line(mail(from_="Eva", sender="ana@cliente.com.br"), NEW),
    "6 Return-Path stands in for both": Line(mail(from_=None, return_path="<ana@cliente.com.br>"), NEW),
    "6 come again, it is a duplicate": Line(
        mail(from_=None), {BR: (DUPLICATE, 8, "duplicate")}, known(effects=(effect(BR, QUARANTINED, None),))
    ),
    # 7
    "7 from a channel's alias": Line(mail(from_=BRASIL, to=EUROPA), {EU: (IGNORED, 7, "own_mail")}),
    "7 from an alias with a detail": Line(mail(from_="vendas+x@firma.com.br"), {BR: (IGNORED, 7, "own_mail")}),
    "7 from a system address": Line(mail(from_="CRM@Firma.com.br"), {BR: (IGNORED, 7, "own_mail")}),
    "7 our own header": Line(
        mail(**{INSTANCE_HEADER: instance_value(KEY, "<1@firma.com.br>")}), {BR: (IGNORED, 7, "own_mail")}
    ),
    "7 another installation's header is no loop": Line(
        mail(**{INSTANCE_HEADER: instance_value(b"another key", "<1@firma.com.br>")}), NEW
    ),
    "7 our header, even where the mail answers something": Line(
        mail(
            references=ASKED, authentication_results=PASS, **{INSTANCE_HEADER: instance_value(KEY, "<1@firma.com.br>")}
        ),
        {BR: (IGNORED, 7, "own_mail")},
    ),
    "7 Ana's answer from her own program, copied to us": Line(
        mail(from_=BRASIL, to=EVA, cc=BRASIL, references=ASKED, authentication_results=OURS_PASS),
        {BR: (THREADED, 7, "own_copy")},
    ),
    "7 the same, with our address forged": Line(
        mail(from_=BRASIL, to=EVA, cc=BRASIL, references=ASKED), {BR: (IGNORED, 7, "own_mail")}
    ),
    "7 own mail come again": Line(
        mail(from_=EUROPA), {BR: (DUPLICATE, 8, "duplicate")}, known(effects=(effect(BR, IGNORED, None),))
    ),
    "7 an own copy come again after the subject moved to another channel": Line(
        mail(from_=BRASIL, to=EVA, cc=BRASIL, references=ASKED, authentication_results=OURS_PASS),
        {BR: (DUPLICATE, 8, "duplicate")},
        known(threads={ASKED: thread(70, EU)}, effects=(effect(BR, THREADED, 70),)),
    ),
    # 8
    "8 the same mail in the same channel": Line(
        mail(), {BR: (DUPLICATE, 8, "duplicate")}, known(effects=(effect(BR),))
    ),
    "8 the same mail in another channel is new there": Line(
        mail(to=EUROPA), {EU: (CREATED, 36, "new")}, known(effects=(effect(BR),))
    ),
    "8 outside of any channel": Line(
        mail(to="x@y.com"),
        {None: (DUPLICATE, 8, "duplicate")},
        known(mailbox_channels=(), effects=(effect(None, QUARANTINED, None),)),
    ),
    "8 threaded before, in a channel that is not the subject's": Line(
        mail(to=EUROPA, references=ASKED, authentication_results=PASS),
        {EU: (DUPLICATE, 8, "also_addressed")},
        known(effects=(effect(BR, THREADED, 70),)),
    ),
    "8 threaded before, and the subject has moved since": Line(
        mail(references=ASKED, authentication_results=PASS),
        {BR: (DUPLICATE, 8, "duplicate")},
        known(threads={ASKED: thread(70, EU)}, effects=(effect(BR, THREADED, 70),)),
    ),
    "8 threaded before, now by a mailbox that knows no alias of it": Line(
        mail(to="x@y.com", references=ASKED, authentication_results=PASS),
        {None: (DUPLICATE, 8, "duplicate")},
        known(mailbox_channels=(), effects=(effect(BR, THREADED, 70),)),
    ),
    "8 quarantined as unknown, and the alias was added since": Line(
        mail(), NEW, known(effects=(effect(None, QUARANTINED, None),))
    ),
    # 10
    "10 no Message-ID": Line(mail(message_id=None), NEW),
    "10 a Message-ID that is none": Line(mail(message_id="<[>"), NEW),
    # 13
    "13 a bounce of something that is not ours": Line(
        mail(from_="MAILER-DAEMON@x.com", **DSN), {BR: (IGNORED, 13, "bounce_unmatched")}
    ),
    "13 a bounce in prose": Line(
        mail(from_="mailer-daemon@x.com", subject="Undelivered Mail"), {BR: (IGNORED, 13, "bounce_unmatched")}
    ),
    "13 a reading receipt": Line(
        mail(content_type="multipart/report; report-type=disposition-notification; boundary=x"),
        {BR: (IGNORED, 13, "bounce_unmatched")},
    ),
    "13 a complaint": Line(
        mail(content_type="multipart/report; report-type=feedback-report; boundary=x"),
        {BR: (IGNORED, 13, "bounce_unmatched")},
    ),
    "13 Eva writing about a bounce": Line(mail(subject="Undelivered mail: o que houve?"), NEW),
    # 15
    "15 from a sender who is blocked": Line(
        mail(), {BR: (QUARANTINED, 15, "spam")}, known(sender=Sender(blocked=True))
    ),
    "15 a newsletter of a blocked sender": Line(
        mail(list_unsubscribe="<mailto:x@y.com>"), {BR: (QUARANTINED, 15, "spam")}, known(sender=Sender(blocked=True))
    ),
    "15 a blocked sender who takes part": Line(
        mail(references=ASKED, authentication_results=PASS),
        {BR: (THREADED, 15, "references")},
        known(sender=Sender(blocked=True)),
    ),
    "15 whoever says so and is not vouched for": Line(
        mail(references=ASKED), {BR: (QUARANTINED, 15, "spam")}, known(sender=Sender(blocked=True))
    ),
    "15 our own address is never blocked": Line(
        mail(from_=BRASIL), {BR: (IGNORED, 7, "own_mail")}, known(sender=Sender(blocked=True))
    ),
    # 17
    "17 a vacation note alone": Line(mail(auto_submitted="auto-replied"), {BR: (IGNORED, 17, "auto_reply")}),
    "17 a vacation note on a subject": Line(
        mail(auto_submitted="auto-replied", references=ASKED, authentication_results=PASS),
        {BR: (THREADED, 17, "references")},
    ),
    "17 a vacation note on a subject, unverified": Line(
        mail(auto_submitted="auto-replied", references=ASKED), {BR: (IGNORED, 17, "auto_reply")}
    ),
    "17 Exchange asks not to be answered: that is no auto-reply": Line(mail(x_auto_response_suppress="All"), NEW),
    # 21
    "21 a newsletter": Line(mail(list_unsubscribe="<mailto:x@y.com>"), {BR: (IGNORED, 21, "bulk")}),
    "21 Precedence: bulk": Line(mail(precedence="bulk"), {BR: (IGNORED, 21, "bulk")}),
    "21 Feedback-ID": Line(mail(feedback_id="1:2:3:x"), {BR: (IGNORED, 21, "bulk")}),
    "21 an answer to us that came through such a system": Line(
        mail(list_unsubscribe="<mailto:x@y.com>", references=ASKED, authentication_results=PASS), ANSWERED
    ),
    "21 the same, unverified, is new": Line(mail(list_unsubscribe="<mailto:x@y.com>", references=ASKED), NEW),
    "21 a newsletter to nobody we know": Line(
        mail(to="x@y.com", precedence="bulk"), {None: (IGNORED, 21, "bulk")}, known(mailbox_channels=())
    ),
    # 24
    "24 Eva answers": Line(mail(references=ASKED, authentication_results=PASS), ANSWERED),
    "24 by In-Reply-To alone": Line(mail(in_reply_to=ASKED, authentication_results=PASS), ANSWERED),
    "24 unverified, it begins something new": Line(mail(references=ASKED), NEW),
    "24 DMARC fail is stopped before": Line(
        mail(references=ASKED, authentication_results=FAIL), {BR: (QUARANTINED, 16, "dmarc_fail")}
    ),
    "24 results of another server count for nothing": Line(
        mail(references=ASKED, authentication_results="evil.example; dmarc=pass header.from=cliente.com.br"), NEW
    ),
    "24 no trusted server is set": Line(
        mail(references=ASKED, authentication_results=PASS), NEW, known(authserv_id=None)
    ),
    "24 someone who takes no part": Line(
        mail(
            from_="dora@cliente.com.br",
            references=ASKED,
            authentication_results=f"{SERVER}; dmarc=pass header.from=cliente.com.br",
        ),
        NEW,
    ),
    "24 an unknown reference": Line(mail(references="<x@y>", authentication_results=PASS), NEW),
    "24 the newest reference counts": Line(
        mail(references=f"{EARLIER} {ASKED}", authentication_results=PASS),
        ANSWERED,
        known(threads={EARLIER: thread(71, EU), ASKED: thread(70, BR)}),
    ),
    "24 an older one where the newest is not hers": Line(
        mail(references=f"{EARLIER} {ASKED}", authentication_results=PASS),
        {BR: (DUPLICATE, 28, "also_addressed"), EU: (THREADED, 24, "references")},
        known(threads={EARLIER: thread(71, EU), ASKED: thread(70, BR, "other@x.com")}),
    ),
    "24 an archived subject takes it": Line(
        mail(references=ASKED, authentication_results=PASS),
        ANSWERED,
        known(threads={ASKED: thread(state=ThreadState.ARCHIVED)}),
    ),
    "24 a discarded one does not": Line(
        mail(references=ASKED, authentication_results=PASS),
        NEW,
        known(threads={ASKED: thread(state=ThreadState.DISCARDED)}),
    ),
    "24 addressed to nobody we know, it still finds its subject": Line(
        mail(to="x@y.com", references=ASKED, authentication_results=PASS), ANSWERED, known(mailbox_channels=())
    ),
    # 28
    "28 two channels": Line(mail(to=f"{BRASIL}, {EUROPA}"), {BR: (CREATED, 36, "new"), EU: (CREATED, 36, "new")}),
    "28 one in To, one in Cc": Line(mail(cc=EUROPA), {BR: (CREATED, 36, "new"), EU: (CREATED, 36, "new")}),
    "28 two channels, one of which has it": Line(
        mail(cc=EUROPA), {BR: (DUPLICATE, 8, "duplicate"), EU: (CREATED, 36, "new")}, known(effects=(effect(BR),))
    ),
    "28 an answer to two channels": Line(
        mail(cc=EUROPA, references=ASKED, authentication_results=PASS),
        {BR: (THREADED, 24, "references"), EU: (DUPLICATE, 28, "also_addressed")},
    ),
    "28 the same, the other channel named first": Line(
        mail(to=EUROPA, cc=BRASIL, references=ASKED, authentication_results=PASS),
        {BR: (THREADED, 24, "references"), EU: (DUPLICATE, 28, "also_addressed")},
    ),
    "28 an answer to a channel that does not own the subject": Line(
        mail(to=EUROPA, references=ASKED, authentication_results=PASS),
        {BR: (THREADED, 24, "references"), EU: (DUPLICATE, 28, "also_addressed")},
    ),
    "28 the subject's channel has the mail already": Line(
        mail(to=EUROPA, references=ASKED, authentication_results=PASS),
        {BR: (DUPLICATE, 8, "duplicate"), EU: (DUPLICATE, 28, "also_addressed")},
        known(effects=(effect(BR),)),
    ),
    "28 two aliases of one channel": Line(
        mail(to=f"{BRASIL}, comercial@firma.com.br"), NEW, known(aliases={BRASIL: BR, "comercial@firma.com.br": BR})
    ),
    "28 a newsletter to two channels": Line(
        mail(cc=EUROPA, precedence="bulk"), {BR: (IGNORED, 21, "bulk"), EU: (IGNORED, 21, "bulk")}
    ),
    # 29
    "29 an unknown alias": Line(
        mail(to="x@y.com"), {None: (QUARANTINED, 29, "unknown_alias")}, known(mailbox_channels=(BR, EU))
    ),
    "29 no recipient at all": Line(
        mail(to=None), {None: (QUARANTINED, 29, "unknown_alias")}, known(mailbox_channels=())
    ),
    "29 the mailbox's only channel takes what names nobody": Line(mail(to="x@y.com"), NEW),
    "29 so does the default one": Line(
        mail(to="x@y.com"), {EU: (CREATED, 36, "new")}, known(mailbox_channels=(BR, EU), default_channel=EU)
    ),
    # 36, with the evidence for the alias
    "36 new": Line(mail(), NEW),
    "36 a vacation-like title from a person": Line(mail(subject="Férias na fábrica: orçamento"), NEW),
    "36 alias in capitals, with a detail": Line(mail(to="Vendas+Feira@FIRMA.com.br"), NEW),
    "36 Delivered-To weighs more than To": Line(mail(delivered_to=EUROPA), {EU: (CREATED, 36, "new")}),
    "36 X-Original-To weighs more than Delivered-To": Line(mail(x_original_to=BRASIL, delivered_to=EUROPA), NEW),
    "36 an envelope that names no channel leaves it to To": Line(mail(delivered_to="caixa@firma.com.br"), NEW),
    "36 Envelope-To": Line(mail(to="x@y.com", envelope_to=EUROPA), {EU: (CREATED, 36, "new")}),
    "36 X-Envelope-To": Line(mail(to="x@y.com", x_envelope_to=EUROPA), {EU: (CREATED, 36, "new")}),
    "36 X-Gm-Original-To": Line(mail(to="x@y.com", x_gm_original_to=EUROPA), {EU: (CREATED, 36, "new")}),
    "36 X-Forwarded-To": Line(mail(to="x@y.com", x_forwarded_to=EUROPA), {EU: (CREATED, 36, "new")}),
    "36 Resent-Cc": Line(mail(to="x@y.com", resent_cc=EUROPA), {EU: (CREATED, 36, "new")}),
    "36 an alias with an umlaut": Line(
        mail(to="verkauf@müller.de"), {EU: (CREATED, 36, "new")}, known(aliases={"verkauf@xn--mller-kva.de": EU})
    ),
    "36 an alias in a display name is no evidence": Line(mail(to=f'"{EUROPA}" <{BRASIL}>'), NEW),
}

REPLIED = {BR: (THREADED, 22, "token")}
TOKEN = plus_address(KEY, BRASIL, 70)
OWN_ID = message_id(KEY, subject_id=70, nonce="abcdefgh", domain="firma.com.br")
SEVENTY = {70: thread()}
ANA = "Ana <ana@firma.com.br>"
USER = Sender(user_id=5)
LIST = {"list_id": "<barcos.lista.org>", "list_post": "<mailto:barcos@lista.org>"}
LIST_FAIL = f"{SERVER}; dkim=pass header.d=lista.org; dmarc=fail header.from=cliente.com.br"
FORM = Form(address="site@firma.com.br")
MAPPED = Form(address="site@firma.com.br", email_field="E-mail", name_field="Nome")
SITE_PASS = f"{SERVER}; dmarc=pass header.from=firma.com.br"
FILLED_IN = "Nome: Eva Lima\r\nE-mail: eva@cliente.com.br\r\nMensagem: dois barcos\r\n"


def habits(**more: object) -> Mapping[int, Habits]:
    return {BR: Habits(**more)}  # type: ignore[arg-type]


def recent(*lines: str, subject_id: int = 70, channel_id: int = BR) -> Recent:
    return Recent(thread=thread(subject_id, channel_id), lines=frozenset(lines))


def site(**more: str | None) -> Mail:
    return mail(**{"from_": "Site <site@firma.com.br>", "authentication_results": SITE_PASS, **more})  # type: ignore[arg-type]


MORE: dict[str, Line] = {
    # 7
    "7 Ana's answer from her own address, to Eva": Line(
        mail(from_=ANA, to=EVA, cc=BRASIL, references=ASKED, authentication_results=OURS_PASS),
        {BR: (THREADED, 7, "own_copy")},
        known(sender=USER),
    ),
    # 9
    "9 another mail's Message-ID": Line(mail(), NEW, known(id_taken=True)),
    # 15
    "15 the server's spam flag": Line(mail(x_spam_flag="YES"), {BR: (QUARANTINED, 15, "spam")}),
    "15 SpamAssassin's status": Line(mail(x_spam_status="Yes, score=9.1"), {BR: (QUARANTINED, 15, "spam")}),
    "15 Microsoft's level 5": Line(mail(x_ms_exchange_organization_scl="5"), {BR: (QUARANTINED, 15, "spam")}),
    "15 Microsoft's level 1": Line(mail(x_ms_exchange_organization_scl="1"), NEW),
    "15 Microsoft's report": Line(
        mail(x_forefront_antispam_report="CIP:1.2.3.4;SCL:9;SRV:;"), {BR: (QUARANTINED, 15, "spam")}
    ),
    "15 nobody is trusted to say spam": Line(mail(x_spam_flag="YES"), NEW, known(authserv_id=None)),
    "15 the folder for spam": Line(mail(), {BR: (QUARANTINED, 15, "spam")}, known(junk=True)),
    "15 a person wants it": Line(mail(x_spam_flag="YES"), NEW, known(decided=Decided())),
    "15 a participant with a token, unverified": Line(
        mail(to=TOKEN), {BR: (QUARANTINED, 15, "spam")}, known(subjects=SEVENTY, sender=Sender(blocked=True))
    ),
    # 16
    "16 the domain disowns it": Line(mail(authentication_results=FAIL), {BR: (QUARANTINED, 16, "dmarc_fail")}),
    "16 even with a token": Line(
        mail(to=TOKEN, authentication_results=FAIL), {BR: (QUARANTINED, 16, "dmarc_fail")}, known(subjects=SEVENTY)
    ),
    "16 sealed by a forwarder that is trusted": Line(
        mail(authentication_results=f"{FAIL}; arc=pass", arc_seal="i=1; a=rsa-sha256; d=alias.org; cv=none"),
        NEW,
        known(trusted_forwarders=frozenset({"alias.org"})),
    ),
    "16 sealed by anybody": Line(
        mail(authentication_results=f"{FAIL}; arc=pass", arc_seal="i=1; a=rsa-sha256; d=evil.org; cv=none"),
        {BR: (QUARANTINED, 16, "dmarc_fail")},
        known(trusted_forwarders=frozenset({"alias.org"})),
    ),
    "16 changed by a list that our server knows to be itself": Line(
        mail(authentication_results=LIST_FAIL, **LIST), {BR: (IGNORED, 20, "list")}
    ),
    "16 pretending to be a list": Line(
        mail(authentication_results=FAIL, **LIST), {BR: (QUARANTINED, 16, "dmarc_fail")}
    ),
    "16 a person believes it": Line(mail(authentication_results=FAIL), NEW, known(decided=Decided())),
    # 17
    "17 a vacation note to a token": Line(
        mail(to=TOKEN, auto_submitted="auto-replied"), {BR: (THREADED, 17, "token")}, known(subjects=SEVENTY)
    ),
    # 18
    "18 a web form, with Reply-To": Line(
        site(reply_to=EVA), {BR: (CREATED, 18, "form")}, known(habits=habits(forms=(FORM,)))
    ),
    "18 a web form whose body names the person": Line(
        readable(letter(FILLED_IN, from_="site@firma.com.br", authentication_results=SITE_PASS)),
        {BR: (CREATED, 18, "form")},
        known(habits=habits(forms=(MAPPED,))),
    ),
    "18 a form names nobody": Line(
        site(), {BR: (QUARANTINED, 18, "form_no_contact")}, known(habits=habits(forms=(FORM,)))
    ),
    "18 a form names one of us": Line(
        site(reply_to=ANA),
        {BR: (QUARANTINED, 18, "form_no_contact")},
        known(habits=habits(forms=(FORM,)), own_domains=frozenset({"firma.com.br"})),
    ),
    "18 pretending to be the form": Line(
        site(reply_to=EVA, authentication_results=None),
        {BR: (QUARANTINED, 18, "form_unverified")},
        known(habits=habits(forms=(FORM,))),
    ),
    "18 marked as written by a machine": Line(
        site(reply_to=EVA, auto_submitted="auto-generated"),
        {BR: (CREATED, 18, "form")},
        known(habits=habits(forms=(FORM,))),
    ),
    "18 another channel's form": Line(site(reply_to=EVA), NEW, known(habits={EU: Habits(forms=(FORM,))})),
    # 19
    "19 an alert": Line(mail(auto_submitted="auto-generated"), {BR: (QUARANTINED, 19, "auto_generated")}),
    "19 a ticket system that passes an answer on": Line(
        mail(auto_submitted="auto-generated", references=ASKED, authentication_results=PASS),
        {BR: (THREADED, 19, "references")},
    ),
    "19 a person wants it": Line(mail(auto_submitted="auto-generated"), NEW, known(decided=Decided())),
    # 20
    "20 a discussion": Line(mail(**LIST), {BR: (IGNORED, 20, "list")}),
    "20 the channel reads it": Line(mail(**LIST), {BR: (CREATED, 20, "new")}, known(habits=habits(allows_lists=True))),
    "20 somebody who takes part, through a group": Line(
        mail(authentication_results=PASS, **LIST), NEW, known(sender=Sender(participates=True))
    ),
    "20 pretending to be such": Line(
        mail(**LIST), {BR: (IGNORED, 20, "list")}, known(sender=Sender(participates=True))
    ),
    "20 an answer to us through a list": Line(mail(references=ASKED, authentication_results=PASS, **LIST), ANSWERED),
    # 22
    "22 a token in To": Line(mail(to=TOKEN), REPLIED, known(subjects=SEVENTY)),
    "22 a token in capitals in Cc": Line(mail(cc=TOKEN.upper()), REPLIED, known(subjects=SEVENTY)),
    "22 a token in Delivered-To": Line(mail(delivered_to=TOKEN), REPLIED, known(subjects=SEVENTY)),
    "22 a token of another installation": Line(
        mail(to=plus_address(b"another key", BRASIL, 70)), NEW, known(subjects=SEVENTY)
    ),
    "22 a token for another subject's number": Line(
        mail(to=TOKEN.replace("+s70-", "+s71-")), NEW, known(subjects={70: thread(), 71: thread(71)})
    ),
    "22 a token weighs more than a reference": Line(
        mail(to=TOKEN, references=ASKED, authentication_results=PASS),
        REPLIED,
        known(subjects=SEVENTY, threads={ASKED: thread(71)}),
    ),
    "22 whichever channel has the subject": Line(
        mail(to=TOKEN),
        {EU: (THREADED, 22, "token"), BR: (DUPLICATE, 28, "also_addressed")},
        known(subjects={70: thread(70, EU)}),
    ),
    "22 the subject is gone for ever": Line(mail(to=TOKEN), NEW),
    # 23
    "23 our own Message-ID": Line(mail(references=OWN_ID), {BR: (THREADED, 23, "message_id")}, known(subjects=SEVENTY)),
    "23 one that only looks like ours": Line(
        mail(references=OWN_ID.replace(".s70.", ".s71.")), NEW, known(subjects={70: thread(), 71: thread(71)})
    ),
    # 25
    "25 a stranger's reference": Line(mail(from_="dora@x.com", references=ASKED, authentication_results=PASS), NEW),
    # 26
    "26 an answer to a discarded subject": Line(
        mail(to=TOKEN), NEW, known(subjects={70: thread(state=ThreadState.DISCARDED)})
    ),
    "26 an answer to an archived one": Line(
        mail(to=TOKEN), REPLIED, known(subjects={70: thread(state=ThreadState.ARCHIVED)})
    ),
    # 27
    "27 the same subject line": Line(
        mail(subject="Re: Orçamento", authentication_results=PASS),
        {BR: (THREADED, 27, "subject_line")},
        known(sender=Sender(recent=(recent("orçamento"), recent("outra coisa", subject_id=71)))),
    ),
    "27 in another language and spelling": Line(
        mail(subject="RES: ENC:  ORÇAMENTO", authentication_results=PASS),
        {BR: (THREADED, 27, "subject_line")},
        known(sender=Sender(recent=(recent("orçamento"),))),
    ),
    "27 no answer": Line(mail(authentication_results=PASS), NEW, known(sender=Sender(recent=(recent("orçamento"),)))),
    "27 unverified": Line(mail(subject="Re: Orçamento"), NEW, known(sender=Sender(recent=(recent("orçamento"),)))),
    "27 two that it could be": Line(
        mail(subject="Re: Orçamento", authentication_results=PASS),
        NEW,
        known(sender=Sender(recent=(recent("orçamento"), recent("orçamento", subject_id=71)))),
    ),
    "27 in another channel": Line(
        mail(subject="Re: Orçamento", authentication_results=PASS),
        NEW,
        known(sender=Sender(recent=(recent("orçamento", channel_id=EU),))),
    ),
    "27 switched off": Line(
        mail(subject="Re: Orçamento", authentication_results=PASS),
        NEW,
        known(habits=habits(threads_by_subject_line=False), sender=Sender(recent=(recent("orçamento"),))),
    ),
    # 28
    "28 found by its subject line in one channel, new in the other": Line(
        mail(cc=EUROPA, subject="Re: Orçamento", authentication_results=PASS),
        {BR: (THREADED, 27, "subject_line"), EU: (CREATED, 36, "new")},
        known(sender=Sender(recent=(recent("orçamento"),))),
    ),
    "28 the same, whichever mailbox was read first": Line(
        mail(to=EUROPA),
        {EU: (CREATED, 36, "new")},
        known(effects=(Effect(id=9, channel_id=BR, outcome=THREADED, subject_id=70, binding=False),)),
    ),
    # 29
    "29 a person names the channel": Line(
        mail(to="x@y.com"), {EU: (CREATED, 36, "new")}, known(mailbox_channels=(), decided=Decided(into=EU))
    ),
    "29 a person names none": Line(
        mail(to="x@y.com"), {None: (QUARANTINED, 29, "unknown_alias")}, known(mailbox_channels=(), decided=Decided())
    ),
    # 31
    "31 a user to the channel": Line(
        mail(from_=ANA, authentication_results=OURS_PASS),
        {BR: (QUARANTINED, 31, "internal_sender")},
        known(sender=USER),
    ),
    "31 the channel allows it": Line(
        mail(from_=ANA, authentication_results=OURS_PASS),
        NEW,
        known(sender=USER, habits=habits(allows_internal=True)),
    ),
    "31 about a subject": Line(
        mail(from_=ANA, references=ASKED, authentication_results=OURS_PASS),
        {BR: (THREADED, 31, "internal_note")},
        known(sender=USER),
    ),
    "31 about a subject, by token": Line(
        mail(from_=ANA, to=TOKEN, authentication_results=OURS_PASS),
        {BR: (THREADED, 31, "internal_note")},
        known(sender=USER, subjects=SEVENTY),
    ),
    "31 pretending to be a user is no user": Line(mail(from_=ANA), NEW, known(sender=USER)),
    # 34
    "34 nothing at all": Line(mail("", subject=""), {BR: (IGNORED, 34, "empty")}),
    "34 a subject line says something": Line(mail(""), NEW),
    "34 an empty answer": Line(mail("", subject="", references=ASKED, authentication_results=PASS), ANSWERED),
    "34 a person wants it": Line(mail("", subject=""), NEW, known(decided=Decided())),
    # 35
    "35 her one open subject": Line(
        mail(authentication_results=PASS),
        {BR: (THREADED, 35, "by_sender")},
        known(habits=habits(threads_by_sender=True), sender=Sender(recent=(recent("motor"),))),
    ),
    "35 the channel does not want it": Line(
        mail(authentication_results=PASS), NEW, known(sender=Sender(recent=(recent("motor"),)))
    ),
    "35 two open ones": Line(
        mail(authentication_results=PASS),
        NEW,
        known(
            habits=habits(threads_by_sender=True),
            sender=Sender(recent=(recent("motor"), recent("vela", subject_id=71))),
        ),
    ),
    "35 unverified": Line(
        mail(), NEW, known(habits=habits(threads_by_sender=True), sender=Sender(recent=(recent("motor"),)))
    ),
    # the loop guard
    "37 the twentieth": Line(mail(), NEW, known(sender=Sender(filed_lately=19))),
    "37 the twenty-first": Line(mail(), {BR: (QUARANTINED, 37, "rate")}, known(sender=Sender(filed_lately=20))),
    "37 also onto a subject": Line(
        mail(to=TOKEN), {BR: (QUARANTINED, 37, "rate")}, known(subjects=SEVENTY, sender=Sender(filed_lately=20))
    ),
    "37 our own copies are no loop": Line(
        mail(from_=BRASIL, to=EVA, cc=BRASIL, references=ASKED, authentication_results=OURS_PASS),
        {BR: (THREADED, 7, "own_copy")},
        known(sender=Sender(filed_lately=20)),
    ),
    "37 a person wants it": Line(mail(), NEW, known(sender=Sender(filed_lately=99), decided=Decided())),
}
TABLE |= MORE

BOUNCED = IntakeOutcome.BOUNCED
SENT = Sent(id=8, thread=thread(), recipients=("eva@cliente.com.br",))
OURS = {OWN_ID: SENT}


def reporting(kind: str, fields: str, returned: str = OWN_ID, header: str = "Message-ID", **more: str | None) -> Mail:
    """A report about a mail of ours, which it returns."""
    parts = {"dsn": "delivery-status", "mdn": "disposition-notification", "arf": "feedback-report"}
    text = (
        f"--x\r\nContent-Type: text/plain\r\n\r\nA report.\r\n--x\r\nContent-Type: message/{parts[kind]}\r\n\r\n"
        f"Reporting-MTA: dns; x.com\r\n\r\n{fields}\r\n"
        f"--x\r\nContent-Type: message/rfc822\r\n\r\n{header}: {returned}\r\nSubject: Barcos\r\n\r\nOi\r\n--x--\r\n"
    )
    content_type = f"multipart/report; report-type={parts[kind]}; boundary=x"
    return mail(text, **{"from_": "MAILER-DAEMON@x.com", "content_type": content_type, **more})


def failed(status: str = "5.1.1", action: str = "failed") -> str:
    return f"Final-Recipient: rfc822; eva@cliente.com.br\r\nAction: {action}\r\nStatus: {status}\r\n"


READ = "Final-Recipient: rfc822; eva@cliente.com.br\r\nDisposition: manual-action/MDN-sent-manually; "
ABUSE = "Feedback-Type: abuse\r\nOriginal-Rcpt-To: eva@cliente.com.br\r\n"
QUOTED = (
    "Veja abaixo, parece bom.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Eva Lima <eva@cliente.com.br>\r\n"
    "Date: Mon, 2 Nov 2026\r\nSubject: Dois barcos\r\nTo: Ana <ana@firma.com.br>\r\n\r\nQuanto custam?\r\n"
)
MEETING = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-\r\nMETHOD:{}\r\nBEGIN:VEVENT\r\nUID:m1@cliente.com.br\r\nSEQUENCE:{}\r\n"
    "DTSTART:20261201T140000Z\r\nDTEND:20261201T150000Z\r\nORGANIZER:mailto:eva@cliente.com.br\r\n"
    "SUMMARY:Visita\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def forward(text: str = QUOTED, **more: str | None) -> Mail:
    told = {"from_": ANA, "subject": "Enc: Dois barcos", "authentication_results": OURS_PASS, **more}
    return readable(letter(text, **told))


def invitation(method: str = "REQUEST", sequence: int = 0, **more: str | None) -> Mail:
    kind = f"text/calendar; method={method}; charset=utf-8"
    return readable(letter(MEETING.format(method, sequence), **{"content_type": kind, **more}))


REPORTS: dict[str, Line] = {
    # 11
    "11 it will not arrive": Line(reporting("dsn", failed()), {BR: (BOUNCED, 11, "bounce")}, known(sent=OURS)),
    "11 our own header says which, where a provider gave it another id": Line(
        reporting("dsn", failed(), instance_value(KEY, OWN_ID), INSTANCE_HEADER),
        {BR: (BOUNCED, 11, "bounce")},
        known(sent=OURS),
    ),
    "11 a token says on which subject": Line(
        reporting("dsn", failed(), "<x@ses.example>", to=TOKEN), {BR: (BOUNCED, 11, "bounce")}, known(sent={70: SENT})
    ),
    "11 on another channel's subject": Line(
        reporting("dsn", failed()),
        {EU: (BOUNCED, 11, "bounce"), BR: (DUPLICATE, 28, "also_addressed")},
        known(sent={OWN_ID: Sent(id=8, thread=thread(70, EU), recipients=())}),
    ),
    "11 come again": Line(
        reporting("dsn", failed()),
        {BR: (DUPLICATE, 8, "duplicate")},
        known(sent=OURS, effects=(effect(BR, BOUNCED, 70),)),
    ),
    "11 a forged id": Line(
        reporting("dsn", failed(), OWN_ID.replace(".s70.", ".s71.")), {BR: (IGNORED, 13, "bounce_unmatched")}
    ),
    "11 a stored id without our sign": Line(
        reporting("dsn", failed(), ASKED), {BR: (IGNORED, 13, "bounce_unmatched")}, known(sent={ASKED: SENT})
    ),
    # 12
    "12 not yet": Line(reporting("dsn", failed("4.4.1")), {BR: (BOUNCED, 12, "bounce_delayed")}, known(sent=OURS)),
    "12 delayed": Line(
        reporting("dsn", failed("4.0.0", "delayed")), {BR: (BOUNCED, 12, "bounce_delayed")}, known(sent=OURS)
    ),
    "12 the third time in a week": Line(
        reporting("dsn", failed("4.4.1")),
        {BR: (BOUNCED, 12, "bounce")},
        known(sent={OWN_ID: Sent(id=8, thread=thread(), recipients=(), delays={"eva@cliente.com.br": 2})}),
    ),
    # 13
    "13 only the address is ours": Line(
        reporting("dsn", failed(), "<y@x.com>"), {BR: (IGNORED, 13, "bounce_unmatched")}
    ),
    # 14
    "14 its reader calls it spam": Line(reporting("arf", ABUSE), {BR: (BOUNCED, 14, "complaint")}, known(sent=OURS)),
    "14 its reader says that it is none": Line(
        reporting("arf", ABUSE.replace("abuse", "not-spam")), {BR: (IGNORED, 14, "report_only")}, known(sent=OURS)
    ),
    "14 it was opened": Line(
        reporting("mdn", f"{READ}displayed\r\n"), {BR: (BOUNCED, 14, "receipt")}, known(sent=OURS)
    ),
    "14 it was thrown away": Line(
        reporting("mdn", f"{READ}deleted\r\n"), {BR: (IGNORED, 14, "report_only")}, known(sent=OURS)
    ),
    "14 it arrived": Line(
        reporting("dsn", failed("2.0.0", "delivered")), {BR: (IGNORED, 14, "report_only")}, known(sent=OURS)
    ),
    # 30
    "30 a lead that Ana passes on": Line(forward(), {BR: (CREATED, 30, "forwarded")}, known(sender=USER)),
    "30 one that nobody can make out": Line(
        forward("Ligue para ele.\r\n"), {BR: (CREATED, 30, "forwarded")}, known(sender=USER)
    ),
    "30 with a token it is about that subject": Line(
        forward(to=TOKEN), {BR: (THREADED, 31, "internal_note")}, known(sender=USER, subjects=SEVENTY)
    ),
    "30 pretending to be Ana": Line(forward(authentication_results=None), NEW, known(sender=USER)),
    "30 a forward by a customer is a mail": Line(
        readable(letter(QUOTED, subject="Fwd: Dois barcos", authentication_results=PASS)), NEW
    ),
    # 32
    "32 an invitation": Line(invitation(), NEW),
    "32 an invitation on a subject": Line(invitation(references=ASKED, authentication_results=PASS), ANSWERED),
    "32 another time for a meeting that is known": Line(
        invitation(sequence=1, authentication_results=PASS),
        {BR: (THREADED, 32, "invite")},
        known(meetings={"m1@cliente.com.br": thread()}),
    ),
    "32 the same, unverified": Line(invitation("CANCEL", 1), NEW, known(meetings={"m1@cliente.com.br": thread()})),
    "32 the same, by somebody else": Line(
        invitation("CANCEL", 1, authentication_results=PASS),
        NEW,
        known(meetings={"m1@cliente.com.br": thread(70, BR, "other@x.com")}),
    ),
    # 33
    "33 encrypted": Line(
        mail(content_type='multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x'), NEW
    ),
}
TABLE |= REPORTS


@pytest.mark.parametrize("name", TABLE)
def test_a_mail_becomes_what_the_intake_table_says(name: str) -> None:
    line = TABLE[name]

    decisions = route(line.mail, line.known).decisions

    assert {
        each.channel_id: (each.outcome, each.row.number, each.reason.code.value) for each in decisions
    } == line.expected


def test_the_rows_stand_in_the_order_of_the_table() -> None:
    numbers = [rule.row.number for rule in ROWS]

    assert numbers == sorted(set(numbers))


def only(mail: Mail | Unreadable, known: Known) -> Decision:
    (decision,) = route(mail, known).decisions
    return decision


def test_an_answer_names_its_subject_and_how_it_was_found() -> None:
    decision = only(mail(references=ASKED, authentication_results=PASS), known())

    assert decision.subject_id == 70
    assert decision.matched_by is MatchedBy.REFERENCES
    assert decision.direction is Direction.IN
    assert not decision.automatic
    assert decision.reason.params == {"reference": ASKED, "sender": "eva@cliente.com.br"}


def test_a_vacation_note_on_a_subject_is_marked_as_a_machines() -> None:
    assert only(mail(auto_submitted="auto-replied", references=ASKED, authentication_results=PASS), known()).automatic


def test_an_answer_that_ana_sent_from_elsewhere_goes_out() -> None:
    sent = mail(from_=BRASIL, to=EVA, cc=BRASIL, references=ASKED, authentication_results=OURS_PASS)

    assert only(sent, known()).direction is Direction.OUT


def test_a_duplicate_names_the_effect_that_is_there() -> None:
    decision = only(mail(), known(effects=(effect(BR, id=41),)))

    assert decision.duplicate_of == 41
    assert decision.subject_id == 60


def test_the_other_channel_learns_the_subject_and_has_an_effect_of_its_own() -> None:
    answer = mail(to=EUROPA, references=ASKED, authentication_results=PASS)

    elsewhere = next(each for each in route(answer, known()).decisions if each.channel_id == EU)

    assert elsewhere.subject_id == 70
    assert elsewhere.duplicate_of is None
    assert elsewhere.reason.params == {"channel": BR}


def test_a_new_subject_knows_its_alias_and_the_header_that_named_it() -> None:
    decision = only(mail(delivered_to=f"sales+x@{EUROPA.split('@')[1]}"), known())

    assert (decision.alias, decision.evidence) == (EUROPA, "delivered-to")


def test_only_the_topmost_delivered_to_is_evidence() -> None:
    raw = b"Delivered-To: vendas@firma.com.br\r\nDelivered-To: sales@firma.eu\r\n" + letter(to="x@y.com")

    assert only(read(raw), known()).channel_id == BR


def test_malformed_says_which_cap() -> None:
    assert only(OVER_A_CAP, known()).reason.params == {"cap": "header"}


def test_an_unknown_alias_lists_who_was_addressed() -> None:
    decision = only(mail(to="x@y.com, z@y.com", delivered_to="caixa@firma.com.br"), known(mailbox_channels=()))

    assert decision.reason.params == {"addresses": "caixa@firma.com.br, x@y.com, z@y.com"}


def test_the_trail_names_every_row_that_was_looked_at_and_the_last_one_hit() -> None:
    decision = only(mail(message_id=None), known())

    assert [step.row.number for step in decision.trail] == [rule.row.number for rule in ROWS]
    assert [step.row.number for step in decision.trail if step.hit] == [10, 36]


def test_the_verdict_and_the_class_come_with_the_decisions() -> None:
    routing = route(mail(authentication_results=PASS, precedence="bulk"), known())

    assert routing.verdict.verdict is AuthVerdict.PASS
    assert routing.classified.mail_class is MailClass.BULK


def test_who_is_new_on_a_subject_and_whom_nobody_vouches_for_is_said() -> None:
    stranger = only(mail(from_="dora@x.com", to=TOKEN), known(subjects=SEVENTY))
    eva = only(mail(to=TOKEN, authentication_results=PASS), known(subjects=SEVENTY))

    assert stranger.flags == (Flag.NEW_SENDER, Flag.UNVERIFIED)
    assert eva.flags == ()


def test_a_mail_that_may_not_answer_what_it_names_says_what_that_is() -> None:
    decision = only(mail(references=f"{EARLIER} {ASKED}"), known(threads={ASKED: thread(70), EARLIER: thread(71)}))

    assert decision.possible_threads == (70, 71)
    assert next(step for step in decision.trail if step.row.number == 25).note == ASKED


def test_what_answers_a_discarded_subject_follows_up_on_it() -> None:
    gone = {70: thread(state=ThreadState.DISCARDED)}

    assert only(mail(to=TOKEN), known(subjects=gone)).follow_up_of == 70


def test_the_state_of_the_subject_that_takes_a_mail_stands_in_the_trail() -> None:
    ended = Thread(subject_id=70, channel_id=BR, participants=frozenset(), ended=True, survivor=True)

    decision = only(mail(to=TOKEN), known(subjects={70: ended}))

    assert [step.note for step in decision.trail if step.row.number == 26] == ["merged, ended"]


def test_a_forms_subject_is_about_whoever_filled_it_in() -> None:
    raw = letter(FILLED_IN, from_="site@firma.com.br", authentication_results=SITE_PASS)

    decision = only(readable(raw), known(habits=habits(forms=(MAPPED,))))

    assert (str(decision.contact), decision.answerable) == ("Eva Lima <eva@cliente.com.br>", True)


def test_a_forms_address_that_a_person_let_through_becomes_nobodys() -> None:
    decision = only(site(), known(habits=habits(forms=(FORM,)), decided=Decided()))

    assert (decision.outcome, decision.contact) == (CREATED, None)
    assert Flag.TO_BE_COMPLETED in decision.flags


def test_a_list_that_puts_itself_into_from_names_the_writer_elsewhere() -> None:
    allowed = known(habits=habits(allows_lists=True))
    rewritten = mail(from_="Eva via Barcos <barcos@lista.org>", reply_to=EVA, **LIST)
    original = mail(from_="Eva via Barcos <barcos@lista.org>", x_original_from=EVA, **LIST)

    assert [str(only(each, allowed).contact) for each in (rewritten, original)] == [EVA, EVA]


def test_machines_lists_and_we_ourselves_are_never_answered() -> None:
    assert only(mail(), known()).answerable
    assert not only(mail(precedence="bulk"), known(decided=Decided())).answerable
    assert not only(mail(auto_submitted="auto-generated"), known(decided=Decided())).answerable
    assert not only(
        mail(from_=ANA, authentication_results=OURS_PASS), known(sender=USER, habits=habits(allows_internal=True))
    ).answerable


def test_a_bounce_names_the_message_the_address_and_what_the_server_said() -> None:
    decision = only(reporting("dsn", failed()), known(sent=OURS))

    assert (decision.sent, decision.hard, decision.subject_id) == (8, True, 70)
    assert decision.reason.params["address"] == "eva@cliente.com.br"
    assert decision.reason.params["status"] == "5.1.1"


def test_a_bounce_of_nothing_of_ours_says_whom_it_names() -> None:
    assert only(reporting("dsn", failed(), "<y@x.com>"), known()).reason.params["address"] == "eva@cliente.com.br"


def test_a_lead_that_was_passed_on_is_about_its_writer_and_keeps_the_words_above_it() -> None:
    decision = only(forward(), known(sender=USER))

    assert (str(decision.contact), decision.note, decision.by_user) == (EVA, "Veja abaixo, parece bom.", 5)
    assert Flag.UNVERIFIED in decision.flags and not decision.answerable


def test_a_lead_whose_writer_is_one_of_us_waits_to_be_completed() -> None:
    decision = only(forward(QUOTED.replace("eva@cliente.com.br", "ana@firma.com.br")), known(sender=USER))

    assert decision.contact is None and Flag.TO_BE_COMPLETED in decision.flags


def test_what_a_person_overruled_stands_in_the_trail() -> None:
    decision = only(mail(x_spam_flag="YES", precedence="bulk"), known(decided=Decided()))

    assert [(step.row.number, step.note) for step in decision.trail if step.note] == [
        (15, "a person wants it"),
        (21, "a person wants it"),
    ]


channels = st.sampled_from([None, BR, EU])
outcomes = st.sampled_from([CREATED, THREADED, QUARANTINED, IGNORED])


@given(
    to=st.sampled_from([BRASIL, EUROPA, f"{EUROPA}, {BRASIL}", "x@y.com"]),
    sender=st.sampled_from([EVA, BRASIL, "Dora <dora@x.com>"]),
    references=st.sampled_from([None, ASKED]),
    results=st.sampled_from([None, PASS, OURS_PASS]),
    submitted=st.sampled_from([None, "auto-replied"]),
    effects=st.dictionaries(channels, outcomes, max_size=3),
    home=st.sampled_from([BR, EU]),
    mailbox_channels=st.sampled_from([(), (BR,), (BR, EU)]),
)
def test_whatever_is_known_each_channel_has_one_decision_and_no_effect_is_made_twice(
    to: str,
    sender: str,
    references: str | None,
    results: str | None,
    submitted: str | None,
    effects: dict[int | None, IntakeOutcome],
    home: int,
    mailbox_channels: tuple[int, ...],
) -> None:
    written = mail(to=to, from_=sender, references=references, authentication_results=results, auto_submitted=submitted)
    before = tuple(effect(channel, outcome, id=number) for number, (channel, outcome) in enumerate(effects.items()))
    now = known(threads={ASKED: thread(70, home)}, effects=before, mailbox_channels=mailbox_channels)

    decisions = route(written, now).decisions

    filed = [each.channel_id for each in decisions]
    assert len(filed) == len(set(filed)) > 0
    for each in decisions:
        if each.channel_id in effects:
            assert each.outcome is DUPLICATE
            assert each.duplicate_of is not None
    assert sum(each.outcome is THREADED for each in decisions) <= (THREADED not in effects.values())
    again = known(
        threads={ASKED: thread(70, home)},
        effects=before
        + tuple(
            effect(each.channel_id, each.outcome, each.subject_id) for each in decisions if each.duplicate_of is None
        ),
        mailbox_channels=mailbox_channels,
    )
    assert all(each.duplicate_of is not None for each in route(written, again).decisions)
