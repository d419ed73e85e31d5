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


class Unindexed(FunctionElement[str]):
    """A column that rows are filtered by but not looked up by: it keeps the planner from using its index."""

    type = String()
    inherit_cache = True


@compiles(Unindexed, "sqlite")
def _sqlite_unindexed(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    # https://sqlite.org/optoverview.html: a unary plus keeps a term from choosing an index.
    return f"+{compiler.process(element.clauses, **options)}"


@compiles(Unindexed, "postgresql")
def _postgres_unindexed(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


def by_ids(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions for the rows of a `team` that have one of some `ids`.

    They are looked up by id: given a few hundred ids, SQLite would otherwise read the whole workspace.
    """
    ids: BindParameter[int] = bindparam("ids", expanding=True)
    return table.c.id.in_(ids), Unindexed(table.c.team) == bindparam("team")


def insert_once(table: Table) -> postgresql.Insert:
    """Return an INSERT that does nothing when a unique key is taken; `rowcount` then is 0.

    Both databases read `ON CONFLICT`, so PostgreSQL's form of it serves for both.
    """
    return postgresql.insert(table).on_conflict_do_nothing()


def insert_latest(table: Table, column: str) -> postgresql.Insert:
    """Return an INSERT that raises `column` in the row of the same primary key, and never lowers it."""
    statement = postgresql.insert(table)
    kept, new = table.c[column], statement.excluded[column]
    later = case((new > kept, new), else_=kept)
    same = [key.name for key in table.primary_key]
    return statement.on_conflict_do_update(index_elements=same, set_={column: later})


def upsert(table: Table, *keep: str, key: Sequence[str] = ()) -> postgresql.Insert:
    """Return an INSERT that overwrites the row of the same primary key, except the columns in `keep`.

    `key` names the columns of another unique key, if the row is identified by that.
    """
    statement = postgresql.insert(table)
    primary = [column.name for column in table.primary_key]
    same = list(key) or primary
    taken = {c.name: statement.excluded[c.name] for c in table.c if c.name not in (*primary, *same, *keep)}
    return statement.on_conflict_do_update(index_elements=same, set_=taken)


def counted_on(table: Table, counter: Column[int]) -> ReturningInsert[int]:
    """Return an INSERT of a row whose `counter` begins at 1, or adds one in the row that is there.

    It is one statement, so that the row is locked no longer than necessary.
    """
    statement = postgresql.insert(table).values({counter.name: 1})
    primary = [column.name for column in table.primary_key]
    more = statement.on_conflict_do_update(index_elements=primary, set_={counter.name: counter + 1})
    return more.returning(counter)
