"""Somebody with a browser who does not give up: what is not answered is said again, until it is."""

import asyncio
from typing import Any

import httpx

from tests.crash.house import House

PAUSE = 0.05
DOMAIN = "funil.example"


class Caller:
    """A session of one of the demo team. `lost` counts the requests that the server died over."""

    def __init__(self, house: House, name: str) -> None:
        self.name, self.house = name, house
        self.lost = 0
        self._http = httpx.AsyncClient(timeout=20, verify=False)

    async def sign_in(self) -> None:
        asked = {"email": f"{self.name}@{DOMAIN}", "password": self.house.password_of(self.name)}
        answer = await self.do("signIn", asked, "user { name }")
        assert answer["user"] is not None, answer

    @property
    def cookie(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._http.cookies.jar)

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
            assert said.status_code == 200, (said.status_code, answer)
            assert "errors" not in answer, answer["errors"]
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
