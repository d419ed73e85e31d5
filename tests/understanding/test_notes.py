"""What somebody writes to the bot alone that is no answer is kept with the work that it names, if any."""

import pytest

from bot.understanding import absences, notes, plain
from bot.understanding.meaning import (
    About,
    Answer,
    Ask,
    Courtesy,
    Meaning,
    NotUnderstood,
    Politeness,
    Reading,
    Ref,
    Says,
    Several,
    Show,
    What,
)
from storage.records import RecordKind
from tests.understanding import board

KNOWN = board.known({"door": "dm", "who": "MAL"})
DONE = Answer((Ref(RecordKind.ACTION, 1),), Says.DONE)
NOTED = Answer((Ref(RecordKind.ACTION, 1),), Says.NOTE)


@pytest.mark.parametrize(
    ("words", "numbers", "about", "rest"),
    [
        ("the trust has to answer first", (), (), None),
        ("I have not started on A1, sorry", (1,), (1,), None),
        ("A1: half of it is written", (1,), (1,), "half of it is written"),
        ("A1 half of it is written", (1,), (1,), "half of it is written"),
        ("action 1 – half of it", (1,), (1,), "half of it"),
        ("A1", (1,), (1,), ""),
        ("A1 has to wait for A2", (1, 2), (1,), "has to wait for A2"),
        ("A1 and A2 will be late", (1, 2), (1, 2), None),
        ("A1, A2: late", (1, 2), (1, 2), None),
        ("A1/A2 late", (1, 2), (1, 2), None),
        ("print it on A4 paper", (), (), None),
    ],
)
def test_a_note_names_the_work_that_it_is_about(
    words: str, numbers: tuple[int, ...], about: tuple[int, ...], rest: str | None
) -> None:
    note = notes.read(plain.read(words), KNOWN)

    assert (note.words, note.numbers, note.about, note.rest) == (words, numbers, about, rest)


@pytest.mark.parametrize(
    ("words", "decided"),
    [
        ("D2 should be in Welsh", True),
        ("I object to D1", True),
        ("not happy with d4", True),
        ("the room is D2, on the left", False),
        ("A1 waits for decision D4", False),
    ],
)
def test_what_is_plainly_about_a_decision_is_no_note(words: str, *, decided: bool) -> None:
    assert notes.read(plain.read(words), KNOWN).is_of_a_decision is decided


@pytest.mark.parametrize(
    ("words", "away"),
    [
        ("I’m off sick this week", True),
        ("A1: I am on holiday next week", True),
        ("my son is ill", True),
        ("TOO BUSY just now", True),
        ("rydw i ar wyliau", True),
        ("I have chemo on friday", True),
        ("I've got covid", True),
        ("GP signed me off", True),
        ("mental health isn't great", True),
        ("in rehab", True),
        ("doctors appointment", True),
        ("I'm swamped at work", True),
        ("too much on my plate", True),
        ("I'm pregnant and exhausted", True),
        ("my dad died", True),
        ("migraine, sorry", True),
        ("I've been so busy", True),
        ("our little one's nan is in hospital, my mother fell", True),
        ("the mental health team has not answered", False),
        ("the GP has to sign it", False),
        ("waiting for the hospital's chemo figures from the ward", False),
        ("the surgery is moving", False),
        ("Mal said that the depression leaflet is at the printer's", False),
        ("the doctor's letter came, my copy is with Val", False),
        ("the hospital paper is half done", False),
        ("the room is free from Monday", False),
        ("leave it to me", False),
        ("not my job", False),
    ],
)
def test_leave_and_illness_are_known_and_what_is_about_the_work_is_neither(words: str, *, away: bool) -> None:
    assert notes.read(plain.read(words), KNOWN).is_of_absence is away
    assert absences.are_told_in(plain.fold(words)) is away


@pytest.mark.parametrize(
    ("meaning", "done"),
    [
        (DONE, True),
        (NOTED, False),
        (Several((NOTED, DONE)), True),
        (Ask(About.RECORD, (Reading("A1", DONE), Reading("A2", DONE))), True),
        (Ask(About.RECORD, (Reading("Done", DONE), Reading("Only a note", NOTED))), False),
        (Ask(About.RECORD), False),
        (Show(What.HELP), False),
        (Courtesy(Politeness.OK), False),
        (NotUnderstood(), False),
    ],
)
def test_work_is_said_to_be_done_whichever_is_meant(meaning: Meaning, *, done: bool) -> None:
    assert notes.says_done(meaning) is done
