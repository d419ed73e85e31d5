"""Which messages of a thread are likely its decisions and actions. Proposals only: a person confirms each.

Each message is described by a few features of how people come to an end in talk: somebody puts something
up and others agree; somebody asks, and somebody takes it on. The weights were fitted to public meetings
whose participants had marked what they decided; `bench/capture.py` tells how well they do.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.language.bounds import Budget
from bot.understanding.acts.capture import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import NewAction
from bot.understanding.overhearing import Overheard
from bot.understanding.proposals import Proposal, RecordAs
from bot.understanding.talk import ThreadMessage
from bot.understanding.turns import Turn, turns_of
from storage.records import DecisionStatus, OwnerKind

__all__ = ["Proposal", "RecordAs", "ThreadMessage", "propose"]

LONG = 60
READ = 1000
"""Characters of a message that are looked at: the point of a longer one is near its beginning."""
LIKELY = 0.1
"""Few messages of a thread matter, so one that matters with a chance of one in ten is worth showing."""
FULL = 20
"""Messages in a thread of usual length; in a shorter one each message is likelier to be what it was about."""
MOST = 3
MOST_PLAIN = 10
"""So many of what is said plainly, and as many of the guesses, fit into a form."""


# Logistic regression, rounded; the bias comes first.
_WEIGHTS: Mapping[RecordAs, Mapping[str, float]] = {
    RecordAs.DECISION: {
        "bias": -4.9,
        "agreed by": 2.4,
        "settles": 1.0,
        # Formal motions, of which those meetings are full, are put up without these words; talk is not.
        "puts up": 0.3,
        "takes on": -0.5,
        "taken on": -0.5,
        "thanked": -0.5,
        "question": -0.5,
        "only agrees": -1.0,
        "tiny": -1.0,
        "late": 0.8,
    },
    RecordAs.ACTION: {
        "bias": -4.0,
        "agreed by": -0.1,
        "settles": 0.2,
        "puts up": 0.2,
        "takes on": 0.9,
        "asks": 0.7,
        "obliges": 0.4,
        "by when": 0.4,
        "taken on": 0.3,
        "answers": 0.3,
        "thanked": 0.4,
        "question": 0.1,
        "tiny": -0.3,
        "long": -0.3,
        "late": 1.6,
    },
}

# Its place alone does not make a message worth proposing: it has to have one of these.
_SIGNS: Mapping[RecordAs, tuple[str, ...]] = {
    RecordAs.DECISION: ("agreed by", "settles", "puts up"),
    RecordAs.ACTION: ("takes on", "asks", "obliges", "by when", "taken on"),
}


def propose(
    thread: Sequence[ThreadMessage], budget: Budget | None = None, known: Known | None = None
) -> list[Proposal]:
    """Return what of a thread is likely worth recording, in its order.

    What a message says plainly, in a group of which so much is `known`, comes first, and may be several
    records; guesses bring each kind up to three. When the time is over, the oldest messages are left out.
    """
    budget = budget or Budget()
    messages = turns_of([replace(each, text=each.text[:READ]) for each in thread])
    # Looked at one by one as the time goes by, not chosen beforehand.
    read = takewhile(lambda _: not budget.over, reversed(range(len(messages))))
    features = {
        index: {name: float(tell(messages[index])) for name, tell in _FEATURES.items()} for index in read
    }
    guesses = _guessed(messages, features)
    if known is None:
        return guesses
    return _with_what_is_plain(guesses, messages, Overheard(thread, known, budget), budget)


def _guessed(messages: Sequence[Turn], features: Mapping[int, Mapping[str, float]]) -> list[Proposal]:
    enough = LIKELY * min(1, len(messages) / FULL)
    best: dict[int, Proposal] = {}
    for kind in RecordAs:
        fit = [index for index in features if messages[index].may_be(kind)]
        likely = [(_likely(kind, features[index]), index) for index in fit]
        for chance, index in sorted(likely, key=lambda pair: (-pair[0], pair[1]))[:MOST]:
            if chance >= max(enough, best[index].likely if index in best else 0):
                owners = _owners(messages[index], messages) if kind is RecordAs.ACTION else ()
                best[index] = Proposal(index, kind, chance, owners)
    return [best[index] for index in sorted(best)]


def _with_what_is_plain(
    guesses: Sequence[Proposal], messages: Sequence[Turn], heard: Overheard, budget: Budget
) -> list[Proposal]:
    """Return what was said plainly, the newest if it is too much for a form, and guesses beside it."""
    found: list[Proposal] = []
    for index in takewhile(lambda _: not budget.over, reversed(range(len(messages)))):
        if len(found) < MOST_PLAIN and (said := heard[index]).records:
            found += _plain(index, messages[index], said)
    found = [each for each in found if not _is_settled_later(each, found)]
    plain = {index for index in heard.said if heard[index].records}
    settled = [each.record.text for each in found if each.record is not None]
    for guess in sorted(guesses, key=lambda each: -each.likely):
        message = messages[guess.index]
        if guess.index in plain or _is_vetoed(guess.kind, message, heard[guess.index]):
            continue
        if message.is_agreed_only_by({each.index for each in found if each.kind is RecordAs.DECISION}):
            continue
        # A later message settles it, and is proposed in its place.
        replaced = any(text in message.signs.message.text for text in settled)
        if not replaced and sum(each.kind is guess.kind for each in found) < MOST:
            found.append(replace(guess, open=guess.kind is RecordAs.DECISION and message.is_open))
    return sorted(found, key=lambda each: each.index)


def _is_settled_later(proposal: Proposal, found: Sequence[Proposal]) -> bool:
    """Tell whether a later message says how what this one proposes stands, and is proposed in its place."""
    text = proposal.record.text if proposal.record is not None else ""
    return any(
        each.index > proposal.index and each.record is not None and each.record.text == text for each in found
    )


def _is_vetoed(kind: RecordAs, message: Turn, said: Heard) -> bool:
    """Tell whether a message says of itself that it is nothing to record, unless others took it up."""
    if kind is RecordAs.ACTION:
        return said.no_work and message.taker is None
    return said.no_decision and not (message.agreeing and message.signs.puts_up)


def _plain(index: int, message: Turn, said: Heard) -> list[Proposal]:
    found: list[Proposal] = []
    for record in said.records:
        if isinstance(record, NewAction):
            owners = tuple(one.user for one in record.owners if one.user and one.kind is OwnerKind.PERSON)
            if not any(each.refuses and each.message.user in owners for each in message.others):
                found.append(Proposal(index, RecordAs.ACTION, 1, owners, record, said.whole))
        elif not message.disputes(record.text):
            undecided = record.status is DecisionStatus.PROPOSED and not message.agreeing
            found.append(Proposal(index, RecordAs.DECISION, 1, (), record, said.whole, undecided))
    return found


def _likely(kind: RecordAs, features: Mapping[str, float]) -> float:
    if not any(features[sign] for sign in _SIGNS[kind]) or (features["only agrees"] and features["tiny"]):
        return 0.0
    total = sum(weight * features.get(name, 1.0) for name, weight in _WEIGHTS[kind].items())
    return 1 / (1 + math.exp(-total))


def _answers(message: Turn) -> bool:
    """Tell whether somebody takes on what another has just asked."""
    before = message.before
    if before is None or before.message.user == message.user or not message.signs.takes_on:
        return False
    return before.question or before.asks


_FEATURES: Mapping[str, Callable[[Turn], float | bool]] = {
    "agreed by": lambda one: math.log1p(len(one.agreeing)),
    "settles": lambda one: one.signs.settles,
    "puts up": lambda one: one.signs.puts_up,
    "takes on": lambda one: one.signs.takes_on,
    "asks": lambda one: one.signs.asks,
    "obliges": lambda one: one.signs.obliges,
    "by when": lambda one: one.signs.dated,
    "taken on": lambda one: one.taker is not None,
    "answers": _answers,
    "thanked": lambda one: any(each.thanks for each in one.others[:3]),
    "question": lambda one: one.signs.question,
    "only agrees": lambda one: one.signs.agrees,
    "tiny": lambda one: one.signs.length < 3,
    "long": lambda one: one.signs.length > LONG,
    "late": lambda one: one.place,
}


def _owners(message: Turn, thread: Sequence[Turn]) -> tuple[str, ...]:
    """Return who is likely to do it: who said they would, or was asked, or took it on after."""
    if message.signs.takes_on:
        return (message.user,)
    present = {each.user for each in thread}
    named = message.signs.mentions
    if not named and message.signs.to in present and message.signs.to:
        named = (message.signs.to,)
    return tuple(dict.fromkeys(named)) or ((message.taker,) if message.taker else ())
