"""What was dictated is written out before it is read, whatever it is about and at whichever door."""

import pytest

from bot.understanding import dictation, plain
from tests.understanding.acts.brief import meant

MARKS = [
    ("rosa comma please ring them by friday full stop", "rosa, please ring them by friday."),
    ("right so that is sorted full stop new line thanks", "right so that is sorted.\nthanks"),
    ("<@U1> comma can you ring them question mark", "<@U1>, can you ring them?"),
    ("new decision colon we pay the living wage full stop", "new decision: we pay the living wage."),
    ("agreed colon two keys each", "agreed: two keys each"),
    ("The fee is approved Full Stop carried seven for", "The fee is approved. carried seven for"),
    ("first thing newline second thing  full stop", "first thing\nsecond thing."),
    ("no full stop", "no."),
    ("record that full stop", "record that."),
    (
        "action one rosa to ring them new line action two tom to write",
        "action 1: rosa to ring them\naction 2: tom to write",
    ),
    (
        "decision we close early full stop action rosa to tell them",
        "decision: we close early. action: rosa to tell them",
    ),
    ("We close early. Action <@U1> to tell them", "We close early. Action: <@U1> to tell them"),
    ("Bring the lease, the map and the keys full stop", "Bring the lease, the map and the keys."),
]
"""What is said, and what is written for it."""
WORDS = [
    "put the comma back before the board sees it",
    "the bus came to a full stop",
    "our budget for new line markings",
    "there is a question mark over the café",
    "her colon cancer clinic moves to Mondays",
    "We are not paying, full stop",
    "Take out the first line. Put full stop behind the second",
    "Val to check the title; add comma behind Board, please",
    "fullstops and commas",
    "action one is done. action two is not",
    "We heard the news. Action needed to be taken. Action Fraud to be told",
    "Action rosa to ring them. Action plans to be read",
    "Decision on the lease. Action on the roof",
    "the line dance and a new line of action",
    "umbrella stand for the hall, erm",
    "Sitzung um 10 Uhr",
    "gweithio er mwyn pobl",
    "the ER team and UM students",
    "um",
]
"""What is written as it was said: nothing in it was dictated as a mark, and nothing is a mere sound."""


@pytest.mark.parametrize(("said", "written"), MARKS)
def test_a_mark_that_was_said_is_written(said: str, written: str) -> None:
    assert dictation.written(said) == written


@pytest.mark.parametrize("said", WORDS)
def test_a_mark_that_is_spoken_of_stays_a_word(said: str) -> None:
    assert dictation.written(said) == said


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("um so priya can you uh send the form", "so priya can you send the form"),
        ("so basically um we are going with the blue ones", "we are going with the blue ones"),
        ("Erm, we agreed, umm, that two keys will do", "we agreed, that two keys will do"),
        ("get um 6 laptops", "get 6 laptops"),
    ],
)
def test_a_sound_between_words_is_left_out(said: str, written: str) -> None:
    assert plain.read(said).text == written


@pytest.mark.parametrize(
    ("door", "said", "means"),
    [
        (
            "/decide",
            "um two keys each comma no more",
            "record [{'kind': 'decision', 'text': 'two keys each, no more'}]",
        ),
        (
            "/action",
            "priya um to ring the bank full stop",
            "record [{'kind': 'action', 'text': 'ring the bank', 'owners': ['PRIYA']}]",
        ),
        ("reply", "done um comma all of it full stop", "A2 done 'all of it'"),
        ("/meeting", "um cancel the one on the um tenth full stop", "confirm meeting cancel 2026-12-10"),
        ("/decisions", "what did we um decide on the café question mark", "show decisions café"),
        ("dm", "thank um you full stop", "courtesy thanks"),
        ("dm", "i am on leave um until monday full stop", "prefer away 2026-11-30"),
    ],
)
def test_it_is_understood_at_every_door(door: str, said: str, means: str) -> None:
    assert meant(said, door, about="A2" if door == "reply" else "") == means
