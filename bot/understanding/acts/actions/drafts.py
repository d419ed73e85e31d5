"""One action as it was typed: every part of it found, and nothing decided yet."""

from dataclasses import dataclass, replace

from bot.language import bounds
from bot.language.bounds import Budget
from bot.understanding.acts.actions import (
    clauses,
    due,
    fields,
    frames,
    openings,
    repeating,
    slots,
    verbs,
    with_meetings,
)
from bot.understanding.acts.actions.due import Due
from bot.understanding.acts.actions.owners import Owners, Slot
from bot.understanding.acts.actions.repeating import Repeating
from bot.understanding.acts.actions.with_meetings import WithMeetings
from bot.understanding.acts.actions.words import Words
from bot.understanding.known import Known
from bot.understanding.meaning import Taken
from bot.understanding.people import Directory
from bot.understanding.plain import Plain
from storage.records import EachMeeting

_LOOSE = frozenset({"..", "...", "…", ".", ",", ".,", ",.", ";", "|", "()", "[]"})
"""What is left where something stood between two marks."""
_NO_WORK = frozenset({"to", "will", "please", "should", "for", "and", "the", "by", "on", "is", "to do"})
"""What is left of a sentence that says no more than who does it, or by when."""
NONE_PLANNED = "No meeting is planned yet: when is it first due?"
_EDGES = " \t\n,;:–—-→|=>/"


@dataclass(frozen=True)
class Reader:
    """What is needed to read actions in one group: who is in it, and how long reading may take."""

    known: Known
    directory: Directory
    budget: Budget

    def told(self, plain: Plain) -> bool:
        """Tell whether a text begins with somebody who is told to do something."""
        begun = due.taken(plain, self.known, self.budget).plain if not self.budget.over else plain
        slot = openings.find(Words(begun, self.directory), self.known.speaker)
        return slot is not None


@dataclass(frozen=True)
class Draft:
    """The parts of an action: `text` is its work; `asked` says that somebody is to be asked to do it."""

    text: str
    whole: str
    owners: Owners
    due: Due
    measure: str | None = None
    reason: str | None = None
    decisions: tuple[int, ...] = ()
    every: str | EachMeeting | None = None
    unclear: str = ""
    asked: bool = False
    plainly: bool = False
    hinted: bool = False
    reported: bool = False
    stated: bool = False
    taken: tuple[Taken, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it has an owner or a due day of its own, and something to do."""
        return bool(self.text) and (self.owners.named or bool(self.due.said))


def read(plain: Plain, reader: Reader) -> Draft:
    """Return the parts of an action in a text without its frame."""
    parts = clauses.taken(plain, reader.told)
    often, when = _when(parts.plain, reader)
    measure, reason = parts.measure, parts.reason
    if not when.said and measure is not None:
        later = due.within(measure, reader.known, reader.budget)
        when, measure = replace(later, plain=when.plain), later.plain
    if not when.said and reason is not None:
        later = due.within(reason, reader.known, reader.budget)
        if later.plain != reason:
            when, reason = replace(later, plain=when.plain), later.plain
    when = replace(when, plain=frames.ended(when.plain)) if when.said else when
    slot = slots.find(Words(when.plain, reader.directory), reader.known.speaker)
    when, slot = _with_day_behind(when, slot, reader)
    when, slot = _in_fields(often.plain, when, slot, reader)
    if when.said:
        slot = replace(slot, rest=frames.ended(slot.rest))
    text = wording(frames.without(slot.rest, commanded=False).plain if slot.labelled else slot.rest)
    unread = plain.unread
    return Draft(
        text=bounds.joined(text, unread) if unread else text,
        whole=wording(when.plain),
        owners=slot.owners,
        due=when,
        measure=wording(measure) if measure else None,
        reason=wording(reason) if reason else None,
        decisions=parts.decisions,
        every=often.every,
        unclear=often.unclear,
        asked=slot.asked,
        plainly=slot.plainly,
        hinted=slot.hinted,
        reported=slot.reported,
        stated=slot.stated,
        taken=tuple(
            Taken(field, words) for field, words in (("due", when.said), ("every", often.said)) if words
        ),
    )


def _when(plain: Plain, reader: Reader) -> tuple[Repeating, Due]:
    """Return how often work is to be done, and by when, as a sentence says it."""
    if each := with_meetings.find(plain, reader.known):
        return _with_meetings(each, reader)
    often = repeating.taken(plain)
    when = due.taken(often.plain, reader.known, reader.budget)
    if not when.said:
        when = due.leading(often.plain, _first_named(often.plain, reader), reader.known) or when
    if not often.said and when.said:
        often = repeating.taken(when.plain)
        when = replace(when, plain=often.plain)
    if often.every and when.day is None and (begins := due.starting(often.plain, reader.known)).said:
        when = begins
    return often, when


def _with_meetings(each: WithMeetings, reader: Reader) -> tuple[Repeating, Due]:
    """Return that work comes again with the meetings, and when it is first due: by the next of them."""
    begins = due.starting(each.plain, reader.known)
    when = begins if begins.said else due.taken(each.plain, reader.known, reader.budget)
    often = Repeating(when.plain, each.each, each.said)
    if when.said and not begins.said:
        return often, when
    since = begins.day or next(iter(begins.readings), None)
    first = with_meetings.first(each.each, reader.known, since)
    if first is None:
        return often, Due(when.plain, asks=NONE_PLANNED)
    return often, Due(when.plain, first.due, meeting=first.meeting, said=when.said or each.said)


def _with_day_behind(when: Due, slot: Slot, reader: Reader) -> tuple[Due, Slot]:
    """Return the day that stands behind whoever does it: 'Rosa - 4 Dec - send out dates'."""
    if when.said or not slot.owners.named or reader.budget.over:
        return when, slot
    apart = due.apart_first(slot.rest, reader.known, reader.budget)
    return (when, slot) if apart is None else (apart, replace(slot, rest=apart.plain))


def _in_fields(plain: Plain, when: Due, slot: Slot, reader: Reader) -> tuple[Due, Slot]:
    """Return the day and the owners that stand in fields of their own, where a sentence shows none."""
    if (slot.owners.named and when.said and "|" not in plain.text) or reader.budget.over:
        return when, slot
    found = fields.read(plain, reader.known, reader.directory)
    if found is None or (slot.owners.named and found.due is None):
        return when, slot
    day = found.due or (when if when.said else due.taken(found.text, reader.known, reader.budget))
    text = found.text if found.due or when.said else day.plain
    return replace(day, plain=text), Slot(found.owners, text, hinted=True)


def _first_named(plain: Plain, reader: Reader) -> int:
    """Return where whoever is named first in a text is named; 0 where nobody is, or at once."""
    return next((spot.start for spot in reader.directory.spot(plain.cut(0, due.LONGEST))), 0)


def wording(plain: Plain) -> str:
    """Return what is to be done as it is recorded: on one line, without marks loose at its ends."""
    text = " ".join(plain.text.split()).strip(_EDGES)
    text = _unlinked(" ".join(word for word in text.split() if word not in _LOOSE))
    if text.endswith("..") and not text.endswith("..."):
        text = text[:-1]
    if text.casefold() in _NO_WORK:
        return ""
    for word in ("please ", "Please ", "pls ", "to please "):
        text = text.removeprefix(word)
    if text[:3].casefold() == "to " and text[3:].split(" ", 1)[0] in verbs.USUAL:
        text = text[3:]
    if text.count("(") > text.count(")"):
        text = text.rstrip(" (")
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1].rstrip()
    for word in (" please", " pls", " plz"):
        text = text.removesuffix(word)
    return text.rstrip(_EDGES) if len(text) > 1 else text.strip(".")


def _unlinked(text: str) -> str:
    """Return a text without a link's address where its words are the same: 'x.example (https://x.example)'."""
    if "://" not in text:
        return text
    kept: list[str] = []
    for word in text.split(" "):
        bare = word.rstrip(".,;:!?)").lstrip("(")
        address = bare.partition("://")[2].rstrip("/")
        if kept and word.startswith("(") and address and kept[-1].rstrip("/") == address:
            kept[-1] += word[word.rfind(")") + 1 :]
        else:
            kept.append(word)
    return " ".join(kept)
