"""What people write to the bot directly: a note on an action, or something it can not take."""

import pytest

from tests.actions.test_ask import asked, card
from tests.refusing import decline
from tests.world import World


async def test_a_reply_is_passed_on_once_when_slack_tells_of_it_twice(world: World) -> None:
    await asked(world)
    world.slack.faults.add("message", "duplicate")
    await world.workspace.post("ade", "spoke to the venue about it")
    await world.settle()

    assert sum("spoke to the venue about it" in each for each in said_to(world, "rosa")) == 1


async def test_words_to_the_bot_that_are_about_nothing_are_answered_with_what_it_does(world: World) -> None:
    for words in ("hello", "is anybody there?", "Thank you!"):
        await world.workspace.post("ade", words)
        await world.settle()

    answer, again, nod = said_to(world, "ade")
    assert nod == "You are welcome."
    assert "who is to do what by when" in answer
    assert "/actions mine" in answer
    assert again == "I have told nobody of that, and have not kept it.\nWrite help to see what I can do."


async def test_nothing_that_nobody_hears_of_is_met_with_silence(world: World) -> None:
    await asked(world, "/action @val ring the venue")
    told = len(said_to(world, "rosa"))
    for words in ("I can't come on Tuesdays", "who is doing the leaflet?", "when do we meet"):
        await world.workspace.post("ade", words)
        await world.settle()

    assert len(said_to(world, "ade")) == 3
    assert len(said_to(world, "rosa")) == told


@pytest.mark.parametrize(
    "words",
    [
        "scrap the whole series",
        "no more meetings after March",
        "we meet every second Tuesday at 10:00, except on bank holidays",
        "Val chairs on 24 November",
        "Val is in the chair next time",
    ],
)
async def test_what_a_group_is_told_of_its_meetings_is_to_be_said_in_its_channel(
    world: World, words: str
) -> None:
    await world.workspace.slash("rosa", "/meeting every second Tuesday at 10:00", channel="board")
    await world.settle()
    await world.workspace.click("rosa", "Confirm")
    await asked(world)
    told, said = len(said_to(world, "rosa")), len(world.workspace.said_in("board"))

    await world.workspace.post("ade", words)
    await world.settle()

    assert said_to(world, "ade")[-1] == (
        "Nothing has changed: what a group's meetings are is said in its channel, where everybody sees it. "
        "Write the same there, after /meeting."
    )
    assert len(said_to(world, "rosa")) == told
    assert len(world.workspace.said_in("board")) == said


async def test_a_number_anywhere_in_the_words_says_which_action_they_are_about(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")

    await world.workspace.post("ade", "I have not started on A1, sorry")
    await world.workspace.post("ade", "A1 and A2 will be late")
    await world.settle()

    answer = said_to(world, "ade")[-1]
    assert answer.startswith("Nothing is recorded yet. Which one is it?")
    assert "[A1 draft the paper] [A2 ring the venue]" in world.workspace.direct_messages("ade")[-1].readable
    await world.morning()
    [told] = said_to(world, "rosa")
    assert told.startswith("ade wrote about A1 in #board")
    assert "will be late" not in told


async def test_a_number_that_is_nobodys_is_not_taken_for_the_action_asked_about_last(world: World) -> None:
    await asked(world)

    await world.workspace.post("ade", "A99 is waiting for the trust")
    await world.settle()

    assert said_to(world, "rosa") == []
    [_, answer] = said_to(world, "ade")
    assert answer.startswith("I know of no A99 in your groups, so nothing has changed.")
    assert "Nobody else has seen what you wrote." in answer
    await world.workspace.post("ade", "it waits for A99", thread=world.workspace.direct_messages("ade")[0].ts)
    await world.morning()
    assert said_to(world, "rosa") == []
    assert "There is no A99 in this group: what does A1 wait for?" in said_to(world, "ade")


async def test_words_about_a_decision_are_no_note_on_the_action_asked_about_last(world: World) -> None:
    await asked(world)

    for words in ("D2 should be in Welsh", "I object to D1", "not happy with d4"):
        await world.workspace.post("ade", words)
        await world.settle()
        assert "To object to a decision, press Raise a concern" in said_to(world, "ade")[-1]
    await world.workspace.post("ade", "the room is D2, on the left")
    await world.morning()
    assert "Welsh" not in said_to(world, "rosa")[-1]
    assert "wrote about A1" in said_to(world, "rosa")[-1]


async def test_what_follows_i_cant_is_about_what_was_declined_not_what_was_asked_last(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")

    await world.advance(minutes=11)

    first = world.workspace.direct_messages("ade")[0].ts
    await decline(world.workspace, "ade", ts=first)
    await world.settle()
    await world.workspace.post("ade", "because I am in Delhi that week")
    await world.settle()

    answer = said_to(world, "ade")[-1]
    assert "You said that you can't do A1." in answer
    assert "press Done" not in answer
    await world.advance(minutes=11)
    await asked(world, "/action @ade book the hall")
    await world.workspace.post("ade", "which hall, though")
    await world.settle()
    await world.workspace.click("ade", "Pass it on to rosa", dm=True)
    await world.morning()
    [told] = said_to(world, "rosa")
    assert "because I am in Delhi that week" in told
    assert "ade wrote about A3 in #board" in told


async def test_whoever_answers_an_ask_in_words_has_taken_it_on(world: World) -> None:
    await asked(world)
    await world.workspace.post("ade", "yes fine")
    await world.settle()

    assert "taken on by ade" in await card(world)
    assert said_to(world, "ade")[-1] == "A1 is yours: thank you."


async def test_help_comes_whenever_it_is_asked_for(world: World) -> None:
    for words in ("help", "Help!"):
        await world.workspace.post("ade", words)
        await world.settle()

    assert len(said_to(world, "ade")) == 2


async def test_a_reply_to_a_recap_is_no_note_on_the_action_asked_about_before_it(world: World) -> None:
    await asked(world)
    ask = world.workspace.direct_messages("ade")[0].ts
    recap = await replaced_for(world, "ade")

    await world.workspace.post("ade", "I do not agree")
    await world.workspace.post("ade", "not at all", thread=recap)
    await world.settle()

    assert "agree" not in await card(world)
    assert "not at all" not in await card(world)
    for answer in said_to(world, "ade")[-2:]:
        assert "To object to a decision, press Raise a concern" in answer
        assert "begin with its number" in answer
    await world.workspace.post("ade", "A1 half of it is written")
    await world.workspace.post("ade", "the rest is with the trust", thread=ask)
    await world.morning()
    assert "half of it is written" in said_to(world, "rosa")[-1]
    assert "the rest is with the trust" in said_to(world, "rosa")[-1]


async def replaced_for(world: World, person: str) -> str:
    """Let somebody be told of a decision that replaces theirs; return that message's ts."""
    await world.workspace.slash(person, "/decide We meet in Mold", channel="board")
    await world.workspace.slash("rosa", "/decide We meet in Flint replaces D1", channel="board")
    await world.settle()
    [told] = [each for each in world.workspace.direct_messages(person) if "Flint" in each.plain]
    return told.ts


def said_to(world: World, person: str) -> list[str]:
    """Return what the bot has said to somebody alone."""
    bot = world.workspace.bot_user
    return [each.plain for each in world.workspace.direct_messages(person) if each.user == bot]


async def test_a_number_without_words_is_no_note(world: World) -> None:
    await asked(world)
    await world.workspace.post("ade", "   ")
    await world.workspace.post("ade", "A1")
    await world.settle()

    assert said_to(world, "ade")[-1].startswith("To write about it, go on after its number: A1 ")


async def test_whoever_writes_on_about_what_is_done_is_told_that_it_is_and_can_take_it_back(
    world: World,
) -> None:
    await asked(world)
    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()
    await world.workspace.click("ade", "Done", dm=True)
    await world.settle()
    await world.workspace.post("ade", "still working on it")
    await world.settle()

    answer = world.workspace.direct_messages("ade")[-1]
    assert "Your part of A1 is done already." in answer.readable
    assert "[Not done after all]" in answer.readable
    await world.workspace.click("ade", "Not done after all", ts=answer.ts)
    assert "taken on by ade" in await card(world)
    assert "press Done when it is" in world.workspace.direct_messages("ade")[-1].readable
