"""In channels shared with another workspace, its people meet the bot as members do."""

import pytest

from bot.sandbox import Impossible, Workspace
from storage import people
from tests.world import World

BOT = "@Matters Arising"


def share(world: World) -> Workspace:
    """Share #board with the council, whose Mary joins it."""
    council = world.slack.add_workspace("Council", installed=False)
    mary = council.add_person("mary")
    world.slack.share_channel(world.workspace, "board", council, called="wellbeing")
    world.workspace.channel("board").members.append(mary)
    return council


async def test_somebody_of_another_workspace_records_by_a_mention(world: World) -> None:
    council = share(world)

    await council.post("mary", f"{BOT} decide We share the library", "wellbeing")
    await world.settle()

    [card] = [each for each in world.workspace.messages("board") if each.user == world.workspace.bot_user]
    assert card.plain == "D1 We share the library"
    assert card.readable.startswith("D1 We share the library\nAgreed 23 November.")


async def test_they_are_kept_under_our_workspace(world: World) -> None:
    council = share(world)
    await council.post("mary", f"{BOT} decide We share the library", "wellbeing")
    await world.settle()

    board, mary = world.workspace.channel("board").id, council.person("mary").id
    async with world.sessions.read() as session:
        assert await people.is_member(session, world.workspace.team_id, board, mary)
        assert not await people.is_member(session, council.team_id, board, mary)


async def test_they_record_although_slack_tells_nothing_of_them(world: World) -> None:
    council = share(world)
    world.slack.faults.add("users.info", "ok:false", error="user_not_visible", times=20)

    await council.post("mary", f"{BOT} decide We share the library", "wellbeing")
    await world.settle()

    assert world.workspace.said_in("board") == ["D1 We share the library"]


async def test_they_propose_by_a_reaction_and_confirm_in_the_form(world: World) -> None:
    council = share(world)
    ts = await world.workspace.post("val", "let's share the library", "board")

    await council.react("mary", "scales", ts, "wellbeing")
    await world.settle()
    await world.workspace.click(council.person("mary").id, "Open the form", ephemeral=True)
    await world.settle()
    await council.submit("mary")
    await world.settle()

    assert world.workspace.said_in("board") == ["D1 share the library"]


async def test_they_fill_in_the_form_that_an_incomplete_mention_offers(world: World) -> None:
    council = share(world)
    ts = await council.post("mary", f"{BOT} action ring the library", "wellbeing")
    await world.settle()

    await council.click("mary", "Open the form", "wellbeing")
    await world.settle()
    await council.fill("mary", {"Owners": [council.person("mary").id]})
    await council.submit("mary")
    await world.settle()

    settled, card = [each for each in world.workspace.messages("board") if each.bot_id]
    assert (settled.plain, settled.thread_ts) == ("mary has said what was meant.", ts)
    assert card.plain.startswith("A1 ring the library")


async def test_shortcuts_are_not_theirs_to_use(world: World) -> None:
    council = share(world)
    ts = await world.workspace.post("val", "let's share the library", "board")

    with pytest.raises(Impossible):
        await council.shortcut("mary", "record_decision", ts, "wellbeing")


async def test_what_they_edit_later_is_shown_on_the_card(world: World) -> None:
    council = share(world)
    ts = await council.post("mary", f"{BOT} decide We share the library", "wellbeing")
    await world.settle()

    await council.edit("mary", ts, f"{BOT} decide We do not", "wellbeing")
    await world.settle()

    [card] = [each for each in world.workspace.messages("board") if each.bot_id]
    assert "Source changed after capture" in card.readable


async def test_those_who_take_part_in_a_thread_count_wherever_they_come_from(world: World) -> None:
    council = share(world)
    root = await council.post("mary", "what about the library?", "wellbeing")
    reply = await world.workspace.post("val", "let's share it", "board", root)

    await world.workspace.shortcut("rosa", "record_decision", reply, "board")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()

    [card] = [each for each in world.workspace.messages("board", root) if each.bot_id]
    assert "mary" in card.readable


async def test_a_private_channel_that_gets_another_id_when_it_is_shared_goes_on(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    await world.workspace.slash("rosa", "/decide We keep minutes", channel="chairs")
    await world.settle()

    await world.workspace.change_id("chairs")
    await world.settle()
    await world.workspace.post("val", f"{BOT} decide We meet weekly", "chairs")
    await world.settle()

    assert world.workspace.said_in("chairs") == ["D1 We keep minutes", "D2 We meet weekly"]
