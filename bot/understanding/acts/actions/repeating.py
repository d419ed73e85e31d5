"""How work repeats: 'every month', 'each Friday', 'on the first Monday of every month', to a rule."""

import re
from dataclasses import dataclass

from bot.language.recurrence import rules
from bot.language.recurrence import words as plans
from bot.language.refusal import Refusal
from bot.understanding.plain import Plain

_EACH = re.compile(
    rf"(?<![\w-])(?:(?:once )?(?:every|each)|once (?:a|per)|(?:twice|{plans.NUMBER} times) (?:a|per|every|each)"
    r"|alternate)\s"
)
_ADVERB = re.compile(
    rf"(?<![\w-])(?:on an? )?(?:(?P<step>{plans.NUMBER})[ -])?(?P<unit>daily|weekly|fortnightly|monthly|quarterly|yearly"
    r"|annually|bi-?weekly|bi-?monthly)(?: basis)?(?P<end>[\s.,;)]*$|,)"
)
_FIRST_ADVERB = re.compile(r"(?:daily|weekly|fortnightly|monthly|quarterly|yearly|annually)\s?[:,–-]\s*")
_UNIT = frozenset("day week fortnight month quarter year days weeks months quarters years".split())  # noqa: SIM905
_BETWEEN = frozenset("other second third alternate first last and the of on & , two three four six".split())  # noqa: SIM905
_DAY = re.compile(plans.DAY)
_WORD = re.compile(r"[\w'-]+|[,&]")
_NTH_BEFORE = re.compile(
    rf"(?:on )?the {rules.NTH}(?: {plans.DAY}| working day| day)?(?: of| in)? ?$|on {plans.DAY} ?$"
)
_WEEKDAYS = re.compile(
    r"(?<![\w-])on (?:mon|tues|wednes|thurs|fri|satur|sun)days(?=\s*$|[\s,.;])|(?<![\w-])weekdays\s*$"
)
_MARKS = " ,;:(–—-"
_LONGEST = 80


@dataclass(frozen=True)
class Repeating:
    """A text without how often it says that work is to be done; `unclear` is what could not be told."""

    plain: Plain
    every: str | None = None
    said: str = ""
    unclear: str = ""


def taken(plain: Plain) -> Repeating:
    """Return how often work is to be done, and the text without that."""
    place = _place(plain.folded)
    if place is None:
        return Repeating(plain)
    start, end = place
    said = plain.text[start:end].strip(" ,.;:()–—-")
    try:
        every = _rule(said)
    except Refusal:
        every = None
    rest = _cut(plain, start, end)
    return Repeating(rest, every, said) if every else Repeating(rest, said=said, unclear=said)


def _place(text: str) -> tuple[int, int] | None:
    """Return where a text says how often."""
    for each in _EACH.finditer(text):
        end = _end(text, each.end())
        if end:
            before = _NTH_BEFORE.search(text, max(0, each.start() - 40), each.start())
            return (before.start() if before else each.start()), end
    if found := _FIRST_ADVERB.match(text) or _ADVERB.search(text) or _WEEKDAYS.search(text):
        return found.start(), found.end()
    return None


def _end(text: str, start: int) -> int:
    """Return where the words end that say, behind 'every', what it repeats with; 0 where they do not."""
    end, sure = 0, False
    for word in _WORD.finditer(text[start : start + _LONGEST]):
        if word[0] in _UNIT or _DAY.fullmatch(word[0]) or word[0] in ("weekday", "weekdays", "morning"):
            end, sure = start + word.end(), True
        elif word[0] in ("working", "calendar") or word[0] in _BETWEEN or plans.number(word[0]):
            continue
        else:
            break
    return end if sure else 0


def _rule(said: str) -> str | None:
    """Return the rule for words such as 'every second Friday', without 'RRULE:'."""
    text = plans.plain(said)
    text = (
        text.removeprefix("once ").replace("on a ", "").replace(" basis", "").replace("morning", "").strip()
    )
    text = text.removeprefix("on ").removeprefix("the ").strip()
    if len(text) > 200:
        return None
    if (how_often := rules.rate(text)[0]) is None:
        return rules.rule(None, _every(text), None)
    rest = rules.rate(text)[1].replace("the ", " ").replace(" on ", " ").split()
    kept = " ".join(word for word in rest if word not in ("of", "in", "on"))
    if not kept:
        return how_often.rule()
    return rules.rule(how_often, kept, None)


def _every(text: str) -> str:
    return text if text.startswith(("every ", "each ")) else f"every {text}"


def _cut(plain: Plain, start: int, end: int) -> Plain:
    before = plain.text[:start].rstrip(_MARKS)
    rest = plain.text[end:]
    end += len(rest) - len(rest.lstrip(" ,;:)–—-" if not before else " ,;)"))
    return plain.cut(0, len(before)).then(plain.cut(end, len(plain.text)))
