"""What is typed after `/nudges`: all of it is about how its writer is reminded, in however few words."""

from collections.abc import Mapping
from difflib import get_close_matches

from bot.language import dates
from bot.language.dates import Understood
from bot.understanding.acts.preferences import read_preference, when
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import About, Ask, Meaning, NotUnderstood, Prefer, Preference, Reading
from bot.understanding.plain import Plain

MOST = 200
"""Characters that are read; nobody says this in more."""


def _often(every: str | None) -> Prefer:
    return Prefer(Preference.HOW_OFTEN, every=every)


_SETTINGS: Mapping[str, Prefer] = {
    **dict.fromkeys(("show", "settings", "status"), Prefer(Preference.SHOW)),
    **dict.fromkeys(("back", "not away"), Prefer(Preference.BACK)),
    **dict.fromkeys(("on", "default", "normal"), _often("twice a week")),
    **dict.fromkeys(("off", "not at all", "none", "never", "no", "mute"), _often("not at all")),
    "meetings": _often("before meetings"),
    "how often": _often(None),
    "why": Prefer(Preference.WHY),
}
"""What means something at this door alone."""
_SIGNS = {"meeting": "before meetings", "twice": "twice a week", "week": "weekly"}
_SIGNS |= dict.fromkeys(
    ("mon", "tues", "wednes", "thurs", "fri", "hours", "morning", "afternoon", "am", "pm", ":", " to "),
    "10 to 16, Monday to Thursday",
)
_EXAMPLES = ("weekly", "twice a week", "before meetings", "off", "on", "back")


def read_nudges(said: Said, known: Known) -> Meaning:
    """Return how somebody wants to be reminded, or their leave; else an example of what can be said."""
    plain = said.plain.cut(0, MOST)
    words = plain.folded.strip(" .!,").removeprefix("please ").removesuffix(" please").strip(" .!,")
    if words in _SETTINGS:
        return _SETTINGS[words]
    meant = (
        when(plain, alone=True)
        or _own(plain, known)
        or _own(Plain.of("I am").then(plain), known)
        or _day_alone(plain, known)
    )
    return meant or NotUnderstood(_nearest(words))


def _own(plain: Plain, known: Known) -> Meaning | None:
    """Return what somebody would mean by the same in a direct message."""
    return read_preference(Said(Door.DIRECT, plain), known)


def _day_alone(plain: Plain, known: Known) -> Ask | None:
    """Ask whether a day is the one until which somebody is away."""
    day = plain.text.casefold().removeprefix("until ").removeprefix("till ").strip(" .!,")
    answer = dates.read(day, known.calendar) if day else None
    if not isinstance(answer, Understood):
        return None
    away = Reading(f"Back on {dates.echo(answer.day)}", Prefer(Preference.AWAY, until=answer.day))
    return Ask(About.DAY, (away,), "Are you away until then?")


def _nearest(words: str) -> str:
    """Return what may be said that looks most like some words."""
    near = [example for sign, example in _SIGNS.items() if sign in words]
    return [*near, *get_close_matches(words[:60], _EXAMPLES, 1, 0.5), "weekly"][0]
