"""The ask to an action's owner, as its owner, its recorder and others live it."""

from bot.sandbox import Message
from tests.nudges.story import at
from tests.refusing import decline
from tests.world import World


async def asked(world: World, text: str = "/action @ade draft the scope paper by next Friday") -> None:
    await world.workspace.slash("rosa", text, channel="board")
    await world.settle()


async def card(world: World) -> str:
    await world.settle()
    return world.workspace.messages("board")[0].readable


async def test_accepting_is_shown_on_the_ask_and_on_the_card(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "I'll do it", dm=True)

    assert "taken on by ade" in await card(world)
    (ask,) = world.workspace.direct_messages("ade")
    assert ask.readable.startswith("You said that you'll do A1: draft the scope paper")
    assert "[I'll do it]" not in ask.readable
    assert world.workspace.direct_messages("rosa") == []


async def test_declining_tells_the_recorder_once(world: World) -> None:
    await asked(world)
    await decline(world.workspace, "ade")
    await world.settle()

    assert "\nade declined" in await card(world)
    (ask,) = world.workspace.direct_messages("ade")
    assert "You can say why by replying here." in ask.readable
    (told,) = world.workspace.direct_messages("rosa")
    assert told.plain.startswith("ade can't do A1 in #board.")


async def test_a_second_press_changes_nothing(world: World) -> None:
    await asked(world)
    first = world.workspace.direct_messages("ade")[0].ts
    await decline(world.workspace, "ade")
    refused = await decline(world.workspace, "ade", ts=first)
    await world.settle()

    assert len(world.workspace.direct_messages("rosa")) == 1
    assert refused == {"To whom": "You have said already that you can't do A1."}


async def test_another_date_changes_the_due_day_everywhere(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Another date", dm=True)
    await world.workspace.fill("ade", {"Due": "Monday 7 December"})
    await world.workspace.submit("ade")

    assert "due Monday 7 December, moved once" in await card(world)
    assert "Due Monday 7 December" in world.workspace.direct_messages("ade")[0].readable
    assert world.workspace.direct_messages("rosa")[0].plain == (
        "ade has given A1 draft the scope paper in #board another date. Due Monday 7 December, moved once."
    )


async def test_an_unclear_date_is_asked_about_in_the_form(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Another date", dm=True)
    await world.workspace.fill("ade", {"Due": "3 January 2020"})
    await world.workspace.submit("ade")

    assert "has passed" in world.workspace.errors("ade")["Due"]


async def test_passing_on_asks_the_next_person(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Pass on", dm=True)
    await world.workspace.fill("ade", {"Pass on to": "val", "Why": "Val knows the funder"})
    await world.workspace.submit("ade")

    shown = await card(world)
    assert "\nval" in shown
    assert "Passed on from ade" in shown
    (ask,) = world.workspace.direct_messages("val")
    assert ask.plain.startswith("ade asks you to take on A1: draft the scope paper")
    assert "ade says: Val knows the funder" in ask.plain
    (old,) = world.workspace.direct_messages("ade")
    assert old.readable == "You passed A1 in #board on to val: draft the scope paper"
    assert world.workspace.direct_messages("rosa")[0].plain.startswith(
        "ade has passed A1 in #board on to val"
    )


async def test_undoing_takes_the_ask_back_once(world: World) -> None:
    await asked(world)
    await world.workspace.click("rosa", "Undo", channel="board")

    assert await card(world) == "A1 was undone by rosa. Its number is not used again."
    ask, told = world.workspace.direct_messages("ade")
    assert ask.readable.startswith("rosa has undone A1")
    assert told.plain.startswith("rosa has undone A1 in #board, so there is nothing for you to do")


async def test_somebody_who_can_not_see_the_channel_is_not_asked_and_the_recorder_hears_of_it(
    world: World,
) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "ade"], private=True)
    await world.workspace.slash("rosa", "/action @sam ring the venue", channel="chairs")
    await world.settle()

    assert world.workspace.direct_messages("sam") == []
    (told,) = world.workspace.direct_messages("rosa")
    assert told.plain.startswith("sam was not asked to take on A1: they can not see #chairs")


async def test_a_reply_goes_to_whoever_asked_and_says_so(world: World) -> None:
    await asked(world)
    await world.workspace.post("ade", "the room is only free from Monday")

    assert "Monday\n" not in await card(world)
    assert world.workspace.direct_messages("ade")[-1].plain == (
        "I pass this to rosa, who asked for A1 in #board: “the room is only free from Monday”\n"
        "I can not tell whether A1 is done: press Done when it is.\n"
        "Shall the group see this on A1's card?"
    )
    assert world.workspace.direct_messages("rosa")[-1].plain == (
        "ade wrote about A1 in #board: the room is only free from Monday\nA1 draft the scope paper"
    )


async def test_a_reply_in_a_thread_is_about_that_action_and_others_about_the_last(world: World) -> None:
    await asked(world)
    await asked(world, "/action @ade ring the venue")
    first = world.workspace.direct_messages("ade")[0].ts
    await world.workspace.post("ade", "spoke to the printer about it", thread=first)
    await world.workspace.post("ade", "venue is being looked at")
    await world.workspace.post("ade", "A1: spoke to the printer about it again")
    await world.morning()

    (told,) = [message.plain for message in world.workspace.direct_messages("rosa")]
    assert told == (
        "ade wrote about A1 in #board: spoke to the printer about it\nA1 draft the scope paper\n\n"
        "ade wrote about A2 in #board: venue is being looked at\nA2 ring the venue\n\n"
        "ade wrote about A1 in #board: spoke to the printer about it again\nA1 draft the scope paper"
    )


async def test_the_first_of_a_user_group_to_accept_becomes_the_owner(world: World) -> None:
    world.workspace.add_user_group("finance", members=["ade", "val", "mal"])
    await asked(world, "/action @finance check the sums by Friday")
    assert world.workspace.said_in("board") == [
        "A1 check the sums\nThe group finance, due Friday 27 November."
    ]
    await decline(world.workspace, "ade")
    await world.workspace.click("val", "I'll do it", dm=True)

    assert "taken on by val" in await card(world)
    assert world.workspace.direct_messages("val")[0].readable.startswith("You said that you'll do A1")
    assert world.workspace.direct_messages("mal")[0].readable == (
        "val has taken on A1 in #board, so there is nothing for you to do: check the sums"
    )
    assert "[I'll do it]" not in world.workspace.direct_messages("ade")[0].readable

    await world.workspace.click("val", "Another date", dm=True)
    await world.workspace.fill("val", {"Due": "Monday 30 November"})
    await world.workspace.submit("val")
    assert "due Monday 30 November, moved once" in await card(world)


async def test_accepting_twice_says_so_once_more(world: World) -> None:
    await asked(world)
    for _ in range(2):
        await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()

    assert world.workspace.ephemerals("ade")[-1].plain == "You have said already that you'll do A1."


async def test_somebody_who_passed_it_on_has_nothing_more_to_answer(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Pass on", dm=True)
    await world.workspace.fill("ade", {"Pass on to": "val"})
    await world.workspace.submit("ade")
    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()

    assert world.workspace.ephemerals("ade")[-1].plain == (
        "A1 is somebody else's now, so there is nothing to answer."
    )


async def test_nobody_answers_for_somebody_else(world: World) -> None:
    await asked(world, "/action @ade and @val draft the scope paper")
    ask = world.workspace.direct_messages("val")[0]
    others = world.workspace.direct_messages("ade")[0].blocks[-1]["elements"][0]["value"]
    for button in ask.blocks[-1]["elements"]:
        button["value"] = others
    await world.workspace.click("val", "I'll do it", dm=True)
    await world.workspace.click("val", "Another date", dm=True)

    assert "\nade and val" in await card(world)
    assert world.workspace.modal("val") is None
    assert {told.plain for told in world.workspace.ephemerals("val")} == {
        "That is not yours to answer, so nothing has changed."
    }


async def test_nobody_answers_for_a_user_group_they_are_not_in(world: World) -> None:
    world.workspace.add_user_group("finance", members=["ade"])
    await asked(world, "/action @finance check the sums")
    await asked(world, "/action @val ring the venue")
    value = world.workspace.direct_messages("ade")[0].blocks[-1]["elements"][0]["value"]
    world.workspace.direct_messages("val")[0].blocks[-1]["elements"][0]["value"] = value
    await world.workspace.click("val", "I'll do it", dm=True)

    assert "The group finance" in await card(world)


async def test_when_slack_can_not_open_the_form_the_person_hears_of_it(world: World) -> None:
    await asked(world)
    world.slack.faults.add("views.open", "ok:false", error="internal_error")
    await world.workspace.click("ade", "Another date", dm=True)
    await world.settle()

    assert world.workspace.ephemerals("ade")[-1].plain.startswith("That could not be opened")


async def test_a_form_that_arrives_twice_changes_the_date_once(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Another date", dm=True)
    await world.workspace.fill("ade", {"Due": "Monday 7 December"})
    world.slack.faults.add("view_submission", "duplicate")
    await world.workspace.submit("ade")

    assert "moved once" in await card(world)
    assert len(world.workspace.direct_messages("rosa")) == 1


async def test_the_same_date_is_no_other_date(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Another date", dm=True)
    await world.workspace.fill("ade", {"Due": "4 December"})
    await world.workspace.submit("ade")

    assert world.workspace.errors("ade") == {
        "Due": "A1 is already due on Friday 4 December; write another day."
    }


async def test_a_form_about_what_was_undone_meanwhile_changes_nothing(world: World) -> None:
    await asked(world)
    await world.workspace.click("ade", "Another date", dm=True)
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.workspace.fill("ade", {"Due": "Monday 7 December"})
    await world.workspace.submit("ade")

    assert world.workspace.errors("ade") == {"Due": "A1 was undone, so there is nothing to answer."}


async def test_an_ask_that_was_still_waiting_is_never_sent_once_undone(world: World) -> None:
    direct = world.workspace.direct("ade").id
    world.slack.faults.add("chat.postMessage", "429", channel=direct, retry_after="120")
    await asked(world)
    await world.workspace.click("rosa", "Undo", channel="board")
    await world.advance(minutes=10)

    assert world.workspace.direct_messages("ade") == []


def leading(message: Message) -> list[str]:
    """Return the buttons that a message puts first."""
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [each["text"]["text"] for row in rows for each in row if each.get("style") == "primary"]


async def test_an_ask_and_a_nudge_about_one_thing_lead_with_the_button_that_most_need(world: World) -> None:
    await asked(world)
    [ask] = world.workspace.direct_messages("ade")
    assert leading(ask) == ["I'll do it"]

    await world.workspace.click("ade", "I'll do it", dm=True)
    await world.settle()
    assert leading(ask) == ["Done"]
    await world.until(at(4, 12))

    assert leading(world.workspace.direct_messages("ade")[-1]) == ["Done"]
