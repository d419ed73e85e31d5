"""Reads the first few of very many rows, in however many groups, without reading many that are not shown.

A segment is rows of a group that stand together in an index, in the order that is asked for; a stripe is one
segment of one group. The first row of each stripe is looked up, and only as many stripes are read on as there
are rows wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Select, Table, bindparam, select, union_all

from storage.database import Session
from storage.tables import groups


@dataclass(frozen=True)
class Segment:
    """Rows of a group that are adjacent and ordered in an index; `backwards` if it is read from its end."""

    conditions: Sequence[ColumnElement[bool]]
    backwards: bool


@dataclass(frozen=True)
class Order:
    """The column that rows are ordered by: the latest first, or the soonest, and those without one last."""

    by: Column[Any]
    latest: bool = False

    @property
    def table(self) -> Table:
        """The table that the column is of."""
        return self.by.table

    def within(self, segment: Segment, columns: Any) -> tuple[ColumnElement[Any], ...]:
        """Return what to order rows of one segment by, among the columns of their table or a query of it."""
        by = columns[self.by.name]
        return by.desc() if segment.backwards else by.asc(), columns.id.desc()

    def rank(self, row: Row[Any]) -> tuple[Any, ...]:
        """Return the sort key of a row, across segments."""
        value = getattr(row, self.by.name)
        if self.latest:
            return -value.timestamp(), -row.id
        return value is None, value or date.min, -row.id


async def rows(
    session: Session,
    order: Order,
    segments: Sequence[Segment],
    team: str,
    channels: Sequence[str],
    *,
    limit: int,
) -> list[Row[Any]]:
    """Return the first rows of some segments in some groups of a workspace."""
    stripes = list(product(channels, segments))
    if len(stripes) > limit:
        stripes = await _first_stripes(session, order, segments, team, channels, limit)
    if not stripes:
        return []
    parts = [_part(order, team, channel, segment, limit) for channel, segment in stripes]
    return sorted(await session.execute(union_all(*parts)), key=order.rank)[:limit]


async def _first_stripes(
    session: Session,
    order: Order,
    segments: Sequence[Segment],
    team: str,
    channels: Sequence[str],
    limit: int,
) -> list[tuple[str, Segment]]:
    """Return the stripes that hold any of the first rows: their own first row is among the first."""
    key = {"team": team, "channels": list(channels), "most": limit}
    found = [
        (row, segment) for segment in segments for row in await session.execute(_firsts(order, segment), key)
    ]
    found.sort(key=lambda pair: order.rank(pair[0]))
    return [(row.channel, segment) for row, segment in found[:limit]]


def _firsts(order: Order, segment: Segment) -> Select[Any]:
    """Return the statement for the first row of each group, limited to the first few of those."""
    table = order.table
    own = (table.c.team == groups.c.team, table.c.channel == groups.c.channel, *segment.conditions)
    firsts = [
        select(column)
        .where(*own)
        .order_by(*order.within(segment, table.c))
        .limit(1)
        .scalar_subquery()
        .label(column.name)
        for column in (order.by, table.c.id)
    ]
    each = (
        select(groups.c.channel, *firsts)
        .where(groups.c.team == bindparam("team"))
        .where(groups.c.channel.in_(bindparam("channels", expanding=True)))
        .subquery("firsts")
    )
    return (
        select(each)
        .where(each.c.id.is_not(None))
        .order_by(*order.within(segment, each.c))
        .limit(bindparam("most"))
    )


def _part(order: Order, team: str, channel: str, segment: Segment, limit: int) -> Select[Any]:
    table = order.table
    own = (table.c.team == team, table.c.channel == channel, *segment.conditions)
    return select(
        select(table).where(*own).order_by(*order.within(segment, table.c)).limit(limit).subquery("stripe")
    )
