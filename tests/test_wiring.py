"""What the bot learns of a workspace when it starts."""

from dataclasses import replace

from bot import wiring
from storage import groups
from tests.world import World


async def opened_again(world: World) -> tuple[str | None, str | None]:
    """Start the bot once more in the world's workspace; return the locale and zone that it then knows."""
    tokens = [world.workspace.bot_token]
    clock, api_url = world.slack.clock, world.slack.api_url
    async with wiring.opened(world.sessions, tokens, clock=clock, api_url=api_url) as (bot, _, _):
        known = bot.workspaces[world.workspace.team_id]
    async with world.sessions.read() as session:
        assert await groups.workspaces_known(session) == [known]
    return known.locale, known.zone


async def test_a_workspace_has_the_locale_and_zone_of_most_of_its_people(world: World) -> None:
    assert await opened_again(world) == ("en-GB", "Europe/London")


async def test_what_was_known_stays_when_slack_does_not_tell(world: World) -> None:
    world.slack.faults.add("users.list", "5xx")

    assert await opened_again(world) == ("en-GB", "Europe/London")


async def test_the_bot_itself_is_asked_when_people_are_never_listed(world: World) -> None:
    async with world.sessions.begin() as session:
        team = world.workspace.team_id
        unknown = replace(world.bot.workspaces[team], locale=None, zone=None)
        await groups.install(session, unknown)
    world.slack.faults.add("users.list", "ok:false", error="unknown_method")

    locale, zone = await opened_again(world)
    assert locale
    assert zone


async def test_the_bot_itself_is_asked_when_there_is_nobody_else(world: World) -> None:
    for person in world.slack.people.values():
        person.deleted = person.id != world.workspace.bot_user

    locale, zone = await opened_again(world)
    assert locale
    assert zone
