"""What people answer to the bot alone is done for them, in their own words, and told to nobody else."""

import pytest

from tests.actions.test_ask import asked, card
from tests.doors.test_direct_words import replaced_for
from tests.refusing import decline
from tests.world import World


async def says(world: World, words: str, who: str = "ade") -> str:
    """Let somebody write to the bot; return what it answers last."""
    await world.workspace.post(who, words)
    await world.settle()
    return answers(world, who)[-1]


def answers(world: World, who: str) -> list[str]:
    """Return what the bot wrote to somebody alone."""
    bot = world.workspace.bot_user
    return [each.readable for each in world.workspace.direct_messages(who) if each.user == bot]


async def test_more_time_is_another_date_of_which_whoever_asked_is_told(world: World) -> None:
    await asked(world, "/action @ade draft the paper by Friday")

    answer = await says(world, "can I have until 11 December please?")

    assert answer == "A1 is due on Friday 11 December now.\n[Undo]"
    assert "due Friday 11 December" in await card(world)
    assert "Friday 11 December" in answers(world, "rosa")[-1]


async def test_more_time_without_a_day_is_asked_for_one_with_a_button_for_each(world: World) -> None:
    await asked(world, "/action @ade draft the paper by Friday")

    answer = await says(world, "running late with this")

    assert "By which day will you do A1?" in answer
    await world.workspace.click("ade", "Friday 4 December", dm=True)
    assert "due Friday 4 December" in await card(world)


async def test_what_was_done_is_kept_with_what_came_of_it(world: World) -> None:
    await asked(world)

    await says(world, "Done, 214 referrals in October")

    assert "Done by ade on" in await card(world)
    assert "214 referrals in October" in answers(world, "rosa")[-1]


async def test_work_named_by_its_words_is_done(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")

    assert "A2 in #board is done, thank you" in await says(world, "I rang the venue")


async def test_work_is_passed_on_by_name(world: World) -> None:
    await asked(world)

    assert await says(world, "@val will do this") == "I am asking val to take A1 on.\n[Undo]"
    assert "asks you to take on A1" in answers(world, "val")[-1]


async def test_which_of_several_can_not_be_done_is_one_press(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")

    assert "[A1 draft the paper] [A2 ring the venue]" in await says(world, "I can't do it")
    await world.workspace.click("ade", "A2 ring the venue", dm=True)
    await world.morning()

    assert "ade can't do A2" in answers(world, "rosa")[-1]


async def test_only_a_note_passes_on_what_was_written_and_not_to_the_group(world: World) -> None:
    await asked(world)

    answer = await says(world, "pretty much done")
    if "Only a note" in answer:
        await world.workspace.click("ade", "Only a note", dm=True)
        await world.settle()

    assert "pretty much done" not in await card(world)
    assert "\nade" in await card(world)


async def test_several_answers_are_each_done(world: World) -> None:
    for text in ("draft the paper", "ring the venue by Friday"):
        await asked(world, f"/action @ade {text}")

    await says(world, "A1 done and A2 by 16 December")

    paper, venue = (message.readable for message in world.workspace.messages("board"))
    assert "Done by" in paper
    assert "due Wednesday 16 December" in venue


async def test_of_what_is_done_together_all_that_is_theirs_is_done(world: World) -> None:
    await asked(world)

    assert "I know of no A9 in your groups" in await says(world, "A1 and A9 done")
    assert "Done by ade on" in await card(world)


async def test_done_with_several_of_one_number_and_one_of_none_is_asked_about(world: World) -> None:
    await asked(world)
    world.workspace.add_channel("forum", members=["rosa", "ade"])
    await world.workspace.slash("rosa", "/action @ade ring the venue", channel="forum")
    await world.settle()

    await says(world, "A1 and A9 done")

    assert [
        answer for answer in answers(world, "ade") if "A1 in #board" in answer and "A1 in #forum" in answer
    ]


async def test_done_after_news_of_a_decision_asks_which_work_is(world: World) -> None:
    await asked(world)
    await replaced_for(world, "ade")

    answer = await says(world, "done")

    assert answer.startswith("Is this done? Nothing has changed yet: press Done.")
    assert "\nade" in await card(world)


async def test_done_by_whoever_owes_nothing_says_so(world: World) -> None:
    assert (await says(world, "done")).startswith("Nothing of yours is open, so nothing has changed.")


async def test_leave_and_courtesies_are_nobody_elses(world: World) -> None:
    await asked(world)
    told = len(answers(world, "rosa"))

    for words in ("Poorly, won't be back before Wednesday", "thanks", "sorry", "stop nagging me"):
        await says(world, words)

    assert len(answers(world, "rosa")) == told
    assert "Poorly" not in await card(world)


async def press(world: World, label: str, who: str = "ade") -> str:
    """Press a button of the last answer; return what then stands in its place."""
    ts = world.workspace.direct_messages(who)[-1].ts
    await world.workspace.click(who, label, ts=ts)
    await world.settle()
    return next(each.readable for each in world.workspace.direct_messages(who) if each.ts == ts)


@pytest.mark.parametrize(
    ("words", "done", "back"),
    [
        ("move A1 to 11 December", "due Friday 11 December", "A1 is due on Friday 4 December again."),
        ("by 11 December then", "due Friday 11 December", "A1 is due on Friday 4 December again."),
        ("give A1 to @val", "\nval", "A1 is with ade again."),
        ("ask Val", "\nval", "A1 is with ade again."),
    ],
)
async def test_what_was_done_to_work_is_taken_back_where_it_was_said(
    world: World, words: str, done: str, back: str
) -> None:
    await asked(world, "/action @ade draft the paper by 4 December")
    await says(world, words)
    assert done in await card(world)
    told = len(answers(world, "ade"))

    assert await press(world, "Undo") == back
    assert len(answers(world, "ade")) == told
    assert "\nade" in await card(world)
    assert "due Friday 4 December" in await card(world)


async def test_of_several_things_each_is_taken_back_by_itself(world: World) -> None:
    for text in ("draft the paper by Friday", "ring the venue by Friday"):
        await asked(world, f"/action @ade {text}")
    await says(world, "A1 by 11 December and A2 by 16 December")

    assert await press(world, "Undo") == "A2 is due on Friday 27 November again."
    paper, venue = (message.readable for message in world.workspace.messages("board"))
    assert "due Friday 11 December" in paper
    assert "due Friday 27 November" in venue


async def test_what_was_chosen_as_done_is_open_again_in_its_place(world: World) -> None:
    await asked(world)
    await says(world, "pretty much done")

    assert "[Not done after all]" in await press(world, "A1 is done")
    assert await press(world, "Not done after all") == "A1 is open again."
    assert "taken on by ade" in await card(world)


async def test_words_that_the_group_may_see_do_not_stand_in_the_way_of_taking_back(world: World) -> None:
    await asked(world, "/action @ade draft the paper by 4 December")
    await says(world, "yes fine, by 11 December")
    due = next(each for each in world.workspace.direct_messages("ade") if "[Undo]" in each.readable)
    await says(world, "A1 the trust is slow")
    await press(world, "Yes")
    assert "the trust is slow" in await card(world)

    await world.workspace.click("ade", "Undo", ts=due.ts)
    await world.settle()
    assert "due Friday 4 December" in await card(world)


async def test_what_its_asker_closes_for_everybody_is_open_again(world: World) -> None:
    await asked(world)
    await decline(world.workspace, "ade")
    await world.settle()
    news = world.workspace.direct_messages("rosa")[-1].ts
    await world.workspace.post("rosa", "done", thread=news)
    await world.settle()
    assert "Done" in await card(world)

    assert await press(world, "Not done after all", "rosa") == "A1 is open again."
    assert "ade declined" in await card(world)


async def test_who_is_not_to_drop_work_has_whoever_asked_for_it_told(world: World) -> None:
    await asked(world)

    answer = await says(world, "drop A1")

    assert answer.startswith("Whoever asked for A1, or the chair, is asked whether it is still needed.")
    assert "ade says that A1 in #board is no longer needed. Is that so?" in answers(world, "rosa")[-1]


async def test_nothing_is_said_of_work_to_whoever_may_no_longer_see_it(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "ade"], private=True)
    await world.workspace.slash("rosa", "/action @ade sign the lease by 4 December", channel="chairs")
    await world.settle()
    await world.workspace.post("ade", "A1 by 11 December")
    await world.workspace.leave("ade", "chairs")
    await world.settle()

    assert "A1 is due" not in answers(world, "ade")[-1]


@pytest.mark.parametrize(
    "words", ["what did we decide about the café?", "have we agreed anything on the café?"]
)
async def test_whoever_owes_nothing_is_shown_what_was_decided_where_they_are_and_nowhere_else(
    world: World, words: str
) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "ade"], private=True)
    for channel, said in (("board", "The café opens on Sundays"), ("chairs", "The café has no licence")):
        await world.workspace.slash("rosa", f"/decide {said}", channel=channel)
        await world.settle()

    answer = await says(world, words, "val")

    assert "The café opens on Sundays" in answer
    assert "licence" not in answer
    assert "licence" in await says(world, words, "ade")


async def test_a_promise_of_what_is_not_on_record_is_not_said_to_be_good(world: World) -> None:
    answer = await says(world, "I'll do the garage")

    assert answer != "Good."
    assert "Decisions and actions belong to a group, so record them in its channel." in answer


async def test_what_follows_a_question_that_is_still_open_is_passed_to_nobody(world: World) -> None:
    for text in ("draft the paper", "ring the venue"):
        await asked(world, f"/action @ade {text}")
    await world.advance(minutes=11)
    assert "[A1 draft the paper] [A2 ring the venue]" in await says(world, "need another week")

    answer = await says(world, "and another")

    assert "I pass this" not in answer
    await world.morning()
    assert answers(world, "rosa") == []
