"""Homes with as much in each part as a test wants."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.home.tab.views import Coming, Home, Mine, OwnGroup, Unrecorded
from bot.slack.blocks import text
from storage.records import (
    Action,
    ActionStatus,
    Answer,
    Decision,
    DecisionStatus,
    Draft,
    Meeting,
    MeetingStatus,
    Owner,
    OwnerKind,
    Setting,
    Work,
)
from tests.scheduler.described import MONDAY, account, decision, empty

TODAY = MONDAY.date()


def action(number: int, words: str = "draft the paper", due: date | None = TODAY, **values: Any) -> Action:
    known = {"text": words, "due": due, "status": ActionStatus.ASKED, "deferrals": 0, "author": "U2"}
    made: Action = empty(Action, id=number, number=number, channel="C1", **known | values)
    return made


def owner(number: int, user: str = "U1", answer: Answer = Answer.ASKED) -> Owner:
    made: Owner = empty(
        Owner, id=number, action_id=number, kind=OwnerKind.PERSON, user=user, answer=answer, nudge_step=0
    )
    return made


def part(number: int, answer: Answer = Answer.ASKED, words: str = "draft the paper", **said: Any) -> Mine:
    return Mine(action(number, words), owner(number, answer=answer), **said)


def proposal(number: int, words: str = "We close on Mondays") -> Decision:
    return replace(decision(number, text=words, status=DecisionStatus.PROPOSED), author="U2", channel="C1")


TYPED = "sam or val to ring the hall"


def draft(number: int, words: str = TYPED, labels: int = 2) -> Unrecorded:
    readings = [{"label": f"Reading {each}", "means": {}} for each in range(labels)]
    made = empty(
        Draft,
        id=number,
        channel="C1",
        author="U1",
        typed=words,
        asks="Who is to do it?",
        readings=[*readings, {"label": "", "means": {}}],
    )
    return Unrecorded(made, words)


def work(number: int, words: str = "book the hall") -> Work:
    return Work(action(number, words, author="U1"), (owner(number, "U3"),))


def meeting(**values: Any) -> Meeting:
    known = {"starts_at": MONDAY + timedelta(days=1), "ends_at": MONDAY + timedelta(days=1, hours=1)}
    made: Meeting = empty(
        Meeting, id=7, team="T1", channel="C1", day=TODAY, status=MeetingStatus.PLANNED, **known | values
    )
    return made


def home(count: int, words: str = "", **values: Any) -> Home:
    """Return a Home with so many things in each part, each with these words or its own."""
    say = (words,) if words else ()
    numbers = range(1, count + 1)
    made = [account(number, setting=list(Setting)[number % 4]) for number in numbers]
    known: dict[str, Any] = {
        "coming": Coming(meeting(), "tomorrow at 10:00") if count else None,
        "asks": [part(number, Answer.ASKED, *say) for number in numbers],
        "proposals": [proposal(number, *say) for number in numbers],
        "drafts": [draft(number, words or TYPED, labels=5) for number in numbers],
        "mine": [part(number, Answer.ACCEPTED, *say) for number in numbers],
        "decided": [
            replace(
                one,
                decision=replace(one.decision, text=words or one.decision.text, author="U2", channel="C1"),
            )
            for one in made[:12]
        ],
        "decided_in_all": count,
        "asked": [work(number, *say) for number in numbers],
        "groups": [OwnGroup(f"C{number}", "tomorrow at 10:00") for number in numbers],
        "reminders": "I remind you of your actions as they fall due, as a rule twice a week.",
    }
    return Home("U1", "Mal", TODAY, **known | values)


def answered(blocks: int) -> list[dict[str, Any]]:
    return [text.section(f"answer {number}") for number in range(blocks)]
