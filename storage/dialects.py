"""The few statements that SQLite and PostgreSQL spell differently."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, Integer, String, Table, bindparam, case
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.sql.functions import FunctionElement


class SecondsNow(FunctionElement[int]):
    """The database's own clock, in whole seconds since 1970: one clock for every process that shares it."""

    type = Integer()
    inherit_cache = True


@compiles(SecondsNow, "sqlite")
def _sqlite_seconds(element: SecondsNow, compiler: SQLCompiler, **_: Any) -> str:
    return "CAST(strftime('%s', 'now') AS INTEGER)"


@compiles(SecondsNow, "postgresql")
def _postgres_seconds(element: SecondsNow, compiler: SQLCompiler, **_: Any) -> str:
    return "CAST(extract(epoch FROM clock_timestamp()) AS INTEGER)"


class Aside(FunctionElement[str]):
    """A column that a row is not to be found by, only held against what was found."""

    type = String()
    inherit_cache = True


@compiles(Aside, "sqlite")
def _sqlite_aside(element: Aside, compiler: SQLCompiler, **options: Any) -> str:
    # https://sqlite.org/optoverview.html: a unary plus keeps a term from choosing an index.
    return f"+{compiler.process(element.clauses, **options)}"


@compiles(Aside, "postgresql")
def _postgres_aside(element: Aside, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


def by_ids(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions for the rows of a `team` that have one of some `ids`.

    By those they are found: SQLite would read all that a workspace has as soon as there are a few hundred.
    """
    ids: BindParameter[int] = bindparam("ids", expanding=True)
    return table.c.id.in_(ids), Aside(table.c.team) == bindparam("team")


def insert_once(table: Table) -> postgresql.Insert:
    """Return an INSERT that does nothing when a unique key is taken; `rowcount` then is 0.

    Both databases read `ON CONFLICT`, so PostgreSQL's form of it serves for both.
    """
    return postgresql.insert(table).on_conflict_do_nothing()


def insert_latest(table: Table, column: str) -> postgresql.Insert:
    """Return an INSERT by which `column` of the row of the same primary key only ever grows."""
    statement = postgresql.insert(table)
    kept, new = table.c[column], statement.excluded[column]
    later = case((new > kept, new), else_=kept)
    same = [key.name for key in table.primary_key]
    return statement.on_conflict_do_update(index_elements=same, set_={column: later})


def upsert(table: Table, *keep: str, key: Sequence[str] = ()) -> postgresql.Insert:
    """Return an INSERT that overwrites the row of the same primary key, save its columns named in `keep`.

    `key` names the columns of another unique key by which the row is the same.
    """
    statement = postgresql.insert(table)
    primary = [column.name for column in table.primary_key]
    same = list(key) or primary
    taken = {c.name: statement.excluded[c.name] for c in table.c if c.name not in (*primary, *same, *keep)}
    return statement.on_conflict_do_update(index_elements=same, set_=taken)


def counted_on(table: Table, counter: Column[int]) -> ReturningInsert[int]:
    """Return an INSERT of a row whose `counter` begins at 1, or adds one in the row that is there.

    One statement, so that the row is locked no longer than it must be.
    """
    statement = postgresql.insert(table).values({counter.name: 1})
    primary = [column.name for column in table.primary_key]
    more = statement.on_conflict_do_update(index_elements=primary, set_={counter.name: counter + 1})
    return more.returning(counter)
