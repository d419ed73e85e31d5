"""Many at once: each is answered truly, a capture is one transaction, people go before the bot's own work."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from bot.slack.blocks.text import Message
from bot.slack.incoming import dispatch
from bot.slack.outgoing.messenger import Messenger
from bot.slack.outgoing.shapes import Ephemeral
from scheduler import courier, planner
from scheduler.outcomes import Failed, Outcome, Sent
from storage import actions, database, groups, nudges, outbox
from storage.database import PostgresSessions, Session, SqliteSessions, errands, postgresql
from storage.records import Assignee, Kind, NewMessage, OutboxState, Outgoing, OwnerKind, Source
from tests import front
from tests.front import Front
from tests.reliability import promises
from tests.world import World, opened

pytestmark = pytest.mark.usefixtures("in_time")

CROWD = 60


@pytest.fixture
async def faced(world: World) -> AsyncIterator[Front]:
    async with front.opened(world) as faced:
        yield faced


def groups_of(world: World, how_many: int) -> list[str]:
    """Return the ids of so many channels that rosa is in."""
    names = [f"group{number}" for number in range(how_many)]
    return [str(world.workspace.add_channel(name, members=["rosa"])) for name in names]


@pytest.mark.parametrize("channels", [1, CROWD])
@pytest.mark.parametrize("seconds", [0.2, 1.8], ids=["hurried", "as ever"])
async def test_each_of_a_crowd_is_told_truly_what_became_of_theirs(
    faced: Front, channels: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "DATABASE_SECONDS", seconds)
    places = groups_of(faced.world, channels)
    texts = [f"House {number} is to be built" for number in range(CROWD)]
    commands = [
        faced.command(f"/decide {text}")
        | {"trigger_id": text, "channel_id": places[number % channels], "channel_name": "group"}
        for number, text in enumerate(texts)
    ]

    answers = await asyncio.gather(*map(faced.form, commands))
    await faced.world.bot.background.drain()

    recorded = await promises.wordings(faced.world.sessions)
    for text, (status, said) in zip(texts, answers, strict=True):
        assert status == 200
        if "nothing was recorded" in said:
            assert f"You typed: {text}" in said
            assert text not in recorded
        elif "may have been recorded" not in said:
            assert promises.taken(said)
            assert recorded[text] == 1


async def test_those_who_were_turned_away_try_again_and_are_recorded(
    faced: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "DATABASE_SECONDS", 0.2)
    texts = {f"House {number} is to be built" for number in range(CROWD)}
    waiting = set(texts)
    while waiting:
        commands = [faced.command(f"/decide {text}") | {"trigger_id": text} for text in sorted(waiting)]
        answers = zip(sorted(waiting), await asyncio.gather(*map(faced.form, commands)), strict=True)
        waiting -= {text for text, (_, said) in answers if promises.taken(said)}
        monkeypatch.setattr(dispatch, "DATABASE_SECONDS", 1.8)

    assert await promises.wordings(faced.world.sessions) == dict.fromkeys(texts, 1)


Request = Callable[[World], Awaitable[object]]


async def form(world: World, command: str, answers: dict[str, Any]) -> None:
    await world.workspace.slash("rosa", command, channel="board")
    await world.workspace.fill("rosa", answers)


CAPTURES: dict[str, Request] = {
    "decide": lambda world: world.workspace.slash("rosa", "/decide We ship on Friday", "board"),
    "act": lambda world: world.workspace.slash("rosa", "/action @val and @mal sweep by Friday", "board"),
    "mention": lambda world: world.workspace.post("val", "@Matters Arising decide We ship", "board"),
    "mention to act": lambda world: world.workspace.post(
        "val", "@Matters Arising action @val sweep", "board"
    ),
    "form": lambda world: world.workspace.submit("rosa"),
}


@pytest.mark.parametrize("capture", CAPTURES.values(), ids=CAPTURES.keys())
async def test_a_capture_is_one_transaction(
    world: World, capture: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    await form(world, "/decide", {"Decision": "We ship on Friday"})
    opened_by_requests: Counter[str] = Counter()

    def counting(name: str, original: Any) -> Any:
        @asynccontextmanager
        async def transaction(sessions: Any) -> AsyncIterator[Session]:
            opened_by_requests[name] += errands.current() is not None
            async with original(sessions) as session:
                yield session

        return transaction

    for kind in (SqliteSessions, PostgresSessions):
        monkeypatch.setattr(kind, "begin", counting("begin", kind.begin))
    await capture(world)

    assert opened_by_requests["begin"] == 1


async def put(world: World, how_many: int) -> None:
    """Have so many messages due at once, in as many channels."""
    async with world.sessions.begin() as session:
        for number in range(how_many):
            team, channel = world.workspace.team_id, f"C{number}"
            await outbox.put(
                session,
                NewMessage(
                    key=f"card {number}", kind=Kind.GREETING, team=team, channel=channel, at=world.now
                ),
            )


@dataclass
class Postman:
    """Sends what it is given, in the order of `happened`; with the fifth message, somebody types."""

    type: Callable[[], Awaitable[object]]
    happened: list[str] = field(default_factory=list)
    typing: "asyncio.Task[None] | None" = None

    async def send(self, outgoing: Outgoing) -> Outcome:
        self.happened.append("sent")
        if len(self.happened) == 5:
            self.typing = asyncio.create_task(self._type())
        return Sent(outgoing.channel or "", "1.0")

    async def _type(self) -> None:
        await self.type()
        self.happened.append("answered")

    async def look(self, outgoing: Outgoing) -> Outcome:
        raise AssertionError(f"{outgoing.key} is in doubt")

    async def sent(self, *_: object) -> None:
        """Nothing follows."""

    async def unreachable(self, *_: object) -> None:
        """Nothing follows."""


DUE = 300
FURTHER = 2 * courier.AT_ONCE
"""How many messages may go before somebody who types is answered: those that were under way."""


async def test_who_types_is_answered_before_the_messages_that_are_due(faced: Front) -> None:
    await put(faced.world, DUE)
    postman = Postman(lambda: faced.form(faced.command("/decide We ship on Friday")))

    delivering = courier.deliver(faced.world.sessions, postman, faced.world.slack.clock)
    await asyncio.create_task(errands.in_background(delivering))
    assert postman.typing is not None
    await postman.typing

    assert postman.happened.count("sent") == DUE + 1  # with the card of what they typed
    assert postman.happened.index("answered") <= 5 + FURTHER


async def test_the_work_goes_on_though_somebody_waits_for_ever(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "GIVE_WAY_SECONDS", 0.01)
    await put(world, 30)
    postman = Postman(lambda: asyncio.Event().wait())

    with errands.answering(until=asyncio.get_running_loop().time() + 3600):
        delivering = courier.deliver(world.sessions, postman, world.slack.clock)
        await asyncio.create_task(errands.in_background(delivering))

    assert postman.happened.count("sent") == 30


MANY = 3 * nudges.BATCH
"""So many that planning takes several steps."""


async def own(world: World, who: str) -> None:
    """Let somebody own many actions that are due."""
    workspace = world.workspace
    source = Source(workspace.team_id, workspace.channel("board").id, workspace.person("rosa").id)
    owner = [Assignee(OwnerKind.PERSON, workspace.person(who).id)]
    async with world.sessions.begin() as session:
        await groups.ensure(session, source.team, source.channel)
        for number in range(MANY):
            await actions.record(
                session, f"paint house {number}", owner, source=source, at=world.now, due=date(2026, 11, 24)
            )


async def test_what_is_planned_in_steps_is_said_in_one_message(world: World) -> None:
    await own(world, "ade")

    planning = planner.plan(world.sessions, world.now + timedelta(days=1))
    await asyncio.create_task(errands.in_background(planning))
    team, ade = world.workspace.team_id, world.workspace.person("ade").id
    async with world.sessions.read() as session:
        due = await nudges.due_for(session, team, ade, now=world.now + timedelta(days=1))

    assert len(due) == MANY
    assert [row.recipient for row in await promises.rows(world.sessions) if row.kind == "nudge"] == [ade]


@pytest.fixture
async def crowded(postgres_filled: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """Yield a world in which people hold every connection that there is for them."""
    async with opened(postgres_filled) as world, AsyncExitStack() as busy:
        await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
        await world.bot.background.drain()
        for _ in range(postgresql.CONNECTIONS):
            await busy.enter_async_context(world.sessions.read())
        monkeypatch.setattr(errands, "BUSY_SECONDS", 0.1)
        yield world


async def test_the_bot_is_ready_though_people_hold_every_connection(crowded: World) -> None:
    async with front.opened(crowded) as faced:
        assert (await faced.http.get("/readyz")).status == 200


async def test_messages_go_out_though_people_hold_every_connection(crowded: World) -> None:
    delivering = courier.deliver(crowded.sessions, crowded.messenger, crowded.slack.clock)
    await asyncio.create_task(errands.in_background(delivering))

    assert crowded.workspace.said_in("board") == ["D1 We ship on Friday"]


async def test_a_message_that_waited_in_vain_for_the_database_is_not_in_doubt(crowded: World) -> None:
    async def claim() -> list[Outgoing]:
        async with crowded.sessions.begin() as session:
            return await outbox.claim(session, OutboxState.PENDING, now=crowded.now, lease=60)

    (claimed,) = await asyncio.create_task(errands.in_background(claim()))

    assert isinstance(await crowded.messenger.send(claimed), Failed)
    assert crowded.workspace.said_in("board") == []


async def test_what_was_shown_to_nobody_for_want_of_the_database_is_not_in_doubt(crowded: World) -> None:
    workspace = crowded.workspace
    alone = Ephemeral(Message(text="Only you see this.", blocks=[]), workspace.person("rosa").id)
    crowded.bot.people.forget(workspace.team_id, alone.user)
    messenger = crowded.messenger
    assert isinstance(messenger, Messenger)

    shown = await messenger._show(workspace.team_id, workspace.channel("board").id, alone)

    assert isinstance(shown, Failed)
    assert workspace.ephemerals("rosa") == []


async def test_people_are_answered_though_the_work_holds_its_connections(postgres_filled: str) -> None:
    async with opened(postgres_filled) as world, AsyncExitStack() as busy:
        held, let_go = asyncio.Event(), asyncio.Event()

        async def hold(sessions: database.Sessions) -> None:
            for _ in range(postgresql.CONNECTIONS_BEHIND):
                await busy.enter_async_context(sessions.read())
            held.set()
            await let_go.wait()

        holding = asyncio.create_task(errands.in_background(hold(world.sessions)))
        await held.wait()
        answer = await world.workspace.slash("rosa", "/decide We ship on Friday", channel="board")
        let_go.set()
        await holding

        assert answer.acked
        assert answer.body == ""
        await busy.aclose()
        await world.settle()
        assert world.workspace.said_in("board") == ["D1 We ship on Friday"]
