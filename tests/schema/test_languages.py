"""The server speaks each person's language: theirs, else the browser's, else the workspace's."""

import pytest

import models
from tests.make import Cast, subject
from tests.schema.scene import relay
from tests.web import Web

pytestmark = pytest.mark.once

CARD = "subject { id }"
WRONG = 'mutation { signIn(input: {email: "x@y.example", password: "wrong"}) { errors { code message params } } }'


async def sentence(web: Web, user: models.User, channel: str, locale: str, **headers: str) -> str:
    await models.User.filter(id=user.id).update(locale=locale)
    visitor = await web.sign_in(user)
    visitor.headers |= {name.replace("_", "-"): value for name, value in headers.items()}
    payload = await visitor.do("subjectCreate", {"title": " ", "channelId": channel}, CARD)
    return str(payload["errors"][0]["message"])


async def test_a_refusal_is_said_in_the_users_language_whatever_the_browser_wants(web: Web, cast: Cast) -> None:
    english = await sentence(web, cast.ana, relay(cast.brasil), "en", accept_language="pt-BR")
    portuguese = await sentence(web, cast.ana, relay(cast.brasil), "pt-BR", accept_language="en")

    assert english == "A subject needs a title."
    assert portuguese != english and portuguese.endswith(".") and "título" in portuguese


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("en", "The e-mail address or the password is wrong."),
        ("en-GB,en;q=0.9,pt;q=0.1", "The e-mail address or the password is wrong."),
        ("pt", "senha"),
        ("de,pt-BR;q=0.5,en;q=0.1", "senha"),
        ("de", "senha"),
        ("", "senha"),
        ("x" * 9_000, "senha"),
    ],
)
async def test_a_stranger_is_spoken_to_as_their_browser_asks(web: Web, cast: Cast, wanted: str, said: str) -> None:
    answer = await web.stranger().post(WRONG, None, **{"accept-language": wanted})

    (error,) = answer.json()["data"]["signIn"]["errors"]
    assert said in error["message"] and error["code"] == "FORBIDDEN"


async def test_top_level_errors_are_said_in_the_same_language(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    document = "query($id: ID!) { funnel(channelId: $id) { position } }"

    english = (await ana.post(document, {"id": "x"})).json()["errors"][0]
    await models.User.filter(id=cast.ana.id).update(locale="pt-BR")
    portuguese = (await ana.post(document, {"id": "x"})).json()["errors"][0]

    assert english["message"] == "There is no such channel." and english["extensions"]["code"] == "NOT_FOUND"
    assert portuguese["message"] != english["message"] and "canal" in portuguese["message"]


async def test_codes_and_params_are_the_same_in_every_language(web: Web, cast: Cast) -> None:
    row = await subject(cast)
    ana = await web.sign_in(cast.ana)
    told = []
    for locale in ("en", "pt-BR"):
        await models.User.filter(id=cast.ana.id).update(locale=locale)
        payload = await ana.do("subjectUpdate", {"id": relay(row), "title": "x" * 201}, CARD)
        (error,) = payload["errors"]
        assert "200" in error["message"]
        told.append((error["code"], error["params"], error["field"]))

    assert told[0] == told[1] == ("INVALID", {"limit": 200}, ["title"])
