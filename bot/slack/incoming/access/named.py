"""Which groups a button or a form belongs to: by our own record of what it stands on and what it names.

A value proves nothing: anybody can send another one. So it counts only together with the record that it came
from: the channel or the message that was pressed, whom that was sent to, and what it showed them.
"""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack.incoming.requests import Press, Request, id_in
from storage import actions, concerns, decisions, drafts, history, meetings, outbox, people
from storage import groups as known_groups
from storage.database import Session
from storage.records import Action, Decision, Meeting, Outgoing, Person, ReplyMeans

MOST_NAMED = 50
"""Of the ids in a button's value; ours hold fewer."""
NOTHING_LIKE_THAT = (
    "You are no longer in this group, or there is nothing like that in it, so nothing was stored."
    " Ask somebody in it to add you."
)
"""What is said in a modal, which may have been open since before they left: the same of both."""


TYPED_TOO_LONG_AGO = (
    "That question is more than a week old, and what was typed is forgotten: please type it again."
)


@dataclass(frozen=True)
class Claim:
    """What somebody presses or sends in. They must see its `place`, if it has one, and one of its `groups`.

    `place` is the group whose channel, or whose message to them, it was pressed in. `groups` are those whose
    records it names: empty when there is no such record, None when it names nothing. `unknown` is the answer
    both for what does not exist and for what is not theirs; `person` is what we know of its sender. `inside`
    means that only people in the channel may do it, even if others may see it. What only `reads` is also open
    to people who have left a channel that they may still see.
    """

    place: str | None
    groups: tuple[str, ...] | None
    unknown: str
    person: Person | None
    inside: bool
    reads: bool

    @property
    def channels(self) -> tuple[str, ...]:
        """Every group that it is about, each once."""
        place = () if self.place is None else (self.place,)
        return tuple(dict.fromkeys([*place, *(self.groups or ())]))


@dataclass(frozen=True)
class Place:
    """Where something was pressed: in a group's channel, on a message `sent` to them, or in a modal.

    A Home tells no more of what it has shown than a modal does.
    `said` is all that the message said: it may have carried others.
    """

    channel: str | None = None
    sent: Outgoing | None = None
    said: Sequence[Outgoing] = ()
    modal: bool = False

    def shows(self, record: Decision | Action | Meeting) -> bool:
        """Tell whether what was pressed can have shown a record; a modal does not tell."""
        if self.modal or record.channel in (self.channel, *(each.channel for each in self.said)):
            return True
        if isinstance(record, Meeting):
            return any(record.id in each.about.meeting_ids for each in self.said)
        if isinstance(record, Decision):
            return any(record.id in each.about.decision_ids for each in self.said)
        shown = {action for each in self.said for action in each.about.action_ids}
        return record.id in shown


@dataclass(frozen=True)
class ValueKind:
    """What a button's value or a form's metadata names: how to find its groups, and what is said of none.

    `inside` and `reads` as in a `Claim`. What is `anywhere` can be pressed outside groups, too.
    """

    find: Callable[[Session, Request, Place], Awaitable[list[str] | None]]
    unknown: str
    inside: bool = False
    reads: bool = False
    anywhere: bool = False


async def claim(session: Session, request: Request, kind: str) -> Claim:
    """Return what somebody claims who presses a button or sends in a form that names this `kind` of thing."""
    place, what = await _place(session, request), VALUES[kind]
    groups = await what.find(session, request, place)
    unknown = NOTHING_LIKE_THAT if place.modal else what.unknown
    person = await people.find(session, request.team, request.user)
    named = None if groups is None else tuple(dict.fromkeys(groups))
    channel = place.channel
    if what.anywhere and channel and await known_groups.find(session, request.team, channel) is None:
        channel = None
    return Claim(channel, named, unknown, person, what.inside, what.reads)


async def _place(session: Session, request: Request) -> Place:
    if not isinstance(request, Press) or request.view:
        return Place(modal=True)
    if not request.channel.startswith("D"):
        return Place(request.channel)
    sent = await request.outbox_row(session)
    if sent is None or sent.recipient != request.user:
        return Place()
    said = await outbox.carried.said_by(session, sent)
    return Place(_group_of(request, said), sent, said)


def _group_of(request: Press, said: Sequence[Outgoing]) -> str | None:
    """Return the group of what was pressed, of a message that may have said several things."""
    groups = {one.channel for one in said}
    if len(groups) > 1:
        groups = {one.channel for one in said if one.about.shows([request.id])}
    return groups.pop() if len(groups) == 1 else None


def _kept(request: Request) -> Any:
    """Return what the modal was opened with in which something is done; None for what is not of ours."""
    try:
        return json.loads(request.view.get("private_metadata") or "null")
    except (ValueError, RecursionError):
        return None


def _of_view(request: Request, name: str) -> Any:
    kept = _kept(request)
    return kept.get(name) if isinstance(kept, dict) else None


def _packed(request: Request, name: str) -> Any:
    """Return what a button has packed into its value, or a form was opened with, under a name."""
    return request.value_json.get(name) if isinstance(request, Press) else _of_view(request, name)


def _id(request: Request, name: str) -> int:
    """Return the record that a button's value is the id of, or a form was opened for."""
    plain = request.id if isinstance(request, Press) else 0
    return plain or id_in(_packed(request, name))


async def _nothing(session: Session, request: Request, place: Place) -> None:
    """Return None: it is about no record, and open to everybody who can press it."""


async def _oneself(session: Session, request: Request, place: Place) -> list[str] | None:
    """Return None: it is about whoever presses it, on a message or their Home, never in a modal."""
    return [] if place.modal and not request.on_home else None


async def _here(session: Session, request: Request, place: Place) -> list[str]:
    """Return the channel in which it is pressed, and which is all that it is about."""
    return [place.channel] if place.channel and place.sent is None else []


async def _message(session: Session, request: Request, place: Place) -> list[str]:
    """Return the group that the message to them is about, which alone tells what it asks."""
    return [place.channel] if place.channel and place.sent is not None else []


async def _channel(session: Session, request: Request, place: Place) -> list[str]:
    channel = _of_view(request, "channel")
    return [channel] if isinstance(channel, str) and channel else []


async def _decision(session: Session, request: Request, place: Place) -> list[str]:
    decision = await decisions.find(session, request.team, _id(request, "decision"))
    return [decision.channel] if decision is not None and place.shows(decision) else []


async def _details(session: Session, request: Request, place: Place) -> list[str]:
    """Return the group of the decision whose Details are open."""
    decision = await decisions.find(session, request.team, id_in(_of_view(request, "decision")))
    return [decision.channel] if decision is not None else []


async def _decisions(session: Session, request: Request, place: Place) -> list[str]:
    """Return the groups of the decisions in the value; of a message that we sent, the record tells."""
    ids = _ids(request)
    if place.sent is not None:
        told = [one for one in place.said if one.kind.reply_means is ReplyMeans.ITS_DECISIONS]
        said = told if len(told) == 1 else [one for one in told if one.about.shows(ids)]
        return [one.channel for one in said if one.channel]
    return await _decisions_to_read(session, request, place)


async def _decisions_to_read(session: Session, request: Request, place: Place) -> list[str]:
    """Return the groups of the decisions in the value, which their people may read wherever it stands."""
    found = await decisions.with_ids(session, request.team, _ids(request))
    return [one.channel for one in found]


def _ids(request: Request) -> list[int]:
    named = request.value.split(",") if isinstance(request, Press) else []
    return [id_in(each) for each in named[:MOST_NAMED]]


async def _pair(session: Session, request: Request, place: Place) -> list[str]:
    """Return the group of a decision and one that was made there before it."""
    newer = await decisions.find(session, request.team, id_in(_packed(request, "newer")))
    older = await decisions.find(session, request.team, id_in(_packed(request, "older")))
    if newer is None or older is None or not place.shows(newer):
        return []
    return [newer.channel] if newer.channel == older.channel and older.number < newer.number else []


async def _concern(session: Session, request: Request, place: Place) -> list[str]:
    """Return the group of the concern that a form was opened to close."""
    concern = await concerns.find(session, request.team, id_in(_of_view(request, "concern")))
    return [concern.channel] if concern is not None else []


async def _action(session: Session, request: Request, place: Place) -> list[str]:
    action = await actions.find(session, request.team, _id(request, "action"))
    return [action.channel] if action is not None and place.shows(action) else []


async def _owner(session: Session, request: Request, place: Place) -> list[str]:
    """Return the group of the action that an owner is to do; their own is theirs wherever it stands."""
    owner = await actions.owner(session, request.team, _owner_id(request))
    action = await actions.find(session, request.team, owner.action_id) if owner is not None else None
    if owner is None or action is None:
        return []
    return [action.channel] if owner.user == request.user or place.shows(action) else []


def _owner_id(request: Request) -> int:
    if isinstance(request, Press):
        return request.id
    match _kept(request):
        case [int() as owner, str(), str()]:
            return id_in(owner)
    return 0


async def _draft(session: Session, request: Request, place: Place) -> list[str]:
    """Return the group in which was typed what is asked about; others see the question in its channel."""
    draft = await drafts.find(session, request.team, id_in(_packed(request, "draft")))
    theirs = draft is not None and (draft.author == request.user or draft.channel == place.channel)
    return [draft.channel] if draft is not None and theirs else []


async def _line(session: Session, request: Request, place: Place) -> list[str]:
    """Return the group of a change of theirs, by its line in the history."""
    line = await history.find(session, request.team, _id(request, "line"))
    return [line.channel] if line is not None and line.actor == request.user else []


async def _meeting(session: Session, request: Request, place: Place) -> list[str]:
    meeting = await meetings.find(session, request.team, _id(request, "meeting"))
    return [meeting.channel] if meeting is not None and place.shows(meeting) else []


VALUES: dict[str, ValueKind] = {
    "here": ValueKind(_here, "That belongs to a group: do it in the group's channel."),
    "channel": ValueKind(_channel, NOTHING_LIKE_THAT),
    "decision": ValueKind(_decision, "There is no such decision here."),
    "details": ValueKind(_details, NOTHING_LIKE_THAT),
    "decisions": ValueKind(
        _decisions,
        "None of the decisions that this showed you stands any more, so there is nothing to confirm.",
    ),
    "decisions to read": ValueKind(_decisions_to_read, "None of these decisions stands any more."),
    "pair": ValueKind(_pair, "There is no such question here."),
    "concern": ValueKind(_concern, NOTHING_LIKE_THAT),
    "action": ValueKind(_action, "There is no such action here."),
    "message": ValueKind(_message, "There is no such question here."),
    "action to read": ValueKind(_action, "There is no such action here.", reads=True),
    "decision to read": ValueKind(_decision, "There is no such decision here.", reads=True),
    "question": ValueKind(_message, "There is no such question here.", inside=True),
    "oneself": ValueKind(_oneself, NOTHING_LIKE_THAT, anywhere=True),
    "nothing": ValueKind(_nothing, ""),
    "owner": ValueKind(_owner, "That is not yours to answer, so nothing has changed."),
    "draft": ValueKind(_draft, TYPED_TOO_LONG_AGO),
    "line": ValueKind(_line, "Only whoever did that can take it back."),
    "meeting": ValueKind(_meeting, "There is no such meeting here."),
}
"""What a value can name."""
