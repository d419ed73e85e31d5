"""What a thread's exchanges come to, as proposals: with the record that their words would make if typed."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.language import bounds
from bot.understanding import due_days, plain
from bot.understanding.acts import actions, decisions
from bot.understanding.acts.capture import judged as judging
from bot.understanding.acts.capture import referring, work_asked
from bot.understanding.acts.capture.exchanges import Act, Talk, talk_of
from bot.understanding.acts.capture.judged import Judged, Offer
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Ask, Meaning, New, NewAction, NewDecision, OpenForm, Record
from bot.understanding.plain import Plain
from bot.understanding.proposals import Proposal, RecordAs
from bot.understanding.talk import ThreadMessage
from storage.records import Assignee, DecisionStatus, OwnerKind

_PUTS_UP = re.compile(
    r"\W*(?:let['’]?s|shall we|i propose|proposal:|i suggest we|how about we)\b", re.IGNORECASE
)
_VOICES = 2
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
_LEADS = re.compile(r"\A(?:(?:then|and|but|so|ok|okay|right|well|oh)[,\s]+)+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Matter:
    """Something that a talk comes to: the sentence with its wording, who owns it, where it was taken on.

    A decision was `granted` in the messages of others. Work stands `beside` other sentences of its message
    that give work.
    """

    offer: Offer
    owners: tuple[str, ...] = ()
    taken_on: tuple[int, ...] = ()
    granted: tuple[int, ...] = ()
    beside: frozenset[Act] = frozenset()

    @property
    def work(self) -> str:
        """Its sentence, if its message gives other work in others; '' if all of the message is about it."""
        return self.offer.act.text if self.beside else ""

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
    thread = [replace(each, text=bounds.beginning(each.text)[0]) for each in thread]
    talk = talk_of(thread, called(known, thread))
    judged = judging.judge(talk, [each.user for each in thread])
    offers = judging.choose(judged, talk.names, judging.OFFERED)
    matters = [_matter(offer, talk, judged, offers) for offer in offers]
    each = (one for matter in matters for one in _each(matter, thread, known, talk))
    return Agreed(judged, [_proposed(matter, thread, known, talk) for matter in each])


def _each(matter: Matter, thread: Sequence[ThreadMessage], known: Known, talk: Talk) -> list[Matter]:
    """Return what each of several people is to do, if a sentence tells several by name."""
    act = matter.offer.act
    words = plain.read(act.text, called(known, thread))
    parts = work_asked.apart(words, talk.names) if matter.offer.kind is RecordAs.ACTION else [words]
    if len(parts) < 2:
        return [matter]
    found = []
    for part in parts:
        own = replace(act, text=part.text)
        owners = tuple(talk.named_in(own)[:1])
        taken_on = tuple(at for at in matter.taken_on if thread[at].user in owners)
        found.append(Matter(replace(matter.offer, act=own), owners, taken_on, beside=frozenset({act})))
    return found


def _matter(offer: Offer, talk: Talk, judged: Sequence[Judged], offers: Sequence[Offer]) -> Matter:
    if offer.kind is RecordAs.DECISION:
        return Matter(offer, granted=_granted(offer, talk, {one.act for one in offers}))
    owners = judging.owners(talk, offer.act, judged)
    if work_asked.promises(offer.act.text, talk.names):
        owners = (offer.act.user,)
    elif work_asked.is_of_everybody(offer.act.text):
        owners = ()
    taking = [one for one in judged if one.act.user in owners and one.taker >= TAKEN]
    after = range(offer.act.index + 1, offer.act.index + 1 + ANSWERED)
    taken_on = tuple({one.act.index: 0 for one in taking if one.act.index in after})
    others = {one.act for one in offers if one.kind is offer.kind and one is not offer}
    beside = frozenset(one for one in others if one.index == offer.act.index)
    return Matter(offer, owners, taken_on, beside=beside)


def _granted(offer: Offer, talk: Talk, offered: Collection[Act]) -> tuple[int, ...]:
    """Return the messages in which others agree to a decision, as long as nothing else can be meant."""
    found: dict[int, None] = {}
    for act in talk.after(offer.act, ANSWERED):
        if act.grants and act not in offered:
            found |= {act.index: None} if act.user != offer.act.user else {}
        elif act in offered or act.proposes or act.opens or act.asks_one or act.asks_anybody or act.refuses:
            break
    return tuple(found)


def _is_plainly_agreed(matter: Matter, thread: Sequence[ThreadMessage]) -> bool:
    """Tell whether the next two to speak said yes to a 'let's', and nothing else."""
    index, act = matter.index, matter.offer.act
    agreeing = {thread[at].user for at in matter.granted if at <= index + _VOICES}
    next_to_speak = tuple(range(index + 1, index + 1 + _VOICES))
    plainly = act.proposes and _PUTS_UP.match(act.text) is not None
    return plainly and len(agreeing) >= _VOICES and matter.granted[:_VOICES] == next_to_speak


def called(known: Known, thread: Sequence[ThreadMessage]) -> dict[str, str]:
    """Return the names of those who are in a thread, and of a group's people, by id."""
    return {each.user: each.name for each in thread} | {one.user: one.name for one in known.people}


def _proposal(matter: Matter, thread: Sequence[ThreadMessage], known: Known, talk: Talk) -> Proposal:
    offer, said = matter.offer, thread[matter.index]
    here = replace(
        known,
        speaker=matter.owners[0] if matter.owners else said.user,
        calendar=due_days.calendar(said, known),
    )
    words = plain.read(_HOW_TO_ANSWER.sub("", offer.act.text), called(known, thread))
    chosen, also = offer.likely >= judging.CHOSEN[offer.kind], _also(matter, thread, known)
    chosen = chosen or _is_plainly_agreed(matter, thread)
    proposal = Proposal(
        matter.index, offer.kind, offer.likely, matter.owners, whole=offer.act.cut, chosen=chosen, also=also
    )
    if offer.kind is RecordAs.DECISION:
        return replace(proposal, record=_decision(words, here))
    if any(one.index == matter.index and one.asks_one for one in talk.after(offer.act, 0)):
        words = work_asked.spoken_on(words, talk.names)
    action = _action(work_asked.bare(words, talk.names), here)
    owners = tuple(Assignee(OwnerKind.PERSON, user) for user in matter.owners)
    day = due_days.find(matter.index, matter.owners, thread, known, matter.taken_on, work=matter.work)
    return replace(proposal, record=replace(action, owners=owners, due=day or action.due))


def _proposed(matter: Matter, thread: Sequence[ThreadMessage], known: Known, talk: Talk) -> Proposal:
    """Return a matter as it is proposed, with what was said before that its words only point to."""
    proposal = _proposal(matter, thread, known, talk)
    text = matter.offer.act.text if proposal.record is None else proposal.record.text
    return replace(proposal, of=referring.told_of(text, proposal.kind, matter.offer.act, talk, matter.beside))


def _action(words: Plain, known: Known) -> NewAction:
    found = _first(actions.read_new(Said(Door.ACTION, words), known), NewAction)
    action = found if isinstance(found, NewAction) else NewAction(words.text)
    lost = not action.text or (action.due is None and any(one.field == "due" for one in action.taken))
    text = words.text if lost else action.text
    return replace(action, text=_without_talk(RecordAs.ACTION, text).rstrip(" ?"))


def _decision(words: Plain, known: Known) -> NewDecision:
    meaning = decisions.read_new(Said(Door.DECIDE, words), known)
    found = _first(meaning, NewDecision)
    agreed = found if isinstance(found, NewDecision) else NewDecision(words.text)
    if agreed.status is DecisionStatus.PROPOSED:
        agreed = replace(agreed, status=DecisionStatus.AGREED)
    elif agreed.status is not DecisionStatus.AGREED and not isinstance(meaning, Record):
        # Until which day it is put off is not known: what was agreed is said in full.
        agreed = NewDecision(words.text)
    text = _without_talk(RecordAs.DECISION, _LEADS.sub("", agreed.text)).rstrip(" ?")
    return replace(agreed, text=text)


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


def _also(matter: Matter, thread: Sequence[ThreadMessage], known: Known) -> tuple[int, ...]:
    """Return where else a matter stands: where it was granted, or taken on, or its day was said last."""
    if matter.offer.kind is RecordAs.DECISION:
        return matter.granted
    said = due_days.said(matter.index, matter.owners, thread, known, matter.taken_on)
    return tuple(sorted({*matter.taken_on, *said[-1:]}))
