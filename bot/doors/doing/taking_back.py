"""Takes back what was done from words, in one press, as long as the record has not changed since."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.actions import deliveries, refresh
from bot.actions import service as action_service
from bot.actions.asks import deliveries as asks
from bot.actions.reopening import service as reopening
from bot.actions.repeats import service as repeats
from bot.actions.service import Authorised
from bot.decisions import service as decision_service
from bot.decisions.relations import deliveries as relation_deliveries
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.sources import cards
from bot.understanding.meaning import Answer, Becomes, Says
from bot.understanding.meaning import Change as Wanted
from storage import actions, history, taken_back, unclear
from storage.database import Session
from storage.records import Action, Change, Decision, Owner, OwnerKind, RecordKind

UNDO = "Undo"
NOT_DONE = "Not done after all"
NOT_YOURS = "Only whoever did that can take it back."


@dataclass(frozen=True)
class _Way:
    """How a kind of change is taken back that comes of some `acts`: by a button of this `label`.

    A change `stands_alone` that is only theirs who made it, whatever others have done since.
    """

    acts: tuple[Becomes | Says, ...]
    take_back: Callable[[Session, Decision | Action, Change, datetime], Awaitable[str]]
    label: str = UNDO
    stands_alone: bool = False


async def with_undo(
    session: Session, record: Decision | Action, did: Wanted | Answer, user: str, message: Message
) -> Message:
    """Return what is said of what somebody `did`, with the button that takes it back, if one can."""
    line = await history.latest_change(session, record)
    way = _WAYS.get(line.what) if line is not None and line.actor == user else None
    act = did.to if isinstance(did, Wanted) else did.says
    if line is None or way is None or act not in way.acts:
        return message
    button = text.actions(text.button(way.label, "take_back", str(line.id)))
    return Message(text=message["text"], blocks=[*message["blocks"], button])


async def take_back(session: Session, team: str, line_id: int, user: str, *, at: datetime) -> str:
    """Take back the change that a line of the history tells of; return what is to be said of that.

    Raises Refusal where it is somebody else's, or the record has changed since.
    """
    line = await history.find(session, team, line_id)
    way = _WAYS.get(line.what) if line is not None and line.actor == user else None
    if line is None or way is None:
        raise Refusal(NOT_YOURS)
    record = await _locked(session, line)
    if not way.stands_alone and await history.latest_change(session, record) != line:
        raise Refusal(
            f"{record.label} has changed since, so that stays: press Details on its card to see how."
        )
    return await way.take_back(session, record, line, at)


async def _locked(session: Session, line: Change) -> Decision | Action:
    if line.record == RecordKind.DECISION:
        return await decision_service.lock(session, line.team, line.record_id)
    return await action_service.lock(session, line.team, line.record_id)


async def _date(session: Session, record: Decision | Action, line: Change, at: datetime) -> str:
    back = await taken_back.date_of(session, _action(record), line, at=at)
    key = f"dated:A:{back.id}:{await deliveries.stamp(session, back)}"
    await deliveries.tell_recorder(session, back, "dated", line.actor, at=at, key=key)
    await refresh.messages(session, back, at=at)
    return (
        f"{back.label} is due on {text.day(back.due)} again." if back.due else f"{back.label} has no due day."
    )


async def _status(session: Session, record: Decision | Action, line: Change, at: datetime) -> str:
    if not isinstance(record, Decision):
        raise Refusal(NOT_YOURS)
    back = await taken_back.status_of(session, record, line, at=at)
    await cards.refresh_card(session, back, at=at)
    await relation_deliveries.refresh_asked(session, await unclear.touching(session, back), at=at)
    return f"{back.label} is {back.status.in_words} again. Its card says so."


async def _owner(session: Session, record: Decision | Action, line: Change, at: datetime) -> str:
    """Give work back to the owner it was taken from; whoever was asked meanwhile hears that it is settled."""
    action, said = _action(record), line.after or {}
    owners = await _people(session, action)
    asked, owner = owners.get(said.get("to")), owners.get(said.get("from"))
    if asked is None or owner is None or owner.user is None:
        raise Refusal(f"Press Pass on in {action.label}'s Details, and choose whose it is.")
    authorised = Authorised(action, asked, line.actor, at, as_chair=True)
    await action_service.pass_on(session, authorised, owner.user, "")
    return f"{action.label} is with {text.person(owner.user)} again."


async def _part(session: Session, record: Decision | Action, line: Change, at: datetime) -> str:
    """Open the part of somebody who said that it was done."""
    action = _action(record)
    own = (await _people(session, action)).get(line.actor)
    if own is None:
        raise Refusal(NOT_YOURS)
    await reopening.reopen(session, Authorised(action, own, line.actor, at, said_at=line.at))
    return f"{action.label} is open again."


async def _time(session: Session, record: Decision | Action, line: Change, at: datetime) -> str:
    """Open work that repeats as it was before it was done this time, by its owners or for all of them."""
    action = _action(record)
    own = (await _people(session, action)).get(line.actor)
    await repeats.take_back(session, action, own, line.actor, None, None, said_at=line.at, at=at)
    if own is None:
        await _tell_opened(session, action, line, at)
    return f"{action.label} is open again."


async def _closing(session: Session, record: Decision | Action, line: Change, at: datetime) -> str:
    """Open work again that was closed for all its owners, who hear of that."""
    back = await taken_back.closing_of(session, _action(record), line, at=at)
    await _tell_opened(session, back, line, at)
    await asks.tell_asked_settled(session, back, by=line.actor, at=at, again=True)
    await refresh.messages(session, back, at=at)
    return f"{back.label} is open again."


async def _tell_opened(session: Session, action: Action, line: Change, at: datetime) -> None:
    key = f"opened:A:{action.id}:{await deliveries.stamp(session, action)}"
    await deliveries.tell_recorder(session, action, "opened again", line.actor, at=at, key=key)


def _action(record: Decision | Action) -> Action:
    if not isinstance(record, Action):
        raise Refusal(NOT_YOURS)
    return record


async def _people(session: Session, action: Action) -> dict[str | None, Owner]:
    """Return the people who own an action, or did, each by their id."""
    owners = await actions.owners_of(session, action)
    return {one.user: one for one in owners if one.kind is OwnerKind.PERSON}


_SETTLED = (Becomes.AGREED, Becomes.REJECTED, Becomes.PARKED, Becomes.REOPENED, Becomes.WITHDRAWN)
_DONE = (Becomes.DONE, Says.DONE)
_WAYS = {
    "dated": _Way((Becomes.REDATED, Says.MORE_TIME), _date),
    "settled": _Way(_SETTLED, _status),
    "passed on": _Way((Becomes.REASSIGNED, Says.PASS_ON), _owner),
    "done": _Way(_DONE, _part, NOT_DONE, stands_alone=True),
    "done this time": _Way(_DONE, _time, NOT_DONE),
    "closed": _Way(_DONE, _closing, NOT_DONE),
    "dropped": _Way((Becomes.DROPPED,), _closing),
}
