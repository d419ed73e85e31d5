"""Carries everything that is stored into a file and back, from either kind of database to either.

A backup is gzipped lines of JSON: a heading, a line for each row, and a last line with the counts and a
checksum, so that a file which was cut short or changed is never taken for a whole one.
"""

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Date, DateTime, Table, func, insert, select, text

from storage import rows, schema, tables
from storage.tables import UtcDateTime

FORMAT = "matters-arising-backup"
AT_ONCE = 500
"""How many rows are put back in one statement."""


class UnusableBackup(Exception):
    """Raised for an incomplete backup, or one that this version can not read; says which."""


@dataclass(frozen=True)
class Contents:
    """What a backup holds: how many rows of each table, as they stood at `taken_at`."""

    taken_at: datetime
    rows: dict[str, int]


def take(connection: Connection, path: Path, *, at: datetime) -> Contents:
    """Write everything, as it stands at one moment, into a new file at `path`; others may go on writing."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
    counted: Counter[str] = Counter()
    summed = hashlib.sha256()
    partial = path.with_name(path.name + ".partial")
    with gzip.open(partial, "wt", encoding="utf-8") as file:
        heading = {"format": FORMAT, "version": schema.versions()[-1], "taken_at": at.isoformat()}
        for line in (json.dumps(heading), *_lines(connection, counted)):
            summed.update(line.encode())
            file.write(line + "\n")
        file.write(json.dumps({"rows": counted, "sum": summed.hexdigest()}) + "\n")
    partial.rename(path)
    return Contents(at, dict(counted))


def is_blank(connection: Connection) -> bool:
    """Tell whether all tables of a database are empty."""
    return not any(
        connection.execute(select(table).limit(1)).first() for table in tables.metadata.sorted_tables
    )


def put_back(connection: Connection, path: Path) -> Contents:
    """Fill a database whose tables are empty; raises UnusableBackup if the file is not a whole one."""
    lines = _read(path)
    heading, end = json.loads(lines[0]), json.loads(lines[-1])
    counted: Counter[str] = Counter()
    batch: list[dict[str, Any]] = []
    table: Table | None = None
    for line in lines[1:-1]:
        name, values = json.loads(line)
        if table is None or name != table.name or len(batch) == AT_ONCE:
            _insert(connection, table, batch)
            table, batch = tables.metadata.tables[name], []
        batch.append({column: _decoded(table.c[column], value) for column, value in values.items()})
        counted[name] += 1
    _insert(connection, table, batch)
    _number_on(connection)
    if dict(counted) != end["rows"]:
        raise UnusableBackup("its rows are not those that it counts")
    return Contents(datetime.fromisoformat(heading["taken_at"]), dict(counted))


def _lines(connection: Connection, counted: Counter[str]) -> Iterator[str]:
    for table in tables.metadata.sorted_tables:
        for row in connection.execute(select(table).order_by(*table.primary_key)):
            counted[table.name] += 1
            values = {name: rows.plain(value) for name, value in row._mapping.items()}
            yield json.dumps([table.name, values], ensure_ascii=False)


def _read(path: Path) -> list[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
            # Split only at the line ending that `take` writes: people's texts hold other line breaks.
            lines = file.read().removesuffix("\n").split("\n")
        heading, end = json.loads(lines[0]), json.loads(lines[-1])
        known = heading.get("format") == FORMAT and "sum" in end
    except (OSError, EOFError, ValueError, IndexError, AttributeError, TypeError) as error:
        raise UnusableBackup("it is not a backup, or was cut short") from error
    summed = hashlib.sha256("".join(lines[:-1]).encode()).hexdigest()
    if not known or summed != end["sum"]:
        raise UnusableBackup("it was changed since it was written, or is no backup")
    if (theirs := str(heading["version"])) != (ours := schema.versions()[-1]):
        raise UnusableBackup(
            f"its tables are of version {theirs}, those of this bot of {ours}. {_advice(theirs)}"
        )
    return lines


def _advice(version: str) -> str:
    """Say what to do with a backup whose tables are of another version."""
    if version in schema.versions():
        return "Restore it with the bot that made it, then run `matters migrate` with this one"
    return "Restore it with the bot that made it, or a newer one"


def _insert(connection: Connection, table: Table | None, batch: list[dict[str, Any]]) -> None:
    if table is not None and batch:
        connection.execute(insert(table), batch)


def _number_on(connection: Connection) -> None:
    """Have PostgreSQL number new rows after the restored ones; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables.metadata.sorted_tables:
        if "id" in table.c:
            last = connection.execute(select(func.max(table.c.id))).scalar()
            if last is not None:
                named = {"table": table.name, "last": last}
                connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :last)"), named)


def _decoded(column: Column[Any], value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if isinstance(column.type, UtcDateTime | DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value
