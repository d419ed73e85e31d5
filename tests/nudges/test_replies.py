"""What an owner writes to the bot alone: 'done' is done, and what else they write is not for the group."""

import pytest

from bot.sandbox import Message
from bot.slack import membership
from tests.actions.test_ask import asked, card
from tests.world import World


def last(world: World, who: str = "ade") -> Message:
    """Return the latest message that the bot wrote to somebody alone."""
    bot = world.workspace.bot_user
    return [each for each in world.workspace.direct_messages(who) if each.user == bot][-1]


async def says(world: World, words: str, who: str = "ade", thread: str | None = None) -> str:
    """Let somebody write to the bot; return what it answers."""
    await world.workspace.post(who, words, thread=thread)
    await world.settle()
    return last(world, who).readable


async def known(world: World, *channels: str) -> None:
    """Let the bot learn from Slack what some channels are called, and who is there."""
    for channel in channels:
        await membership.sync(world.bot, world.workspace.team_id, world.workspace.channel(channel).id)


@pytest.mark.parametrize("words", ["done", "A1 done", "Done, thanks @rosa :tada:", "sent it"])
async def test_done_closes_the_action_and_can_be_taken_back(world: World, words: str) -> None:
    await asked(world)

    answer = await says(world, words)

    assert answer == "A1 in #board is done, thank you: draft the scope paper\n[Not done after all]"
    assert "Done by ade on" in await card(world)
    await world.workspace.click("ade", "Not done after all", dm=True)
    assert "taken on by ade" in await card(world)
    assert last(world).readable == "A1 in #board is open again: draft the scope paper\n[Done]"
    await world.workspace.click("ade", "Done", ts=last(world).ts)
    assert "Done by ade on" in await card(world)
    assert "[Not done after all]" in last(world).readable


async def test_nobody_is_nudged_about_what_they_said_is_done_and_they_are_again_once_it_is_not(
    world: World,
) -> None:
    await asked(world)
    await says(world, "done")
    await world.advance(days=9)
    assert "still with you" not in last(world).plain

    await world.workspace.click("ade", "Not done after all", dm=True)
    await world.advance(days=7)
    assert "still with you" in last(world).plain


@pytest.mark.parametrize(
    "words",
    ["not done", "nearly done", "A1 is not done yet", "half done"],
)
async def test_what_does_not_say_so_closes_nothing_and_never_sounds_like_an_answer(
    world: World, words: str
) -> None:
    await asked(world)

    answer = await says(world, words)

    assert "Noted" not in answer
    assert "I pass this to rosa, who asked for A1 in #board" in answer
    assert "I can not tell whether A1 is done: press Done when it is." in answer
    assert "[Done]" in answer
    assert "\nade" in await card(world)
    await world.workspace.click("ade", "Done", ts=last(world).ts)
    assert "Done by ade on" in await card(world)


async def test_done_alone_asks_which_of_several_and_each_has_its_button(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")

    answer = await says(world, "done")

    assert answer.startswith("Which of these is done? Nothing has changed yet: press Done.")
    assert answer.count("[Done]") == 2
    await world.workspace.click("ade", "Done", dm=True, on="ring the venue")
    await world.settle()
    paper, venue = (message.readable for message in world.workspace.messages("board"))
    assert "\nade" in paper
    assert "Done by" in venue
    assert "ring the venue Done, thank you!" in last(world).readable
    assert "[Not done after all]" in last(world).readable


async def test_no_more_than_five_are_offered(world: World) -> None:
    for number in range(7):
        await asked(world, f"/action @ade do part {number}")

    answer = await says(world, "done")

    assert answer.count("[Done]") == 5
    assert "… and 2 more" in answer


async def test_in_a_thread_done_is_about_that_message(world: World) -> None:
    await asked(world, "/action @ade draft the paper")
    await asked(world, "/action @ade ring the venue")

    answer = await says(world, "all done", thread=world.workspace.direct_messages("ade")[0].ts)

    assert answer.startswith("A1 in #board is done, thank you: draft the paper")


async def test_a_number_that_two_groups_have_is_asked_about_and_a_channel_decides(world: World) -> None:
    world.workspace.add_channel("housing", members=["rosa", "ade"])
    await asked(world, "/action @ade draft the paper")
    await world.workspace.slash("rosa", "/action @ade paint the hall", channel="housing")
    await world.settle()

    await known(world, "board", "housing")
    assert "A1 in #housing: paint the hall [Done]" in (await says(world, "A1 done")).replace("\n", " ")
    assert (await says(world, "A1 in #housing is done")).startswith("A1 in #housing is done, thank you")
    assert (await says(world, "A1 done")).startswith("A1 in #board is done, thank you")


async def test_several_numbers_are_each_done(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")

    await says(world, "A1 and A2 are done")

    for message in world.workspace.messages("board"):
        assert "Done by ade on" in message.readable


async def test_what_is_not_theirs_closed_or_unknown_is_said_so(world: World) -> None:
    await asked(world, "/action @ade draft the paper")
    await asked(world, "/action @val ring the venue")
    await world.advance(hours=1)

    assert (await says(world, "A2 done")).startswith(
        "A2 in #board is not yours, so nothing has changed: it is with val."
    )
    assert (await says(world, "A9 done")).startswith("I know of no A9 in your groups")
    await says(world, "A1 done")
    assert (await says(world, "A1 done")).startswith("Your part of A1 in #board is done already")
    assert (await says(world, "done")).startswith("Your part of A1 in #board is done already")
    assert "\nval" in world.workspace.messages("board")[1].readable


async def test_an_action_of_a_group_that_they_are_not_in_is_unknown(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "val"], private=True)
    await world.workspace.slash("rosa", "/action @val sign the secret lease", channel="chairs")
    await asked(world, "/action @ade draft the paper")
    await says(world, "done")
    await asked(world, "/action @val ring the venue")

    assert "A2" in await says(world, "A2 done")
    assert "secret" not in "".join(each.plain for each in world.workspace.direct_messages("ade"))


async def test_done_with_more_words_is_done_and_the_words_go_to_whoever_asked(world: World) -> None:
    await asked(world)

    await says(world, "Done. The file is on the shared drive.")

    assert "Done by ade on" in await card(world)
    await world.morning()
    assert "ade has done A1 in #board. They say: The file is on the shared drive" in last(world, "rosa").plain
    assert "shared drive" not in await card(world)


async def test_one_of_a_user_group_who_writes_done_has_taken_it_up_and_done_it(world: World) -> None:
    world.workspace.add_user_group("finance", members=["ade", "val"])
    await asked(world, "/action @finance check the sums")

    assert (await says(world, "done")).startswith("A1 in #board is done, thank you: check the sums")
    assert "Done by ade on" in await card(world)


async def test_only_its_owner_takes_a_done_back_and_only_while_it_stands(world: World) -> None:
    await asked(world, "/action @ade and @val draft the paper")
    await says(world, "done")
    answer = last(world)
    await world.workspace.click("rosa", "Details", "board")
    await world.workspace.click("rosa", "Done", modal=True)
    await world.workspace.click("ade", "Not done after all", ts=answer.ts)
    await world.settle()

    said = world.workspace.ephemerals("ade")[-1].plain
    assert said == "A1 was closed for everybody meanwhile, so nothing has changed."


async def test_what_is_written_to_the_bot_is_on_the_card_only_after_yes(world: World) -> None:
    await asked(world)

    answer = await says(world, "the trust is slow")

    assert "[Yes] [Only rosa] [No]" in answer
    assert "the trust is slow" in last(world, "rosa").plain
    await world.workspace.click("val", "Details", "board")
    assert "the trust is slow" not in world.workspace.modal_text("val")
    assert "Nothing about ‘slow’ here" in await looked_up(world, "val", "slow")
    assert "the trust is slow" not in await card(world)
    await world.workspace.click("ade", "Yes", dm=True)
    assert "ade: the trust is slow" in await card(world)
    assert "[Yes]" not in last(world).readable


@pytest.mark.parametrize("label", ["Only rosa", "No"])
async def test_what_the_group_is_not_to_see_it_never_sees(world: World, label: str) -> None:
    await asked(world)
    await says(world, "the trust is slow")
    ts = last(world).ts

    await world.workspace.click("ade", label, dm=True)

    assert "the trust is slow" not in await card(world)
    assert "was sent this; the group does not see it: “the trust is slow”" in last(world).readable
    assert not any(button in last(world).readable for button in ("[Yes]", "[No]", "[Only rosa]"))
    assert last(world).ts == ts


async def test_who_asked_and_is_gone_is_not_said_to_have_been_told(world: World) -> None:
    await asked(world)
    await world.workspace.leave("rosa", "board")
    await world.settle()

    answer = await says(world, "the trust is slow")

    assert "can not be told any more, so nobody else sees this" in answer
    assert world.workspace.direct_messages("rosa") == []


async def test_whoever_has_done_their_part_is_named_as_owing_nothing(world: World) -> None:
    await asked(world, "/action @ade and @val draft the paper by 27 November")
    assert (await says(world, "done")).startswith(
        "Your part of A1 in #board is done, thank you; it waits for val: draft the paper"
    )
    await world.advance(days=14)

    found = await looked_up(world, "rosa", "overdue")
    assert found.endswith("Was due on Friday 27 November. Waiting for val; ade has done their part")
    assert "Waiting for val; ade has done their part" in await card(world)
    assert await looked_up(world, "ade", "mine") == "Nothing of yours is open."
    assert "A1" in await looked_up(world, "val", "mine")


async def looked_up(world: World, who: str, words: str) -> str:
    """Return what `/actions` with these words says to somebody in the board's channel."""
    await world.workspace.slash(who, f"/actions {words}", channel="board")
    await world.settle()
    return world.workspace.ephemerals(who)[-1].plain
