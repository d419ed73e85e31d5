"""The table names what exists."""

from typing import Any

import pytest

from bot import app
from bot.slack.incoming import installed
from tests.world import World


@pytest.mark.parametrize(
    "table",
    [app.COMMANDS, app.MESSAGE_SHORTCUTS, app.BUTTONS, app.FORMS, app.EVENTS],
    ids=["commands", "shortcuts", "buttons", "forms", "events"],
)
def test_every_name_in_the_table_is_answered_by_a_function(table: app.Table) -> None:
    assert all(callable(handler) for handler in app.handlers(table).values())
    assert len(app.handlers(table)) == len(table)


ELSEWHERE = {"team_id": "T0ELSEWHERE"}
UNNAMED: dict[str, tuple[dict[str, Any], bool]] = {
    "a command": (ELSEWHERE | {"command": "/decide"}, True),
    "a form": ({"type": "view_submission", "team": {"id": "T0ELSEWHERE"}}, True),
    "an event without authorizations": (ELSEWHERE | {"type": "event_callback"}, True),
    "nothing": ({}, True),
    "an event for others": (ELSEWHERE | {"authorizations": [{"team_id": "T0ELSEWHERE"}]}, False),
}


@pytest.mark.parametrize("body", UNNAMED)
async def test_what_names_no_team_of_ours_is_for_the_one_workspace_there_is(world: World, body: str) -> None:
    request, ours = UNNAMED[body]

    assert installed.team_of(world.bot, request) == (world.workspace.team_id if ours else None)
