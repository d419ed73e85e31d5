"""What leads up to a date within a sentence, and what shows that the date belongs to the work instead.

'By Friday' is surely a due day; 'on Friday' may be one; 'for the January meeting' hangs on that meeting. But
'the lease, which ends on Friday' and 'the flyer for the fair on Friday' speak of other things than the work.
"""

import re

SURE = re.compile(
    r"(?<![\w/-])(?:between now and|any ?time before|some ?time before|not after|no later than"
    r"|not later than|on or before|on or by|by|due(?: date| by| on)?|until|till"
    r"|deadline(?: is)?|target date"
    r"|(?P<before>before|b4|prior to|ahead of|in advance of|in (?:good )?time for|within|w/[cbe]"
    r"|(?:wk|week)s? (?!by\b)[bce][a-z]+|cyn|avant|antes de|antes del)"
    r"|erbyn|tan|d['’]ici|bis(?: zum)?|spätestens|para|hasta)"
    r"(?::|(?=\s))\s*",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"(?<![\w/-])(?:on|at|ar|am|le|el|(?P<towards>for|to|into)|(?P<length>in))\s+", re.IGNORECASE
)
AT_ONCE = re.compile(r"(?<![\w/-])(?:asap|as soon as possible|urgently|immediately)(?![\w/-])", re.IGNORECASE)
"""Words that mean a time wherever they stand."""
BESIDE = re.compile(
    r"(?<![\w/-])(?:before|after|following|prior to|ahead of|in advance of|from|of|on)\s", re.I
)
"""What a length may stand before: 'two weeks after'."""

ENDS_AND_STARTS = frozenset(
    """
ends ended ending starts started starting begins began beginning expires expired expiring closes closed
opens opened runs ran lasts held dated takes took happens happened falls fell meets met launches goes went
comes came leaves left was were is are agreed discussed minuted reported lapses lapsed renews
finishes finished shuts reopens
""".split()  # noqa: SIM905
)
"""Said of something that goes on by itself, not of what somebody is to do."""

EVENTS = frozenset(
    """
event fair fete visit workshop session training conference match walk talk festival concert opening launch
interview interviews appointment course show sale market lunch dinner breakfast party hearing inspection
ceremony funeral wedding exhibition rehearsal performance race outing trip seminar webinar summit reception
celebration gala carnival parade vigil quiz raffle auction drill demonstration rally election vote ballot
strike closure holiday trial playday taster assembly service agm meeting panel
""".split()  # noqa: SIM905
)
DETERMINERS = frozenset("the a an our your my his her their this that its".split())  # noqa: SIM905
TAKING_PART = frozenset(
    """
come go attend attends speak present host hold run chair lead open join sing cook help steward staff cover
give do be visit man play bake
""".split()  # noqa: SIM905
)
"""What is done at an event, on its day."""

READY = frozenset("ready needed required wanted done finished complete completed in".split())  # noqa: SIM905
"""What makes the day after 'for' a due day: 'ready for Friday'."""
DAYS_OF_EVENTS = frozenset(
    """
open fun sports away training field family taster polling inset moving awareness launch volunteering
""".split()  # noqa: SIM905
)
"""What makes an event of a day: 'the open day'."""
ABOUT = frozenset("for of from about".split())  # noqa: SIM905

FIXED = frozenset("date day time slot venue".split())  # noqa: SIM905
"""What is looked for, when it is for a meeting: 'a date for the next meeting'."""
CALLED = frozenset(
    """
arrange cancel postpone move reschedule organise organize plan book minute set call convene advertise
""".split()  # noqa: SIM905
)
"""What is done with a meeting, and not by its day: 'cancel the January meeting'."""

RELATIVE = frozenset("which who where when what whom while".split())  # noqa: SIM905
SUBJECTS = frozenset("we they he she she's he's they're we're there's".split())  # noqa: SIM905
JOINTS = frozenset("and to for with from of about if sure it do see on in up at".split())  # noqa: SIM905
"""What 'it' and the like stand behind where they begin no clause."""
TELLING = frozenset("tell remind inform warn notify explain announce say advise let publicise".split())  # noqa: SIM905
MOST_IN_A_CLAUSE = 7
MOST_TOLD = 5
ABOUT_MEETINGS = CALLED | FIXED

OF_WHAT_WAS = frozenset("on about from of following".split())  # noqa: SIM905
"""What joins an event to work that comes after it: 'report on the trial'."""

BOTH, PART, APART = "both", "part", "apart"


def stands(before: str, *, from_now: bool = False) -> str:
    """Tell how a date stands to the words before it: apart from the work, part of it, or both.

    A length `from_now` says when to 'report on the trial in three weeks', which is over by then.
    'Come to the fair on Friday' is both: it is to be done on that day, and makes no sense without it.
    """
    words = [word.strip("()[]\"'‘’“”*_").lower() for word in before[-160:].split()]
    if not words:
        return APART
    if words[-1] in ENDS_AND_STARTS or _is_of_a_clause(words):
        return PART
    event = words[-1] in EVENTS or (words[-1] == "day" and words[-2:-1] and words[-2] in DAYS_OF_EVENTS)
    if not event or not _is_one(words):
        return APART
    if from_now and not OF_WHAT_WAS.isdisjoint(words[-4:-1]):
        return APART
    return BOTH if any(word in TAKING_PART for word in words[:-1]) else PART


def _is_of_a_clause(words: list[str]) -> bool:
    """Tell whether a date ends a clause about something else: 'tell them that we open'."""
    near = words[-MOST_IN_A_CLAUSE:]
    for at, word in enumerate(near):
        if word in RELATIVE or (at and word in SUBJECTS and _joins_none(near[at - 1])):
            return True
        if word == "that" and not TELLING.isdisjoint(words[:MOST_TOLD]):
            return True
    return False


def _joins_none(word: str) -> bool:
    """Tell whether a word before 'we' and the like is one that a clause may follow."""
    return word not in JOINTS and not word.endswith((",", ";", ".", ":"))


def last_word(before: str) -> str:
    """Return the last word before a place, in lower case; nothing where there is none."""
    return next(reversed(before[-80:].rstrip("([\"'‘“*_ ").split()), "").lower()


def _is_one(words: list[str]) -> bool:
    """Tell whether an event is one in particular: 'the fair', 'Val's leaving party', 'for launch'."""
    return any(word in DETERMINERS or word.endswith(("'s", "’s")) for word in words[-4:-1])
