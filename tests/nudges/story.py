"""What the tests of nudges have in common: actions to be nudged about, and what reached whom, when."""

from datetime import UTC, date, datetime

from bot.slack import membership
from storage import actions, groups
from storage.records import Action, Assignee, OwnerKind, Source
from tests.world import World

FRIDAY_4 = date(2026, 12, 4)


def at(day: int, hour: int = 9, minute: int = 0, *, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


async def record(
    world: World,
    text: str,
    *owners: str,
    due: date | None = FRIDAY_4,
    by: str = "rosa",
    channel: str = "board",
    measure: str | None = None,
    outside: tuple[str, str] | None = None,
) -> Action:
    """Record an action with people of the workspace as owners, or somebody `outside` it."""
    workspace = world.workspace
    source = Source(workspace.team_id, workspace.channel(channel).id, workspace.person(by).id)
    assignees = [Assignee(OwnerKind.PERSON, workspace.person(owner).id) for owner in owners]
    if outside is not None:
        assignees.append(Assignee(OwnerKind.OUTSIDE, name=outside[0], organisation=outside[1]))
    async with world.sessions.begin() as session:
        group = await groups.ensure(session, source.team, source.channel)
        action = await actions.record(
            session, text, assignees, source=source, at=world.now, due=due, measure=measure
        )
    if group.synced_at is None:
        await membership.sync(world.bot, source.team, source.channel)
    return action


def nudges(world: World, who: str) -> list[str]:
    return [message.plain for message in world.workspace.direct_messages(who)]


def times(world: World, who: str) -> list[datetime]:
    """Return when each direct message reached somebody, to the minute."""
    stamps = [float(message.ts) for message in world.workspace.direct_messages(who)]
    return [datetime.fromtimestamp(stamp, UTC).replace(second=0, microsecond=0) for stamp in stamps]
