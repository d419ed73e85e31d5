"""Backups, restores and exports: nothing is lost on the way, and nothing is sent twice after it."""

import asyncio
import csv
import gzip
import hashlib
import io
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot import wiring
from bot.__main__ import main
from bot.operations import backup, export
from scheduler import courier, planner
from storage import actions, database, decisions, groups, outbox, preferences, schema, search
from storage.database import Sessions
from storage.records import Audience, RecordKind
from tests.world import MONDAY_NINE, World


@pytest.fixture
async def board(world: World) -> World:
    """Return the world after a board has decided, and asked for something that is nudged about later."""
    workspace = world.workspace
    await workspace.slash("rosa", "/decide Pilot the crisis café because partners host it", channel="board")
    await workspace.slash("rosa", "/action @ade draft the =scope paper by Friday", channel="board")
    await workspace.slash("val", "/nudges away until 4 January", channel="board")
    await world.settle()
    return world


@pytest.fixture
async def elsewhere(database_url: str) -> AsyncIterator[Sessions]:
    """Yield an empty database to restore into, of each kind in turn."""
    sessions = database.connect(database_url)
    yield sessions
    await sessions.close()


async def test_a_backup_is_put_back_whole_into_either_kind_of_database(
    board: World, elsewhere: Sessions, tmp_path: Path
) -> None:
    taken = await backup.take(board.sessions, tmp_path / "b", at=board.now)
    restored = await backup.put_back(elsewhere, tmp_path / "b", now=board.now)

    assert restored == taken
    assert taken.rows["decisions"] == taken.rows["actions"] == taken.rows["preferences"] == 1
    team, channel = board.workspace.team_id, board.workspace.channel("board").id
    val = board.workspace.person("val").id
    async with board.sessions.read() as before, elsewhere.begin() as after:
        for session in (before, after):
            assert await search.find(session, team, [channel], RecordKind.DECISION, "cafe", limit=1) == [1]
        assert await decisions.latest(after, team, channel, limit=9) == await decisions.latest(
            before, team, channel, limit=9
        )
        assert await groups.next_decision(after, team, channel) == 2
        assert await preferences.find(after, team, val) == await preferences.find(before, team, val)


async def test_every_letter_that_was_typed_comes_back(
    world: World, elsewhere: Sessions, tmp_path: Path
) -> None:
    others_end_lines_by = "\u2028 \u2029 \x85 \x0b \x0c \x1c \x1d \x1e \r"
    await world.workspace.slash("rosa", f"/decide Meet a{others_end_lines_by}b", channel="board")
    await backup.take(world.sessions, tmp_path / "b", at=world.now)
    await backup.put_back(elsewhere, tmp_path / "b", now=world.now)

    team, channel = world.workspace.team_id, world.workspace.channel("board").id
    async with world.sessions.read() as before, elsewhere.read() as after:
        stored = await decisions.latest(before, team, channel, limit=9)
        assert "\u2028" in stored[0].text
        assert await decisions.latest(after, team, channel, limit=9) == stored


async def test_what_was_sent_since_the_backup_is_not_sent_again(
    board: World, elsewhere: Sessions, tmp_path: Path
) -> None:
    await backup.take(board.sessions, tmp_path / "b", at=board.now)
    await board.advance(days=4, hours=2)
    said = len(board.workspace.direct_messages("ade"))
    assert said > 1, "a nudge was sent after the backup"

    await backup.put_back(elsewhere, tmp_path / "b", now=board.now)
    tokens, clock = [board.workspace.bot_token], board.slack.clock
    async with wiring.opened(elsewhere, tokens, clock=clock, api_url=board.slack.api_url) as (
        _,
        _,
        messenger,
    ):
        for _ in range(30):
            await planner.plan(elsewhere, board.now)
            await courier.deliver(elsewhere, messenger, clock)
            await board.slack.advance(timedelta(seconds=10))

    assert len(board.workspace.direct_messages("ade")) == said
    async with elsewhere.read() as session:
        assert not await outbox.is_due(session, now=board.now)


async def test_a_database_that_is_not_empty_is_left_alone(board: World, tmp_path: Path) -> None:
    await backup.take(board.sessions, tmp_path / "b", at=board.now)

    with pytest.raises(backup.NotEmpty):
        await backup.put_back(board.sessions, tmp_path / "b", now=board.now)


@pytest.mark.parametrize(
    ("theirs", "advice"),
    [
        ("0001", "Restore it with the bot that made it, then run `matters migrate` with this one"),
        ("9999", "Restore it with the bot that made it, or a newer one"),
    ],
)
async def test_a_backup_of_another_version_is_refused_with_what_to_do(
    theirs: str, advice: str, sqlite_url: str, tmp_path: Path
) -> None:
    ours, path = schema.versions()[-1], tmp_path / "b"
    sessions = database.connect(sqlite_url)
    async with sessions.begin() as session:
        await groups.ensure(session, "T1", "C1")
    await backup.take(sessions, path, at=MONDAY_NINE)
    await sessions.close()
    path.write_bytes(as_of(path.read_bytes(), theirs))
    empty = database.connect(f"sqlite:///{tmp_path}/none.db")

    with pytest.raises(backup.UnusableBackup) as refused:
        await backup.put_back(empty, path, now=MONDAY_NINE)

    assert str(refused.value) == f"its tables are of version {theirs}, those of this bot of {ours}. {advice}"
    await empty.close()


def as_of(whole: bytes, version: str) -> bytes:
    """Return a backup as a bot would have made it whose tables are of another version."""
    heading, *rows, end = gzip.decompress(whole).decode().removesuffix("\n").split("\n")
    lines = [json.dumps(json.loads(heading) | {"version": version}), *rows]
    summed = hashlib.sha256("".join(lines).encode()).hexdigest()
    return gzip.compress("\n".join([*lines, json.dumps(json.loads(end) | {"sum": summed})]).encode())


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], "cut short", id="cut-short"),
        pytest.param(lambda whole: b"PK\x03\x04 not ours", "not a backup", id="another-file"),
        pytest.param(
            lambda whole: gzip.compress(gzip.decompress(whole).replace(b"caf\xc3\xa9", b"pub")),
            "changed",
            id="changed",
        ),
        pytest.param(
            lambda whole: gzip.compress(b'{"format": "other"}\n{"sum": ""}\n'), "no backup", id="other-lines"
        ),
    ],
)
async def test_a_harmed_backup_is_refused(
    harm: Callable[[bytes], bytes], said: str, sqlite_url: str, tmp_path: Path
) -> None:
    sessions = database.connect(sqlite_url)
    async with sessions.begin() as session:
        await groups.ensure(session, "T1", "C-café")
    path = tmp_path / "b"
    await backup.take(sessions, path, at=MONDAY_NINE)
    await sessions.close()
    path.write_bytes(harm(path.read_bytes()))
    empty = database.connect(f"sqlite:///{tmp_path}/none.db")

    with pytest.raises(backup.UnusableBackup, match=said):
        await backup.put_back(empty, path, now=MONDAY_NINE)
    await empty.close()


def test_the_commands_carry_a_database_over(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    asyncio.run(_migrated(sqlite_url))
    path = tmp_path / "b"
    assert main(["backup", str(path)]) == 0
    assert main(["backup", str(path)]) == 2
    assert main(["restore", str(path)]) == 2
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    assert main(["restore", str(path)]) == 0
    assert main(["export"]) == 0

    told = capsys.readouterr()
    assert "name a new file" in told.err
    assert "not empty" in told.err
    assert told.out.endswith("[]\n")


async def _migrated(url: str) -> None:
    sessions = database.connect(url)
    await schema.migrate(sessions)
    async with sessions.begin() as session:
        await groups.ensure(session, "T1", "C1")
    await sessions.close()


async def test_an_export_holds_every_record_in_each_format(board: World) -> None:
    found = await export.registers(board.sessions)

    as_json = json.loads(export.as_json(found))
    assert [record["record"] for record in as_json[0]["records"]] == ["D1", "A1"]
    assert as_json[0]["records"][0]["reason"] == "partners host it"
    cells = list(csv.DictReader(io.StringIO(export.as_csv(found), newline="")))
    assert [row["text"] for row in cells] == ["Pilot the crisis café", "draft the =scope paper"]
    assert "**D1** (agreed) Pilot the crisis café" in export.as_markdown(found)


async def test_an_export_has_all_of_a_record_that_its_group_may_see(board: World) -> None:
    workspace = board.workspace
    await workspace.slash("mal", "/action @val book the room by Friday for D1", channel="board")
    await board.settle()
    async with board.sessions.begin() as session:
        given = await actions.numbered(session, workspace.team_id, workspace.channel("board").id, 2)
        assert given is not None
        note = partial(actions.add_note, session, given, workspace.person("val").id, at=board.now)
        await note("The hall is free", audience=Audience.GROUP)
        for hidden in (Audience.ASKER, Audience.NOBODY, Audience.UNDECIDED):
            await note("I am on leave", audience=hidden)
    await workspace.click("mal", "Details", "board", on="A2")
    await workspace.click("mal", "Drop", modal=True)
    await workspace.fill("mal", {"Why": "the hall is ours"})
    await workspace.submit("mal")

    found = export.as_csv(await export.registers(board.sessions))
    row = list(csv.DictReader(io.StringIO(found, newline="")))[-1]
    assert (row["for"], row["notes"], row["dropped because"]) == (
        "D1",
        f"val at {board.now.isoformat()}: The hall is free",
        "the hall is ours",
    )
    assert row["closed at"]
    assert "on leave" not in found


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\tx", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    register = export.Register("board", None, [{"group": "board", "text": text}])

    row = next(csv.DictReader(io.StringIO(export.as_csv([register]), newline="")))

    assert row["text"] == f"'{text}"


def test_markdown_takes_nobody_s_words_for_its_own() -> None:
    row = {"group": "g", "record": "D1", "status": "agreed", "text": "<b>a</b> [x](y)\n# z"}
    register = export.Register("g", None, [row])

    assert "\\<b\\>a\\</b\\> \\[x\\](y) \\# z" in export.as_markdown([register])


async def test_a_group_s_register_has_its_times_by_its_own_clock(board: World) -> None:
    team, channel = board.workspace.team_id, board.workspace.channel("board").id
    async with board.sessions.begin() as session:
        await groups.set_values(session, team, channel, zone="Asia/Kolkata")

    (register,) = await export.registers(board.sessions)

    assert [row["recorded at"][10:16] + row["recorded at"][-6:] for row in register.rows] == [
        "T14:30+05:30"
    ] * 2
