"""The environment, read as a person sets it."""

import re
import stat
from base64 import b64encode
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import pytest

import settings
from mail.caps import STANDARD
from settings import Settings, SettingsError, load

KEY = b64encode(b"k" * 32).decode()
OLDER_KEY = b64encode(b"o" * 32).decode()


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"FUNIL_DATA_DIR": str(tmp_path / "var")}


def scaled(**more: str) -> dict[str, str]:
    return {"FUNIL_DATABASE_URL": "postgres://funil@db/funil", "FUNIL_SECRET_KEYS": KEY} | more


def refusal(environ: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as refused:
        load(environ)
    return str(refused.value)


def test_nothing_set_is_one_process_on_sqlite_in_brazil(environ: dict[str, str]) -> None:
    found = load(environ)

    assert found.database_url == f"sqlite:///{found.data_dir}/funil.sqlite3"
    assert found.on_sqlite
    assert found.embedded
    assert (found.locale, found.zone, found.currency) == ("pt-BR", "America/Sao_Paulo", "BRL")
    assert (found.host, found.port, found.address) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert (found.session_idle_hours, found.session_absolute_days) == (12, 14)


def test_without_a_data_folder_it_stands_beside_the_code() -> None:
    found = load({"FUNIL_SECRET_KEYS": KEY})

    assert found.data_dir == Path(settings.__file__).parent / "var"


def test_an_empty_variable_counts_as_unset(environ: dict[str, str]) -> None:
    assert load(environ | {"FUNIL_PORT": "", "FUNIL_REDIS_URL": " "}) == load(environ)


def test_the_caps_of_mail_are_the_standard_ones_until_changed(environ: dict[str, str]) -> None:
    found = load(environ)
    smaller = load(environ | {"FUNIL_MAIL_MAX_RAW": "1 MB", "FUNIL_MAIL_MAX_PARTS": "30"})

    assert found.mail_caps == STANDARD
    assert smaller.mail_caps == replace(STANDARD, raw=1024**2, parts=30)


def test_a_scaled_installation_says_so() -> None:
    found = load(scaled(FUNIL_REDIS_URL="redis://cache:6379/0"))

    assert not found.on_sqlite
    assert not found.embedded


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "asyncpg"])
def test_every_usual_scheme_of_postgresql_is_understood(scheme: str) -> None:
    found = load(scaled(FUNIL_DATABASE_URL=f"{scheme}://ana:secret@db:5433/funil"))

    assert found.database_url == "postgres://ana:secret@db:5433/funil"


def test_a_value_may_stand_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "database"
    secret.write_text("postgres://funil:pa55@db/funil\n")

    found = load({"FUNIL_DATABASE_URL_FILE": str(secret), "FUNIL_SECRET_KEYS": KEY})

    assert found.database_url == "postgres://funil:pa55@db/funil"


def test_a_value_and_its_file_are_refused_together(environ: dict[str, str]) -> None:
    said = refusal(environ | {"FUNIL_PORT": "1", "FUNIL_PORT_FILE": "/port"})

    assert said == "FUNIL_PORT and FUNIL_PORT_FILE are both set; keep one of them."


def test_a_file_that_is_not_there_is_named(environ: dict[str, str], tmp_path: Path) -> None:
    said = refusal(environ | {"FUNIL_SECRET_KEYS_FILE": str(tmp_path / "none")})

    assert said == (
        f"FUNIL_SECRET_KEYS cannot be read from the file {tmp_path}/none that FUNIL_SECRET_KEYS_FILE names: "
        "No such file or directory."
    )


def test_an_unknown_name_suggests_the_nearest(environ: dict[str, str]) -> None:
    said = refusal(environ | {"FUNIL_DATABSE_URL": "x"})

    assert said == "FUNIL_DATABSE_URL is not a setting of Funil; did you mean FUNIL_DATABASE_URL?"


def test_a_name_near_to_none_points_to_the_readme(environ: dict[str, str]) -> None:
    assert "the README lists all settings" in refusal(environ | {"FUNIL_QQQQQQQQQQQQQQ": "x"})


def test_the_tests_own_names_and_other_programs_names_are_left_alone(environ: dict[str, str]) -> None:
    others = {"FUNIL_TEST_DATABASE": "x", "FUNIL_MAIL_CORPUS": "/mails", "PATH": "/bin", "FUNILARIA": "x"}

    assert load(environ | others) == load(environ)


def test_all_that_is_wrong_is_said_at_once(environ: dict[str, str]) -> None:
    said = refusal(environ | {"FUNIL_PORT": "eighty", "FUNIL_LOCALE": "fr", "FUNIL_HOTS": "x"})

    assert said.splitlines() == [
        "FUNIL_HOTS is not a setting of Funil; did you mean FUNIL_HOST?",
        "FUNIL_PORT must be a whole number from 0 to 65535.",
        "FUNIL_LOCALE must be one of pt-BR, en.",
    ]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("FUNIL_PORT", "65536", "whole number"),
        ("FUNIL_PORT", "9" * 5000, "whole number"),
        ("FUNIL_PORT", "-1", "whole number"),
        ("FUNIL_DATABASE_URL", "mysql://db/funil", "must begin with sqlite:// or postgres://"),
        ("FUNIL_REDIS_URL", "cache:6379", "must begin with redis://"),
        ("FUNIL_PUBLIC_URL", "crm.example.com", "must be an address such as"),
        ("FUNIL_PUBLIC_URL", "https://ana:secret@crm.example.com", "must be an address such as"),
        ("FUNIL_PUBLIC_URL", "https://[crm", "must be an address such as"),
        ("FUNIL_ORIGINS", "*", "must name every origin in full"),
        ("FUNIL_ORIGINS", "https://*.example.com", "must name every origin in full"),
        ("FUNIL_ORIGINS", "null", "must be an address such as"),
        ("FUNIL_ORIGINS", "https://app.example.com/login", "without a path"),
        ("FUNIL_TRUSTED_PROXIES", "proxy.example.com", "must hold addresses or networks"),
        ("FUNIL_MAIL_ALLOW_PRIVATE", "10.0.0.1/8", "must hold addresses or networks"),
        ("FUNIL_SECRET_KEYS", "too short", "must hold keys of 32 bytes"),
        ("FUNIL_SECRET_KEYS", "é" * 32, "must hold keys of 32 bytes"),
        ("FUNIL_ZONE", "Brasilia", "must be a time zone"),
        ("FUNIL_ZONE", "../../etc/passwd", "must be a time zone"),
        ("FUNIL_CURRENCY", "R$", "must be a currency's three letters"),
        ("FUNIL_MAIL_MAX_RAW", "many", "must be a size"),
        ("FUNIL_MAIL_MAX_RAW", "0MB", "must be a size"),
    ],
)
def test_a_bad_value_is_refused_in_a_sentence(environ: dict[str, str], name: str, value: str, said: str) -> None:
    answer = refusal(environ | {name: value})

    assert answer.startswith(f"{name} ")
    assert said in answer
    assert answer.endswith(".") or "openssl" in answer


def test_origins_are_exact_and_written_one_way(environ: dict[str, str]) -> None:
    found = load(environ | {"FUNIL_ORIGINS": "https://App.Example.com:443/, http://localhost:5173"})

    assert found.origins == ("https://app.example.com", "http://localhost:5173")
    assert found.allowed_origins == ("http://127.0.0.1:8000", "https://app.example.com", "http://localhost:5173")


def test_the_public_address_is_the_one_in_links(environ: dict[str, str]) -> None:
    found = load(environ | {"FUNIL_PUBLIC_URL": "https://crm.example.com/funil/", "FUNIL_HOST": "0.0.0.0"})

    assert found.address == "https://crm.example.com/funil"
    assert found.allowed_origins == ("https://crm.example.com",)


def test_networks_are_read_as_networks(environ: dict[str, str]) -> None:
    found = load(environ | {"FUNIL_MAIL_ALLOW_PRIVATE": "127.0.0.0/8 fd00::/8"})

    assert found.mail_allow_private == (ip_network("127.0.0.0/8"), ip_network("fd00::/8"))


def test_keys_come_in_order_with_the_current_one_first() -> None:
    found = load(scaled(FUNIL_SECRET_KEYS=f"{KEY},{OLDER_KEY}"))

    assert found.secret_keys == (b"k" * 32, b"o" * 32)


def test_on_sqlite_a_key_is_made_once_and_kept_from_others(environ: dict[str, str]) -> None:
    first, second = load(environ), load(environ)

    kept = first.data_dir / "secret.key"
    assert first.secret_keys == second.secret_keys
    assert len(first.secret_keys[0]) == 32
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [file.name for file in first.data_dir.iterdir()] == ["secret.key"]


def test_a_damaged_key_file_is_not_replaced(environ: dict[str, str]) -> None:
    kept = load(environ).data_dir / "secret.key"
    kept.write_text("gone")

    assert "restore it from your backup" in refusal(environ)
    assert kept.read_text() == "gone"


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    assert refusal({"FUNIL_DATA_DIR": str(tmp_path / "file")}).startswith("FUNIL_DATA_DIR: ")


def test_on_postgresql_the_key_is_asked_for() -> None:
    said = refusal({"FUNIL_DATABASE_URL": "postgres://db/funil"})

    assert said.startswith("FUNIL_SECRET_KEYS is not set; on PostgreSQL every process needs the same keys.")


def test_redis_beside_sqlite_is_refused(environ: dict[str, str]) -> None:
    assert "which one process alone may use" in refusal(environ | {"FUNIL_REDIS_URL": "redis://cache"})


def test_secrets_are_not_in_what_is_printed() -> None:
    shown = repr(load(scaled(FUNIL_DATABASE_URL="postgres://funil:pa55@db/funil", FUNIL_REDIS_URL="redis://:pa55@r")))

    assert "pa55" not in shown
    assert "kkkk" not in shown


def test_settings_do_not_change(environ: dict[str, str]) -> None:
    found = load(environ)

    with pytest.raises(AttributeError):
        found.port = 1  # type: ignore[misc]


def test_the_table_names_every_setting() -> None:
    lines = settings.table().splitlines()

    assert lines[:2] == ["| variable | default | meaning |", "|---|---|---|"]
    assert len(lines) == 2 + len(Settings.__dataclass_fields__)
    assert all(line.count(" | ") == 2 for line in lines[2:])


def test_the_readme_shows_the_current_table() -> None:
    readme = Path(settings.__file__).parent / "README.md"
    text = readme.read_text("utf-8") if readme.exists() else ""
    before, marker, after = text.partition("<!-- settings -->")
    if marker:
        assert after.partition("<!-- /settings -->")[0].strip() == settings.table().strip()
    else:
        assert "FUNIL_" not in before, "the README names settings, so it shows their table between its markers"


@pytest.mark.parametrize("name", ["Dockerfile", "docker-compose.yml"])
def test_what_we_ship_sets_only_what_exists(name: str) -> None:
    text = (Path(settings.__file__).parent / name).read_text("utf-8")
    known = {f"FUNIL_{field.upper()}" for field in Settings.__dataclass_fields__}

    named = set(re.findall(r"FUNIL_[A-Z_]+", text))
    assert named
    assert {each.removesuffix("_FILE") for each in named} <= known


@pytest.mark.parametrize(
    ("url", "security", "port"),
    [("smtps://h", "TLS", 465), ("smtp://h:2525", "STARTTLS", 2525), ("smtp+insecure://h", "NONE", 25)],
)
def test_the_installation_s_own_mails_go_by_a_server_that_an_address_names(
    environ: dict[str, str], url: str, security: str, port: int
) -> None:
    url = url.replace("//", "//crm%40funil.example:p%40ss@")
    found = load(environ | {"FUNIL_SMTP_URL": url})

    assert found.smtp_url is not None
    assert (found.smtp_url.host, found.smtp_url.port, found.smtp_url.security) == ("h", port, security)
    assert (found.smtp_url.username, found.smtp_url.password) == ("crm@funil.example", "p@ss")
    assert found.smtp_from == "crm@funil.example"
    assert "p@ss" not in repr(found)


def test_who_sends_must_be_said_where_the_server_s_user_is_no_address(environ: dict[str, str]) -> None:
    assert "FUNIL_SMTP_FROM is not set" in refusal(environ | {"FUNIL_SMTP_URL": "smtp://h"})
    assert (
        load(environ | {"FUNIL_SMTP_URL": "smtp://h", "FUNIL_SMTP_FROM": "CRM@x.example"}).smtp_from == "crm@x.example"
    )
    assert "must be an address such as smtps://" in refusal(environ | {"FUNIL_SMTP_URL": "http://h"})
    assert "must be an e-mail address" in refusal(environ | {"FUNIL_SMTP_FROM": "nobody"})
