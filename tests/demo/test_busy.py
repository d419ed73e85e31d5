"""The busy story reaches its end, and what Slack holds then shows how few messages people had."""

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from rich.console import Console

from bot.__main__ import main
from bot.demo import busy
from bot.demo.chat import BOARD, NAMES, called
from bot.demo.counts import Count
from bot.demo.summary import Summary
from bot.sandbox import Message

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
WEEK = timedelta(days=7)
TOLD = [
    "Whether D6 changes D1 stays asked; nobody is told that they missed it.",
    "done to Mal directly: Which of these is done?",
    "to Val directly: Ade has an objection about D5",
    "to Val directly: Mal has done A1 in #crisis-care.",
    "Unclear: does D6 change D1?",
    "Back on the agenda",
    "Rosa in #wellbeing-board: presses [Amends it] on D6",
    "to Priya directly: One thing was decided without you in #wellbeing-board on Tuesday 8 December",
    "Concerns that were upheld",
    "what did we decide about the café?",
    "the café opens on saturdays and sundays",
    "What the five weeks cost",
    "week 1",
    "first version",
]


@dataclass(frozen=True)
class Played:
    """What was printed, and what stands in Slack at the end."""

    told: str
    direct: dict[str, list[Message]]
    typed: dict[str, list[datetime]]
    channels: dict[str, list[Message]]
    counts: dict[str, Count]

    def unasked(self, person: str) -> list[datetime]:
        """Return when somebody got what does not answer what they had written within a minute before."""
        minute = timedelta(minutes=1)
        return [
            at(one)
            for one in self.direct[person]
            if not any(timedelta() <= at(one) - when < minute for when in self.typed[person])
        ]


def at(message: Message) -> datetime:
    return datetime.fromtimestamp(float(message.ts), UTC)


@pytest.fixture(scope="module")
def played(sqlite_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Played:
    path = tmp_path_factory.mktemp("busy") / "matters.db"
    path.write_bytes(sqlite_tables.read_bytes())

    async def play() -> Played:
        printed = StringIO()
        async with busy.staged(f"sqlite:///{path}") as world:
            began, workspace = world.now, world.workspace
            await busy.play(world, Summary(world, Console(file=printed, width=120)))
            return Played(
                told=" ".join(printed.getvalue().replace("@", "").split()),
                direct={person: workspace.direct_messages(person) for person in NAMES},
                typed={
                    person: [
                        at(one)
                        for one in workspace.direct(person).timeline()
                        if one.user != workspace.bot_user
                    ]
                    for person in NAMES
                },
                channels={
                    name: [one for one in workspace.messages(name) if one.user == workspace.bot_user]
                    for name in (BOARD, busy.HOUSING, busy.CRISIS)
                },
                counts={person: Count(world, person, began) for person in NAMES},
            )

    return asyncio.run(play())


def test_it_is_told_to_its_end(played: Played) -> None:
    where = 0
    for words in TOLD:
        assert words in played.told[where:], f"not told, or out of its order: {words}"
        where = played.told.index(words, where)
    assert "could not be" not in played.told


def test_the_doctor_has_at_most_three_messages_a_week_beside_answers(played: Played) -> None:
    weeks = [(when - MONDAY) // WEEK for when in played.unasked("mal")]

    assert [weeks.count(week) for week in range(5)] == played.counts["mal"].weeks
    assert max(played.counts["mal"].weeks) <= 3
    assert 0 < played.counts["mal"].total < busy.AT_FIRST["mal"]


@pytest.mark.parametrize("person", NAMES)
def test_nobody_is_written_to_on_more_than_two_mornings_a_week(played: Played, person: str) -> None:
    mornings = [
        at(one).date()
        for one in played.direct[person]
        if str((one.metadata or {}).get("event_payload", {}).get("key")).startswith("morning:")
    ]

    assert all(later - earlier >= timedelta(days=2) for earlier, later in pairwise(mornings))
    assert all(later - earlier >= WEEK for earlier, later in zip(mornings, mornings[2:], strict=False))


def test_the_figures_that_are_printed_are_those_of_slack(played: Played) -> None:
    for person in NAMES:
        count = played.counts[person]
        assert count.total == len(played.direct[person])
        assert sum(count.weeks) == len(played.unasked(person))
        assert count.total == sum(count.weeks) + count.answers
        figures = (*count.weeks, count.answers, count.total)
        assert f"{called(person)} {' '.join(map(str, figures))} " in played.told.replace("│ ", "")


def test_nobody_is_told_that_they_missed_what_was_decided_in_the_full_room(played: Played) -> None:
    told = [one.readable for direct in played.direct.values() for one in direct]

    assert any("without you" in words for words in told)
    for words in told:
        assert "without you" not in words or "24 November" not in words


def test_the_doctors_four_actions_are_done(played: Played) -> None:
    cards = [
        one.readable
        for messages in played.channels.values()
        for one in messages
        if re.match(r"A\d", one.plain) and "Mal" in one.readable
    ]

    assert len(cards) == 4
    assert all("Done by Mal" in card for card in cards), cards


def test_the_upheld_objection_has_its_consequence_on_the_card_and_in_the_recap(played: Played) -> None:
    [card] = [one.readable for one in played.channels[BOARD] if one.plain.startswith("D5")]
    recap = [one.readable for one in played.channels[BOARD] if one.plain.startswith("Before the meeting")][-1]

    for shown in (card, recap):
        assert "upheld" in shown.lower()
        assert "back on the agenda" in shown.lower()
    assert "Unclear" not in recap


def test_a_story_that_there_is_not_is_refused_in_a_sentence_that_names_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["demo", "--story", "wellbeing"]) == 2

    assert (
        capsys.readouterr().err == "There is no story called ‘wellbeing’: there are partnership and busy.\n"
    )
