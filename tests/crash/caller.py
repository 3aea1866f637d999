"""Somebody with a browser who does not give up: what is not answered is said again, until it is."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

import httpx

PAUSE = 0.05
DOMAIN = "funil.example"


AWAY = "UNAVAILABLE"
"""The code of an answer that says: the database does not answer, try again."""


class Door(Protocol):
    """A web process that people reach."""

    url: str

    def password_of(self, name: str) -> str: ...
    def last_words(self) -> str: ...


class Caller:
    """Somebody's session. `lost` counts the requests that a server died over, `away` those without a database."""

    def __init__(self, house: Door, name: str) -> None:
        self.name, self.house = name, house
        self.lost = self.away = 0
        self._http = httpx.AsyncClient(timeout=20, verify=False)

    async def sign_in(self) -> None:
        asked = {"email": f"{self.name}@{DOMAIN}", "password": self.house.password_of(self.name)}
        answer = await self.do("signIn", asked, "user { name }")
        assert answer["user"] is not None, answer

    @property
    def cookies(self) -> Mapping[str, str]:
        return {cookie.name: cookie.value or "" for cookie in self._http.cookies.jar}

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def ask(self, document: str, **variables: Any) -> Any:
        while True:
            try:
                said = await self._http.post(
                    f"{self.house.url}/graphql", json={"query": document, "variables": variables}
                )
            except httpx.TransportError as failure:
                self.lost += not isinstance(failure, httpx.ConnectError)
                await asyncio.sleep(PAUSE)
                continue
            answer = said.json()
            if {error["extensions"]["code"] for error in answer.get("errors", ())} == {AWAY}:
                self.away += 1
                await asyncio.sleep(PAUSE)
                continue
            assert said.status_code == 200, (said.status_code, answer)
            assert "errors" not in answer, f"{answer['errors']}\n{self.house.last_words()}"
            return answer["data"]

    async def do(self, mutation: str, input: dict[str, Any], selection: str) -> Any:
        """The payload of a mutation that was not refused."""
        kind = mutation[0].upper() + mutation[1:]
        document = f"""mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{
            {selection} position replayed errors {{ code message field }} }} }}"""
        payload = (await self.ask(document, input=input))[mutation]
        assert payload["errors"] == [], (mutation, input, payload["errors"])
        return payload

    async def close(self) -> None:
        await self._http.aclose()
