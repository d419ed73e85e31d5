"""Message shortcuts, in channels and threads."""

import pytest

from bot.sandbox import Message
from storage import decisions
from tests.world import World

LONG = "We pilot peer support. " * 1700


def cards(world: World, thread: str | None = None) -> list[Message]:
    messages = world.workspace.messages("board", thread)
    return [each for each in messages if each.user == world.workspace.bot_user]


async def talk(world: World, *lines: str) -> list[str]:
    """Say 'ade: words' each; the first begins a thread that the others stand in. Return their ts."""
    stamps: list[str] = []
    for line in lines:
        person, _, words = line.partition(": ")
        stamps.append(await world.workspace.post(person, words, "board", stamps[0] if stamps else None))
    return stamps


async def record(world: World, person: str, ts: str, kind: str = "record_decision") -> None:
    answer = await world.workspace.shortcut(person, kind, ts, "board")
    assert answer.acked
    await world.settle()
    await world.workspace.submit(person)
    await world.settle()


async def test_record_decision_on_a_reply_keeps_where_it_was_said_and_who_was_in_the_thread(
    world: World,
) -> None:
    root, _, reply = await talk(world, "ade: peer support?", "mal: yes", "val: let's pilot it")

    await record(world, "rosa", reply)

    [card] = cards(world, root)
    assert card.thread_ts == root
    assert card.plain == "D1 pilot it"
    for name in ("ade", "mal", "val"):
        assert name in card.readable
    async with world.sessions.read() as session:
        board = world.workspace.channel("board").id
        [decision] = await decisions.said_in(session, world.workspace.team_id, board, reply)
    assert decision.said_by == world.workspace.person("val").id
    assert decision.author == world.workspace.person("rosa").id


async def test_record_decision_on_a_message_outside_threads_answers_in_the_channel(world: World) -> None:
    [ts] = await talk(world, "val: let's pilot it because three partners can host it")

    await record(world, "rosa", ts)

    [card] = cards(world)
    assert card.thread_ts is None
    assert card.plain == "D1 pilot it\nBecause three partners can host it"
    assert "Because three partners can host it" in card.readable


async def test_nothing_is_recorded_before_the_form_is_confirmed(world: World) -> None:
    [ts] = await talk(world, "val: let's pilot it")

    await world.workspace.shortcut("rosa", "record_decision", ts, "board")
    await world.settle()
    await world.workspace.close_modal("rosa")
    await world.settle()

    assert cards(world) == []


async def test_record_action_reads_owner_and_date_from_the_message(world: World) -> None:
    root, reply = await talk(
        world, "ade: who writes it?", "val: @mal will draft the scope paper by Friday 4 December"
    )

    await record(world, "rosa", reply, "record_action")

    [card] = cards(world, root)
    assert card.plain.startswith("A1 draft the scope paper")
    assert "mal, due Friday 4 December." in card.readable
    assert "draft the scope paper" in world.workspace.direct_messages("mal")[0].plain


async def test_who_says_i_will_is_the_owner_of_what_they_take_on(world: World) -> None:
    [ts] = await talk(world, "val: I'll ring the library")

    await record(world, "rosa", ts, "record_action")

    assert "val" in cards(world)[0].readable


async def test_a_message_as_long_as_slack_allows_is_recorded_whole(world: World) -> None:
    [ts] = await talk(world, f"val: {LONG.strip()}")

    await record(world, "rosa", ts)

    async with world.sessions.read() as session:
        board = world.workspace.channel("board").id
        [decision] = await decisions.said_in(session, world.workspace.team_id, board, ts)
    assert decision.text.split() == LONG.split()


@pytest.mark.parametrize("kind", ["record_decision", "record_action"])
async def test_what_apps_post_and_files_without_words_open_a_form_too(world: World, kind: str) -> None:
    [ts] = await talk(world, "val: x")
    message = world.workspace.channel("board").messages[ts]
    message.text, message.blocks, message.bot_id = "", [], "B123"
    message.attachments = [{"fallback": "Minutes of the board"}]

    await world.workspace.shortcut("rosa", kind, ts, "board")
    await world.settle()

    assert "Minutes of the board" in world.workspace.modal_text("rosa")


async def test_the_shortcut_where_the_bot_is_not_a_member_says_how_to_invite_it(world: World) -> None:
    world.workspace.add_channel("forum", members=["rosa", "val"], bot=False)
    ts = await world.workspace.post("val", "let's pilot it", "forum")

    await world.workspace.shortcut("rosa", "record_decision", ts, "forum")
    await world.settle()

    form = world.workspace.modal_text("rosa")
    assert "/invite @Matters Arising" in form
    assert "Decision: pilot it" in form


async def test_a_decision_recorded_before_the_bot_was_invited_is_shown_once_it_comes(world: World) -> None:
    world.workspace.add_channel("forum", members=["rosa", "val"], bot=False)
    ts = await world.workspace.post("val", "let's pilot it", "forum")
    await world.workspace.shortcut("rosa", "record_decision", ts, "forum")
    await world.settle()
    await world.workspace.submit("rosa")
    await world.settle()

    await world.workspace.invite(world.workspace.bot_user, "forum", by="rosa")
    await world.settle()

    assert "D1 pilot it" in world.workspace.said_in("forum")


async def test_a_form_that_slack_does_not_open_is_told_of(world: World) -> None:
    [ts] = await talk(world, "val: let's pilot it")
    world.slack.faults.add("views.open", "ok:false", error="internal_error")

    answer = await world.workspace.shortcut("rosa", "record_decision", ts, "board")
    await world.settle()

    assert answer.acked
    assert "could not be opened" in world.workspace.ephemerals("rosa")[0].plain


async def test_a_thread_that_can_not_be_read_loses_no_decision(world: World) -> None:
    root, reply = await talk(world, "ade: peer support?", "val: let's pilot it")
    world.slack.faults.add("conversations.replies", "5xx", times=5)

    await record(world, "rosa", reply)

    assert [card.plain for card in cards(world, root)] == ["D1 pilot it"]


async def test_text_in_a_message_can_not_make_the_form_or_the_card_shout(world: World) -> None:
    [ts] = await talk(world, "val: tell <!channel> and <!here> about <https://evil.example|the library>")

    await record(world, "rosa", ts)

    [card] = cards(world)
    assert "<!channel>" not in card.text
    assert "<!here>" not in card.text
    assert "evil.example|" not in card.text


async def test_a_concern_on_a_card_is_about_its_decision(world: World) -> None:
    await world.workspace.slash("rosa", "/decide We pilot it", channel="board")
    await world.settle()
    [card] = cards(world)

    await world.workspace.shortcut("mal", "raise_concern", card.ts, "board")
    await world.settle()
    assert "D1" in world.workspace.modal_text("mal")
    await world.workspace.fill("mal", {"Concern": "no money has been found"})
    await world.workspace.submit("mal")
    await world.settle()

    assert "no money has been found" in cards(world)[0].readable


async def test_a_concern_in_the_thread_of_a_decision_is_about_that_decision(world: World) -> None:
    root, reply, later = await talk(world, "ade: peer support?", "val: let's pilot it", "mal: but the money")
    await record(world, "rosa", reply)

    for ts in (root, later):
        await world.workspace.shortcut("mal", "raise_concern", ts, "board")
        await world.settle()
        assert "D1" in world.workspace.modal_text("mal")
        assert "Concern" in world.workspace.modal_text("mal")


async def test_a_concern_elsewhere_asks_which_decision_is_meant(world: World) -> None:
    for text in ("We pilot it", "We meet in the library"):
        await world.workspace.slash("rosa", f"/decide {text}", channel="board")
        await world.settle()
    [ts] = await talk(world, "mal: I am not happy")

    await world.workspace.shortcut("mal", "raise_concern", ts, "board")
    await world.workspace.fill("mal", {"Decision": "D1 We pilot it"})
    await world.workspace.submit("mal")
    assert "We pilot it" in world.workspace.modal_text("mal")
    await world.workspace.fill("mal", {"Concern": "no money"})
    await world.workspace.submit("mal")
    await world.settle()

    assert ["no money" in card.readable for card in cards(world)] == [True, False]


async def test_a_concern_where_nothing_was_decided_says_so(world: World) -> None:
    [ts] = await talk(world, "mal: I am not happy")

    await world.workspace.shortcut("mal", "raise_concern", ts, "board")

    assert "no decision in this channel" in world.workspace.modal_text("mal")
