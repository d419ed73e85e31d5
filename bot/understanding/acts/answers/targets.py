"""Which action an answer is about: by number, group or words, by what it stands under, or the only one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.language.wording import word_set
from bot.understanding import likeness
from bot.understanding.acts.answers import awaited, places
from bot.understanding.acts.answers.places import Place
from bot.understanding.known import Door, Known, KnownAction, Said
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import Ref
from storage.records import OPEN_ACTIONS, ActionStatus, RecordKind

DIRECT = (Door.DIRECT, Door.REPLY)
_EVERYTHING = phrases(
    "everything, neither, none of them, either of these, either of them, either of those"
    ", all of them, all of these, all my actions, all three, all four, all five, they are all"
    ", the pair, the two, two of them"
    ", the whole lot, all of mine, all mine, all my items, all my tasks, all my stuff"
    ", my two"
    ", both, the lot, popeth, tout est"
)
_ALL = phrases("all done, all sorted, all finished, all complete, all sent, yes to both, yes to all")
_AND = (["and"], ["&"], ["plus"], [","], ["both"])
_NAMING = word_set("and & plus the my our a both letter email paper list one report also")
"""What may stand beside the words of an action in its name."""
_BEFORE = word_set("the my our that those these all")
_FEW = 6
_MOST_LISTED = 4


@dataclass(frozen=True)
class Target:
    """The actions that may be meant: each of `every`, or one of `any`.

    `named` tells that the text itself names them, `unknown` the number of one that there is none of.
    """

    every: tuple[KnownAction, ...] = ()
    any: tuple[KnownAction, ...] = ()
    named: bool = False
    unknown: Ref | None = None
    by_number: bool = False
    also: tuple[KnownAction, ...] = ()
    """What is meant beside one of `any`."""
    in_groups: bool = False
    """Whether what is open is only which group's it is."""


def find(line: Line, said: Said, known: Known) -> Target:
    """Return which actions a line is about, as far as that can be told."""
    place = places.place_of(line, known)
    numbers = _numbers_of_it(line, said, known)
    if numbers:
        return _of_numbers(numbers, place, line, said, known)
    about = tuple(action for each in said.about if (action := of_ref(each, said, known)))
    mine = own(said, known)
    linked = bool(about) and place is not None and not place.of_work
    if place and not linked and not any(action.channel == place.channel for action in about):
        there = tuple(action for action in mine if action.channel == place.channel)
        return _one_of(there, named=True)
    named = likeness.named(line.words, mine)
    if said.about:
        return _under(about, named, line)
    each = _listed(line, mine) or (named if len(named) == 1 else ())
    if each or (line.has(_EVERYTHING) and mine):
        return Target(every=each or mine, named=True)
    return _one_of(named or mine, named=bool(named))


def _numbers_of_it(line: Line, said: Said, known: Known) -> tuple[int, ...]:
    """Return the numbers of the actions that a line is about, and not those that it says they wait for."""
    numbers, part = numbers_in(line), awaited.part_of(line) or awaited.needed(line)
    if part is None or not numbers_in(part):
        return numbers
    first = numbers_in(part)
    rest = tuple(number for number in numbers if number not in first)
    others = any(action.number not in first for action in own(said, known))
    return rest if rest or said.about or others else numbers


def _of_numbers(numbers: Sequence[int], place: Place | None, line: Line, said: Said, known: Known) -> Target:
    """Return what is named by number, with what is named beside it in other words."""
    if place and place.of_work and places.is_apart(line, place):
        there = tuple(action for action in own(said, known) if action.channel == place.channel)
        numbered = _numbered(numbers, None, said, known)
        if len(there) == 1 and numbered.every:
            return replace(numbered, every=(*numbered.every, *there))
    numbered = _numbered(numbers, place.channel if place else None, said, known)
    return _with_named(numbered, line, said, known)


def closed(line: Line, said: Said, known: Known) -> Target | None:
    """Return what is done already, where somebody takes that back: what they name, or their only one."""
    done = [action for action in known.actions if action.status is ActionStatus.DONE]
    if said.door in DIRECT:
        done = [action for action in done if known.speaker in action.owners]
    named = likeness.named(line.words, done)
    if named:
        return _one_of(named, named=True)
    mine = tuple(action for action in done if known.speaker in action.owners)
    return None if said.about or not mine else _one_of(mine, named=False)


def of_others(line: Line, known: Known) -> tuple[KnownAction, ...]:
    """Return which open actions of the channel, be they anybody's, a line names by most of their words."""
    there = [action for action in known.actions if action.status in OPEN_ACTIONS]
    named = likeness.named(line.words, there)
    if len(named) != 1:
        return ()
    nouns = likeness.nouns_of(named[0].text)
    score = likeness.score(line.words, named[0])
    begins = any(likeness.alike(word, noun) for word in line.words[:3] for noun in nouns)
    people = {user for spot in line.spots for user in spot.who}
    return named if score > 1 or begins or not people.isdisjoint(named[0].owners) else ()


def within_reach(said: Said, known: Known) -> tuple[KnownAction, ...]:
    """Return the actions that may be told apart by their words: those above, and one's own."""
    about = tuple(action for each in said.about if (action := of_ref(each, said, known)))
    if said.door not in DIRECT:
        return about or own(said, known)
    return (*about, *(action for action in own(said, known) if action not in about))


def beside(part: Line, said: Said, known: Known) -> Said:
    """Return what is said in one of several parts: of no message above where it names other work."""
    about = [action for each in said.about if (action := of_ref(each, said, known))]
    named = likeness.named(part.words, own(said, known))
    return replace(said, about=()) if len(named) == 1 and about and named[0] not in about else said


def own(said: Said, known: Known) -> tuple[KnownAction, ...]:
    """Return the speaker's open actions that may be meant at a door, soonest first."""
    return tuple(sorted(known.mine(), key=lambda action: (action.due is None, action.due)))


def numbers_in(line: Line) -> tuple[int, ...]:
    """Return the numbers of the actions that a line names."""
    found = [int(word[1:]) for word in line.words if word[0] == "A" and word[1:].isdecimal()]
    return tuple(dict.fromkeys(found))


def of_ref(ref: Ref, said: Said, known: Known) -> KnownAction | None:
    """Return what is known of an action that the message above shows."""
    if ref.kind is not RecordKind.ACTION:
        return None
    fitting = [action for action in known.actions if action.number == ref.number]
    if ref.channel is not None:
        fitting = [action for action in fitting if action.channel == ref.channel]
    return fitting[0] if fitting else None


def ref(action: KnownAction, said: Said, known: Known) -> Ref:
    """Return what names an action at a door: with its group, where people write to the bot alone."""
    channel = action.channel if said.door in DIRECT or action.channel != known.channel else None
    return Ref(RecordKind.ACTION, action.number, channel or None)


def _numbered(numbers: Iterable[int], place: str | None, said: Said, known: Known) -> Target:
    every: list[KnownAction] = []
    any_of: tuple[KnownAction, ...] = ()
    for number in numbers:
        fitting = _fitting(number, place, said, known)
        if not fitting:
            return Target(named=True, by_number=True, unknown=Ref(RecordKind.ACTION, number, place))
        if len(fitting) > 1 and not any_of:
            any_of = fitting
        else:
            every += fitting
    if any_of:
        return Target(any=any_of, also=tuple(every), named=True, by_number=True, in_groups=True)
    return Target(every=tuple(every), named=True, by_number=True)


def _fitting(number: int, place: str | None, said: Said, known: Known) -> tuple[KnownAction, ...]:
    """Return the actions of a number: in the group that is named, in what is answered, one's own, or any."""
    fitting = [action for action in known.actions if action.number == number]
    if place:
        return tuple(action for action in fitting if action.channel == place)
    shown = [
        action for each in said.about if (action := of_ref(each, said, known)) and action.number == number
    ]
    if shown or said.door not in DIRECT:
        return tuple(shown or [each for each in fitting if each.channel in (known.channel, "")])
    mine = [action for action in fitting if known.speaker in action.owners]
    still = [action for action in mine if action.status in OPEN_ACTIONS]
    return tuple(still or mine or fitting)


def _with_named(target: Target, line: Line, said: Said, known: Known) -> Target:
    """Return what is named by number, with what stands beside it by its words: 'A3 and the empty homes'."""
    if said.about or target.any or target.unknown is not None:
        return target
    texts = [piece.text for piece in line.pieces]
    beside: list[str] = []
    for at, text in enumerate(texts):
        if places.is_number(text):
            beside += texts[at + 2 : at + 5] if texts[at + 1 : at + 2] in _AND else []
            beside += texts[max(0, at - 4) : at - 1] if texts[max(0, at - 1) : at] in _AND else []
    others = [action for action in own(said, known) if action not in target.every]
    named = likeness.named(beside, others)
    return replace(target, every=(*target.every, *named)) if len(named) == 1 else target


def _listed(line: Line, mine: Sequence[KnownAction]) -> tuple[KnownAction, ...]:
    """Return several actions that a line lists by their words: 'the paper and the letter are done'."""
    starts = [0, *(at + 1 for at, piece in enumerate(line.pieces) if [piece.text] in _AND)]
    bounds = list(zip(starts, [*starts[1:], len(line.pieces)], strict=True))
    if not 1 < len(bounds) <= _MOST_LISTED:
        return ()
    parts = [line.part(start, end) for start, end in bounds]
    named = [likeness.named(part.words, mine) for part in parts]
    if any(len(each) != 1 for each in named) or len({each[0] for each in named}) < len(named):
        return ()
    # 'The paper is done and the letter is not' is no list: all but one part have to be names alone.
    bare = [_is_name_of(part, each[0]) for part, each in zip(parts, named, strict=True)]
    return tuple(each[0] for each in named) if sum(bare) >= len(bare) - 1 else ()


def _is_name_of(part: Line, action: KnownAction) -> bool:
    own_words = likeness.words_of(action.text)
    return all(
        word in _NAMING or any(likeness.alike(word, each) for each in own_words) for word in part.words
    )


def _under(about: tuple[KnownAction, ...], named: tuple[KnownAction, ...], line: Line) -> Target:
    """Return what is meant under a message: what it shows, unless other words are plainly meant."""
    here = tuple(action for action in about if action in named)
    if not here and len(named) == 1 and (likeness.score(line.words, named[0]) > 1 or _heads(line, named[0])):
        return Target(any=(*about, *named)) if about else Target(every=named, named=True)
    if len(about) > 1 and (line.has(_EVERYTHING) or line.has(_ALL)):
        return Target(every=about)
    return _one_of(here or about, named=False)


def _heads(line: Line, action: KnownAction) -> bool:
    """Tell whether a few words begin with what an action is of: 'chairs done'."""
    first = next((word for word in line.words if word not in _BEFORE), "")
    return len(line.words) < _FEW and any(
        likeness.alike(first, noun) for noun in likeness.nouns_of(action.text)
    )


def _one_of(actions: tuple[KnownAction, ...], *, named: bool) -> Target:
    return Target(every=actions, named=named) if len(actions) == 1 else Target(any=actions, named=named)
