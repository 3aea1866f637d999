"""The board as files: its screens by their addresses, what a browser may keep and load, what is sent compressed."""

import re

import httpx
import pytest

from pages import POLICY
from tests.web import Web

pytestmark = pytest.mark.once


@pytest.mark.parametrize("path", ["/", "/funnel", "/subjects/U3ViamVjdDox", "/settings/stages", "/password/", "/setup"])
async def test_every_address_of_a_screen_is_the_one_page(web: Web, path: str) -> None:
    async with httpx.AsyncClient() as browser:
        answer = await browser.get(f"{web.url}{path}")

    assert answer.status_code == 200 and '<div id="page">' in answer.text
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["cache-control"] == "no-cache"


async def test_what_is_named_for_its_content_is_kept_for_ever_and_sent_compressed(web: Web) -> None:
    async with httpx.AsyncClient() as browser:
        page = (await browser.get(f"{web.url}/")).text
        assets = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page)
        answers = [await browser.get(f"{web.url}{path}") for path in assets]

    assert {path.rpartition(".")[2] for path in assets} == {"js", "css"}
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers.get("content-encoding") == "gzip" or len(answer.content) < 500
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_nothing_of_the_page_is_inline_or_from_elsewhere(web: Web) -> None:
    async with httpx.AsyncClient() as browser:
        page = (await browser.get(f"{web.url}/")).text

    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", page)
    assert not re.search(r"(?:src|href)=\"(?!/)", page)


@pytest.mark.parametrize("path", ["/assets/gone-0a1b2c3d.js", "/robots.txt", "/assets/"])
async def test_a_file_that_is_not_there_is_not_the_page(web: Web, path: str) -> None:
    async with httpx.AsyncClient() as browser:
        answer = await browser.get(f"{web.url}{path}")

    assert answer.status_code == 404 and "immutable" not in answer.headers.get("cache-control", "")


async def test_graphiql_stays_where_it_was(web: Web) -> None:
    async with httpx.AsyncClient() as browser:
        answer = await browser.get(f"{web.url}/graphiql/")

    assert answer.status_code == 200 and "GraphiQL" in answer.text
