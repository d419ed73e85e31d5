"""What keeps `matters run` from starting, told in one line; and what does not."""

import socket
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.sandbox import Slack, Workspace
from storage import database
from tests import new_database
from tests.process import Matters, settings, told


async def test_a_second_process_on_one_sqlite_file_is_refused(
    slack: Slack, workspace: Workspace, tmp_path: Path
) -> None:
    environment = settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db")
    first = await Matters.started(environment)
    (tmp_path / "other.db").symlink_to(tmp_path / "matters.db")
    elsewhere = environment | {"DATABASE_URL": f"sqlite:///{tmp_path}/other.db"}
    for command, given in (("run", environment), ("migrate", environment), ("migrate", elsewhere)):
        status, said = await told(given, command)
        assert status != 0
        assert said.count("\n") == 1
        assert "Another process is using" in said
    await first.killed()

    status, said = await told(environment, "migrate")
    assert (status, said) == (0, "The database was up to date.\n")


async def test_older_tables_are_refused_until_they_are_migrated(
    slack: Slack, workspace: Workspace, database_url: str
) -> None:
    environment = settings(slack, workspace, database_url)
    sessions = database.connect(database_url)
    await new_database.make_tables(sessions)
    async with sessions.begin() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    newer = await told(environment, "run")
    untouched = await told(environment, "migrate")
    async with sessions.begin() as session:
        await session.execute(text("DELETE FROM alembic_version"))
        await session.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
        await session.execute(text("DROP TABLE alembic_version"))
    older = await told(environment, "run")
    await sessions.close()

    assert newer[0] != 0
    assert "newer than this version" in newer[1]
    assert untouched[0] != 0
    assert older[0] != 0
    assert "`matters migrate`" in older[1]
    assert older[1].count("\n") == 1


async def test_an_empty_database_is_filled_by_migrate(database_url: str) -> None:
    assert await told({"DATABASE_URL": database_url}, "migrate") == (0, "The database is up to date now.\n")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        pytest.param("SLACK_BOT_TOKEN", "", "SLACK_BOT_TOKEN is missing", id="no token"),
        pytest.param("SLACK_BOT_TOKEN", "xoxb-secret-word", "invalid_auth", id="a token that is refused"),
        pytest.param("DATABASE_URL", "sqlite:////no/such/folder/m.db", "DATABASE_URL", id="no folder"),
        pytest.param(
            "DATABASE_URL", "postgresql://me:secret-word@127.0.0.1:9/m", "DATABASE_URL", id="nobody there"
        ),
        pytest.param("HOST", "192.0.2.1", "HOST", id="an address of somebody else's"),
    ],
)
async def test_a_wrong_setting_stops_the_start_with_one_line(
    slack: Slack, workspace: Workspace, tmp_path: Path, name: str, value: str, says: str
) -> None:
    environment = settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db") | {name: value}
    status, said = await told(environment | {"LOG_FORMAT": "console"}, "run")
    lines = [line for line in said.splitlines() if " [" not in line]

    assert status == 2
    assert len(lines) == 1
    assert says in lines[0]
    assert "secret-word" not in said
    assert "Traceback" not in said


async def test_a_token_that_no_waiting_helps_stops_the_start(
    slack: Slack, workspace: Workspace, tmp_path: Path
) -> None:
    slack.faults.add("auth.test", "ok:false", error="ekm_access_denied")
    status, said = await told(settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db"), "run")

    assert status == 2
    assert "SLACK_BOT_TOKEN is refused by Slack (ekm_access_denied)" in said


async def test_a_port_that_is_taken_is_named(slack: Slack, workspace: Workspace, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environment = settings(slack, workspace, f"sqlite:///{tmp_path}/matters.db") | {"PORT": str(port)}
        status, said = await told(environment, "run")

    assert status == 2
    assert f"HOST and PORT: nobody can listen on 127.0.0.1:{port}" in said
