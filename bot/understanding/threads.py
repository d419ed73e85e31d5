"""Which messages of a thread are likely its decisions and actions. Proposals only: a person confirms each.

How likely a message is, was learned from public meetings whose participants had marked what they decided;
`bench/capture.py` tells how well that does. What it says plainly, and who answers, has the last word.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.language.bounds import Budget
from bot.understanding import agreeing, due_days, whose
from bot.understanding.acts.capture import Heard, judged, learned
from bot.understanding.acts.capture.learned import Likely
from bot.understanding.agreeing import Agreed
from bot.understanding.known import Known
from bot.understanding.meaning import NewAction, NewDecision
from bot.understanding.overhearing import Overheard
from bot.understanding.proposals import Proposal, RecordAs
from bot.understanding.talk import ThreadMessage
from bot.understanding.turns import Turn, turns_of
from storage.records import DecisionStatus, OwnerKind

__all__ = ["Proposal", "RecordAs", "ThreadMessage", "propose"]

READ = 1000
"""Characters of a message that are looked at; the point is near its beginning."""
FEW = 10
"""Of fewer messages than a meeting's matter has, what was learned from meetings tells too little alone."""
TALK = 20
"""A thread of so few messages is a talk: what was put up and who answered tells more than words do."""
TAKEN_UP = 0.9
"""So likely is, among few messages, what others agree to or take on: likelier than their answers."""
PLAIN: Mapping[RecordAs, float] = {RecordAs.DECISION: 0.25, RecordAs.ACTION: 0.25}
"""What is said plainly is chosen where it is at least so likely by what was said near it."""
SURE = 0.65
"""What is so likely is offered even if its words alone say that it is nothing to record."""
_MARKED = re.compile(r"\W*(?:resolved|agreed|decision|decided|action)(?::| then\b| that\b)", re.IGNORECASE)
"""How somebody says that what follows is to be recorded, whatever others say to it."""
LEAST = 0.02
"""What is less likely is not looked at."""
LEAST_PLAIN = 0.03
"""What is less likely by what was said near it is not said plainly either, in a long thread."""
CARRIED = 0.8
"""So likely is a motion on which others voted, whatever its wording: 'Do not support the old format'."""
MOST_PLAIN = 10
"""So many of what is said plainly, and as many of the guesses, fit into a form."""


def propose(
    thread: Sequence[ThreadMessage], budget: Budget | None = None, known: Known | None = None
) -> list[Proposal]:
    """Return what of a thread is likely worth recording, in its order.

    What a message says plainly, in a group of which so much is `known`, comes first, and may be several
    records; guesses bring decisions up to three, and actions up to five. When the time is over, the oldest
    messages are left out.
    """
    budget = budget or Budget()
    read = [replace(each, text=each.text[:READ]) for each in thread]
    messages = turns_of(read)
    weighed = learned.likely(read, budget)
    guesses = _guessed(weighed, messages)
    if known is None:
        return [_told_more_of(one, read, None) for one in guesses]
    heard = Overheard(thread, known, budget)
    if len(messages) <= TALK:
        found = _agreed(agreeing.read(thread, known), messages, heard, budget)
        found = _with_guesses(found, guesses, messages, heard)
    else:
        within = [index for index, one in enumerate(weighed) if _may_be_plain(one, messages[index])]
        found = _with_what_is_plain(guesses, messages, heard, within, budget)
    return [_told_more_of(one, read, known) for one in found]


def _agreed(agreed: Agreed, messages: Sequence[Turn], heard: Overheard, budget: Budget) -> list[Proposal]:
    """Return what a short talk comes to, in the words in which it was said plainly, and what is beside it."""
    said = _said_plainly(messages, heard, range(len(messages)), budget)
    taken = {place for one in agreed.proposals if one.chosen for place in _places(one, agreed)}
    settled = {
        one.record.text.casefold() for one in agreed.proposals if one.chosen and one.record is not None
    }
    beside = [
        replace(one, chosen=_is_chosen(one, agreed, messages[one.index]))
        for one in said
        if (one.kind, one.index) not in taken and not _says_again(one, settled)
    ]
    known = {(one.kind, one.index) for one in beside}
    offered = [
        one
        for one in agreed.proposals
        if (one.chosen or (one.kind, one.index) not in known)
        and (one.likely >= SURE or not _is_vetoed(one, messages[one.index], heard[one.index]))
        and not _is_denied(one, messages[one.index])
    ]
    unlikely = [
        one if one.chosen and _stands(one, messages[one.index]) else _unlikely(one, messages)
        for one in offered
    ]
    return sorted([*_worded(unlikely, said), *beside], key=lambda one: one.index)


def _says_again(plain: Proposal, settled: Collection[str]) -> bool:
    """Tell whether what was said plainly says no more than what is chosen: 'carried', without a count."""
    record = plain.record
    if isinstance(record, NewDecision) and (record.votes or record.condition):
        return False
    return record is not None and record.text.casefold() in settled


def _places(chosen: Proposal, agreed: Agreed) -> Iterator[tuple[RecordAs, int]]:
    """Yield where a chosen matter stands, of its kind: where it was taken on if nothing else was."""
    yield chosen.kind, chosen.index
    for index in chosen.also:
        if agreed.likely(chosen.kind, index) < chosen.likely / 2:
            yield chosen.kind, index


def _stands(proposal: Proposal, message: Turn) -> bool:
    """Tell whether not all who would own work refuse it, nor a proposal is answered by questions alone."""
    if proposal.kind is RecordAs.DECISION:
        answered = any(not each.question for each in message.others)
        return answered or not message.signs.puts_up or not message.is_open
    refusing = {each.message.user for each in message.others if each.refuses}
    return not proposal.owners or not set(proposal.owners) <= refusing


def _is_denied(proposal: Proposal, message: Turn) -> bool:
    """Tell whether somebody soon says that this was not decided."""
    record = proposal.record
    return isinstance(record, NewDecision) and message.disputes(record.text)


def _unlikely(proposal: Proposal, messages: Sequence[Turn]) -> Proposal:
    """Return what is left out until a person chooses it: a decision only as proposed, if nobody agreed."""
    is_open = proposal.kind is RecordAs.DECISION and messages[proposal.index].is_open
    return replace(proposal, chosen=False, open=is_open)


def _with_guesses(
    found: Sequence[Proposal], guesses: Sequence[Proposal], messages: Sequence[Turn], heard: Overheard
) -> list[Proposal]:
    """Return what a short talk comes to, and what else may be: what it left out, by how meetings talk."""

    def is_beside(guess: Proposal) -> bool:
        near = any(one.index == guess.index or _takes_up(one, guess) for one in found)
        likely = not found or guess.likely >= learned.CHOSEN[guess.kind]
        return likely and not near and not _is_vetoed(guess, messages[guess.index], heard[guess.index])

    beside = [_unlikely(guess, messages) for guess in guesses if is_beside(guess)]
    return sorted([*found, *beside], key=lambda one: one.index)


def _takes_up(chosen: Proposal, guess: Proposal) -> bool:
    """Tell whether a guess only is where a chosen matter of its kind was taken on, or dated."""
    return chosen.chosen and chosen.kind is guess.kind and guess.index in chosen.also


def _is_chosen(plain: Proposal, agreed: Agreed, message: Turn) -> bool:
    if not plain.open and _MARKED.match(message.signs.message.text):
        return True
    only_put_up = isinstance(plain.record, NewDecision) and plain.record.status is DecisionStatus.PROPOSED
    least = judged.CHOSEN if only_put_up else PLAIN
    return agreed.likely(plain.kind, plain.index) >= least[plain.kind]


def _worded(agreed: Sequence[Proposal], said: Sequence[Proposal]) -> list[Proposal]:
    """Return what exchanges come to in the words in which it was said plainly, where it was."""
    found = []
    for one in agreed:
        alone = sum(each.kind is one.kind and each.index == one.index for each in agreed) == 1
        plain = [each for each in said if alone and each.kind is one.kind and each.index == one.index]
        if len(plain) == 1 and isinstance(plain[0].record, NewAction) and isinstance(one.record, NewAction):
            due = plain[0].record.due or one.record.due
            found.append(replace(one, record=replace(plain[0].record, owners=one.record.owners, due=due)))
        elif len(plain) == 1 and plain[0].record is not None and not plain[0].open:
            found.append(replace(one, record=plain[0].record, whole=plain[0].whole))
        else:
            found.append(one)
    return found


def _may_be_plain(weighed: Likely, message: Turn) -> bool:
    """Tell whether a message of a long thread is worth hearing: most of them are not."""
    likely = max(learned.chance(weighed, kind) for kind in RecordAs)
    return likely >= LEAST_PLAIN or _MARKED.match(message.signs.message.text) is not None


def _guessed(weighed: Sequence[Likely], messages: Sequence[Turn]) -> list[Proposal]:
    few = len(messages) < FEW
    best: dict[int, Proposal] = {}
    for kind in RecordAs:
        chances = {
            index: _chance(learned.chance(one, kind), kind, messages[index], few=few)
            for index, one in enumerate(weighed)
            if learned.chance(one, kind) >= LEAST
        }
        fit = [index for index, chance in chances.items() if chance >= learned.OFFERED[kind]]
        for index in learned.apart(chances, fit)[: learned.MOST[kind]]:
            guess = _guess(index, kind, chances[index])
            if few and guess.likely < CARRIED:
                guess = replace(guess, chosen=False)
            if index not in best or _weight(guess) > _weight(best[index]):
                best[index] = guess
    return [best[index] for index in sorted(best)]


def _chance(chance: float, kind: RecordAs, message: Turn, *, few: bool) -> float:
    """Return how likely a message is of a kind; among few, what others make of it has the last word."""
    if not message.may_be(kind):
        return 0.0
    taken_up = {each for each in RecordAs if few and message.is_taken_up(each)}
    if kind in taken_up:
        return max(chance, TAKEN_UP)
    return 0.0 if taken_up or (few and not message.hints_at(kind)) else chance


def _guess(index: int, kind: RecordAs, chance: float) -> Proposal:
    return Proposal(index, kind, chance, chosen=chance >= learned.CHOSEN[kind])


def _told_more_of(proposal: Proposal, thread: Sequence[ThreadMessage], known: Known | None) -> Proposal:
    """Return a proposal with who is likely to do it, and by when, if that is a guess as well."""
    if proposal.record is not None or proposal.kind is not RecordAs.ACTION:
        return proposal
    owners = whose.owners(thread, proposal.index)
    day = due_days.find(proposal.index, owners, thread, known, ()) if known is not None else None
    return replace(proposal, owners=owners, due=day)


def _weight(guess: Proposal) -> float:
    """Return how likely a guess is beside one of the other kind, each as rare as it is."""
    return guess.likely / learned.CHOSEN[guess.kind]


def _with_what_is_plain(
    guesses: Sequence[Proposal],
    messages: Sequence[Turn],
    heard: Overheard,
    within: Sequence[int],
    budget: Budget,
) -> list[Proposal]:
    """Return what was said plainly `within` some messages, the newest first, and guesses beside it."""
    found = _said_plainly(messages, heard, within, budget)
    plain = {index for index in heard.said if heard[index].records}
    settled = [each.record.text for each in found if each.record is not None]
    for guess in sorted(guesses, key=lambda each: -each.likely):
        message = messages[guess.index]
        if guess.index in plain or _is_vetoed(guess, message, heard[guess.index]):
            continue
        if message.is_agreed_only_by({each.index for each in found if each.kind is RecordAs.DECISION}):
            continue
        # A later message settles it.
        replaced = any(text in message.signs.message.text for text in settled)
        if not replaced and sum(each.kind is guess.kind for each in found) < learned.MOST[guess.kind]:
            found.append(replace(guess, open=guess.kind is RecordAs.DECISION and message.is_open))
    return sorted(found, key=lambda each: each.index)


def _said_plainly(
    messages: Sequence[Turn], heard: Overheard, within: Sequence[int], budget: Budget
) -> list[Proposal]:
    """Return what was said plainly, the newest if it is too much for a form."""
    found = list[Proposal]()
    for index in takewhile(lambda _: not budget.over, reversed(within)):
        if len(found) < MOST_PLAIN and (said := heard[index]).records:
            found += _plain(index, messages[index], said)
    return [each for each in found if not _is_settled_later(each, found)]


def _is_settled_later(proposal: Proposal, found: Sequence[Proposal]) -> bool:
    """Tell whether a later message says how what this one proposes stands, and is proposed in its place."""
    text = proposal.record.text if proposal.record is not None else ""
    return any(
        each.index > proposal.index and each.record is not None and each.record.text == text for each in found
    )


def _is_vetoed(guess: Proposal, message: Turn, said: Heard) -> bool:
    """Tell whether a message says of itself that it is nothing to record, unless others took it up."""
    if guess.kind is RecordAs.ACTION:
        return said.no_work and message.taker is None
    put = message.signs.puts_up or guess.likely >= CARRIED
    return said.no_decision and not (message.agreeing and put)


def _plain(index: int, message: Turn, said: Heard) -> list[Proposal]:
    found = list[Proposal]()
    for record in said.records:
        if isinstance(record, NewAction):
            owners = tuple(one.user for one in record.owners if one.user and one.kind is OwnerKind.PERSON)
            if not any(each.refuses and each.message.user in owners for each in message.others):
                found.append(Proposal(index, RecordAs.ACTION, 1, owners, record, said.whole))
        elif not message.disputes(record.text):
            undecided = record.status is DecisionStatus.PROPOSED and not message.agreeing
            found.append(Proposal(index, RecordAs.DECISION, 1, (), record, said.whole, undecided))
    return found
