"""The indexes of words, which no model can say: made beside the migrations, kept by triggers, in the same transaction.

`migrations/searched.json` names the columns of which words are found, and the one (`parts`) of which any part of a word
is. Of each table T a table `search_T` knows the words: on SQLite of FTS5, on PostgreSQL with a GIN index; `parts` are
found by trigrams (FTS5's on SQLite, pg_trgm's on PostgreSQL where it may be installed; else such a search reads the
table). All of it follows from the rows: no backup of PostgreSQL holds it, and it can be made anew at any time.
"""

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient

PREFIX = "search_"
FOLD = r"""
CREATE OR REPLACE FUNCTION search_folded(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(regexp_replace(normalize(left(coalesce(given, ''), 20000), NFKD),
    '[\u0300-\u036f]', '', 'g')), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u2000-\u206f]+', ' ', 'g')
$$;
CREATE OR REPLACE FUNCTION search_words(given text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT setweight(to_tsvector('simple', search_folded(given)), weight)
$$;
DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS pg_trgm; EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'no pg_trgm'; END $$;
"""
"""Words without accents and case, as `models.contact.folded` has them, without needing `unaccent`."""


@dataclass(frozen=True)
class Searched:
    """A table, its columns with words (the first weighs most), and the one of which parts of words are found."""

    table: str
    words: tuple[str, ...]
    parts: str | None


def searched(migrations: str) -> list[Searched]:
    file = Path(str(importlib.import_module(migrations).__path__[0])) / "searched.json"
    if not file.exists():
        return []
    said: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return [Searched(table, tuple(each["words"]), each["parts"]) for table, each in said.items()]


async def prepare(client: BaseDBAsyncClient, migrations: str) -> None:
    """Make what is missing; what is there stays. In the caller's transaction."""
    postgres = client.capabilities.dialect == "postgres"
    tables = searched(migrations)
    if tables:
        made = [FOLD, *map(_postgres, tables)] if postgres else [part for each in tables for part in _sqlite(each)]
        await client.execute_script("\n".join(made))


async def rebuild(client: BaseDBAsyncClient, migrations: str) -> list[str]:
    """Read all rows anew; the tables whose words were read."""
    postgres = client.capabilities.dialect == "postgres"
    tables = searched(migrations)
    for each in tables:
        await client.execute_script(_filled(each) if postgres else _reread(each))
    return [each.table for each in tables]


async def astray(client: BaseDBAsyncClient, migrations: str) -> list[str]:
    """The tables of which a row is not in its index, or the index has one that is gone."""
    known = "{}" if client.capabilities.dialect == "postgres" else "{}_docsize"
    wrong = []
    for each in searched(migrations):
        index = known.format(PREFIX + each.table)
        [row] = await client.execute_query_dict(
            f"SELECT EXISTS (SELECT 1 FROM {each.table} t WHERE NOT EXISTS (SELECT 1 FROM {index} i WHERE i.id = t.id))"  # noqa: S608
            f" OR EXISTS (SELECT 1 FROM {index} i WHERE NOT EXISTS (SELECT 1 FROM {each.table} t WHERE t.id = i.id))"
            " AS wrong"
        )
        if row["wrong"]:
            wrong.append(each.table)
    return wrong


def _indexes(each: Searched) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """SQLite's: name, columns, and how they are cut into words."""
    name = PREFIX + each.table
    yield name, each.words, "tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3'"
    if each.parts:
        yield f"{name}_parts", (each.parts,), "tokenize = 'trigram'"


def _sqlite(each: Searched) -> Iterator[str]:
    """An index that holds no text itself: what it must forget, it is told (sqlite.org/fts5.html §4.4.3)."""
    table = each.table
    for name, columns, cut in _indexes(each):
        listed = ", ".join(columns)
        old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
        changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
        forget = f"INSERT INTO {name}({name}, rowid, {listed}) VALUES ('delete', old.id, {old});"  # noqa: S608
        learn = f"INSERT INTO {name}(rowid, {listed}) VALUES (new.id, {new});"  # noqa: S608
        trigger = f"CREATE TRIGGER IF NOT EXISTS {name}"
        yield f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5("
        yield f"  {listed}, content = '{table}', content_rowid = 'id', {cut});"
        yield f"{trigger}_new AFTER INSERT ON {table} BEGIN {learn} END;"
        yield f"{trigger}_gone AFTER DELETE ON {table} BEGIN {forget} END;"
        yield f"{trigger}_other AFTER UPDATE OF {listed} ON {table} WHEN {changed} BEGIN {forget} {learn} END;"


def _reread(each: Searched) -> str:
    return "\n".join(f"INSERT INTO {name}({name}) VALUES ('rebuild');" for name, *_ in _indexes(each))  # noqa: S608


def _said(each: Searched, row: str) -> str:
    """The index's columns for a row of the table."""
    words = " || ".join(f"search_words({row}.{column}, '{'B' if at else 'A'}')" for at, column in enumerate(each.words))
    return f"{row}.id, {words}, {f'{row}.{each.parts}' if each.parts else 'NULL'}"


def _postgres(each: Searched) -> str:
    table, name = each.table, PREFIX + each.table
    columns = list(dict.fromkeys([*each.words, *([each.parts] if each.parts else [])]))
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    trigram = f"CREATE INDEX IF NOT EXISTS {name}_said ON {name} USING gin (said gin_trgm_ops)"
    return f"""
CREATE TABLE IF NOT EXISTS {name} (id bigint PRIMARY KEY, words tsvector NOT NULL, said text);
CREATE INDEX IF NOT EXISTS {name}_words ON {name} USING gin (words);
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN {trigram if each.parts else "NULL"}; END IF;
END $$;
CREATE OR REPLACE FUNCTION {name}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM {name} WHERE id = OLD.id;
  ELSE
    INSERT INTO {name} VALUES ({_said(each, "NEW")})
      ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words, said = EXCLUDED.said;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS {name}_rows ON {table};
CREATE TRIGGER {name}_rows AFTER INSERT OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}_kept();
DROP TRIGGER IF EXISTS {name}_other ON {table};
CREATE TRIGGER {name}_other AFTER UPDATE OF {", ".join(columns)} ON {table} FOR EACH ROW
  WHEN ({changed}) EXECUTE FUNCTION {name}_kept();
"""  # noqa: S608


def _filled(each: Searched) -> str:
    name = PREFIX + each.table
    return f"DELETE FROM {name}; INSERT INTO {name} SELECT {_said(each, 't')} FROM {each.table} t;"  # noqa: S608
