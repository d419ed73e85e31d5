"""What is known of decisions: how somebody knows of them, what they change, and what hangs on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, and_, bindparam, case, false, func, select, true

from storage import decisions as made
from storage import rows
from storage.database import Session
from storage.dialects import by_ids
from storage.meetings import there
from storage.recaps import open_matters
from storage.records import (
    FIRST_HAND,
    OPEN_ACTIONS,
    WEIGHTY,
    Account,
    Action,
    Concern,
    Decision,
    Followed,
    How,
    Relation,
    Setting,
    Work,
)
from storage.tables import LONG_AGO, actions, awareness, concerns, decisions, links

_OLDER = list(Decision.__dataclass_fields__)
Knowing = dict[int, dict[str, frozenset[How]]]
"""By decision and person, how they know of it."""

_TEAM: BindParameter[str] = bindparam("team")
_CHANNEL: BindParameter[str] = bindparam("channel")
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_OF_GROUP = select(decisions).where(
    decisions.c.team == _TEAM, decisions.c.channel == _CHANNEL, decisions.c.undone_at.is_(None)
)
_NEWEST = _OF_GROUP.order_by(decisions.c.decided_at.desc(), decisions.c.id.desc()).limit(open_matters.MOST)
_NEWEST_SINCE = _NEWEST.where(decisions.c.decided_at >= bindparam("since"))
# People who took part or recorded it know it for good; people who were told know how it stood at the time.
_OUTDATED = and_(
    awareness.c.how.not_in(FIRST_HAND), awareness.c.at < func.coalesce(decisions.c.settled_at, LONG_AGO)
)
_KNOWS = (
    select(
        awareness.c.decision_id,
        awareness.c.how,
        case((_OUTDATED, true()), else_=false()).label("outdated"),
    )
    .join(decisions, and_(decisions.c.team == awareness.c.team, decisions.c.id == awareness.c.decision_id))
    .where(awareness.c.team == _TEAM, awareness.c.decision_id.in_(_IDS))
    .where(awareness.c.user == bindparam("user"))
)
_ONE_OF_THESE = by_ids(decisions)
_WERE_THERE = there.people(*_ONE_OF_THESE, user=bindparam("user"))
_OCCASIONS = there.occasions(*_ONE_OF_THESE)
_FOLLOWS = (
    select(
        links.c.newer_id,
        links.c.relation,
        links.c.changed,
        *(decisions.c[name].label(f"older_{name}") for name in _OLDER),
    )
    .join(decisions, and_(decisions.c.team == links.c.team, decisions.c.id == links.c.older_id))
    .where(links.c.team == _TEAM, links.c.newer_id.in_(_IDS))
    .where(links.c.relation.in_([Relation.SUPERSEDES, Relation.AMENDS]))
    .order_by(links.c.id)
)
_RAISED = (
    select(concerns)
    .where(concerns.c.team == _TEAM, concerns.c.decision_id.in_(_IDS))
    .order_by(concerns.c.raised_at, concerns.c.id)
)
_WORK_UNDER = (
    select(actions)
    .where(actions.c.team == _TEAM, actions.c.decision_id.in_(_IDS))
    .where(actions.c.undone_at.is_(None), actions.c.status.in_(OPEN_ACTIONS))
    .order_by(actions.c.id)
)


async def accounts(session: Session, team: str, channel: str, *, since: datetime | None) -> list[Account]:
    """Return the newest decisions of a group made since a time, or ever, oldest first.

    Their accounts do not say who knows of them.
    """
    values = {"team": team, "channel": channel}
    statement = _NEWEST if since is None else _NEWEST_SINCE
    found = await session.execute(statement, values if since is None else values | {"since": since})
    return await _accounts(session, team, rows.every(found, Decision)[::-1])


async def accounts_of(
    session: Session,
    team: str,
    ids: Sequence[int],
    user: str | None = None,
    *,
    ended_by: datetime | None = None,
) -> list[Account]:
    """Return decisions by id that were not undone, oldest first, with how a `user` knows of each.

    Meetings that have not `ended_by` a time count as under way.
    """
    return await _accounts(session, team, await made.with_ids(session, team, ids), user, ended_by)


async def _accounts(
    session: Session,
    team: str,
    found: list[Decision],
    user: str | None = None,
    ended_by: datetime | None = None,
) -> list[Account]:
    ids = [decision.id for decision in found]
    if not ids:
        return []
    links_ = [*await session.execute(_FOLLOWS, {"team": team, "ids": ids})]
    both = [*ids, *(row.older_id for row in links_)]
    knows, outdated = await _knowing(session, team, both, user)
    settings = await _settings(session, team, ids, ended_by)
    raised = defaultdict[int, list[Concern]](list)
    for concern in rows.every(await session.execute(_RAISED, {"team": team, "ids": both}), Concern):
        raised[concern.decision_id].append(concern)
    under = defaultdict[int, list[Work]](list)
    found_actions = await session.execute(_WORK_UNDER, {"team": team, "ids": ids})
    for work in await open_matters.work_of(session, team, rows.every(found_actions, Action)):
        under[work.action.decision_id or 0].append(work)
    follows = defaultdict[int, list[Followed]](list)
    for row in links_:
        follows[row.newer_id].append(_followed(row, knows, raised[row.older_id]))
    return [
        Account(
            decision,
            knows.get(decision.id, {}),
            tuple(follows[decision.id]),
            tuple(concern for concern in raised[decision.id] if concern.status in WEIGHTY),
            tuple(under[decision.id]),
            frozenset(outdated[decision.id] - knows.get(decision.id, {}).keys()),
            settings.get(decision.id, Setting.CHANNEL),
        )
        for decision in found
    ]


def _followed(row: Row[Any], knows: Knowing, raised: Iterable[Concern]) -> Followed:
    values = row._asdict()
    older = Decision(**{name: values[f"older_{name}"] for name in _OLDER})
    doubted_by = frozenset(concern.author for concern in raised)
    were_there, in_thread = (_by(how, knows.get(older.id, {})) for how in (How.MEETING, How.THREAD))
    return Followed(row.relation, older, row.changed, were_there, doubted_by, in_thread)


def _by(how: How, knowing: Mapping[str, frozenset[How]]) -> frozenset[str]:
    return frozenset(user for user, ways in knowing.items() if how in ways)


async def _knowing(
    session: Session, team: str, ids: list[int], user: str | None
) -> tuple[Knowing, dict[int, set[str]]]:
    """Return how a person knows of each decision, and which ones they knew before the status changed."""
    known: Knowing = defaultdict(dict)
    outdated = defaultdict[int, set[str]](set)
    if user is None:
        return known, outdated
    values = {"team": team, "ids": ids, "user": user}
    for row in await session.execute(_KNOWS, values):
        if row.outdated:
            outdated[row.decision_id].add(user)
        else:
            of = known[row.decision_id]
            of[user] = of.get(user, frozenset()) | {row.how}
    for row in await session.execute(_WERE_THERE, values):
        of = known[row.id]
        of[user] = of.get(user, frozenset()) | {How.MEETING}
    return known, outdated


async def _settings(
    session: Session, team: str, ids: list[int], ended_by: datetime | None
) -> dict[int, Setting]:
    """Return where each decision was made or settled, leaving out those made and settled outside meetings."""
    found = defaultdict[int, set[Setting]](set)
    for row in await session.execute(_OCCASIONS, {"team": team, "ids": ids}):
        over = ended_by is None or row.ends_at <= ended_by
        said = Setting.MEETING if row.recorded else Setting.UNRECORDED
        found[row.id].add(said if over else Setting.UNDER_WAY)
    return {each: min(settings, key=list(Setting).index) for each, settings in found.items()}
