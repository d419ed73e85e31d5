"""What a thread's exchanges come to, as proposals: with the record that their words would make if typed."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.language.dates import Calendar
from bot.understanding import plain, when
from bot.understanding.acts import actions, decisions
from bot.understanding.acts.capture import judged as judging
from bot.understanding.acts.capture.exchanges import Act, Talk, acts_of
from bot.understanding.acts.capture.judged import Judged, Offer
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Ask, Meaning, New, NewAction, NewDecision, OpenForm, Record
from bot.understanding.plain import Plain
from bot.understanding.proposals import Proposal, RecordAs
from bot.understanding.talk import ThreadMessage
from storage.records import Assignee, DecisionStatus, OwnerKind

AFTER, FEW = 2, 12
"""In so many messages after it was taken on somebody may still say by when, in so few words."""
ANSWERED = 6
"""In so many messages after it work is taken on."""
TAKEN = 0.3
"""From here on a message likely takes work on."""


_HOW_TO_ANSWER = re.compile(
    r"(?<=\w)[\s.,;:!?–-]+(?:(?:thumbs?(?: up)?|ticks?|hands up|votes?|reactions?)(?: (?:please|pls|if \w+))?"
    r"|👍|✅|ok(?:ay)?|agreed|all agreed|y/n|everyone (?:ok|happy))[\s.!?]*$",
    re.IGNORECASE,
)
"""How somebody asks for an answer to what they put up; it is no part of that."""


@dataclass(frozen=True)
class Matter:
    """Something that a talk comes to: the sentence with its wording, who owns it, where it was taken on.

    A decision was `granted` in the messages of others.
    """

    offer: Offer
    owners: tuple[str, ...] = ()
    taken_on: tuple[int, ...] = ()
    granted: tuple[int, ...] = ()

    @property
    def index(self) -> int:
        """The message with its wording."""
        return self.offer.act.index


@dataclass(frozen=True)
class Agreed:
    """What a thread comes to, and how likely each of its messages is a decision, or work."""

    judged: Sequence[Judged]
    proposals: Sequence[Proposal]

    def likely(self, kind: RecordAs, index: int) -> float:
        """Return how likely a message is of a kind."""
        return max((judging.chance(one, kind) for one in self.judged if one.act.index == index), default=0.0)


def read(thread: Sequence[ThreadMessage], known: Known) -> Agreed:
    """Return what was agreed or taken on in a thread, as learned from how committees talk."""
    talk = talk_of(thread, known)
    judged = judging.judge(talk, [each.user for each in thread])
    offers = judging.choose(judged, talk.names, judging.OFFERED)
    matters = [_matter(offer, talk, judged, offers) for offer in offers]
    return Agreed(judged, [_proposal(matter, thread, known) for matter in matters])


def _matter(offer: Offer, talk: Talk, judged: Sequence[Judged], offers: Sequence[Offer]) -> Matter:
    if offer.kind is RecordAs.DECISION:
        return Matter(offer, granted=_granted(offer, talk, {one.act for one in offers}))
    owners = judging.owners(talk, offer.act, judged)
    taking = [one for one in judged if one.act.user in owners and one.taker >= TAKEN]
    after = range(offer.act.index + 1, offer.act.index + 1 + ANSWERED)
    return Matter(offer, owners, tuple({one.act.index: 0 for one in taking if one.act.index in after}))


def _granted(offer: Offer, talk: Talk, offered: Collection[Act]) -> tuple[int, ...]:
    """Return the messages in which others agree to a decision, as long as nothing else can be meant."""
    found: dict[int, None] = {}
    for act in talk.after(offer.act, ANSWERED):
        if act.grants and act not in offered:
            found |= {act.index: None} if act.user != offer.act.user else {}
        elif act in offered or act.proposes or act.opens or act.asks_one or act.asks_anybody or act.refuses:
            break
    return tuple(found)


def talk_of(thread: Sequence[ThreadMessage], known: Known) -> Talk:
    """Return the sentences of a thread, with who agreed to each message, or did not, by a reaction."""
    names, called = _names(thread, known), _called(known, thread)
    return Talk(
        acts_of([(each.user, plain.read(each.text, called).text) for each in thread], names),
        names,
        {index: each.agreeing for index, each in enumerate(thread) if each.agreeing},
        {index: each.opposing for index, each in enumerate(thread) if each.opposing},
    )


def _called(known: Known, thread: Sequence[ThreadMessage]) -> dict[str, str]:
    return {each.user: each.name for each in thread} | {one.user: one.name for one in known.people}


def _names(thread: Sequence[ThreadMessage], known: Known) -> dict[str, str]:
    """Return the ids of a group's people by name, and by each word of a name that is only theirs."""
    called = _called(known, thread)
    words: dict[str, set[str]] = {}
    for user, name in called.items():
        for word in {name.casefold(), *name.casefold().split()}:
            words.setdefault(word, set()).add(user)
    return {word: next(iter(users)) for word, users in words.items() if len(users) == 1}


def _proposal(matter: Matter, thread: Sequence[ThreadMessage], known: Known) -> Proposal:
    offer, said = matter.offer, thread[matter.index]
    here = replace(
        known, speaker=matter.owners[0] if matter.owners else said.user, calendar=_when(said, known)
    )
    words = plain.read(_HOW_TO_ANSWER.sub("", offer.act.text), _called(known, thread))
    chosen, also = offer.likely >= judging.CHOSEN[offer.kind], _also(matter, thread, known)
    proposal = Proposal(matter.index, offer.kind, offer.likely, matter.owners, chosen=chosen, also=also)
    if offer.kind is RecordAs.DECISION:
        return replace(proposal, record=_decision(words, here))
    action = _action(words, here)
    owners = tuple(Assignee(OwnerKind.PERSON, user) for user in matter.owners)
    return replace(
        proposal, record=replace(action, owners=owners, due=_due(matter, thread, known) or action.due)
    )


def _when(said: ThreadMessage, known: Known) -> Calendar:
    """Return the calendar as of when something was said, so that 'by Friday' is the Friday after that."""
    return known.calendar if said.at is None else replace(known.calendar, now=said.at)


def _action(words: Plain, known: Known) -> NewAction:
    found = _first(actions.read_new(Said(Door.ACTION, words), known), NewAction)
    action = found if isinstance(found, NewAction) else NewAction(words.text)
    return replace(action, text=_without_talk(RecordAs.ACTION, action.text))


def _decision(words: Plain, known: Known) -> NewDecision:
    found = _first(decisions.read_new(Said(Door.DECIDE, words), known), NewDecision)
    agreed = found if isinstance(found, NewDecision) else NewDecision(words.text)
    text = _without_talk(RecordAs.DECISION, agreed.text)
    return replace(agreed, text=text, status=DecisionStatus.AGREED)


def _without_talk(kind: RecordAs, text: str) -> str:
    """Return a wording without the talk that leads to it: without 'shall we', and its question mark."""
    said = Plain(text, folded=plain.fold(text))
    come_to = decisions.matter(said) if kind is RecordAs.DECISION else actions.matter(said)
    return come_to.text or text


def _first(meaning: Meaning | None, kind: type[New]) -> New | None:
    if isinstance(meaning, Ask):
        return next((one for each in meaning.readings if (one := _first(each.means, kind)) is not None), None)
    records = meaning.records if isinstance(meaning, Record | OpenForm) else ()
    return next((one for one in records if isinstance(one, kind)), None)


def _due(matter: Matter, thread: Sequence[ThreadMessage], known: Known) -> date | None:
    """Return the day by which work is due, wherever that was said: by its taker, by who asked, or with it."""
    said = [thread[index] for index in _said_of(matter, thread)]
    calendars = [_when(each, known) for each in (thread[matter.index], *said)]
    return when.due(thread[matter.index].text, [each.text for each in said], calendars)


def _said_of(matter: Matter, thread: Sequence[ThreadMessage]) -> list[int]:
    """Return the messages after the wording of work that may say by when it is due."""
    last, asked = max((matter.index, *matter.taken_on)), thread[matter.index].user
    return [
        index
        for index in range(matter.index + 1, min(len(thread), last + 1 + AFTER))
        if index in matter.taken_on
        or (thread[index].user in (asked, *matter.owners) and len(thread[index].text.split()) <= FEW)
    ]


def _also(matter: Matter, thread: Sequence[ThreadMessage], known: Known) -> tuple[int, ...]:
    """Return where else a matter stands: where it was granted, or taken on, or its day was said last."""
    if matter.offer.kind is RecordAs.DECISION:
        return matter.granted
    dated = [
        index
        for index in _said_of(matter, thread)
        if when.due("", [thread[index].text], [_when(thread[index], known)] * 2) is not None
    ]
    return tuple(sorted({*matter.taken_on, *dated[-1:]}))
