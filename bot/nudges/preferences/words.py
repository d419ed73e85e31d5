"""What somebody types after `/nudges`: how often, leave, that they are back, or nothing."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from enum import Enum, auto

from bot.language import dates, slack_text
from bot.language.dates import Calendar, Question, Understood
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.understanding import days
from storage.records import HowOften

MOST = 200
"""Characters that are read; nobody says this in more."""
MOST_QUOTED = 60


@dataclass(frozen=True)
class Leave:
    """That somebody is away from `since` (None: from now), and back on `until`."""

    until: date
    since: date | None = None


class Other(Enum):
    """What else may be meant."""

    SHOW = auto()
    STOP = auto()
    BACK = auto()


Meant = HowOften | Leave | Other

_PHRASES: dict[str, Meant] = {
    **dict.fromkeys(("", "show", "settings", "status"), Other.SHOW),
    **dict.fromkeys(("stop", "unsubscribe", "how often"), Other.STOP),
    **dict.fromkeys(("back", "i'm back", "i am back", "im back", "not away"), Other.BACK),
    **dict.fromkeys(("twice a week", "twice weekly", "on", "default", "normal"), HowOften.TWICE_A_WEEK),
    **dict.fromkeys(("weekly", "once a week", "every week", "once weekly"), HowOften.ONCE_A_WEEK),
    **dict.fromkeys(
        ("before meetings", "before a meeting", "before each meeting", "before every meeting", "meetings"),
        HowOften.BEFORE_MEETINGS,
    ),
    "only before meetings": HowOften.BEFORE_MEETINGS,
    **dict.fromkeys(("off", "not at all", "none", "never", "no", "mute"), HowOften.NOT_AT_ALL),
}
_AWAY = (
    *("out of the office", "out of office", "on annual leave", "annual leave", "on holiday", "on leave"),
    *("holiday", "leave", "away", "off", "out"),
)
_BEFORE_AWAY = ("i will be ", "i'll be ", "i am ", "i'm ", "im ")
_SIGNS = {"meeting": "before meetings", "twice": "twice a week", "week": "weekly"}
_EXAMPLES = ("weekly", "twice a week", "before meetings", "off", "on", "back")


def read(typed: str, calendar: Calendar) -> Meant:
    """Return what is meant; raise Refusal, with an example made from what was typed, for anything else."""
    # Nobody works on a public holiday, but anybody may be back on one.
    calendar = replace(calendar, country=None, subdivision=None)
    words = _plain(typed)
    if words in _PHRASES:
        return _PHRASES[words]
    begun = next((words.removeprefix(each) for each in _BEFORE_AWAY if words.startswith(each)), words)
    for away in _AWAY:
        if begun == away or begun.startswith(f"{away} "):
            return _leave(begun.removeprefix(away).strip(), calendar)
    if begun.startswith("back "):
        return Leave(_day(begun.removeprefix("back ").removeprefix("on "), calendar))
    raise Refusal(_instead(words, calendar))


def _plain(typed: str) -> str:
    """Return what was typed in one spelling: without case, politeness and marks at its end."""
    words = " ".join(slack_text.readable(typed)[:MOST].replace("’", "'").lower().split())
    return words.strip(" .!,").removeprefix("please ").removesuffix(" please").strip(" .!,")


def _leave(rest: str, calendar: Calendar) -> Leave:
    """Return the leave that is said after 'away': 'until Monday', 'from Monday to Friday', 'for a week'."""
    if not rest:
        raise Refusal("Until when are you away? For example: `/nudges away until next Monday`.")
    if rest.startswith("for "):
        return Leave(_day(f"in {rest.removeprefix('for ')}", calendar))
    rest = rest.removeprefix("from ")
    for joint, last in (("until ", 0), ("till ", 0), ("to ", 1), ("- ", 1), ("– ", 1)):
        begins, found, ends = f" {rest}".partition(f" {joint}")
        if found:
            until = _day(ends.removeprefix("and including "), calendar)
            return Leave(until + timedelta(days=last), _begins(begins.strip(), until, calendar))
    day = _day(rest, calendar)
    return Leave(day + timedelta(days=1), day)


def _begins(words: str, until: date, calendar: Calendar) -> date | None:
    if not words:
        return None
    # '7 to 18 December'
    words = f"{words} {until:%B} {until.year}" if words.isdecimal() else words
    return _day(words, calendar)


def _day(words: str, calendar: Calendar) -> date:
    answer = dates.read(words, calendar)
    if isinstance(answer, Question):
        asked = days.ask(answer).replace("is it due", "are you back")
        raise Refusal(f"{text.escape(asked)} {_example('away until next Monday')}")
    return answer.day


def _instead(words: str, calendar: Calendar) -> str:
    """Return what to type instead of words that can not be taken."""
    day = words.removeprefix("until ").removeprefix("till ")
    if isinstance(dates.read(day, calendar), Understood):
        return f"If you are away until then, type: `/nudges away until {text.escape(day)}`."
    near = [example for sign, example in _SIGNS.items() if sign in words]
    near += get_close_matches(words[:MOST_QUOTED], _EXAMPLES, 1, 0.5)
    said = text.brief(words, MOST_QUOTED)
    return f"I can not remind you ‘{said}’. {_example([*near, 'weekly'][0])}"


def _example(words: str) -> str:
    return f"For example: `/nudges {words}`; `/nudges help` lists what there is."
