"""Actions when people are hostile, quick, gone or twice as many, and when Slack fails."""

import asyncio
import re
from datetime import timedelta

import pytest

from bot.actions import service as action_service
from bot.actions import user_groups
from bot.sandbox.data import faults
from storage import actions
from storage.records import Assignee, OwnerKind, Source
from tests.world import World


async def said(world: World) -> list[str]:
    await world.settle()
    return world.workspace.said_in("board")


async def test_a_command_that_arrives_twice_is_recorded_once(world: World) -> None:
    world.slack.faults.add("slash_command", "duplicate")
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")

    assert await said(world) == ["A1 draft it\nade."]
    assert len(world.workspace.direct_messages("ade")) == 1


async def test_ten_people_at_once_get_ten_numbers(world: World) -> None:
    people = ["rosa", "ade", "val", "mal", "priya"] * 2
    await asyncio.gather(
        *(world.workspace.slash(who, "/action I will draft it", channel="board") for who in people)
    )
    numbers = sorted(int(line.split()[0][1:]) for line in await said(world))

    assert numbers == list(range(1, 11))


@pytest.mark.parametrize("fault", ["drop after", "drop before", "5xx", "429"])
async def test_an_ask_arrives_once_whatever_slack_does(world: World, fault: faults.Kind) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    direct = world.workspace.direct("ade").id
    world.slack.faults.add("chat.postMessage", fault, channel=direct)
    await world.settle()
    await world.advance(minutes=5)

    assert len(world.workspace.direct_messages("ade")) == 1


async def test_what_people_write_neither_mentions_nor_links(world: World) -> None:
    hostile = "tell <!channel> & @here <https://evil.example|the bank> `x` so that *all* @everyone know"
    await world.workspace.slash("rosa", f"/action @ade {hostile}", channel="board")
    await said(world)

    shown = [*world.workspace.messages("board"), *world.workspace.direct_messages("ade")]
    assert len(shown) == 2
    for message in shown:
        raw = message.text + str(message.blocks)
        assert set(re.findall(r"<!\w+", raw)) <= {"<!date"}
        assert "|the bank>" not in raw


async def test_only_the_recorder_can_undo(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    await world.settle()
    await world.workspace.click("val", "Undo", channel="board")

    assert (await said(world))[0].startswith("A1 draft it")
    assert world.workspace.ephemerals("val")[-1].plain == "Only whoever recorded A1 can undo it."


async def test_undo_comes_too_late_after_a_quarter_of_an_hour(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    await world.settle()
    await world.slack.advance(timedelta(minutes=16))
    await world.workspace.click("rosa", "Undo", channel="board")

    assert (await said(world))[0].startswith("A1 draft it")
    assert "more than 15 minutes ago" in world.workspace.ephemerals("rosa")[-1].plain


async def test_undoing_twice_says_so(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.settle()

    assert world.workspace.ephemerals("rosa")[-1].plain == "A1 has already been undone."


async def test_undo_lapses_after_a_quarter_of_an_hour(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    await world.settle()
    assert "[Undo]" in world.workspace.messages("board")[0].readable
    await world.advance(minutes=16)

    assert "[Undo]" not in world.workspace.messages("board")[0].readable


async def test_an_undone_number_is_not_used_again(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.workspace.slash("rosa", "/action @ade draft it again", channel="board")

    assert (await said(world))[-1].startswith("A2 draft it again")


async def test_a_swapped_button_reaches_no_other_channels_action(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "ade"], private=True)
    await world.workspace.slash("rosa", "/action @ade keep this quiet", channel="chairs")
    await world.workspace.slash("val", "/action I will draft it", channel="board")
    await world.settle()
    card = world.workspace.messages("board")[0]
    for button in card.blocks[-1]["elements"]:
        button["value"] = "1"
    await world.workspace.click("val", "Details", channel="board")
    await world.workspace.click("val", "Undo", channel="board")
    await world.settle()

    assert world.workspace.modal("val") is None
    assert [told.plain for told in world.workspace.ephemerals("val")[-2:]] == [
        "There is no such action here."
    ] * 2
    assert world.workspace.said_in("chairs")[0].startswith("A1 keep this quiet")


async def test_details_show_the_whole_record(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it by Friday", channel="board")
    await world.settle()
    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()
    await world.workspace.click("val", "Details", channel="board")

    shown = world.workspace.modal_text("val")
    assert shown.startswith("A1\ndraft it")
    assert "rosa recorded it, " in shown
    assert "rosa asked ade, " in shown
    assert "ade took it on, " in shown


async def test_a_press_on_what_was_just_undone_says_so(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()

    assert world.workspace.ephemerals("ade")[-1].plain == "A1 was undone, so there is nothing to answer."


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("ade", "That is you"),
        ("val", "They own A1 already"),
        ("matters_arising", "That is a bot"),
    ],
)
async def test_an_action_is_not_passed_on_to_just_anybody(world: World, person: str, expected: str) -> None:
    await world.workspace.slash("rosa", "/action @ade and @val draft it", channel="board")
    await world.settle()
    await world.workspace.click("ade", "Pass on", dm=True)
    await world.workspace.fill("ade", {"Pass on to": person})
    await world.workspace.submit("ade")

    assert expected in world.workspace.errors("ade")["Pass on to"]


async def test_what_is_passed_back_is_asked_again(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    for giver, taker in [("ade", "val"), ("val", "ade"), ("ade", "val")]:
        await world.advance(minutes=11)
        await world.workspace.click(giver, "Pass on", dm=True)
        await world.workspace.fill(giver, {"Pass on to": taker})
        await world.workspace.submit(giver)
    await world.advance(minutes=11)
    await world.workspace.click("val", "I'll do it", dm=True)

    assert (await said(world))[0] == "A1 draft it\nval."
    assert len([ask for ask in world.workspace.direct_messages("ade") if "A1" in ask.plain]) == 2


@pytest.mark.parametrize("called", ["The finance team to", "finance-team please"])
async def test_a_user_group_that_slack_did_not_turn_into_a_mention_is_asked(
    world: World, called: str
) -> None:
    world.workspace.add_user_group("finance-team", members=["ade"])
    await world.workspace.slash("rosa", f"/action {called} check the sums", channel="board")
    await world.settle()

    assert "check the sums" in world.workspace.direct_messages("ade")[-1].plain


async def test_two_of_a_user_group_at_once_make_one_owner(world: World) -> None:
    world.workspace.add_user_group("finance", members=["ade", "val"])
    await world.workspace.slash("rosa", "/action @finance check the sums", channel="board")
    await world.settle()
    await asyncio.gather(*(world.workspace.click(who, "I'll do it", dm=True) for who in ("ade", "val")))
    card = (await said(world))[0]

    assert card.count("ade") + card.count("val") == 1


async def test_a_user_group_is_asked_even_when_slack_is_down_for_a_while(world: World) -> None:
    world.workspace.add_user_group("finance", members=["ade"])
    world.slack.faults.add("usergroups.users.list", "5xx")
    await world.workspace.slash("rosa", "/action @finance check the sums", channel="board")
    await world.settle()
    assert world.workspace.direct_messages("ade") == []

    await user_groups.ask_members(world.bot)
    await user_groups.ask_members(world.bot)
    await world.settle()
    assert len(world.workspace.direct_messages("ade")) == 1


async def test_an_empty_user_group_is_told_to_the_recorder(world: World) -> None:
    world.workspace.add_user_group("finance", members=[])
    await world.workspace.slash("rosa", "/action @finance check the sums", channel="board")
    await world.settle()

    assert world.workspace.direct_messages("rosa")[0].plain.startswith("Nobody was asked to take on A1")


async def test_an_owner_whose_account_is_closed_is_not_asked(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    await world.workspace.deactivate("ade")
    await world.settle()

    assert world.workspace.direct_messages("ade") == []
    assert world.workspace.direct_messages("rosa")[0].plain.startswith("ade was not asked to take on A1")


async def test_a_long_action_is_kept_whole(world: World) -> None:
    whole = " ".join(f"word{number}" for number in range(2000))
    await world.workspace.slash("rosa", f"/action @ade {whole}", channel="board")
    assert "That is long" in world.workspace.ephemerals("rosa")[-1].plain
    await world.workspace.submit("rosa")
    await world.settle()
    async with world.sessions.read() as session:
        action = await actions.find(session, world.workspace.team_id, 1)

    assert action is not None
    assert action.text == whole
    assert len(world.workspace.messages("board")) == 1
    assert len(world.workspace.direct_messages("ade")) == 1
    await world.workspace.click("val", "Details", channel="board")
    assert "word1999" in world.workspace.modal_text("val")


async def test_an_action_from_a_thread_answers_there_and_leads_back_to_what_was_said(world: World) -> None:
    root = await world.workspace.post("val", "who rings the venue?", channel="board")
    ts = await world.workspace.post("ade", "I will ring the venue", channel="board", thread=root)
    rosa, ade = world.workspace.person("rosa").id, world.workspace.person("ade").id
    board = world.workspace.channel("board").id
    source = Source(world.workspace.team_id, board, rosa, said_ts=ts, thread_ts=root, said_by=ade)
    async with world.sessions.begin() as session:
        draft = action_service.Draft("ring the venue", (Assignee(OwnerKind.PERSON, ade),))
        await action_service.record(session, draft, source, at=world.now)
    await world.settle()
    assert "A1 ring the venue" in world.workspace.messages("board", thread=root)[-1].plain

    await world.workspace.click("val", "Details", channel="board")
    await world.settle()
    assert "Where it was said" in world.workspace.modal_text("val")


async def test_when_details_can_not_open_the_person_hears_of_it(world: World) -> None:
    await world.workspace.slash("rosa", "/action @ade draft it", channel="board")
    await world.settle()
    world.slack.faults.add("views.open", "ok:false", error="internal_error")
    await world.workspace.click("val", "Details", channel="board")
    await world.settle()

    assert world.workspace.ephemerals("val")[-1].plain.startswith("That could not be opened")


async def test_an_owner_who_is_also_in_an_owning_user_group_is_asked_once(world: World) -> None:
    world.workspace.add_user_group("finance", members=["ade", "val"])
    await world.workspace.slash("rosa", "/action @ade and @finance check the sums", channel="board")
    await world.settle()

    assert len(world.workspace.direct_messages("ade")) == 1
    assert len(world.workspace.direct_messages("val")) == 1
