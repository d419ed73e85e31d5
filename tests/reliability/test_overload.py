"""More requests at once than can be worked on: who is let in is done, and who is not is told so at once."""

import asyncio
from collections.abc import Sequence
from urllib.parse import urlencode

import pytest
from slack_bolt.async_app import AsyncBoltRequest
from sqlalchemy import select

from bot.slack.incoming import dispatch
from bot.slack.incoming.connections import ARRIVED
from storage.tables import groups
from tests import front
from tests.reliability import promises
from tests.world import World

pytestmark = pytest.mark.usefixtures("in_time")


async def test_whoever_is_not_let_in_is_turned_away_while_the_first_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "AT_ONCE", 1)
    monkeypatch.setattr(dispatch, "LET_IN_SECONDS", 0.05)
    monkeypatch.setattr(dispatch, "DATABASE_SECONDS", 20)
    monkeypatch.setattr(dispatch, "ANSWER_SECONDS", 20)
    async with front.opened(world) as faced:
        await faced.form(faced.command("/decide We meet on Mondays"))
        async with world.sessions.begin() as session:
            # Both would have to wait for this one: whoever comes first does, in its place.
            await session.execute(select(groups).with_for_update())
            asked = {
                asyncio.create_task(faced.form(faced.command(f"/decide {text}") | {"trigger_id": text}))
                for text in ("We ship on Friday", "We close in May")
            }
            (turned_away,), (waiting,) = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
        status, said = await waiting
        await world.settle()

    assert turned_away.result()[0] == 200
    assert "nothing was recorded" in turned_away.result()[1]
    assert "You typed: We " in turned_away.result()[1]
    assert (status, said) == (200, "")
    assert [card.split()[0] for card in world.workspace.said_in("board")] == ["D1", "D2"]
    assert sum((await promises.wordings(world.sessions)).values()) == 2


async def test_a_crowd_larger_than_is_let_in_is_answered_to_the_last(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LET_IN_SECONDS", "DATABASE_SECONDS", "ANSWER_SECONDS"):
        monkeypatch.setattr(dispatch, name, 60)
    monkeypatch.setattr(dispatch, "AT_ONCE", 3)
    texts = [f"House {number} is to be built" for number in range(30)]
    async with front.opened(world) as faced:
        commands = [faced.command(f"/decide {text}") | {"trigger_id": text} for text in texts]
        answers = await asyncio.gather(*map(faced.form, commands))

    assert {status for status, _ in answers} == {200}
    assert sorted(await promises.wordings(world.sessions)) == sorted(texts)


async def test_time_that_passed_before_a_request_was_seen_counts_as_waiting(world: World) -> None:
    async with front.opened(world) as faced:
        body = urlencode(faced.command("/decide We ship on Friday"))
        sent = asyncio.get_running_loop().time()
        headers: dict[str, str | Sequence[str]] = {"content-type": front.FORM}
        for long_ago in (dispatch.LET_IN_SECONDS, dispatch.ANSWER_SECONDS, 60):
            request = AsyncBoltRequest(body=body, headers=headers, context={ARRIVED: sent - long_ago})
            answer = await faced.reception.async_dispatch(request)
            assert "nothing was recorded" in answer.body
        await faced.reception.settle()

    assert not await promises.wordings(world.sessions)
