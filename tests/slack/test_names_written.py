"""A mention rings, so the bot makes one only in a direct message, of whoever gets that."""

import re

from bot.slack import naming
from bot.slack.blocks import text
from tests.world import World

TOKEN = re.compile(r"<@(\w+)>")


def rung(world: World, channel: str) -> set[str]:
    """Return whom the bot's messages in a channel mention, in their blocks or in their text."""
    said = [one for one in world.workspace.messages(channel) if one.user == world.workspace.bot_user]
    return {user for one in said for user in TOKEN.findall(f"{one.text} {one.blocks}")}


async def test_cards_and_posts_ring_for_nobody(world: World) -> None:
    workspace = world.workspace
    await workspace.slash("rosa", "/meeting 24 November at 10:00 for 30 minutes", "board")
    await world.settle()
    await workspace.click("rosa", "Confirm")
    await workspace.slash("rosa", "/decide We pilot the café", "board")
    await workspace.slash("rosa", "/action @ade and @val phone the trust by tomorrow", "board")
    await world.advance(days=1, hours=1, minutes=10)
    await workspace.click("val", "I'm here", channel="board")
    await world.settle()

    said = " ".join(workspace.said_in("board"))
    assert "val" in said
    assert "ade" in said
    assert rung(world, "board") == set()


async def test_an_ask_rings_for_nobody_but_whoever_is_asked(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade and @val phone the trust by tomorrow", "board")
    await world.settle()

    for person in ("ade", "val"):
        [ask] = world.workspace.direct_messages(person)
        assert ask.plain.startswith("rosa asks you")
        assert set(TOKEN.findall(f"{ask.text} {ask.blocks}")) <= {world.workspace.person(person).id}


async def test_answers_and_forms_call_people_by_name_too(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade phone the trust", "board")
    await world.workspace.slash("rosa", "/meeting chair @ade", "board")
    await world.settle()
    assert world.workspace.ephemerals("rosa")[-1].text.startswith("ade chairs")

    await world.workspace.click("rosa", "Details", channel="board")
    await world.settle()
    view = world.workspace.modal("rosa")
    assert "ade" in world.workspace.modal_text("rosa")
    assert view is not None
    assert TOKEN.findall(str(view["blocks"])) == []


async def test_whoever_has_a_new_name_is_called_by_it_from_then_on(world: World) -> None:
    world.workspace.person("ade").display_name = "*Adele* <!here>"
    await world.workspace.set_zone("ade", "Europe/Paris")
    await world.workspace.slash("ade", "/action @rosa ring the hall", "board")
    await world.settle()

    [card] = world.workspace.messages("board")
    assert "Adele &lt;!here&gt;" in str(card.blocks)


async def test_slack_is_asked_only_for_those_whom_it_has_not_told_of(world: World) -> None:
    team, people = world.workspace.team_id, world.bot.people
    sam = world.workspace.person("sam").id
    said = text.note(f"<@{sam}> and <@UNOBODY>")

    assert await naming.named_at_once(people, team, said) == said
    assert (await naming.named(people, team, said))["text"] == "sam and <@UNOBODY>"
    assert (await naming.named_at_once(people, team, said))["text"] == "sam and <@UNOBODY>"


async def test_whoever_slack_can_not_be_asked_about_keeps_their_token(world: World) -> None:
    world.slack.faults.add("users.info", "5xx")
    said = text.note(f"<@{world.workspace.person('sam').id}> did it")

    assert await naming.named(world.bot.people, world.workspace.team_id, said) == said
