"""`matters why` tells of any message of the bot's why it went out, and what became of it."""

import pytest

from bot.__main__ import main
from bot.operations import why
from bot.operations.reasons import REASONS
from storage import outbox
from storage.records import Kind, NewMessage, OutboxState
from storage.records.packing import Subject
from tests.world import World


async def told(world: World, asked: str) -> list[str]:
    """Return what is said of the messages with a key or at a link."""
    async with world.sessions.read() as session:
        found = await why.find(session, asked)
        return [why.written(await why.explained(session, one)) for one in found]


def link(channel: str, ts: str) -> str:
    return f"https://wellbeing.slack.com/archives/{channel}/p{ts.replace('.', '')}"


def said(explained: str, what: str) -> str:
    """Return the first fact of that name."""
    return next(line.split(None, 1)[1] for line in explained.splitlines() if line.split()[0] == what)


@pytest.fixture
async def board(world: World) -> World:
    """Return the world after a board has decided, asked for work, and reminded its owner of it."""
    workspace = world.workspace
    await workspace.slash("rosa", "/decide Pilot the crisis café because partners host it", channel="board")
    await workspace.slash("rosa", "/action @ade draft the scope paper by Friday", channel="board")
    await world.settle()
    await world.advance(days=4)
    return world


async def test_a_nudge_is_explained_from_its_action_to_slacks_answer(board: World) -> None:
    nudge = board.workspace.direct_messages("ade")[-1]

    morning, *parts = await told(board, link(nudge.channel, nudge.ts))

    ade, rosa = (f"{name} ({board.workspace.person(name).id})" for name in ("ade", "rosa"))
    assert morning.startswith(f"Morning to {ade}\n")
    (explained,) = parts
    assert explained.startswith(f"Nudge to {ade}\n")
    assert said(explained, "because") == "they own an action that is soon due, or overdue"
    owned = f"due 2026-11-27, owned by {ade} (asked)"
    assert said(explained, "about") == f"A1 'draft the scope paper', asked, {owned}"
    assert f"2026-11-23 09:00 UTC  recorded by {rosa}" in explained
    assert f"Slack answered that it is message {nudge.ts} in {nudge.channel}" in said(explained, "became")
    assert f"told in '{said(morning, 'key')}'" in said(explained, "became")


async def test_a_message_is_explained_by_its_key_as_by_its_link(board: World) -> None:
    nudge = board.workspace.direct_messages("ade")[-1]
    by_link = await told(board, link(nudge.channel, nudge.ts))

    assert await told(board, said(by_link[0], "key")) == by_link
    assert await told(board, said(by_link[1], "key")) == by_link[1:]


async def test_every_message_that_people_see_can_be_explained(board: World) -> None:
    workspace = board.workspace
    everybody = [message for name in ("ade", "rosa", "val") for message in workspace.direct_messages(name)]
    seen = [message for message in workspace.messages("board") if message.user == workspace.bot_user]

    for message in [*everybody, *seen]:
        explained = await told(board, link(message.channel, message.ts))
        assert said(explained[0], "because") in REASONS.values()
        assert message.ts in said(explained[0], "became")


async def test_what_was_given_up_tells_the_reason(board: World) -> None:
    team, channel = board.workspace.team_id, board.workspace.channel("board").id
    async with board.sessions.begin() as session:
        greeting = NewMessage(
            key="greeting:x", kind=Kind.GREETING, team=team, channel=channel, about=Subject(), at=board.now
        )
        await outbox.put(session, greeting)
        (claimed,) = await outbox.claim(session, OutboxState.PENDING, now=board.now, lease=60)
        refused = "Slack refused: restricted_action"
        assert await outbox.settle(session, claimed, OutboxState.PARKED, at=board.now, reason=refused)

    (explained,) = await told(board, "greeting:x")

    became = said(explained, "became")
    assert became == "2026-11-27 09:00 UTC: given up (Slack refused: restricted_action)"
    assert said(explained, "tried") == "1 time, last at 2026-11-27 09:00 UTC"


async def test_what_has_left_the_outbox_is_still_explained(board: World) -> None:
    card = next(one for one in board.workspace.messages("board") if "scope paper" in one.plain)
    async with board.sessions.begin() as session:
        while await outbox.let_go(session, before=board.now):
            pass

    (explained,) = await told(board, link(card.channel, card.ts))

    assert explained.startswith(f"Action card to the group in {card.channel}\n")
    assert said(explained, "about").startswith("A1 'draft the scope paper'")
    assert card.ts in said(explained, "became")


def test_each_kind_of_message_has_a_reason() -> None:
    assert set(REASONS) == set(Kind)


def test_an_unknown_key_says_where_to_find_one(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    assert main(["migrate"]) == 0

    assert main(["why", "nudge:1"]) == 1

    assert "No message of the bot's is known by 'nudge:1'; find a key in the log" in capsys.readouterr().out
