"""What was written is found again, by words and their beginnings, by everybody who may see it and nobody else."""

import random
import time
from datetime import timedelta

import pytest

from models import Activity, MessageState, Note, Subject
from models.search import SearchKind, find
from models.subject.filter import Filter
from storage import engine
from storage.migrate import MIGRATIONS
from storage.searching import astray, rebuild
from tests.make import NOON, Cast, customer, subject
from tests.models.post import letter


async def found(cast: Cast, text: str, who: str = "ana", **given: object) -> list[tuple[str, str]]:
    hits = await find(text, by=getattr(cast, who), now=NOON, **given)  # type: ignore[arg-type]
    return [(hit.kind.value, hit.title or "") for hit in hits]


async def kinds(cast: Cast, text: str, who: str = "ana") -> set[str]:
    return {kind for kind, _ in await found(cast, text, who)}


async def everything(cast: Cast, word: str, who: str = "ana", channel: str = "brasil") -> Subject:
    """A subject, a customer, a note, a mail and something to do, each with this word."""
    by = getattr(cast, who)
    about = await customer(cast, f"Padaria {word}", by=by, channel=getattr(cast, channel))
    card = await subject(cast, f"Fornos {word}", by=by, owner=by, channel=getattr(cast, channel), customer=about)
    await Note.add(f"Pediu {word} com desconto", by=by, now=NOON, subject=card)
    await letter(f"Re: {word}", card)
    await Activity.schedule(by=by, now=NOON, subject=card, summary=f"Ligar sobre {word}")
    return card


async def test_a_word_finds_every_kind_whatever_its_accents_and_case(cast: Cast) -> None:
    await everything(cast, "Açaí")

    for word in ("acai", "AÇAÍ", "aça"):
        assert await kinds(cast, word) == {"SUBJECT", "CUSTOMER", "NOTE", "MESSAGE", "ACTIVITY"}, word
    assert await found(cast, "acai", kinds=[SearchKind.CUSTOMER]) == [("CUSTOMER", "Padaria Açaí")]
    assert await found(cast, "fornos acai") == [("SUBJECT", "Fornos Açaí")]
    assert await found(cast, "acai inexistente") == []
    assert await found(cast, "x") == await found(cast, " - ") == []


async def test_words_of_other_alphabets_and_letters_that_stand_for_two_are_found(cast: Cast) -> None:
    for title, asked in (
        ("Große Straße", "STRASSE"),
        ("Weißes Brot", "weiß"),
        ("Ο λόγος", "ΛΌΓΟΣ"),
        ("Чайник", "чайник"),
    ):
        card = await subject(cast, title)
        await Note.add(title, by=cast.ana, now=NOON, subject=card)

        assert sorted(await found(cast, asked)) == [("NOTE", ""), ("SUBJECT", title)], asked


async def test_nobody_finds_a_word_of_what_they_do_not_see(cast: Cast) -> None:
    await everything(cast, "Kanarie", who="diego", channel="europa")

    for who in ("ana", "bruno", "carla", "vera"):
        assert await found(cast, "kanarie", who) == [], who
        assert await found(cast, "kanari", who) == [], who
        assert await found(cast, "kanarei", who) == [], who
    assert await kinds(cast, "kanarie", "diego") == await kinds(cast, "kanarie", "rita") == set(SearchKind)


async def test_a_foreign_row_takes_nobodys_place(cast: Cast) -> None:
    """However many match that one may not see."""
    mine = await subject(cast, "Regata")
    for n in range(3):
        await subject(cast, f"Regata {n}", by=cast.diego, channel=cast.europa, owner=cast.diego)

    assert await found(cast, "regata", first=1) == [("SUBJECT", mine.title)]


async def test_a_mail_on_two_subjects_is_shown_with_the_one_that_is_seen(cast: Cast) -> None:
    here = await subject(cast, "Aqui")
    there = await subject(cast, "Lá", by=cast.rita, channel=cast.europa, owner=cast.diego)
    await letter("Sobre o estaleiro", here, there)

    placed = {who.name: (await find("estaleiro", by=who, now=NOON))[0].subject_id for who in (cast.ana, cast.diego)}

    assert placed == {"Ana": here.id, "Diego": there.id}


async def test_a_draft_is_its_authors_and_quoted_text_is_not_found(cast: Cast) -> None:
    card = await subject(cast)
    draft = await letter("Rascunho", card)
    draft.state, draft.author_id = MessageState.DRAFT, cast.ana.id
    draft.text, draft.new_text = "Rascunho\n> antiquado", "Rascunho"
    await draft.save()

    assert await kinds(cast, "rascunho") == {"MESSAGE"}
    assert await kinds(cast, "rascunho", "bruno") == set()
    assert await kinds(cast, "antiquado") == set()


async def test_what_changes_is_found_by_its_new_words_and_what_goes_by_none(cast: Cast) -> None:
    card = await everything(cast, "Antigo")
    note = await Note.get(subject_id=card.id)

    await note.edit("Outra coisa", by=cast.ana, now=NOON)
    await card.update(by=cast.ana, now=NOON, title="Barcos novos", description="Com remos")
    assert await kinds(cast, "antigo") == {"CUSTOMER", "MESSAGE", "ACTIVITY"}
    assert await found(cast, "remos") == [("SUBJECT", "Barcos novos")]

    await card.delete_for_ever(by=cast.bruno, now=NOON)
    assert await kinds(cast, "antigo") == {"CUSTOMER"}
    assert await kinds(cast, "remos") == await kinds(cast, "outra") == set()


async def test_the_best_comes_first(cast: Cast) -> None:
    old = await subject(cast, "Velas grandes", now=NOON - timedelta(days=700))
    await subject(cast, "Barcos", description="com velas")
    await subject(cast, "Velame")

    assert [title for _, title in await found(cast, "velas")] == [old.title, "Barcos"]
    assert [title for _, title in await found(cast, "vela")] == ["Velame", "Velas grandes", "Barcos"]
    assert [title for _, title in await found(cast, "velas grandes", first=1)] == [old.title]


async def test_an_older_title_is_found_before_a_hundred_newer_texts(cast: Cast) -> None:
    wanted = await subject(cast, "Contrato")
    column = [name for name in Subject._meta.fields_db_projection if name not in ("id", "title")]
    await Subject.bulk_create(
        Subject(**{**{name: getattr(wanted, name) for name in column}, "title": "Outro", "description": "contrato"})
        for _ in range(120)
    )

    assert (await found(cast, "contrato"))[0] == ("SUBJECT", "Contrato")


async def test_a_customer_is_found_by_number_and_address(cast: Cast) -> None:
    await customer(cast, "Padaria Sol", emails=["eva@sol.example"], phones=["+55 11 98765-4321"])

    for text in ("eva@sol.example", "sol.example", "5511987654321"):
        hits = await find(text, by=cast.ana, now=NOON)
        assert [hit.title for hit in hits] == ["Padaria Sol"], text
        assert any(part.hit for each in hits[0].fragments for part in each.parts), text


async def similar_words() -> bool:
    installed = "SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'"
    return engine.dialect() == "sqlite" or bool(await engine.rows(installed, []))


async def test_a_misspelt_word_finds_what_is_written_much_like_it(cast: Cast) -> None:
    if not await similar_words():
        pytest.skip("this PostgreSQL has no pg_trgm")
    await customer(cast, "Padaria Sol")
    await subject(cast, "Barcos azuis")

    for text, title in (("padria", "Padaria Sol"), ("paddaria sol", "Padaria Sol"), ("barcus", "Barcos azuis")):
        hits = await find(text, by=cast.ana, now=NOON)
        assert [hit.title for hit in hits] == [title], text
        assert any(part.hit for each in hits[0].fragments for part in each.parts), text
    assert await found(cast, "padria", "diego") == []
    assert await found(cast, "geladeira") == []


async def test_a_misspelt_word_is_found_behind_hundreds_that_others_see_alone(cast: Cast) -> None:
    if not await similar_words():
        pytest.skip("this PostgreSQL has no pg_trgm")
    mine = await subject(cast, "Padaria do Carmo e filhos")
    theirs = await subject(cast, "Padria", by=cast.diego, channel=cast.europa, owner=cast.diego)
    column = [name for name in Subject._meta.fields_db_projection if name not in ("id", "title", "search")]
    await Subject.bulk_create(
        Subject(**{name: getattr(theirs, name) for name in column}, title="Padaira", search="padaira")
        for _ in range(300)
    )

    assert await found(cast, "padaira") == [("SUBJECT", mine.title)]
    assert len(await found(cast, "padaira", "diego")) == 20


async def test_misspelt_words_are_not_compared_with_every_word_of_long_texts(cast: Cast) -> None:
    """A hundred rows of a thousand words each would hold up everybody for many seconds."""
    chance = random.Random(7)
    text = " ".join("".join(chance.choices("abcdefgh", k=7)) for _ in range(1_200))
    card = await subject(cast, "abcdefg hgfedcb", description=text)
    column = [name for name in Subject._meta.fields_db_projection if name != "id"]
    await Subject.bulk_create(Subject(**{name: getattr(card, name) for name in column}) for _ in range(60))
    began = time.process_time()

    for asked in ("abcdefh hgfedcc", "abcdegf hgfedbc acbdegf bacdefg hgfecdb bacdegf abdcegf badcfeg hgefdcb ghfedcb"):
        await find(asked, by=cast.ana, now=NOON)

    assert time.process_time() - began < 1.5


async def test_the_filter_of_lists_finds_parts_of_words(cast: Cast) -> None:
    about = await customer(cast, "Mariana Sol", phones=["+55 11 98765-4321"])
    hers, other = await subject(cast, "Pão 100% integral", customer=about), await subject(cast, "Barcos_novos")

    async def listed(text: str) -> list[int]:
        rows = Filter(text=text).applied(Subject.visible_to(cast.ana)).order_by("id")
        return [row.id for row in await rows]

    for text in ("ana", "ARIANA integ", "98765", "00%", "pao", "ao"):
        assert await listed(text) == [hers.id], text
    for text in ("os_no", "barcos"):
        assert await listed(text) == [other.id], text
    assert await listed('"quoted') == await listed("o%i") == []
    await about.update(by=cast.ana, now=NOON, name="Beatriz")
    assert await listed("ariana") == [] and await listed("beatriz") == [hers.id]


async def test_what_is_found_can_be_made_anew(cast: Cast) -> None:
    await everything(cast, "Retrato")
    client = engine.connection()
    assert await astray(client, MIGRATIONS) == []
    index = "search_note_docsize" if engine.dialect() == "sqlite" else "search_note"
    await client.execute_query(f"DELETE FROM {index}")
    assert await astray(client, MIGRATIONS) == ["note"]

    assert await rebuild(client, MIGRATIONS) == ["subject", "customer", "note", "message", "activity"]

    assert await astray(client, MIGRATIONS) == []
    assert await kinds(cast, "retrato") == set(SearchKind)
