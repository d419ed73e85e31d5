"""Mentions of the bot, in channels and threads."""

import pytest

from bot.sandbox import Message
from tests.world import World

BOT = "@Matters Arising"


async def say(world: World, person: str, text: str, channel: str = "board", thread: str | None = None) -> str:
    ts = await world.workspace.post(person, text, channel, thread)
    await world.settle()
    return ts


def by_bot(world: World, channel: str = "board", thread: str | None = None) -> list[Message]:
    messages = world.workspace.messages(channel, thread)
    return [message for message in messages if message.user == world.workspace.bot_user]


async def test_a_mention_records_a_decision_in_the_channel(world: World) -> None:
    await say(world, "val", f"{BOT} decide We pilot it because three partners can host it")

    [card] = by_bot(world)
    assert card.plain == "D1 We pilot it\nBecause three partners can host it"
    assert card.thread_ts is None
    assert "Because three partners can host it" in card.readable
    assert "Agreed 23 November." in card.readable


async def test_a_mention_in_a_thread_is_answered_there_with_who_took_part(world: World) -> None:
    root = await world.workspace.post("ade", "what about peer support?", "board")
    await world.workspace.post("mal", "three providers", "board", root)

    await say(world, "val", f"{BOT} decide We pilot it", thread=root)

    [card] = by_bot(world, thread=root)
    assert card.thread_ts == root
    for name in ("ade", "mal", "val"):
        assert name in card.readable


async def test_a_mention_records_an_action_and_asks_its_owner(world: World) -> None:
    await say(world, "val", f"{BOT} action @ade draft the scope paper by Friday 4 December")

    [card] = by_bot(world)
    assert card.plain.startswith("A1 draft the scope paper")
    assert "ade, due Friday 4 December." in card.readable
    assert "draft the scope paper" in world.workspace.direct_messages("ade")[0].plain


async def test_a_mention_works_in_a_private_channel(world: World) -> None:
    world.workspace.add_channel("chairs", members=["rosa", "val"], private=True)

    await say(world, "rosa", f"{BOT} decide We keep this here", "chairs")

    assert world.workspace.said_in("chairs") == ["D1 We keep this here"]


@pytest.mark.parametrize("told", ["app_mention", "message"])
async def test_a_mention_that_slack_tells_of_twice_counts_once(world: World, told: str) -> None:
    world.slack.faults.add(told, "duplicate")

    await say(world, "val", f"{BOT} decide We pilot it")
    await world.advance(minutes=10)

    assert world.workspace.said_in("board") == ["D1 We pilot it"]


async def test_a_mention_that_comes_by_two_events_counts_once(world: World) -> None:
    ts = await say(world, "val", f"{BOT} decide We pilot it")
    message = world.workspace.channel("board").messages[ts].as_event()
    again = {**message, "type": "app_mention", "channel": world.workspace.channel("board").id, "event_ts": ts}

    await world.workspace.tell_app(again, "board")
    await world.settle()

    assert world.workspace.said_in("board") == ["D1 We pilot it"]


async def test_a_mention_that_is_edited_later_leaves_the_record_and_says_so(world: World) -> None:
    ts = await say(world, "val", f"{BOT} decide We pilot it")

    await world.workspace.edit("val", ts, f"{BOT} decide We do not pilot it", "board")
    await world.settle()

    [card] = by_bot(world)
    assert "We pilot it" in card.readable
    assert "Source changed after capture" in card.readable


async def test_an_edit_that_overtakes_its_mention_is_shown_all_the_same(world: World) -> None:
    world.slack.faults.add("app_mention", "reorder")
    ts = await world.workspace.post("val", f"{BOT} decide We pilot it", "board")
    await world.workspace.edit("val", ts, f"{BOT} decide We do not pilot it", "board")
    await world.workspace.delete("val", ts, "board")
    await world.slack.settle()
    await world.settle()

    [card] = by_bot(world)
    assert "We pilot it" in card.readable
    assert "Source changed after capture" in card.readable


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (f"{BOT} decide", "What was decided?"),
        (f"{BOT} decide We stop replaces D9", "There is no decision D9"),
        (f"{BOT} action ring the library", "Who is to do it?"),
    ],
)
async def test_what_is_missing_is_asked_in_the_thread_with_the_form_at_hand(
    world: World, text: str, missing: str
) -> None:
    ts = await say(world, "val", text)

    [answer] = by_bot(world)
    assert answer.thread_ts == ts
    assert answer.plain.startswith("val: Nothing is recorded yet.")
    assert missing in answer.plain
    assert f"You typed: {text.removeprefix(f'{BOT} ')}" in answer.plain
    assert "[Open the form]" in answer.readable


async def test_a_day_that_is_none_is_asked_about_with_likely_days(world: World) -> None:
    ts = await say(world, "val", f"{BOT} action @ade ring the library by the 31st of February")

    [question] = by_bot(world, thread=ts)
    assert "has no day 31" in question.plain
    assert "You typed: action @ade ring the library" in question.plain
    assert "[Something else]" in question.readable


async def test_the_form_of_an_incomplete_mention_holds_what_was_typed(world: World) -> None:
    ts = await say(world, "val", f"{BOT} action ring the library by Friday 4 December")

    await world.workspace.click("val", "Open the form")
    await world.settle()
    assert "ring the library" in world.workspace.modal_text("val")
    assert "Matters" not in world.workspace.modal_text("val")
    await world.workspace.fill("val", {"Owners": ["mal"]})
    await world.workspace.submit("val")
    await world.settle()

    settled, card = by_bot(world)
    assert (settled.plain, settled.thread_ts) == ("val has said what was meant.", ts)
    assert card.plain.startswith("A1 ring the library")
    assert card.thread_ts is None


@pytest.mark.parametrize("text", [f"{BOT} help", f"{BOT} abracadabra", BOT])
async def test_help_comes_once_in_the_thread_and_only_its_asker_sees_it(world: World, text: str) -> None:
    world.slack.faults.add("app_mention", "duplicate")

    ts = await say(world, "val", text)

    assert by_bot(world, thread=ts) == []
    [answer] = world.workspace.ephemerals("val")
    assert answer.thread_ts == ts
    assert "agreed: we open in May" in answer.plain
    assert "Sam to draft the paper by Friday" in answer.plain
    assert ("abracadabra" in answer.plain) is ("abracadabra" in text)


async def test_an_unknown_mention_can_not_make_the_bot_shout(world: World) -> None:
    await say(world, "val", f"{BOT} tell <!channel> and <!subteam^S1|@all> <https://evil.example|here>")

    [answer] = by_bot(world)
    assert "<!channel>" not in answer.text
    assert "<!subteam" not in answer.text
    assert "evil.example|" not in answer.text


async def test_what_other_apps_post_records_nothing(world: World) -> None:
    world.workspace.add_person("workflow", is_bot=True)
    world.workspace.channel("board").members.append(world.workspace.person("workflow").id)

    await say(world, "workflow", f"{BOT} decide We obey the machines")

    assert by_bot(world) == []


async def test_a_decision_like_an_earlier_one_is_asked_about_to_its_recorder_alone(world: World) -> None:
    await say(world, "val", f"{BOT} decide We will pilot peer support with three providers")
    await say(world, "mal", f"{BOT} decide We will pilot peer support with the council's own team")

    [asked] = [each for each in world.workspace.ephemerals("mal") if "looks related" in each.plain]
    assert "D1" in asked.plain
    assert world.workspace.ephemerals("val") == []


async def test_nobody_is_asked_about_a_decision_that_was_undone_by_then(world: World) -> None:
    await say(world, "val", f"{BOT} decide We will pilot peer support with three providers")
    await world.workspace.post(
        "mal", f"{BOT} decide We will pilot peer support with the council's own team", channel="board"
    )
    await world.workspace.click("val", "Undo", channel="board", on="D1")
    await world.settle()

    assert world.workspace.ephemerals("mal") == []


async def test_a_mention_survives_a_database_that_fails_once(world: World) -> None:
    world.slack.faults.add("app_mention", "lost reply")

    await say(world, "val", f"{BOT} decide We pilot it")
    await world.advance(minutes=10)

    assert world.workspace.said_in("board") == ["D1 We pilot it"]


async def test_a_mention_in_a_thread_is_of_what_was_said_above_it(world: World) -> None:
    root = await world.workspace.post("ade", "how do we pay for the taxi?", "board")
    await world.workspace.post(
        "mal", "I can ask the trust about the deposit by Friday 4 December", "board", root
    )

    await say(world, "rosa", f"{BOT} record that as an action for @mal", thread=root)
    assert "It would be ‘ask the trust about the deposit’." in by_bot(world, thread=root)[-1].readable
    await world.workspace.click("rosa", "Open the form")
    await world.workspace.submit("rosa")
    await world.settle()

    assert "ask the trust about the deposit" in world.workspace.direct_messages("mal")[-1].plain


async def test_what_was_said_to_the_bot_is_not_what_a_mention_in_a_thread_is_of(world: World) -> None:
    root = await world.workspace.post("ade", "we pay for the taxi from the hardship fund", "board")
    await say(world, "val", f"{BOT} thanks", thread=root)

    await say(world, "rosa", f"{BOT} record that as a decision", thread=root)

    assert "we pay for the taxi from the hardship fund" in by_bot(world, thread=root)[-1].plain


async def test_a_mention_whose_thread_can_not_be_read_asks_what_is_meant(world: World) -> None:
    root = await world.workspace.post("ade", "we pay for the taxi from the hardship fund", "board")
    world.slack.faults.add("conversations.replies", "5xx", times=5)

    await say(world, "rosa", f"{BOT} record that as a decision", thread=root)

    [answer] = by_bot(world, thread=root)
    assert "Open the form" in answer.readable
    assert "hardship" not in answer.readable
