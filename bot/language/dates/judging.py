"""Whether a phrase that can be read as a date was meant as one, told by how it stands in its sentence."""

import re

from bot.language.dates import checks, durations, normalise, numeric, triggers
from bot.language.dates.answers import Calendar, Question, Reading, Understood
from bot.language.dates.normalise import MONTH, WEEKDAY
from bot.language.dates.spans import CLOSING, DOTTED

# What these mean depends on the word after them: 'by the 3rd party', 'on Friday next steps follow', '24/7'.
FRAGILE = re.compile(
    rf"(?:before )?(?:\d+th|{MONTH}|\d+[./-]\d+|(?:{WEEKDAY}|today|tomorrow) (?:next|week|fortnight))"
)
SHORT = re.compile(r"(?:\w+ )?(?:sat|sun)", re.IGNORECASE)
AFTERWARDS = re.compile(
    r"\s+(?:(?:owner|who|task|action|what|lead|by whom)\s?:|(?:so|because|for|and|to|then|in)\b|<@|@|-|–|—)",
    re.IGNORECASE,
)
NEVER = re.compile(
    rf"(?:(?:by|on|at) )*(?:next )?(?:{durations.LENGTH}|fortnight|\d+ hour|24/7)|(?:\w+ )*now"
)
LENGTH = re.compile(rf"(?:(?:by|on|at|in|from|least) )*(?:next )?(?:{durations.LENGTH}|fortnight|\d+ hour)")
IN_LENGTH = re.compile(rf"in (?:next )?(?:{durations.LENGTH}|fortnight)(?: hence)?")
UNIT = re.compile(rf"(?:{durations.UNIT}|{WEEKDAY})")
FOR = re.compile(r"\bfor .")
# 'At the end of the day' is a figure of speech, 'at noon' an hour of who knows which day.
NEVER_UNSURE = re.compile(r"(?:(?:at|on|in|by|around|from|before|TIME|EOD)(?: |$))+")
# A version or a range, in countries where dates are not written like that: 'until 4.10'.
VERSION = re.compile(r"(?:\w+ )*\d+[.-]\d+(?: or \d+[.-]\d+)?")
# At the end of a sentence without any 'by', these more often belong to what stands before them.
NEVER_LAST = re.compile(
    rf"(?:at |on |by |to )*(?:(?:end |ending |this |in )*meeting|\d+th|{MONTH}|\d+[./-]\d+)"
    r"|(?:from|before|ago) .*"
)
NOT_AFTER = frozenset(
    """
from since of after every each last past dated about until the a over during throughout through
""".split()  # noqa: SIM905
)
NOT_FIRST = frozenset({"of", "to", "from", "de", "o"})
BARE_MEETING = re.compile(r"(?:for |to |at |start |end |ending |this )*meeting")
SEASON = re.compile(r"\b(?:spring|summer|autumn|winter)\b")
OF_DAYS = frozenset("this next on by coming before until".split())  # noqa: SIM905
OF_MONTH = re.compile(MONTH)
NO_DAY_BEHIND = frozenset(
    "we i you he she it they who which the a an our your his her their in full morning evening".split()  # noqa: SIM905
)
"""Words behind which 'sat' and 'sun' are no days."""
FIGURES = re.compile(r"\d+/\d+")
# A stretch of time in which something is to be done: 'in June', 'next month', 'over the summer'.
STRETCH = re.compile(r"(?:in|over|during|this|next|early|late) .+|weekend|at weekend")
# Said of work, and not only of a time, unless they are set apart: 'the ongoing review', 'an urgent call'.
SET_APART = re.compile(
    r"(?:date |by )*(?:ongoing|rolling|continuous|continuing|unknown|tb[cad]|urgent|immediate"
    r"|open ended)"
)
OF_TIME = frozenset("by due date deadline timescale when timing time target".split())  # noqa: SIM905
# Plainly a time, though no rule reads it: 'the end of the pilot', 'Monday of the second week'.
TIMELY = re.compile(
    rf"(?:(?:end|start|mid|early|late|close|completion) (?!user|product|result|up\b)\w"
    rf"|(?:{WEEKDAY}|{MONTH}) (?!\w+ing\b)|(?:\w+ )?\d{{1,2}}(?:th|[-/]\d{{1,2}})? (?:{MONTH})"
    r"|(?:when|whenever|hence|then)\b|20\d\d $)"
)
ALWAYS = ("no later than", "not later than", "due date", "due by", "due on", "deadline", "target date")
DONE_BY = re.compile(r"(?:ed|en|own|led|run|made|held|sent|put|set|paid|kept|done)")


def canonical(phrase: str, calendar: Calendar) -> str:
    """Return a phrase in the words of the rules."""
    return normalise.canonical(
        normalise.plain(phrase[: normalise.MOST_LETTERS]), numeric.language(calendar.locale)
    )


def is_unit(word: str) -> bool:
    """Tell whether a word is a unit of time or a weekday."""
    return bool(UNIT.fullmatch(normalise.canonical(normalise.plain(word[:40]), "en")))


def breaks_off(text: str, phrase: str, end: int, calendar: Calendar) -> bool:
    """Tell whether the word after the phrase may change what it means."""
    words = canonical(phrase, calendar)
    # 'The Monday group', 'the Christmas committee'.
    named = phrase.lower().startswith("the ") and words in (*WEEKDAY.split("|"), "christmas", "easter")
    fragile = named or FRAGILE.fullmatch(words) or SHORT.fullmatch(phrase)
    return bool(fragile) and _goes_on(text, end)


def _goes_on(text: str, end: int) -> bool:
    rest = text[end:]
    return bool(rest.strip()) and rest[0] not in CLOSING and not AFTERWARDS.match(rest)


def is_plain_length(phrase: str, calendar: Calendar) -> bool:
    """Tell whether a phrase is no more than a length: 'two weeks', of which who knows what is the start."""
    return bool(LENGTH.fullmatch(canonical(phrase, calendar)))


def is_from_now(phrase: str, calendar: Calendar) -> bool:
    """Tell whether a phrase is a length from now: 'in three weeks'."""
    return bool(IN_LENGTH.fullmatch(canonical(phrase, calendar)))


def is_length_apart(text: str, phrase: str, end: int, calendar: Calendar) -> bool:
    """Tell whether 'in two weeks' says when, rather than how much: 'in two weeks of rain'."""
    return bool(IN_LENGTH.fullmatch(canonical(phrase, calendar))) and not (
        _goes_on(text, end) or text[end : end + 1] in ("'", "’")
    )


def is_on_a_meeting(trigger: str, meant: Reading, calendar: Calendar) -> bool:
    """Tell whether something is only about a meeting: 'report on the December meeting'."""
    return (
        trigger.lower().startswith("on")
        and meant.at_meeting is not None
        and meant.days == (meant.at_meeting,)
    )


def is_for_a_meeting(phrase: str, meant: Reading, calendar: Calendar) -> bool:
    """Tell whether the phrase is a meeting called by its month or the like, not only 'the meeting'."""
    words = canonical(phrase, calendar)
    return words.endswith("meeting") and not BARE_MEETING.fullmatch(words) and not meant.named


def sure(
    phrase: str, meant: Reading, calendar: Calendar, *, versions: bool = False
) -> Understood | Question | None:
    """Return the answer for a phrase after 'by'; `versions` tells that figures such as 4.10 may be one."""
    words = canonical(phrase, calendar)
    if _is_no_time(words, meant) or (versions and _is_version(phrase, words, meant)):
        return None
    if meant.named and words.startswith("in ") and not durations.COUNTED.search(words):
        return None  # 'within budget'
    return checks.settle(meant, phrase, calendar)


def _is_version(phrase: str, words: str, meant: Reading) -> bool:
    """Tell whether 'until 4.10' or 'until then' names no day."""
    return words == "then" or bool(DOTTED.fullmatch(phrase) or (VERSION.fullmatch(words) and meant.asks))


def perhaps(phrase: str, meant: Reading, calendar: Calendar) -> Understood | Question | None:
    """Return the answer for a phrase without 'by'; only if it is a clear date."""
    words = canonical(phrase, calendar)
    if _is_no_time(words, meant) or NEVER_UNSURE.fullmatch(words) or meant.named:
        return None
    answer = checks.settle(meant, phrase, calendar)
    if isinstance(answer, Understood):
        return answer
    unclear = len(answer.readings) < 2 or (meant.opens is not None and not STRETCH.fullmatch(words))
    return None if unclear or VERSION.fullmatch(words) else answer


def _is_no_time(words: str, meant: Reading) -> bool:
    never = NEVER.fullmatch(words) and not words.endswith(" from now")
    return bool(never or words.endswith(" ago") or (FOR.search(words) and not meant.at_meeting))


def may_end(before: str, phrase: str, calendar: Calendar) -> bool:
    """Tell whether a phrase may be the date that ends a sentence."""
    previous = triggers.last_word(before)
    first = phrase.split()[0].lower()
    ranged = previous == "to" and "from" in before[-80:].lower().split()
    short = SHORT.fullmatch(phrase) and not _is_short_day(phrase, previous)
    if previous in NOT_AFTER or ranged or first in NOT_FIRST or first == "ending" or short:
        return False
    words = canonical(phrase, calendar)
    about = words.endswith("meeting") and "on" in (previous, first)  # 'report on the December meeting'
    figures = FIGURES.fullmatch(words) or DOTTED.fullmatch(phrase) or OF_MONTH.fullmatch(words)
    bound = figures if figures else NEVER_LAST.fullmatch(words)
    if figures and _is_apart(before):
        return True
    called = words.endswith("meeting") and not triggers.ABOUT_MEETINGS.isdisjoint(
        before[-80:].lower().split()[-2:]
    )
    return not (called or about or bound or (BARE_MEETING.fullmatch(words) and first == "for"))


def _is_short_day(phrase: str, previous: str) -> bool:
    """Tell whether 'Sat' or 'Sun' is a day: 'empty the van Sat', and not 'where we sat', 'in the sun'."""
    *led, word = phrase.split()
    if led:
        return led[0].lower() in OF_DAYS
    return previous not in NO_DAY_BEHIND and (word[0].isupper() or word == "sat")


def last(before: str, phrase: str, meant: Reading, calendar: Calendar) -> Understood | Question | None:
    """Return the answer for a phrase that ends a sentence."""
    words = canonical(phrase, calendar)
    previous = triggers.last_word(before)
    if SET_APART.fullmatch(words) and not _is_apart(before):
        return None
    told = STRETCH.fullmatch(words) if SEASON.search(words) else words.startswith(("after ", "whenever"))
    if meant.named and not told:
        return None
    if meant.opens and meant.asks and previous and (previous == "for" or DONE_BY.search(previous[-4:])):
        return None  # 'the budget for next year', 'what was agreed in March'
    return None if meant.unknown and words != "whenever" else perhaps(phrase, _unnamed(meant), calendar)


def _unnamed(meant: Reading) -> Reading:
    return Reading(meant.days, meant.asks, opens=meant.opens) if meant.named else meant


def _is_apart(before: str) -> bool:
    words = before[-80:].split()
    return not words or words[-1][-1] in ",;:(–—-." or words[-1].lower() in OF_TIME


def first(phrase: str, meant: Reading, calendar: Calendar) -> Understood | Question | None:
    """Return the answer for a phrase that begins a text, and is set apart from what follows."""
    if NEVER_LAST.fullmatch(canonical(phrase, calendar)) or SHORT.fullmatch(phrase):
        return None
    if meant.unknown or (meant.opens and meant.asks):
        return None
    return perhaps(phrase, meant, calendar)


def is_timely(before: str, trigger: str, phrase: str, calendar: Calendar) -> bool:
    """Tell whether what follows 'by', and is not understood, is plainly meant as a time."""
    if not phrase.strip():
        return False
    if trigger.lower().startswith(ALWAYS):
        return True
    words = canonical(phrase, calendar) + " "
    if not trigger.lower().startswith(("by", "due")) or not TIMELY.match(words):
        return False
    agent = DONE_BY.search(triggers.last_word(before)[-4:])
    return not agent or words.startswith(("end ", "start ", "mid "))


def named_first(text: str, start: int, calendar: Calendar) -> tuple[int, ...]:
    """Return where a month that begins a phrase ends: 'by June tell April' may mean June."""
    word = text[start : start + 20].split(" ")[0]
    return (start + len(word),) if word and canonical(word, calendar) in MONTH.split("|") else ()
