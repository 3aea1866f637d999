"""Checks behind a door that is shut already: whoever came past it, or changed after it, is refused by the verb too."""

from collections.abc import Callable
from datetime import timedelta

import pytest

import models
import permissions
from errors import Forbidden, NotFound
from mail.oauth import google
from models import reviewing, writing
from models.authorisation import Authorisation
from models.webhook import Way
from models.webhook.delivering import try_out
from permissions import Keys, Role, Scope
from tests.make import NOON, Cast, customer, stages, subject
from tests.models.post import letter, mailbox, waiting
from tests.models.post_office import KEYRING, office
from tests.models.test_proposal import sent

LATER = NOON + timedelta(days=1)


class Thing:
    def __init__(self, keys: Keys) -> None:
        self.keys = keys


Case = tuple[str, str, Callable[[Cast], Keys | None]]
REFUSED: list[Case] = [
    ("vera", "delete", lambda cast: Keys(cast.brasil.id, None)),
    ("vera", "merge", lambda cast: Keys(cast.brasil.id, None)),
    ("vera", "members", lambda cast: None),
    ("carla", "take", lambda cast: Keys(cast.brasil.id, cast.ana.id, (cast.carla.id,))),
]


@pytest.mark.parametrize(("who", "verb", "keys"), REFUSED, ids=lambda value: value if isinstance(value, str) else "")
async def test_a_viewer_who_leads_may_not_and_nobody_takes_what_has_an_owner(
    cast: Cast, who: str, verb: str, keys: Callable[[Cast], Keys | None]
) -> None:
    """Nobody makes a viewer a leader, but a leader may become a viewer."""
    if who == "vera":
        await models.Membership.filter(user_id=cast.vera.id, channel_id=cast.brasil.id).update(leader=True)
    person = await models.User.acting(getattr(cast, who).id)
    assert person is not None and (who != "vera" or cast.brasil.id in person.reach.leads)
    told = keys(cast)

    assert not permissions.may(person, verb, Thing(told) if told else None, channel=cast.brasil.id)


async def test_a_prospect_that_one_does_not_see_goes_nowhere(cast: Cast) -> None:
    prospect = await subject(cast, kind=models.SubjectKind.PROSPECT, owner=cast.ana)
    hers = await subject(cast, owner=cast.carla)

    with pytest.raises((Forbidden, NotFound)):
        await prospect.merge_into(hers, by=cast.carla, now=LATER)

    assert (await models.Subject.get(id=prospect.id)).merged_into_id is None


async def test_what_a_mail_began_does_not_go_into_a_subject_that_one_does_not_see(cast: Cast) -> None:
    begun = await subject(cast, owner=cast.carla, kind=models.SubjectKind.PROSPECT)
    anas = await subject(cast, owner=cast.ana)
    await models.PossibleThread.claim(begun.id, (anas.id,), await letter("Re: Velas", begun))

    with pytest.raises((Forbidden, NotFound)):
        await begun.join(anas, by=cast.carla, now=LATER)

    assert (await models.Subject.get(id=begun.id)).merged_into_id is None


async def test_an_upload_of_somebody_who_has_become_a_viewer_is_refused(cast: Cast) -> None:
    upload = await models.File.begin_upload("proposta.pdf", by=cast.ana, now=NOON)
    await models.User.filter(id=cast.ana.id).update(role=Role.VIEWER)
    ana = await models.User.acting(cast.ana.id)
    assert ana is not None

    with pytest.raises(Forbidden):
        await upload.receive(b"%PDF-1.7", declared="application/pdf", by=ana, now=NOON)


async def test_a_key_that_only_reads_puts_no_other_in_its_place(cast: Cast) -> None:
    end = NOON + timedelta(days=30)
    key, _ = await models.ApiKey.issue(by=cast.ana, now=NOON, name="Painel", scopes=frozenset(Scope), expires_at=end)
    reader = cast.ana.limited_to(frozenset({Scope.READ}), until=end)

    with pytest.raises(Forbidden, match="only read"):
        await key.rotate(by=reader, now=NOON, expires_at=end)


async def test_a_card_of_a_deleted_column_goes_nowhere_by_who_may_not_move_it(cast: Cast) -> None:
    first, second, *_ = await stages()
    card = await subject(cast, stage=first)

    with pytest.raises(Forbidden):
        await card.be_taken(of=first, to=second, by=cast.vera, now=LATER)

    assert (await models.Subject.get(id=card.id)).stage_id == first.id


async def test_what_was_written_on_what_one_sees_no_more_is_left_to_others(cast: Cast) -> None:
    async with office(cast) as at:
        message = await at.write()
        await models.Message.filter(id=message.id).update(state=models.MessageState.UNKNOWN)

        with pytest.raises(NotFound):
            await writing.mark_sent(await models.Message.get(id=message.id), by=cast.diego, now=LATER)

    assert (await models.Message.get(id=message.id)).state is models.MessageState.UNKNOWN


async def test_who_may_not_upload_is_told_so_before_anything_else(cast: Cast) -> None:
    file = await models.File.begin_upload("proposta.pdf", by=cast.ana, now=NOON)

    with pytest.raises(Forbidden):
        await file.attach(by=cast.vera, now=NOON)


async def test_a_merge_is_seen_by_who_sees_its_survivor_and_parted_by_who_may_merge(cast: Cast) -> None:
    lua, same = [await customer(cast, name, channel=cast.brasil) for name in ("Lua", "Lua Ltda")]
    await lua.merge([same], by=cast.bruno, now=LATER)
    merge = await models.Merge.get()

    seeing = [who for who in (cast.rita, cast.ana, cast.diego) if await models.Merge.visible_to(who).exists()]
    assert seeing == [cast.rita, cast.ana]
    with pytest.raises(Forbidden, match="merge customers"):
        await lua.part(merge, by=cast.ana, now=LATER)


async def test_access_to_a_mailbox_is_granted_by_who_may_still_configure_it(cast: Cast) -> None:
    provider = google("our-client", "s", authorize_url="https://a.example", token_url="https://t.example")
    with pytest.raises(Forbidden):
        await Authorisation.begin(
            provider, address="vendas@funil.example", callback="", by=cast.ana, now=NOON, keyring=KEYRING
        )
    box = await mailbox()
    with pytest.raises(Forbidden):
        await box.authorise("", auth=box.auth, by=cast.ana, now=NOON, keyring=KEYRING)


async def test_a_webhook_is_tried_by_who_may_configure_it(cast: Cast) -> None:
    way = Way(KEYRING, lambda: NOON, ())
    hook, _ = await models.Webhook.create_new(
        keyring=KEYRING, by=cast.rita, now=NOON, url="https://erp.example/hook", kinds=["SubjectCreated"]
    )
    with pytest.raises(Forbidden):
        await try_out(hook, by=cast.ana, way=way)


async def test_what_was_offered_before_is_seen_by_who_sees_the_offer(cast: Cast) -> None:
    proposal = await sent(await subject(cast), cast.ana)
    await proposal.revise(by=cast.ana, now=NOON)

    seeing = [
        who for who in (cast.ana, cast.rita, cast.diego) if await models.ProposalRevision.visible_to(who).exists()
    ]
    assert seeing == [cast.ana, cast.rita]


async def test_a_mail_is_let_in_where_who_lets_it_in_decides(cast: Cast) -> None:
    inbound = await waiting(await letter("Oferta"), cast.brasil)

    with pytest.raises(Forbidden):
        await reviewing.release(inbound, into=cast.europa, by=cast.ana, now=NOON)

    assert (await models.InboundMail.get(id=inbound.id)).state is models.IntakeState.QUARANTINED


async def test_what_is_configured_is_changed_by_who_may_configure(cast: Cast) -> None:
    kind = (await models.ActivityType.all().order_by("id"))[0]
    hook, _ = await models.Webhook.create_new(
        keyring=KEYRING, by=cast.rita, now=NOON, url="https://erp.example/hook", kinds=["SubjectCreated"]
    )

    with pytest.raises(Forbidden):
        await kind.restore(by=cast.ana, now=NOON)
    with pytest.raises(Forbidden):
        await hook.update(by=cast.ana, now=NOON, keyring=KEYRING, paused=True)
    with pytest.raises(Forbidden):
        await hook.delete_for_ever(by=cast.ana, now=NOON)

    assert await models.Webhook.filter(id=hook.id).exists()
