"""Whose public holidays somebody keeps, as they say it of themselves: 'I'm in Northern Ireland'."""

import re

from bot.language.nations import PLACES
from bot.language.recurrence import words
from bot.understanding.meaning import About, Ask, Prefer, Preference, Reading
from bot.understanding.plain import Plain

MOST = 100
"""Characters that are read; nobody says this in more."""

_NAMES = {name.lower(): code for code, name in PLACES.items()} | {
    **{"england and wales": "GB/ENG", "cymru": "GB/WLS", "alba": "GB/SCT", "n ireland": "GB/NIR"},
    **{"republic of ireland": "IE", "eire": "IE", "usa": "US", "us": "US", "uae": "AE", "holland": "NL"},
}
_PEOPLES = {
    "scottish": "GB/SCT",
    "welsh": "GB/WLS",
    "english": "GB/ENG",
    "northern irish": "GB/NIR",
    "irish": "IE",
}
_KINGDOM = frozenset(("uk", "united kingdom", "great britain", "britain", "gb"))
_BEING = re.compile(
    r"(?:now )?(?:i am|i'm|im|i work|i live|i have moved|i've moved|i moved)"
    r"(?: now| always| only| based| living| working){0,2} (?:in|from|to|up in|over in) "
)
_KEEPING = re.compile(r"(?:please )?(?:(?:i )?(?:use|keep|observe|have|get|follow)|my|the) (?:the )?")
_DAYS_OFF = re.compile(r"(?P<of>'s)? (?:public|bank) holidays(?: please)?")
_OF = re.compile(r"(?:public |bank )?holidays:? (?:(?:of|in|for|are) )?")


def read(plain: Plain, *, alone: bool = False) -> Prefer | Ask | None:
    """Return whose public holidays somebody keeps who says that and nothing else; None for any other text.

    Where nothing else is spoken of, the name of a place `alone` is enough.
    """
    text = words.plain(plain.text[:MOST]) if len(plain.text) <= MOST else ""
    if (being := _BEING.match(text)) is not None:
        return _of(text[being.end() :], alone=alone)
    if (kept := _kept(text)) is not None:
        return _prefer(kept)
    if alone:
        of = _OF.match(text)
        return _of(text[of.end() :] if of is not None else text, alone=True)
    return None


def _of(name: str, *, alone: bool) -> Prefer | Ask | None:
    name = name.removeprefix("the ").removesuffix(" now").removesuffix(" please").removesuffix(" these days")
    if name in _KINGDOM and alone:
        return _which()
    return _prefer(_NAMES.get(name))


def _kept(text: str) -> str | None:
    """Return the place whose holidays are named: 'Scottish bank holidays'."""
    off = _DAYS_OFF.search(text)
    if off is None or off.end() < len(text):
        return None
    keeping = _KEEPING.match(text)
    whose = text[keeping.end() if keeping is not None else 0 : off.start()]
    return _PEOPLES.get(whose) or _NAMES.get(whose)


def _prefer(place: str | None) -> Prefer | None:
    return Prefer(Preference.HOLIDAYS, place=place) if place is not None else None


def _which() -> Ask:
    parts = [(code, name) for code, name in PLACES.items() if code.startswith("GB/")]
    readings = tuple(Reading(name, Prefer(Preference.HOLIDAYS, place=code)) for code, name in parts)
    return Ask(About.READING, readings, "The parts of the United Kingdom have different public holidays.")
