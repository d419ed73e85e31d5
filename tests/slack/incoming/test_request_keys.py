"""What a request and its second arrival share: by that it counts once, however often Slack sends it."""

import pytest

from bot.slack.incoming.requests import Command, Event, Press, Request, Submission
from tests.world import World

TYPED = {"trigger_id": "1.2", "user_id": "U1", "channel_id": "C1", "command": "/decide", "text": "We go"}
MENTION = {"type": "app_mention", "channel": "C1", "ts": "17.01"}
SHARED = {"type": "channel_shared", "channel": "C1", "event_ts": "17.01"}


@pytest.mark.parametrize(
    ("kind", "body", "again", "other"),
    [
        (Command, TYPED, TYPED, TYPED | {"text": "We stay"}),
        (Press, {"trigger_id": "1.2"}, {"trigger_id": "1.2"}, {"trigger_id": "3.4"}),
        (
            Submission,
            {"trigger_id": "1.2", "view": {"id": "V1"}},
            {"trigger_id": "3.4", "view": {"id": "V1"}},
            {"trigger_id": "1.2", "view": {"id": "V2"}},
        ),
        (
            Event,
            {"event_id": "Ev1", "event": MENTION},
            {"event_id": "Ev2", "event": MENTION},
            {"event_id": "Ev1", "event": MENTION | {"ts": "18.01"}},
        ),
        (Event, {"event": SHARED}, {"event": SHARED}, {"event": SHARED | {"channel": "C2"}}),
        (Event, {"event": MENTION}, {"event": MENTION}, {"event": MENTION | {"type": "message"}}),
    ],
)
async def test_only_the_second_arrival_of_the_same_is_not_the_first(
    world: World,
    kind: type[Request],
    body: dict[str, object],
    again: dict[str, object],
    other: dict[str, object],
) -> None:
    team = world.workspace.team_id
    made, same, another = (kind(world.bot, team, world.now, each) for each in (body, again, other))

    async with world.sessions.begin() as session:
        assert await made.outcome(session) == {}
        assert await made.first_time(session)
        await made.remember(session, {"decision": 1})
        assert not await same.first_time(session)
        assert await same.outcome(session) == {"decision": 1}
        assert await another.first_time(session)
