"""Finds records by their words: FTS5 on SQLite, tsvector on PostgreSQL, behind one function.

Every document begins with a token for its group, so that the index itself leaves other groups out.
A word finds all words that begin with it, whatever its case and accents: 'cafe' finds 'Café' and 'cafés'.
"""

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import Connection, Text, bindparam, column, func, insert, select, table, text, update

from storage.database import Session
from storage.records import Recorded, RecordKind
from storage.tables import documents

MOST_WORDS = 12
"""How many words of a query are used; more make it slower, and hardly ever find more."""

_WORD = re.compile(r"[^\W_]+")
_INSERT = insert(documents)
_MOVE = (
    update(documents)
    .where(documents.c.team == bindparam("of_team"), documents.c.channel == bindparam("old"))
    .where(documents.c.words.startswith(bindparam("before", type_=Text)))
    .values(
        channel=bindparam("new"),
        words=bindparam("after", type_=Text).concat(
            func.substr(documents.c.words, func.length(bindparam("before", type_=Text)) + 1)
        ),
    )
)

_SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS documents_index "
    "USING fts5(words, content='documents', content_rowid='id')",
    "CREATE TRIGGER IF NOT EXISTS documents_indexed AFTER INSERT ON documents BEGIN "
    "INSERT INTO documents_index(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER IF NOT EXISTS documents_reindexed AFTER UPDATE OF words ON documents BEGIN "
    "INSERT INTO documents_index(documents_index, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO documents_index(rowid, words) VALUES (new.id, new.words); END",
)
_POSTGRESQL = (
    "CREATE INDEX IF NOT EXISTS ix_documents_words ON documents USING gin (to_tsvector('simple', words))",
)
_INDEX = table("documents_index", column("rowid"))
_NEWEST = (
    select(documents.c.record_id)
    .where(documents.c.team == bindparam("team"))
    .where(documents.c.channel.in_(bindparam("channels", expanding=True)))
    .where(documents.c.record == bindparam("record"))
    .limit(bindparam("limit"))
)
_FIND = {
    # In the index's own order, newest first, so that it is read no further than the limit.
    "sqlite": _NEWEST.select_from(_INDEX.join(documents, documents.c.id == _INDEX.c.rowid))
    .where(text("documents_index MATCH :query"))
    .order_by(_INDEX.c.rowid.desc()),
    "postgresql": _NEWEST.where(
        text("to_tsvector('simple', documents.words) @@ to_tsquery('simple', :query)")
    ).order_by(documents.c.id.desc()),
}


def create(connection: Connection) -> None:
    """Create the index beside its table; safe to repeat."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL:
        connection.execute(text(statement))


async def add(session: Session, record: Recorded, *texts: str | None) -> None:
    """Make `record` (a decision or action) findable by the words of `texts`, beside those it had."""
    words = [word for each in texts for word in words_of(each or "")]
    document = {
        "team": record.team,
        "channel": record.channel,
        "record": record.kind.value,
        "record_id": record.id,
        "words": " ".join([_group(record.team, record.channel), *words]),
    }
    await session.execute(_INSERT, document)


async def find(
    session: Session, team: str, channels: Sequence[str], record: RecordKind, words: str, *, limit: int
) -> list[int]:
    """Return the ids of the records of a kind, decisions or actions, that have all of `words`, latest first.

    Only those of `channels`; the caller has checked that the asker may see them.
    """
    wanted = words_of(words)[:MOST_WORDS]
    if not wanted or not channels:
        return []
    query = _QUERIES[session.dialect]([_group(team, channel) for channel in channels], wanted)
    key = {"team": team, "channels": list(channels), "record": record.value, "query": query, "limit": limit}
    # A record has several documents when words were added to it.
    return list(dict.fromkeys((await session.execute(_FIND[session.dialect], key)).scalars()))


async def move(session: Session, team: str, old: str, new: str) -> None:
    """Make what was recorded in a channel findable under its new id."""
    before, after = _group(team, old), _group(team, new)
    key = {"of_team": team, "old": old, "new": new, "before": before, "after": after}
    await session.execute(_MOVE, key)


def words_of(plain: str) -> list[str]:
    """Return the words of a text as the index has them: in lower case, without accents."""
    bare = unicodedata.normalize("NFKD", plain.casefold())
    return _WORD.findall("".join(letter for letter in bare if not unicodedata.combining(letter)))


def _group(team: str, channel: str) -> str:
    return f"z{team}z{channel}".casefold()


def _sqlite_query(groups: list[str], words: list[str]) -> str:
    anywhere = " OR ".join(f'"{group}"' for group in groups)
    return " AND ".join([f"({anywhere})", *(f'"{word}" *' for word in words)])


def _postgresql_query(groups: list[str], words: list[str]) -> str:
    anywhere = " | ".join(groups)
    return " & ".join([f"({anywhere})", *(f"{word}:*" for word in words)])


_QUERIES = {"sqlite": _sqlite_query, "postgresql": _postgresql_query}
