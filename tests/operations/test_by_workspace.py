"""A database for each workspace: what those do for whom one PostgreSQL is not enough."""

from typing import TYPE_CHECKING

import pytest

from bot.sandbox import Slack, Workspace
from storage import database
from storage.tables import metadata
from tests.operations.test_killed import every
from tests.operations.test_killed_presses import quiet
from tests.process import Matters, settings

if TYPE_CHECKING:
    # Imported as a plugin, so that pytest sees it first.
    from tests.postgres import Server

NAMES = ("Council", "Hospital")


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_every_row_says_of_which_workspace_it_is(table: object) -> None:
    assert "team" in table.c  # type: ignore[attr-defined]


async def test_each_workspace_has_its_record_in_a_database_of_its_own(
    slack: Slack, postgres_server: "Server", postgres_tables: str
) -> None:
    running: list[tuple[Workspace, Matters, database.Sessions]] = []
    for name in NAMES:
        workspace = slack.add_workspace(name)
        workspace.add_person("rosa")
        workspace.add_channel("board", members=["rosa"])
        url = postgres_server.url(postgres_server.create(template=postgres_tables))
        matters = await Matters.started(settings(slack, workspace, url))
        await matters.ready(slack)
        slack.connect(f"{matters.address}/slack/events", workspace)
        running.append((workspace, matters, database.connect(url)))
    for workspace, _, sessions in running:
        await workspace.slash("rosa", f"/decide {workspace.name} opens in May", channel="board")
        await quiet(sessions)

    for workspace, matters, sessions in running:
        assert await matters.ended() == 0
        assert await every(sessions, "SELECT text FROM decisions") == [f"{workspace.name} opens in May"]
        assert workspace.said_in("board") == [f"D1 {workspace.name} opens in May"]
        await sessions.close()
