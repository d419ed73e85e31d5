"""From the words in which somebody asks to what they are to be shown."""

from dataclasses import dataclass, replace

from bot.understanding import people, plain, records
from bot.understanding.acts.lookups import asking, either, nearly, one_record, spans, statuses, words
from bot.understanding.acts.lookups.spans import Span
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    Reading,
    Show,
    What,
)
from bot.understanding.people import MOST_WORDS, Spot
from bot.understanding.plain import Plain
from storage.records import RecordKind

OWN = {Door.DECISIONS: What.DECISIONS, Door.ACTIONS: What.ACTIONS, Door.RECAP: What.MISSED}
"""What each door shows when nothing else is said."""
_ASKED_OF = [(word,) for word in ("we", "i", "you", "they", "he", "she", "the", "any", "all", "our")]
LONG = 5
"""Words from which a statement is more likely to be recorded than looked for."""


def read(said: Said, known: Known) -> Meaning | None:
    """Return what is to be shown; None at other doors for a text that does not ask to see anything."""
    default = OWN.get(said.door)
    said = said if default else replace(said, plain=asking.without_preamble(said.plain))
    text = said.plain
    if not text.text:
        return Show(default) if default else None
    if default is None and _asks_for_nothing(said):
        return None
    bare = text.folded.rstrip(" ?!.")
    if words.HELP.fullmatch(text.folded) or text.folded == "?":
        return Show(What.HELP)
    if (one := one_record.read(said, known)) is not None:
        return one
    asks = default is not None or asking.asks(said, known)
    if not asks or (
        default is None and asking.means_to_record(text) and not words.CALENDAR.search(text.folded)
    ):
        return None
    if special := _special(text, known):
        return special
    if words.STATEMENT.match(bare) and default and len(bare.split()) >= LONG and "?" not in text.folded:
        return either.decision(text)
    return _Asked.of(said, known).meaning(default)


def read_question(said: Said, known: Known) -> Meaning | None:
    """Return the same for what begins as a question: whoever asks for that says nothing of their work."""
    tokens = asking.spoken(said.plain)
    asks = asking.begins_as_question(tokens) or (tokens[:1] and tokens[0] in ("remind", "tell"))
    # 'Have sent it' and 'did A4' tell what was done; 'have we sent it' asks.
    tells = tokens[:1] and tokens[0] in ("have", "had", "did", "do") and tokens[1:2] not in _ASKED_OF
    return read(said, known) if asks and not tells else None


def _asks_for_nothing(said: Said) -> bool:
    """Tell whether a text is a heading, or asks the bot alone about work in hand: 'when is it done?'."""
    text, tokens = said.plain, asking.spoken(said.plain)
    if text.text.endswith(":") or words.FRAME.fullmatch(text.folded):
        return True
    ends = tokens[-1:] in (("done",), ("finished",))
    return said.door in asking.DIRECT and ends and not {"it", "this", "that"}.isdisjoint(tokens)


@dataclass(frozen=True)
class _Asked:
    """What was found in a question: whom it names, when, where things stand, and the words that are left."""

    said: Said
    known: Known
    tokens: tuple[str, ...]
    kind: RecordKind | None
    who: Spot | None
    mine: bool
    span: Span | None
    status: str | None
    left: str
    missed: bool

    @classmethod
    def of(cls, said: Said, known: Known) -> "_Asked":
        text = said.plain
        own = OWN.get(said.door)
        span = spans.find(text.folded, known)
        who = _who(text, known)
        if own is not None and (span or who) is None:
            span = spans.alone(text.folded, known, ahead=own is What.ACTIONS)
            who = nearly.person(text.folded, known) if span is None else None
        taken = [(place.start, place.end) for place in (span, who) if place is not None]
        found = [
            match
            for match in words.WORD.finditer(text.folded)
            if not any(start <= match.start() < end for start, end in taken)
            and not text.folded[: match.end()].endswith("these days")
        ]
        tokens = tuple(asking.bare(match[0]) for match in found)
        mine = asking.is_mine(tokens)
        kind = _kind(tokens)
        status, used = _status(tokens, kind or one_record.KINDS.get(said.door))
        if kind is None and status is None and said.door in one_record.KINDS:
            kind, status, used = _of_the_other(tokens, one_record.KINDS[said.door])
        if mine and status == "open" and [tokens[at] for at in sorted(used)] == ["to", "do"]:
            # 'What have I got to do?' asks for one's own work, however it stands.
            status = None
        if kind is None and status in statuses.ACTIONS.values() and status not in statuses.DECISIONS.values():
            kind = RecordKind.ACTION
        missed = words.MISSED.search(text.folded) is not None
        asked = asking.begins_as_question(tokens) or (tokens[:1] and tokens[0] in words.SHOWS)
        recognised = bool(taken or used or kind or mine or missed or asked)
        recognised = recognised or all(token in asking.KNOWN_WORDS for token in tokens)
        places = [match.span() for at, match in enumerate(found) if at not in used]
        left = _left(text, places, span) if recognised else text.text.rstrip(" ?!.")
        if not left and (who or span) is None and set(tokens) & {"this", "that", "it"}:
            left = _meant_above(said)
        return cls(said, known, tokens, kind, who, mine, span, status, left, missed)

    def meaning(self, default: What | None) -> Meaning:
        """Return what this asks to be shown, or whom a name means where that may be several people."""
        what = self._what(default)
        show = Show(
            what,
            mine=what is What.ACTIONS and self.mine and self.who is None,
            status=self.status if what is not What.MISSED else None,
            since=self.span.since if self.span else None,
            until=self.span.until if self.span else None,
            words="" if what is What.MISSED else self.left,
        )
        alone = self.said.door is Door.RECAP and self.left == self.said.plain.text
        if alone and not self.missed and self.span is None and len(self.left.split()) < MOST_WORDS:
            # 'recap joan', when nobody is called so: their own is no answer to that.
            return replace(show, of=f"@{self.left}")
        if self.who is None:
            return self._of_one_action(show)
        if not self.who.who:
            return replace(show, of=self.said.plain.text[self.who.start : self.who.end])
        if len(self.who.who) > 1:
            return _which(show, self.who, self.known)
        show = replace(show, of=self.who.who[0])
        to_do = self.said.plain.folded[self.who.end :].lstrip(" ,:")
        if self.said.door is Door.ACTIONS and self.who.start == 0 and to_do.startswith("to "):
            asked = either.action(self.said, self.known, Show(What.ACTIONS, of=show.of))
            if asked is not None:
                return asked
        return self._of_one_action(show)

    def _what(self, default: What | None) -> What:
        if self.missed:
            return What.MISSED
        if self.kind is not None:
            return What.ACTIONS if self.kind is RecordKind.ACTION else What.DECISIONS
        if default is not None:
            return default
        if self.said.door is Door.ACTION and not self.left:
            return What.ACTIONS
        if self._is_due():
            return What.ACTIONS
        if self.who is None and self.left and (of_known := self._of_known()):
            return of_known
        if self.who or self.mine or set(self.tokens) & words.OF_WORK_DONE or self.tokens[:1] == ("who",):
            return What.ACTIONS
        return What.DECISIONS

    def _is_due(self) -> bool:
        """Tell whether it is asked what is due: only work is."""
        spanned = self.said.plain.folded[self.span.start : self.span.end].split() if self.span else []
        return "due" in (*self.tokens, *spanned)

    def _of_known(self) -> What | None:
        """Return which kind of record says all that is looked for, where only one kind does."""
        wanted = set(self.left.casefold().split())
        actions = any(wanted <= set(one.text.casefold().split()) for one in self.known.actions)
        decisions = any(wanted <= set(one.text.casefold().split()) for one in self.known.decisions)
        if actions == decisions:
            return None
        return What.ACTIONS if actions else What.DECISIONS

    def _of_one_action(self, show: Show) -> Show:
        """Return the one action that a question about somebody's work is about, where it is plain which."""
        looked_for = set(show.words.casefold().split())
        if show.what is not What.ACTIONS or not looked_for or self.said.door in OWN or show.of is None:
            return show
        alike = [
            action
            for action in self.known.actions
            if looked_for <= set(action.text.casefold().split()) and show.of in action.owners
        ]
        if len(alike) != 1:
            return show
        return Show(What.RECORD, record=records.ref_of(alike[0], self.known))


def _kind(tokens: tuple[str, ...]) -> RecordKind | None:
    if {"we", "still"} <= set(tokens) and not {"doing", "having", "running"}.isdisjoint(tokens):
        return RecordKind.DECISION  # 'are we still doing the café?' asks what stands
    if any(token in ("actions", "action", "tasks", "task") for token in tokens):
        return RecordKind.ACTION
    if any(token in words.OF_DECISIONS for token in tokens):
        return RecordKind.DECISION
    return RecordKind.ACTION if any(token in words.OF_ACTIONS for token in tokens) else None


def _status(tokens: tuple[str, ...], kind: RecordKind | None) -> tuple[str | None, frozenset[int]]:
    kinds = (kind,) if kind is not None else (RecordKind.ACTION, RecordKind.DECISION)
    # Words that are spelt right are not taken for others: 'list' is not 'lost'.
    unknown = tuple(token if token not in asking.KNOWN_WORDS else "" for token in tokens)
    for look, found in ((statuses.find, tokens), (statuses.find_misspelt, unknown)):
        for each in kinds:
            status, used = look(found, each)
            if status is not None:
                # 'What have we agreed?' and 'is the paper done?' ask about all, whatever became of them.
                asked = status == "agreed" and (asking.begins_as_question(tokens) or "we" in tokens)
                asked = asked or (status == "done" and tokens[0] in words.WHETHER)
                return (None if asked else status), used
        if len(tokens) > LONG:
            break
    return None, frozenset()


def _of_the_other(
    tokens: tuple[str, ...], kind: RecordKind
) -> tuple[RecordKind | None, str | None, frozenset[int]]:
    """Return the status of the other kind of record, for 'overdue' where decisions are looked up."""
    other = RecordKind.ACTION if kind is RecordKind.DECISION else RecordKind.DECISION
    status, used = statuses.find(tokens, other)
    rest = [token for at, token in enumerate(tokens) if at not in used]
    if status is None or not all(token in asking.KNOWN_WORDS for token in rest):
        return None, None, frozenset()
    return other, status, used


def _who(text: Plain, known: Known) -> Spot | None:
    """Return whom a question names, other than the one who asks."""
    for one in people.spot(text, known):
        if one.how is people.How.ORGANISATION:
            continue
        return one
    return _whose(text, known)


def _whose(text: Plain, known: Known) -> Spot | None:
    """Return whose things are asked for where the apostrophe was left out: 'mals'."""
    for match in words.WORD.finditer(text.folded):
        if match[0].endswith("s") and len(match[0]) > 3:
            cut = text.cut(match.start(), match.end() - 1)
            named = [one for one in people.spot(cut, known) if one.end == len(cut.text) and one.who]
            if named:
                return replace(named[0], start=match.start(), end=match.end())
    return None


def _left(text: Plain, places: list[tuple[int, int]], span: Span | None) -> str:
    """Return the words to look for: those behind 'about', else those that say nothing else."""
    about = words.ABOUT.search(text.folded)
    if about is not None and asking.is_said_before(text, places, about.start()):
        about = None  # 'Who decided the clinic should be on Mondays': both are looked for
    if about is not None and span is not None and span.start <= about.start() < span.end:
        # The 'on' of 'on the 10th' tells of no subject.
        about = None
    start, skipped = (about.start("words"), asking.SAYING_NOTHING) if about else (0, asking.KNOWN_WORDS)
    kept = [
        text.text[first:last]
        for first, last in places
        if first >= start and asking.bare(text.folded[first:last]) not in skipped
    ]
    return " ".join(kept)


def _meant_above(said: Said) -> str:
    """Return the word of the message above that says most of what 'this' is in an answer to it."""
    above = plain.read(said.above.words) if said.above is not None else Plain("")
    found = [above.text[match.start() : match.end()] for match in words.WORD.finditer(above.folded)]
    return max((word for word in found if word.casefold() not in asking.KNOWN_WORDS), key=len, default="")


def _special(text: Plain, known: Known) -> Show | None:
    """Return what is shown that is no record: one's calendar, or who is in the group."""
    if words.CALENDAR.search(text.folded):
        return Show(What.CALENDAR, mine=True)
    return _people(text, known) if words.PEOPLE.search(text.folded) else None


def _people(text: Plain, known: Known) -> Show:
    named = next((one for one in people.spot(text, known) if one.how is people.How.ORGANISATION), None)
    return Show(What.PEOPLE, words=text.text[named.start : named.end] if named else "")


def _which(show: Show, who: Spot, known: Known) -> Ask:
    readings = tuple(
        Reading(known.by_id[user].name if user in known.by_id else user, replace(show, of=user))
        for user in who.who
    )
    return Ask(About.PERSON, readings, asks="Whom do you mean?")
