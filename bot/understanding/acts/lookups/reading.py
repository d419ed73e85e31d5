"""From the words in which somebody asks to what they are to be shown."""

from dataclasses import dataclass, replace

from bot.language.wording import word_set
from bot.understanding import people, plain, records
from bot.understanding.acts.lookups import one_record, spans, statuses, words
from bot.understanding.acts.lookups.spans import Span
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import (
    About,
    Ask,
    Meaning,
    NewDecision,
    Reading,
    Record,
    Show,
    What,
)
from bot.understanding.people import MOST_WORDS, Spot
from bot.understanding.plain import Plain
from storage.records import RecordKind

OWN = {Door.DECISIONS: What.DECISIONS, Door.ACTIONS: What.ACTIONS, Door.RECAP: What.MISSED}
"""What each door shows when nothing else is said."""
_SUBJECTS = [(word,) for word in ("we", "i", "you", "they", "he", "she", "the", "any", "all", "our")]
_SAYING_NOTHING = words.FILLS | words.ASKS | words.SHOWS | words.MINE
_KNOWN_WORDS = _SAYING_NOTHING | words.OF_DECISIONS | words.OF_ACTIONS | words.OF_WORK_DONE
DIRECT = (Door.DIRECT, Door.REPLY)
RECORDING = (Door.DECIDE, Door.ACTION)
"""Where a text records something unless it plainly asks for something."""
_POLITE = word_set("hey hi hello please pls ok so and could can would will you")
_ANSWERS = word_set("agreed done finished complete completed dropped closed late behind all")
"""Words that say something by themselves, rather than ask for what is so."""
_RECORDS = (("decide",), ("decision",), ("action",))
"""A word alone that asks to record something, wherever no command says what to do."""
LONG = 5
"""Words from which a statement is more likely to be recorded than looked for."""


def read(said: Said, known: Known) -> Meaning | None:
    """Return what is to be shown; None at other doors for a text that does not ask to see anything."""
    text = said.plain
    default = OWN.get(said.door)
    if not text.text:
        return Show(default) if default else None
    if default is None and (text.text.endswith(":") or words.FRAME.fullmatch(text.folded)):
        return None
    bare = text.folded.rstrip(" ?!.")
    if words.HELP.fullmatch(text.folded) or text.folded == "?":
        return Show(What.HELP)
    if (one := one_record.read(said, known)) is not None:
        return one
    asks = default is not None or _asks(said, known)
    if not asks or (default is None and _means_to_record(text)):
        return None
    if words.PEOPLE.search(text.folded):
        return _people(text, known)
    if words.STATEMENT.match(bare) and default and len(bare.split()) >= LONG and "?" not in text.folded:
        return _statement(text)
    return _Asked.of(said, known).meaning(default)


def read_question(said: Said, known: Known) -> Meaning | None:
    """Return the same for what begins as a question: whoever asks for that says nothing of their work."""
    tokens = _spoken(said.plain)
    asks = _begins_as_question(tokens) or (tokens[:1] and tokens[0] in ("remind", "tell"))
    # 'Have sent it' and 'did A4' tell what was done; 'have we sent it' asks.
    tells = tokens[:1] and tokens[0] in ("have", "had", "did", "do") and tokens[1:2] not in _SUBJECTS
    return read(said, known) if asks and not tells else None


def _means_to_record(text: Plain) -> bool:
    """Tell whether what sounds like a question suggests something, or is the head of a table."""
    return any(each.match(text.folded) for each in (words.SHOULD, words.SUGGESTS, words.TABLE))


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
        span = spans.find(text.folded, known)
        who = _who(text, known)
        taken = [(place.start, place.end) for place in (span, who) if place is not None]
        found = [
            match
            for match in words.WORD.finditer(text.folded)
            if not any(start <= match.start() < end for start, end in taken)
        ]
        tokens = tuple(_bare(match[0]) for match in found)
        mine = any(token in words.MINE for token in tokens)
        kind = _kind(tokens)
        status, used = _status(tokens, kind or one_record.KINDS.get(said.door))
        if kind is None and status in statuses.ACTIONS.values() and status not in statuses.DECISIONS.values():
            kind = RecordKind.ACTION
        missed = words.MISSED.search(text.folded) is not None
        asked = _begins_as_question(tokens) or (tokens[:1] and tokens[0] in words.SHOWS)
        recognised = bool(taken or used or kind or mine or missed or asked)
        recognised = recognised or all(token in _KNOWN_WORDS for token in tokens)
        places = [match.span() for at, match in enumerate(found) if at not in used]
        left = _left(text, places) if recognised else text.text.rstrip(" ?!.")
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
            until=self.span.until if self.span and what is not What.MISSED else None,
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
        return self._of_one_action(replace(show, of=self.who.who[0]))

    def _what(self, default: What | None) -> What:
        if self.missed:
            return What.MISSED
        if self.kind is not None:
            return What.ACTIONS if self.kind is RecordKind.ACTION else What.DECISIONS
        if default is not None:
            return default
        if self.said.door is Door.ACTION and not self.left:
            return What.ACTIONS
        if self.who or self.mine or set(self.tokens) & words.OF_WORK_DONE or self.tokens[:1] == ("who",):
            return What.ACTIONS
        return What.DECISIONS

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


def _asks(said: Said, known: Known) -> bool:
    """Tell whether a text at an open door asks to see something."""
    text = said.plain
    tokens = _spoken(text)
    if not tokens or tokens in _RECORDS or words.TO_RECORD.match(text.folded):
        return False
    if words.MISSED.search(text.folded) or words.PEOPLE.search(text.folded):
        return True
    if tokens[0] in words.SHOWS:
        return _commands(said, tokens, known)
    if _begins_as_question(tokens):
        known_kind = _is_of_records(tokens) or (
            # What somebody asks the bot alone may be for whoever gave them the work: 'which hall, though?'.
            said.door not in DIRECT and ("?" in text.folded or tokens[0] in words.OF_A_KIND)
        )
        known_kind = known_kind or any(token in words.MINE for token in tokens)
        return known_kind or (tokens[0] in words.OF_REASON and "we" in tokens)
    if set(tokens) <= _ANSWERS or tokens[0] in words.RECORDS:
        return False
    if said.door is Door.ACTION and set(tokens) <= words.MINE - {"i", "me"} | {"please", "all"}:
        return not {"mine", "my"}.isdisjoint(tokens)
    return all(
        token in words.FILLS | words.MINE | words.OF_DECISIONS | words.OF_ACTIONS or _is_status(token)
        for token in tokens
    ) and _is_of_records(tokens)


def _spoken(text: Plain) -> tuple[str, ...]:
    """Return the words of a text, without those of courtesy before them."""
    tokens = tuple(_bare(match[0]) for match in words.WORD.finditer(text.folded))
    while tokens and tokens[0] in _POLITE:
        tokens = tokens[1:]
    return tokens


def _commands(said: Said, tokens: tuple[str, ...], known: Known) -> bool:
    """Tell whether a text that begins with a verb of seeing is a command: 'Open on Sundays' is none."""
    names = {name for person in known.people for name in person.name.casefold().split()}
    spoken = _KNOWN_WORDS | names
    if all(token in spoken or _is_status(token) for token in tokens[1:]) or tokens[0] in words.SEEKS:
        return True
    for_me = tokens[1:2] in (("me",), ("us",))
    if said.door in RECORDING or tokens[0] in ("tell", "remind"):
        return for_me and tokens[0] in words.TELLS
    return tokens[0] in words.TELLS


def _is_of_records(tokens: tuple[str, ...]) -> bool:
    about = words.OF_DECISIONS | words.OF_ACTIONS | words.OF_WORK_DONE
    return any(token in about or _is_status(token) for token in tokens)


def _is_status(token: str) -> bool:
    return token in statuses.ACTIONS or token in statuses.DECISIONS


def _begins_as_question(tokens: tuple[str, ...]) -> bool:
    return bool(tokens) and tokens[0] in words.ASKS


def _kind(tokens: tuple[str, ...]) -> RecordKind | None:
    if any(token in ("actions", "action", "tasks", "task") for token in tokens):
        return RecordKind.ACTION
    if any(token in words.OF_DECISIONS for token in tokens):
        return RecordKind.DECISION
    return RecordKind.ACTION if any(token in words.OF_ACTIONS for token in tokens) else None


def _status(tokens: tuple[str, ...], kind: RecordKind | None) -> tuple[str | None, frozenset[int]]:
    kinds = (kind,) if kind is not None else (RecordKind.ACTION, RecordKind.DECISION)
    # Words that are spelt right are not taken for others: 'list' is not 'lost'.
    unknown = tuple(token if token not in _KNOWN_WORDS else "" for token in tokens)
    for look, found in ((statuses.find, tokens), (statuses.find_misspelt, unknown)):
        for each in kinds:
            status, used = look(found, each)
            if status is not None:
                # 'What have we agreed?' and 'is the paper done?' ask about all, whatever became of them.
                asked = status == "agreed" and (_begins_as_question(tokens) or "we" in tokens)
                asked = asked or (status == "done" and tokens[0] in words.WHETHER)
                return (None if asked else status), used
        if len(tokens) > LONG:
            break
    return None, frozenset()


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


def _left(text: Plain, places: list[tuple[int, int]]) -> str:
    """Return the words to look for: those behind 'about', else those that say nothing else."""
    about = words.ABOUT.search(text.folded)
    start, skipped = (about.start("words"), _SAYING_NOTHING) if about else (0, _KNOWN_WORDS)
    kept = [
        text.text[first:last]
        for first, last in places
        if first >= start and _bare(text.folded[first:last]) not in skipped
    ]
    return " ".join(kept)


def _meant_above(said: Said) -> str:
    """Return the word of the message above that says most of what 'this' is in an answer to it."""
    above = plain.read(said.above.words) if said.above is not None else Plain("")
    found = [above.text[match.start() : match.end()] for match in words.WORD.finditer(above.folded)]
    return max((word for word in found if word.casefold() not in _KNOWN_WORDS), key=len, default="")


def _bare(token: str) -> str:
    return token.removesuffix("'s") if token not in words.ASKS else token


def _people(text: Plain, known: Known) -> Show:
    named = next((one for one in people.spot(text, known) if one.how is people.How.ORGANISATION), None)
    return Show(What.PEOPLE, words=text.text[named.start : named.end] if named else "")


def _which(show: Show, who: Spot, known: Known) -> Ask:
    readings = tuple(
        Reading(known.by_id[user].name if user in known.by_id else user, replace(show, of=user))
        for user in who.who
    )
    return Ask(About.PERSON, readings, asks="Whom do you mean?")


def _statement(text: Plain) -> Ask:
    words_ = text.text
    readings = (
        Reading("Record it as a decision", Record((NewDecision(words_),))),
        Reading("Look for it", Show(What.DECISIONS, words=words_)),
    )
    return Ask(About.READING, readings, asks="Is this to be recorded, or looked for?")
