"""Of what would be asked back, the form of a message shows as much as is known, and what is asked."""

import pytest

from bot.threads import meant
from bot.understanding.meaning import (
    About,
    Answer,
    Ask,
    Becomes,
    Change,
    Confirm,
    Meaning,
    Missing,
    NewAction,
    NewDecision,
    NotUnderstood,
    OpenForm,
    Reading,
    Record,
    Ref,
    Says,
    Taken,
)
from bot.understanding.threads import RecordAs
from storage.records import Assignee, DecisionStatus, OwnerKind, RecordKind

AGREED, PROPOSED = NewDecision("we move"), NewDecision("we move", status=DecisionStatus.PROPOSED)
WORK = NewAction("ring them", (Assignee(OwnerKind.PERSON, "U1"),))
NOBODYS = NewAction("ring them")
FORM = OpenForm((NOBODYS,), (Missing.OWNER,), "Who is to do it?")
D1, A1 = Ref(RecordKind.DECISION, 1), Ref(RecordKind.ACTION, 1)
ENDED = Change(D1, Becomes.WITHDRAWN)


def asked(about: About, *means: Meaning, otherwise: OpenForm | None = None) -> Ask:
    return Ask(
        about, tuple(Reading(str(number), one) for number, one in enumerate(means)), "Which?", otherwise
    )


@pytest.mark.parametrize(
    ("meaning", "form"),
    [
        (Record((AGREED,)), OpenForm((AGREED,))),
        (Record((AGREED, WORK)), OpenForm((AGREED, WORK))),
        (OpenForm((PROPOSED,), (Missing.STATUS,), "Hm."), OpenForm((PROPOSED,), (Missing.STATUS,), "Hm.")),
        (asked(About.READING, Record((PROPOSED,)), Record((AGREED,))), OpenForm((AGREED,), why="Which?")),
        (
            asked(About.READING, Record((WORK,)), Record((AGREED, WORK)), Record((AGREED,))),
            OpenForm((AGREED,)),
        ),
        (asked(About.READING, Record((WORK,)), otherwise=OpenForm((PROPOSED,))), OpenForm((PROPOSED,))),
        (asked(About.READING, Record((WORK,))), OpenForm((NewDecision("words"),))),
        (Record((WORK,)), OpenForm((NewDecision("words"),))),
        (OpenForm((NewDecision(""),), (Missing.TEXT,)), OpenForm((NewDecision("words"),), (Missing.TEXT,))),
        (Confirm((ENDED,)), OpenForm((NewDecision("words", replaces=(1,)),))),
        (ENDED, OpenForm((NewDecision("words", replaces=(1,)),))),
        (Change(D1, Becomes.PARKED), OpenForm((NewDecision("words"),))),
        (Change(A1, Becomes.WITHDRAWN), OpenForm((NewDecision("words"),))),
        (NotUnderstood(), OpenForm((NewDecision("words"),))),
    ],
)
def test_a_message_is_a_decision_as_far_as_that_is_known(meaning: Meaning, form: OpenForm) -> None:
    assert meant.form_of(RecordAs.DECISION, meaning, "words") == form


@pytest.mark.parametrize(
    ("meaning", "form"),
    [
        (Record((WORK,)), OpenForm((WORK,))),
        (asked(About.DAY, Record((WORK,)), Record((WORK,)), otherwise=FORM), FORM),
        (asked(About.PERSON, Record((WORK,)), Record((WORK,))), OpenForm((WORK,), why="Which?")),
        (asked(About.READING, Record((AGREED,)), FORM), FORM),
        (asked(About.READING, otherwise=FORM), FORM),
        (Answer((A1,), Says.DONE), OpenForm((NewAction("words"),))),
        (Record((AGREED,)), OpenForm((NewAction("words"),))),
    ],
)
def test_a_message_is_work_as_far_as_that_is_known(meaning: Meaning, form: OpenForm) -> None:
    assert meant.form_of(RecordAs.ACTION, meaning, "words") == form


@pytest.mark.parametrize(
    ("meaning", "words", "prose"),
    [
        (OpenForm((AGREED, AGREED)), "we move\nwe move", True),
        (OpenForm((AGREED, AGREED)), "- we move\n- we move", False),
        (OpenForm((AGREED, PROPOSED)), "we move\nwe move", False),
        (OpenForm((AGREED, NewDecision("we move", replaces=(1,)))), "we move\nwe move", False),
        (OpenForm((AGREED, NewDecision("we move", amends=(1,)))), "we move\nwe move", False),
        (
            OpenForm((AGREED, NewDecision("we move", taken=(Taken("status", "Agreed"),)))),
            "we move\nwe",
            False,
        ),
        (OpenForm((AGREED, NewDecision("we move", taken=(Taken("reason", "as"),)))), "we move\nwe", True),
        (OpenForm((AGREED, WORK)), "we move\nring them", False),
        (OpenForm((AGREED,)), "we move\nwe move", False),
        (Record((AGREED, AGREED)), "we move\nwe move", False),
    ],
)
def test_lines_that_neither_are_a_list_nor_say_how_they_stand_are_prose(
    meaning: Meaning, words: str, *, prose: bool
) -> None:
    assert meant.is_prose(meaning, words) is prose


def test_a_question_is_put_to_the_group() -> None:
    assert meant.form_of(RecordAs.DECISION, NotUnderstood(), "so what now? ") == OpenForm(
        (NewDecision("so what now? ", status=DecisionStatus.PROPOSED),)
    )
