"""The due phrase of a sentence is found, and nothing is found where there is none."""

import pytest

from bot.language import dates
from tests.language.dates.test_phrases import at

HELD = [
    ("draft the scope paper by next Friday", "by next Friday", "2026-12-04"),
    ("draft the paper by next Friday so that the board can agree it", "by next Friday", "2026-12-04"),
    ("draft it by Friday so that it goes to the board on 10 December", "by Friday", "2026-11-27"),
    ("finish the survey before Christmas by Friday", "by Friday", "2026-11-27"),
    ("agree it by 3 December, 2026 with all", "by 3 December, 2026", "2026-12-03"),
    ("write up the visit, due: 3 Dec", "due: 3 Dec", "2026-12-03"),
    ("the plan is due on Fri 4 Dec. after that we rest", "due on Fri 4 Dec", "2026-12-04"),
    ("finish before the next meeting", "before the next meeting", "2026-11-30"),
    ("raise it at the next meeting", "at the next meeting", "2026-12-01"),
    ("raise it at the meeting after next", "at the meeting after next", "2026-12-15"),
    ("sort it before 5pm Friday for D12", "before 5pm Friday", "2026-11-27"),
    ("write up by EOD", "by EOD", "2026-11-24"),
    ("ring Sam by noon on Friday", "by noon on Friday", "2026-11-27"),
    ("tell the trust no later than Friday", "no later than Friday", "2026-11-27"),
    ("tell the trust by Friday at the latest", "by Friday at the latest", "2026-11-27"),
    ("send it round next week", "next week", "2026-12-04"),
    ("send it round tomorrow.", "tomorrow", "2026-11-25"),
    ("chair next meeting", "next meeting", "2026-12-01"),
    ("done in two weeks", "in two weeks", "2026-12-08"),
    ("reply within 10 working days", "within 10 working days", "2026-12-08"),
    ("tell Val by Saturday the rota is full", "by Saturday", "2026-11-28"),
    ("tell Val by Sat", "by Sat", "2026-11-28"),
    ("send it by end of next week please", "by end of next week", "2026-12-04"),
    ("read the paper, due Friday week", "due Friday week", "2026-12-04"),
    ("call Val Friday week", "Friday week", "2026-12-04"),
    ("reply by 2 weeks from today", "by 2 weeks from today", "2026-12-08"),
    ('call Val "Friday"', "Friday", "2026-11-27"),
    ("call Val (Friday", "Friday", "2026-11-27"),
    ("tell Val on Saturday - she is away", "on Saturday", "2026-11-28"),
    ("raise it at next week's meeting", "at next week's meeting", "2026-12-01"),
    ("call Val Friday", "Friday", "2026-11-27"),
    ("by Friday. Next week we start", "by Friday", "2026-11-27"),
    ("by Friday, next week we start", "by Friday", "2026-11-27"),
    ("send the notes on Friday next steps follow", "on Friday", "2026-11-27"),
    ("agree the text by the 3rd", "by the 3rd", "2026-12-03"),
    ("agree the text by the 3rd for D12", "by the 3rd", "2026-12-03"),
    ("agree the text by the 3rd <@U1>", "by the 3rd", "2026-12-03"),
    ("write it (by Friday) now", "by Friday", "2026-11-27"),
    ("<@U1> write it up by *Friday*", "by *Friday*", "2026-11-27"),
    ("Write to\nthe trust by Friday\nand the council", "by Friday", "2026-11-27"),
    ("BY FRIDAY: DRAFT THE PAPER", "BY FRIDAY", "2026-11-27"),
    ("ysgrifennu erbyn dydd Gwener", "erbyn dydd Gwener", "2026-11-27"),
    ("le rapport d'ici vendredi prochain", "d'ici vendredi prochain", "2026-12-04"),
    ("Bericht bis nächsten Freitag", "bis nächsten Freitag", "2026-12-04"),
    ("el informe antes del viernes", "antes del viernes", "2026-11-26"),
    ("sign by Sunday school plans are due Friday", "due Friday", "2026-11-27"),
]

ASKED = [
    ("draft it by 31 April", "by 31 April"),
    ("draft it by 3 January 2020", "by 3 January 2020"),
    ("draft it by the December meeting please", "by the December meeting"),
    ("report by March", "by March"),
    ("report by Tuesday", "by Tuesday"),
    ("meet on Tuesday", "on Tuesday"),
    ("ring Sam by noon", "by noon"),
    ("draft it Friday 3 December", "Friday 3 December"),
    ("send the plan to the board in January", "in January"),
]

NOTHING = [
    "We may revisit this",
    "Sun certificates",
    "renew the Sun certificates",
    "a server signed by Sun certificates",
    "RFC 7231",
    "implement RFC 7231 by hand",
    "extend the pilot by two weeks",
    "cut the waiting list by 10 days",
    "agree the text by the 3rd party",
    "by the first speaker",
    "on second thoughts leave it",
    "at the end of the day it is what it is",
    "at the end of the day",
    "ring Sam at noon",
    "meet at 10.30",
    "use Python 3.12",
    "upgrade to version 2.0",
    "available by 24/7",
    "the line is open 24/7",
    "1/2 of the work",
    "pay 50 by 3",
    "the minutes of 3 December",
    "minutes of Friday",
    "what was agreed in March",
    "the board met on 3 January 2020",
    "as agreed yesterday",
    "Val agreed it last week",
    "meet every Friday",
    "cancel the meeting",
    "send to Mon Petit Chou",
    "ask June",
    "buy the shares in Sun",
    "signed by Sat Nam",
    "ask Sat Nam for the figures",
    "ask April about the rota",
    "wait until the board decides",
    "before we start, read this",
    "due to illness",
    "by the way, write to Mal",
    "by 2027 people will know",
    "it is on now",
    "open a tab in Sunday school",
    "room 101",
    "call 07700 900123",
    "D12 replaces D3",
    "march to the town hall",
    "not until 4.10",
    "compare sections 5.4 or 6.4",
    "open from 18:00 – 20:30",
    "nobody heard of it until a week ago",
    "we shall get there some day",
    "happy to end the meeting?",
    "let us close this meeting",
    "bring it down to a MAY",
    "leave it before I close",
    "move on for now",
    "jump in now",
    "tried it off and on for several days",
    "done like this for a year now",
    "who is around at 22:00?",
    "take just over an hour",
    "take minutes of (Friday",
    "shown by 3-4 independent groups",
    "second the motion",
    "",
    "   ",
]


@pytest.mark.parametrize(("text", "phrase", "day"), HELD)
def test_the_due_phrase_of_a_sentence_is_found(text: str, phrase: str, day: str) -> None:
    found = dates.find(text, at("en-GB"))

    assert found is not None
    assert text[found.start : found.end] == phrase
    assert isinstance(found.answer, dates.Understood)
    assert found.answer.day.isoformat() == day


@pytest.mark.parametrize(("text", "phrase"), ASKED)
def test_a_doubtful_due_phrase_is_found_and_asked_about(text: str, phrase: str) -> None:
    found = dates.find(text, at("en-GB"))

    assert found is not None
    assert text[found.start : found.end] == phrase
    assert isinstance(found.answer, dates.Question)


@pytest.mark.parametrize("text", NOTHING)
def test_no_date_is_found_where_there_is_none(text: str) -> None:
    assert dates.find(text, at("en-GB")) is None


@pytest.mark.parametrize("text", [text for text, _, _ in HELD])
def test_reading_the_phrase_that_was_found_gives_the_same_answer(text: str) -> None:
    found = dates.find(text, at("en-GB"))

    assert found is not None
    assert dates.read(found.phrase, at("en-GB")) == found.answer
