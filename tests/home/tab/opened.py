"""Somebody with their Home before them, and what they see and press on it."""

from typing import Any

from tests.world import World

NO_GROUP = "Nothing is on record yet in the channels that you are in."


async def open_home(world: World, person: str = "ade") -> str:
    """Open somebody's Home, and return what it shows."""
    await world.workspace.open_home(person)
    await world.settle()
    return world.workspace.home_text(person)


async def press(world: World, label: str, person: str = "ade", **where: Any) -> str:
    """Press a button on somebody's Home; return what it shows then, and see that nothing else was said."""
    before = heard(world, person)
    answer = await world.workspace.click(person, label, home=True, **where)
    assert answer.acked
    await world.settle()
    assert heard(world, person) == before
    return world.workspace.home_text(person)


async def submit(world: World, answers: dict[str, Any], person: str = "ade") -> str:
    """Send in the form that a press has opened; return what the Home shows then."""
    await world.workspace.fill(person, answers)
    await world.workspace.submit(person)
    assert world.workspace.errors(person) == {}
    await world.settle()
    return world.workspace.home_text(person)


async def slash(world: World, person: str, typed: str, channel: str = "board") -> None:
    await world.workspace.slash(person, typed, channel=channel)
    await world.settle()


def heard(world: World, person: str) -> tuple[int, int]:
    """Return how many messages somebody has had from the bot: directly, and for their eyes only."""
    return len(world.workspace.direct_messages(person)), len(world.workspace.ephemerals(person))


def published(world: World, person: str = "ade") -> int:
    """Return how often Slack has put up somebody's Home."""
    user = world.workspace.person(person).id
    calls = [call for call in world.slack.calls if call.method == "views.publish"]
    return sum(call.arguments["user_id"] == user and bool(call.answer.get("ok")) for call in calls)
