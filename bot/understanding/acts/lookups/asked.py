"""What was found in the words of somebody who asks: whose, when, how it stands, and what about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding import plain, records
from bot.understanding.acts.lookups import (
    asking,
    kinds,
    lengths,
    nearly,
    spans,
    subjects,
    tokens,
    whom,
    words,
)
from bot.understanding.acts.lookups.spans import Span
from bot.understanding.acts.lookups.statuses import Standing
from bot.understanding.acts.lookups.tokens import Token
from bot.understanding.acts.lookups.whom import Whom
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    Reading,
    Show,
    What,
)
from bot.understanding.people import MOST_WORDS
from bot.understanding.plain import Plain
from storage.records import RecordKind

_ON_WEEKDAYS = re.compile(r"on (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
OWN = {Door.DECISIONS: What.DECISIONS, Door.ACTIONS: What.ACTIONS, Door.RECAP: What.MISSED}
"""What each door shows when nothing else is said."""


@dataclass(frozen=True)
class Asked:
    """What was found in a question: whom it names, when, where things stand, and the words that are left."""

    said: Said
    known: Known
    tokens: tuple[str, ...]
    kind: RecordKind | None
    who: Whom | None
    mine: bool
    span: Span | None
    standing: Standing
    left: str
    missed: bool

    @classmethod
    def of(cls, said: Said, known: Known) -> "Asked":
        """Return what is found in what was typed."""
        text = said.plain
        own = OWN.get(said.door)
        missed = own is What.MISSED or words.MISSED.search(text.folded) is not None
        every = [token.text for token in tokens.read(text)]
        of_work = own is What.ACTIONS or (own is None and kinds.kind(every) is not RecordKind.DECISION)
        ahead = of_work and not missed and (words.PAST.isdisjoint(every) or "due" in every)
        span = _span(text, known, ahead=ahead, missed=missed)
        who = whom.find(text, known, of_work=of_work)
        if own is not None and (span or who) is None:
            span = _alone(text, known, own)
            near = nearly.person(text.folded, known) if span is None else None
            who = Whom((near,), near.start, near.end) if near else None
        if own is not None and who is not None and span is None:
            span = spans.beside(text.folded, who.start, who.end, known, ahead=ahead)
        taken = [(place.start, place.end) for place in (span, who) if place is not None]
        taken += spans.of_no_meeting(text.folded, known)
        found = tokens.read(_without_now(text), taken)
        spoken = tuple(token.text for token in found)
        mine = any(token in words.MINE and spoken[at - 1 : at] != ("not",) for at, token in enumerate(spoken))
        who = who if who is not None and who.spots else None
        kind, standing = kinds.stands(said, spoken, mine=mine)
        if who is not None and {"propose", "suggest"} & set(spoken):
            # What somebody did propose they proposed, whatever became of it.
            standing = replace(standing, statuses=())
        asked = (
            words.ABOUT.search(text.folded)
            or asking.begins_as_question(spoken)
            or (spoken[:1] and spoken[0] in words.SHOWS)
        )
        recognised = bool(taken or standing.used or kind or mine or missed or asked)
        recognised = recognised or all(token in asking.KNOWN_WORDS for token in spoken)
        named = who is not None or kind is not None or mine
        unsaid = _unsaid(of_somebody=who is not None, named=named)
        left = [
            token for at, token in enumerate(found) if at not in standing.used and token.text not in unsaid
        ]
        looked_for = _left(text, left, span) if recognised else _named(text)
        if looked_for and spoken[0] in words.OF_ONE_MATTER and words.ANY.isdisjoint(spoken):
            # 'Why did we park the housing paper?' is of that, however it stands by now.
            standing = replace(standing, statuses=())
        if not looked_for and who is None and set(spoken) & {"this", "that", "it"}:
            looked_for = _meant_above(said)
        return cls(said, known, spoken, kind, who, mine, span, standing, looked_for, missed)

    def meaning(self, default: What | None) -> Meaning:
        """Return what this asks to be shown, or whom a name means where that may be several people."""
        what = self._what(default)
        since, until = (self.span.since, self.span.until) if self.span else (None, None)
        statuses = self.standing.statuses if what is not What.MISSED else ()
        if "overdue" in statuses and until is not None and until >= self.known.today:
            # What is 'due this week or overdue' is all that is due until then.
            since, statuses = None, tuple(each for each in statuses if each != "overdue")
        show = Show(
            what,
            mine=what is What.ACTIONS and self.mine and self.who is None,
            statuses=statuses,
            since=since,
            until=until,
            words="" if what is What.MISSED else self._words(what),
        )
        if self._names_nobody_known():
            # 'recap joan', when nobody is called so: their own is no answer to that.
            return replace(show, people=(f"@{self.left}",))
        if what is What.DECISIONS and self.who is None and words.OF_MINE.search(self.said.plain.folded):
            return replace(show, people=(self.known.speaker,))
        return self._of_one_action(show) if self.who is None else self._of_whom(show, self.who)

    def _names_nobody_known(self) -> bool:
        text = self.said.plain
        alone = self.said.door is Door.RECAP and self.left == text.text and self.span is None
        return alone and words.MISSED.search(text.folded) is None and len(self.left.split()) < MOST_WORDS

    def _of_whom(self, show: Show, who: Whom) -> Meaning:
        nobody = next((one for one in who.spots if not one.who), None)
        if nobody is not None:
            return replace(show, people=(self.said.plain.text[nobody.start : nobody.end],))
        readings = who.readings(self.known)
        if show.what is What.MISSED and len(readings) == 1:
            # What was missed is told of one person at a time.
            readings = tuple((one,) for one in readings[0])[: whom.MOST_ASKED]
        if len(readings) > 1:
            return _which(show, readings, self.known)
        return self._of_one_action(replace(show, people=readings[0]))

    def _what(self, default: What | None) -> What:
        if self.missed:
            return What.MISSED
        if self.kind is not None:
            return What.ACTIONS if self.kind is RecordKind.ACTION else What.DECISIONS
        if default is not None:
            return default
        if (self.said.door is Door.ACTION and not self.left) or self._is_due():
            return What.ACTIONS
        if self.who is not None:
            # What somebody 'recorded' is what they put on record, and no work of theirs.
            recorded = not words.OF_RECORDING.isdisjoint(self.tokens)
            return What.DECISIONS if recorded else What.ACTIONS
        return subjects.kind_of(self.left, self.known) or self._likeliest()

    def _likeliest(self) -> What:
        of_work = self.mine or set(self.tokens) & words.OF_WORK_DONE or self.tokens[:1] == ("who",)
        return What.ACTIONS if of_work else What.DECISIONS

    def _words(self, what: What) -> str:
        """Return what is looked for: of a question that names no subject, what a record says of it."""
        if self.said.door is not Door.DIRECT or words.ABOUT.search(self.said.plain.folded):
            return self.left
        return subjects.said_of(self.left, what, self.known) or self.left

    def _is_due(self) -> bool:
        """Tell whether it is asked what is due: only work is."""
        spanned = self.said.plain.folded[self.span.start : self.span.end].split() if self.span else []
        return "due" in (*self.tokens, *spanned)

    def _of_one_action(self, show: Show) -> Show:
        """Return the one action that a question about somebody's work is about, where it is plain which."""
        looked_for = set(show.words.casefold().split())
        if show.what is not What.ACTIONS or not looked_for or self.said.door in OWN or len(show.people) != 1:
            return show
        alike = [
            action
            for action in self.known.actions
            if looked_for <= set(action.text.casefold().split()) and show.people[0] in action.owners
        ]
        if len(alike) != 1:
            return show
        return Show(What.RECORD, record=records.ref_of(alike[0], self.known))


def _unsaid(*, of_somebody: bool, named: bool) -> frozenset[str]:
    """Return the words that are not looked for in a question of somebody's records, or of a kind of them."""
    # 'The decisions log' is all of them; a risk log is looked for.
    lists = words.OF_LISTS if named else frozenset[str]()
    return lists | (words.OF_RECORDING if of_somebody else frozenset[str]())


def _span(text: Plain, known: Known, *, ahead: bool, missed: bool) -> Span | None:
    """Return of when something is asked; what was missed is asked since a day, where that is said."""
    span = spans.find(text.folded, known, ahead=ahead, away=missed)
    if span is None or not missed or span.since != span.until or "since" not in text.folded[: span.start]:
        # 'Got back today' says when they ask, and nothing of when.
        return None if span is not None and missed and span.since == known.today else span
    return replace(span, until=None)


def _named(text: Plain) -> str:
    """Return what is looked for by its name alone, without 'the … one' around it."""
    bare = text.text.rstrip(" ?!.")
    for edge in ("the ", "that ", "our "):
        bare = bare[len(edge) :] if bare.lower().startswith(edge) else bare
    return bare.removesuffix(" one").removesuffix(" ones") or text.text


def _alone(text: Plain, known: Known, own: What) -> Span | None:
    found = spans.alone(text.folded, known, ahead=own is What.ACTIONS)
    if found is None and own is What.MISSED:
        back = lengths.past(f"past {text.folded}", known.today, away=False)
        whole = back is not None and back[1][1] - len("past ") >= len(text.folded.rstrip(" ?!."))
        return Span(back[0], None, 0, len(text.text)) if back is not None and whole else None
    if found is not None and own is What.MISSED and found.since == found.until:
        # A recap of one day alone is of all since then.
        return replace(found, until=None)
    return found


def _without_now(text: Plain) -> Plain:
    """Return a text without 'these days', which names no days."""
    at = text.folded.find("these days")
    return (
        text.without(at, at + len("these days"))
        if at >= 0 and not text.folded[at + 10 :].strip(" ?!.")
        else text
    )


def _left(text: Plain, left: Sequence[Token], span: Span | None) -> str:
    """Return the words to look for: those behind 'about', else those that say nothing else."""
    about = words.ABOUT.search(text.folded)
    if about is not None and span is not None and span.start <= about.start() < span.end:
        # The 'on' of 'on the 10th' tells of no subject.
        about = None
    if about is not None and _ON_WEEKDAYS.match(text.folded, about.start()):
        about = None  # 'the clinic on Mondays'
    start, skipped = (about.start("words"), asking.SAYING_NOTHING) if about else (0, asking.KNOWN_WORDS)
    kept = [(token.start, token.end) for token in left if token.start >= start and token.text not in skipped]
    return " ".join(text.text[first:last] for first, last in dict.fromkeys(kept))


def _meant_above(said: Said) -> str:
    """Return the word of the message above that says most of what 'this' is in an answer to it."""
    above = plain.read(said.above.words) if said.above is not None else Plain("")
    found = [above.text[match.start() : match.end()] for match in words.WORD.finditer(above.folded)]
    names = [word for word in found if word.casefold() not in asking.KNOWN_WORDS]
    return max(names, key=lambda word: (not word.endswith(("ing", "ed")), len(word)), default="")


def _which(show: Show, people_: Sequence[tuple[str, ...]], known: Known) -> Ask:
    readings = tuple(Reading(_names(each, known), replace(show, people=each)) for each in people_)
    return Ask(About.PERSON, readings, asks="Whom do you mean?")


def _names(users: Sequence[str], known: Known) -> str:
    return " and ".join(known.by_id[user].name if user in known.by_id else user for user in users)
