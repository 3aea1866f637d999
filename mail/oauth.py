"""Access that a person grants at Google or Microsoft instead of a password (OAuth 2, RFC 6749, with PKCE, RFC 7636).

Asks the providers' sign-in services by HTTP; knows no database. Tokens stand in no message and no log.
"""

import hashlib
import ssl
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from late import Late

if TYPE_CHECKING:
    import httpx
else:
    httpx = Late("httpx")

PATIENCE = 15.0
ENDED = {"invalid_grant", "interaction_required", "consent_required", "login_required"}
"""A person has to grant it anew (RFC 6749 §5.2; the others are Microsoft's)."""
MISTAKEN = {"invalid_client", "unauthorized_client", "invalid_scope", "invalid_request", "unsupported_grant_type"}


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One sign-in service, and the mail servers that take its tokens."""

    name: str
    client_id: str
    client_secret: str = field(repr=False)
    authorize_url: str
    token_url: str
    scope: str
    imap_host: str
    smtp_host: str
    smtp_port: int = 587
    authserv_id: str | None = None
    asks: Mapping[str, str] = field(default_factory=dict)
    """What else stands in the address that the person is sent to."""


@dataclass(frozen=True)
class Tokens:
    """`refresh`: None where the provider keeps the one that was given before. `seconds`: how long `access` is good."""

    access: str = field(repr=False)
    refresh: str | None = field(repr=False)
    seconds: int


class GrantEnded(Exception):
    """The person, the provider or time has taken the access back: it is to be granted anew."""


class GrantUnavailable(Exception):
    """The sign-in service does not answer, or not sensibly, just now."""


class ClientRefused(Exception):
    """The provider does not accept this installation's client id or secret."""


def google(client_id: str, client_secret: str, *, authorize_url: str, token_url: str) -> Provider:
    return Provider(
        name="GOOGLE",
        client_id=client_id,
        client_secret=client_secret,
        authorize_url=authorize_url,
        token_url=token_url,
        scope="https://mail.google.com/",
        imap_host="imap.gmail.com",
        smtp_host="smtp.gmail.com",
        authserv_id="mx.google.com",
        # Without these Google gives no refresh token when the person has agreed once before.
        asks={"access_type": "offline", "prompt": "consent"},
    )


def microsoft(client_id: str, client_secret: str, *, authorize_url: str, token_url: str) -> Provider:
    return Provider(
        name="MICROSOFT",
        client_id=client_id,
        client_secret=client_secret,
        authorize_url=authorize_url,
        token_url=token_url,
        scope="https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access",
        imap_host="outlook.office365.com",
        smtp_host="smtp.office365.com",
        asks={"response_mode": "query"},
    )


def challenge(verifier: str) -> str:
    """What is shown of the verifier at the beginning (RFC 7636 §4.2)."""
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def address_to_ask(provider: Provider, *, state: str, verifier: str, callback: str, username: str) -> str:
    """Where the person's browser goes to grant access; it comes back to `callback` with a code and the state."""
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": callback,
        "scope": provider.scope,
        "state": state,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
        "login_hint": username,
        **provider.asks,
    }
    return f"{provider.authorize_url}?{urlencode(asked)}"


async def exchange(
    provider: Provider, code: str, *, verifier: str, callback: str, trust: ssl.SSLContext | None = None
) -> Tokens:
    """The tokens for a code, which is good once (RFC 6749 §4.1.3). Raises as `refresh`."""
    given = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier, "redirect_uri": callback}
    tokens = await _asked(provider, given, trust)
    if tokens.refresh is None:
        raise GrantEnded
    return tokens


async def refresh(provider: Provider, refresh_token: str, *, trust: ssl.SSLContext | None = None) -> Tokens:
    """A new access token; with some providers a new refresh token too, and the old one is then void."""
    given = {"grant_type": "refresh_token", "refresh_token": refresh_token, "scope": provider.scope}
    return await _asked(provider, given, trust)


async def _asked(provider: Provider, given: Mapping[str, str], trust: ssl.SSLContext | None) -> Tokens:
    client = {"client_id": provider.client_id}
    if provider.client_secret:
        client["client_secret"] = provider.client_secret
    try:
        async with httpx.AsyncClient(timeout=PATIENCE, verify=trust or True, follow_redirects=False) as http:
            answer = await http.post(provider.token_url, data={**given, **client})
        said = answer.json()
    except (httpx.HTTPError, ValueError):
        raise GrantUnavailable from None
    if not isinstance(said, dict):
        raise GrantUnavailable
    if answer.status_code == 200:
        return _tokens(said)
    error = said.get("error")
    if error in ENDED:
        raise GrantEnded
    if error in MISTAKEN:
        raise ClientRefused
    raise GrantUnavailable


def _tokens(said: Mapping[str, object]) -> Tokens:
    access, renewed, seconds = said.get("access_token"), said.get("refresh_token"), said.get("expires_in", 3_600)
    if not isinstance(access, str) or not access or not isinstance(renewed, str | None):
        raise GrantUnavailable
    return Tokens(access, renewed or None, int(seconds) if isinstance(seconds, int | float | str) else 3_600)
