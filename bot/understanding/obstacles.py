"""Whom or what somebody waits for, in their words: another action, somebody in the group, or neither."""

from dataclasses import dataclass

from bot.language.wording import word_set
from bot.understanding import people, records
from bot.understanding.known import Known
from bot.understanding.people import How, Spot
from bot.understanding.plain import Plain
from storage.records import RecordKind

_PERSONAL = (How.TOKEN, How.FULL_NAME, How.NAME, How.INITIALS, How.OFFICE)
"""How a person is named, and not the body that they sit for."""
_LEADING = word_set(
    "for on by until till waiting waits wait blocked stuck held up still it this is to hear from"
)
_OWING = word_set("from by with")
"""Close before whoever owes it: 'the figures from Mal'."""
_GOES_WITH = word_set("to for is has hasn't hasnt and does doesn't did didn't gets comes sends")
_DONE = word_set("is are done finished ready complete completed first to be has been gets")


@dataclass(frozen=True)
class Awaited:
    """What somebody waits for: an action by its `number`, or one of `who`, by id: several when it may be any.

    `words` is what they said, if that says more than whom or which action.
    """

    words: str
    who: tuple[str, ...] = ()
    number: int | None = None


def read(plain: Plain, known: Known) -> Awaited:
    """Return what is meant by words such as 'A3', '@sam', 'the figures from Mal', 'the council's answer'."""
    found = [one for one in records.spot(plain, known) if one.is_a(RecordKind.ACTION)]
    numbers = {one.ref.number for one in found}
    if len(numbers) == 1:
        rest = _words(plain.text[: found[0].start]) + _words(plain.text[found[-1].end :])
        alone = all(word in _LEADING | _DONE for word in rest)
        return Awaited("" if alone else plain.text, number=found[0].ref.number)
    spot = next((one for one in people.spot(plain, known) if _is_awaited(one, plain)), None)
    if spot is None or numbers:
        return Awaited(plain.text)
    rest = _words(plain.text[: spot.start]) + _words(plain.text[spot.end :])
    return Awaited("" if all(word in _LEADING for word in rest) else plain.text, spot.who)


def _is_awaited(spot: Spot, plain: Plain) -> bool:
    """Tell whether somebody who is named is the one who is waited for, and not only spoken of."""
    if spot.how not in _PERSONAL or not spot.who:
        return False
    before, after = _words(plain.text[: spot.start]), _words(plain.text[spot.end :])
    called = plain.text[spot.start : spot.end].strip()
    if (
        called.casefold() in people.ALSO_WORDS
        and (before or after)
        and not plain.text[spot.end :].startswith("'s")
    ):
        return bool(after) and after[0] in _GOES_WITH and called[0].isupper()
    return all(word in _LEADING for word in before) or before[-1] in _OWING


def _words(text: str) -> list[str]:
    return [word.strip('.,;:!?"()').lower() for word in text.split() if word.strip('.,;:!?"()@')]
