"""`funil user …`: who may sign in."""

import argparse
import asyncio
import getpass
import sys
from datetime import UTC, datetime

import models
from commands.database import opened
from commands.refusal import Refusal
from events import UserJoined
from mail.address import normalise
from models.account import first_admin, hashed, new_user
from permissions import Role
from settings import Settings


def add(settings: Settings, options: argparse.Namespace) -> int:
    asyncio.run(_add(settings, options.name, options.email, Role(options.role), _password()))
    sys.stdout.write(f"{options.email} may sign in as {options.role}.\n")
    return 0


async def _add(settings: Settings, name: str, email: str, role: Role, password: str) -> None:
    async with opened(settings):
        password_hash, now = await hashed(password), datetime.now(UTC)
        zone, locale = settings.zone, settings.locale
        if role is Role.ADMIN and not await models.User.filter(role=Role.ADMIN).exists():
            await first_admin(name=name, email=email, password_hash=password_hash, zone=zone, locale=locale, now=now)
            return
        async with models.transaction():
            user = await new_user(name=name, email=email, role=role, zone=zone, locale=locale, now=now)
            user.password_hash = password_hash
            await user.save(update_fields=["password_hash"])
            await user.record_new(UserJoined(), by=await models.User.system(), now=now)


def show(settings: Settings, _: argparse.Namespace) -> int:
    for user in asyncio.run(_all(settings)):
        state = "active" if user.active else "inactive"
        sys.stdout.write(f"{user.email}\t{user.role}\t{state}\t{user.name}\n")
    return 0


async def _all(settings: Settings) -> list[models.User]:
    async with opened(settings):
        return await models.User.exclude(role=Role.SYSTEM).order_by("email")


def password(settings: Settings, options: argparse.Namespace) -> int:
    asyncio.run(_set(settings, options.email, _password()))
    sys.stdout.write("The password is set; open sessions have ended.\n")
    return 0


def reset(settings: Settings, options: argparse.Namespace) -> int:
    token = asyncio.run(_link(settings, options.email))
    sys.stdout.write(f"{settings.address}/password/#reset={token}\nIt works once, within 30 minutes.\n")
    return 0


async def _link(settings: Settings, email: str) -> str:
    async with opened(settings):
        user = await _known(email)
        system = await models.User.system()
        return await models.PasswordReset.make_link(user, by=system, now=datetime.now(UTC))


async def _known(email: str) -> models.User:
    user = await models.User.get_or_none(email=normalise(email) or "")
    if user is None:
        raise Refusal(f"There is no user {email}.")
    return user


async def _set(settings: Settings, email: str, password: str) -> None:
    async with opened(settings):
        user = await _known(email)
        password_hash, now = await hashed(password), datetime.now(UTC)
        await user.set_password(password_hash, by=await models.User.system(), now=now)


def _password() -> str:
    return getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
