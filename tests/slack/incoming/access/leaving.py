"""Leaving a group without a word of Slack's, and pressing what is still on the screen."""

from bot.slack.people import FRESH
from storage import people
from tests import forging
from tests.world import World

MEMBERS = "conversations.members"


async def a_private_group(world: World) -> None:
    """Let a private channel that Mallory is in have a decision and an action, and a minute pass."""
    workspace = world.workspace
    workspace.add_person("mallory")
    workspace.add_channel("chairs", members=["rosa", "val", "mallory"], private=True)
    for command in (
        "/decide The canary sings in private",
        "/action @val @mallory feed the canary by Friday 4 December",
    ):
        await workspace.slash("rosa", command, channel="chairs")
    await world.settle()
    await a_minute_later(world)


async def a_minute_later(world: World) -> None:
    await world.slack.advance(FRESH)


def thrown_out(world: World, person: str, channel: str = "chairs") -> None:
    """Take somebody out of a channel, and lose Slack's word of it."""
    place = world.workspace.channel(channel)
    place.members.remove(world.workspace.person(person).id)


async def is_stored(world: World, person: str, channel: str = "chairs") -> bool:
    workspace = world.workspace
    async with world.sessions.read() as session:
        place, who = workspace.channel(channel).id, workspace.person(person).id
        return await people.is_member(session, workspace.team_id, place, who)


async def card(world: World, person: str, label: str, of: str) -> str:
    """Press a button of a card that is still on somebody's screen; return what they are told."""
    chairs = world.workspace.channel("chairs")
    message = next(each for each in world.workspace.visible_to("rosa") if each.plain.startswith(of))
    _, element = forging.button(message, label)
    answer = await forging.press(world, person, element["action_id"], element["value"], chairs, on=message)
    assert answer.acked
    await world.settle()
    return forging.told(world, person)[-1]


def asked(world: World, method: str = MEMBERS) -> int:
    """Return how often Slack was asked."""
    return sum(call.method == method for call in world.slack.calls)
