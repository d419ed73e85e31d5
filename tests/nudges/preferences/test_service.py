"""What any door can ask for, and the sentence that it says then; on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.language.refusal import Refusal
from bot.nudges.preferences import service, views
from storage import database, groups, people, preferences
from storage.database import Sessions
from storage.records import UNSAID, HowOften, Person, Preference, Workspace

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
TEAM, ADE = "T1", "U1"
TWICE, ONCE, BEFORE, NOT = HowOften


@pytest.fixture
async def sessions(tables_url: str) -> AsyncIterator[Sessions]:
    connected = database.connect(tables_url)
    async with connected.begin() as session:
        await groups.install(session, Workspace(TEAM, "Wellbeing", "UB", "B1", "en-GB", "Europe/London"))
        ade = Person(TEAM, ADE, "ade", "Europe/London", "en-GB", TEAM, False, False, False, NOW)
        await people.learn(session, ade)
    yield connected
    await connected.close()


SENTENCES = [
    # as it was, as it is to be, what is said
    (UNSAID, Preference(away_until=date(2027, 1, 4)), "I will write to you again from Monday 4 January."),
    (UNSAID, Preference(away_until=date(2027, 1, 1)), "I will write to you again from Monday 4 January."),
    (
        UNSAID,
        Preference(away_until=date(2028, 1, 4)),
        "I will write to you again from Tuesday 4 January 2028.",
    ),
    (
        UNSAID,
        Preference(TWICE, date(2026, 12, 7), date(2026, 12, 16)),
        "From Monday 7 December I keep quiet. I will write to you again from Wednesday 16 December.",
    ),
    (
        Preference(NOT),
        Preference(NOT, None, date(2026, 12, 16)),
        "I know that you are away until Wednesday 16 December.",
    ),
    (
        UNSAID,
        Preference(ONCE),
        "I will remind you of your actions once a week, on its first working morning.",
    ),
    (
        Preference(ONCE),
        UNSAID,
        "I will remind you of your actions as they fall due, as a rule twice a week.",
    ),
    (
        UNSAID,
        Preference(BEFORE),
        "I will remind you of a group's actions on the working morning before it meets.",
    ),
    (UNSAID, Preference(NOT), "I will not remind you of your actions."),
    (
        Preference(ONCE, None, date(2026, 12, 16)),
        Preference(ONCE),
        "Welcome back. I will remind you of your actions once a week, on its first working morning.",
    ),
    (
        Preference(TWICE, None, date(2026, 12, 16)),
        Preference(NOT, None, date(2026, 12, 16)),
        "I will not remind you of your actions. I know that you are away until Wednesday 16 December.",
    ),
]


@pytest.mark.parametrize(("before", "wish", "sentence"), SENTENCES)
async def test_a_change_is_kept_and_said(
    sessions: Sessions, before: Preference, wish: Preference, sentence: str
) -> None:
    async with sessions.begin() as session:
        await preferences.keep(session, TEAM, ADE, before, at=NOW - timedelta(days=1))
        changed = await service.change(session, TEAM, ADE, wish, at=NOW)
        kept = await preferences.find(session, TEAM, ADE)

    assert changed.sentence == sentence
    assert kept == replace(wish, changed_at=NOW)
    message = views.changed(changed)
    assert message["text"].startswith(sentence)
    assert message["blocks"][1]["elements"][0]["text"]["text"] == "Undo"


@pytest.mark.parametrize(
    "wish",
    [
        Preference(away_until=date(2026, 11, 30)),
        Preference(away_until=date(2026, 11, 1)),
        Preference(away_from=date(2026, 12, 16), away_until=date(2026, 12, 16)),
    ],
)
async def test_leave_that_is_over_or_never_begins_is_refused(sessions: Sessions, wish: Preference) -> None:
    async with sessions.begin() as session:
        with pytest.raises(Refusal):
            await service.change(session, TEAM, ADE, wish, at=NOW)
        assert await preferences.find(session, TEAM, ADE) == UNSAID


async def test_each_part_leaves_the_other_as_it_is(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await service.remind(session, TEAM, ADE, ONCE, at=NOW)
        await service.go_away(session, TEAM, ADE, date(2026, 12, 16), since=date(2026, 12, 7), at=NOW)
        away = await preferences.find(session, TEAM, ADE)
        await service.remind(session, TEAM, ADE, BEFORE, at=NOW)
        still = await preferences.find(session, TEAM, ADE)
        await service.come_back(session, TEAM, ADE, at=NOW)
        back = await preferences.find(session, TEAM, ADE)

    assert away == Preference(ONCE, date(2026, 12, 7), date(2026, 12, 16), NOW)
    assert still == replace(away, often=BEFORE)
    assert back == Preference(BEFORE, changed_at=NOW)


async def test_leave_that_is_over_is_no_longer_shown(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await service.go_away(session, TEAM, ADE, date(2026, 12, 16), at=NOW)
        later = NOW + timedelta(days=16)
        shown = views.shown(*await service.stands(session, TEAM, ADE, now=later))

    assert "again" not in shown["text"]


async def test_a_change_is_taken_back_whole_unless_it_was_changed_again(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await service.change(session, TEAM, ADE, Preference(ONCE, None, date(2026, 12, 16)), at=NOW)
        changed = await service.change(session, TEAM, ADE, Preference(NOT), at=NOW)
        await service.take_back(session, TEAM, ADE, changed.outcome, at=NOW)
        kept = await preferences.find(session, TEAM, ADE)
        with pytest.raises(Refusal):
            await service.take_back(session, TEAM, ADE, changed.outcome, at=NOW)

    assert kept == Preference(ONCE, None, date(2026, 12, 16), NOW)


@pytest.mark.parametrize(
    "outcome",
    [{}, {"before": 7, "after": "x"}, {"before": ["weekly", 1, 2], "after": []}, {"after": [None] * 3}],
)
async def test_what_is_no_change_of_ours_takes_nothing_back(
    sessions: Sessions, outcome: dict[str, object]
) -> None:
    async with sessions.begin() as session:
        with pytest.raises(Refusal):
            await service.take_back(session, TEAM, ADE, outcome, at=NOW)
        assert await preferences.find(session, TEAM, ADE) == UNSAID


async def test_today_is_where_the_person_is(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        far = Person(TEAM, ADE, "ade", "Pacific/Auckland", "en-GB", TEAM, False, False, False, NOW)
        await people.learn(session, far)
        late = datetime(2026, 12, 1, 12, tzinfo=UTC)
        with pytest.raises(Refusal):
            await service.go_away(session, TEAM, ADE, date(2026, 12, 2), at=late)
