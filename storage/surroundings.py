"""What stands around whatever somebody does in a channel, read in one statement."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Row, Table, bindparam, select

from storage import rows
from storage.database import Session
from storage.records import Group, Person, Workspace
from storage.tables import groups, people, workspaces

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")

_TABLES = (workspaces, people, groups)
_PERSON = (people.c.team == workspaces.c.team) & (people.c.user == bindparam("user"))
_GROUP = (groups.c.team == workspaces.c.team) & (groups.c.channel == bindparam("channel"))
_AROUND = (
    select(*(column.label(f"{table.name}.{column.name}") for table in _TABLES for column in table.c))
    .select_from(workspaces.outerjoin(people, _PERSON).outerjoin(groups, _GROUP))
    .where(workspaces.c.team == bindparam("team"))
)


@dataclass(frozen=True)
class Surroundings:
    """What is known of a workspace, of a person there, and of a channel's group; None where nothing is."""

    workspace: Workspace | None = None
    person: Person | None = None
    group: Group | None = None


async def find(session: Session, team: str, *, user: str = "", channel: str = "") -> Surroundings:
    """Return what stands around a person in a channel of a workspace."""
    found = await session.execute(_AROUND, {"team": team, "user": user, "channel": channel})
    row = found.first()
    if row is None:
        return Surroundings()
    return Surroundings(
        _part(row, workspaces, Workspace), _part(row, people, Person), _part(row, groups, Group)
    )


def _part(row: Row[Any], table: Table, kind: type[Record]) -> Record | None:
    values = {column.name: row._mapping[f"{table.name}.{column.name}"] for column in table.c}
    return None if values["team"] is None else rows.made(values, kind)
