"""Takes back what was done from words, in one press, as long as the record has not changed since."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.actions import deliveries, refresh
from bot.actions import service as action_service
from bot.actions.service import Authorised
from bot.decisions import service as decision_service
from bot.language.refusal import Refusal
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.sources import cards
from storage import actions, history, taken_back
from storage.database import Session
from storage.records import Action, Change, Decision, OwnerKind, RecordKind

NOT_YOURS = "Only whoever did that can take it back."


async def with_undo(session: Session, record: Decision | Action, user: str, message: Message) -> Message:
    """Return what is said of a change, with *Undo* where it was theirs, the last one and can be undone."""
    line = await history.latest_change(session, record)
    if line is None or line.actor != user or line.what not in _TAKES_BACK:
        return message
    undo = text.actions(text.button("Undo", "take_back", str(line.id)))
    return Message(text=message["text"], blocks=[*message["blocks"], undo])


async def take_back(session: Session, team: str, line_id: int, user: str, *, at: datetime) -> str:
    """Take back the change that a line of the history tells of; return what is to be said of that.

    Raises Refusal where it is somebody else's, or the record has changed since.
    """
    line = await history.find(session, team, line_id)
    if line is None or line.actor != user or line.what not in _TAKES_BACK:
        raise Refusal(NOT_YOURS)
    record = await _locked(session, line)
    if await history.latest_change(session, record) != line:
        raise Refusal(
            f"{record.label} has changed since, so that stays: press Details on its card to see how."
        )
    return await _TAKES_BACK[line.what](session, record, line, at)


async def _locked(session: Session, line: Change) -> Decision | Action:
    if line.record == RecordKind.DECISION:
        return await decision_service.lock(session, line.team, line.record_id)
    return await action_service.lock(session, line.team, line.record_id)


async def _date(session: Session, record: Decision | Action, line: Change, at: datetime) -> str:
    if not isinstance(record, Action):
        raise Refusal(NOT_YOURS)
    back = await taken_back.date_of(session, record, line, at=at)
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
    return f"{back.label} is {back.status.in_words} again. Its card says so."


async def _owner(session: Session, record: Decision | Action, line: Change, at: datetime) -> str:
    """Give work back to the owner it was taken from; whoever was asked meanwhile hears that it is settled."""
    if not isinstance(record, Action):
        raise Refusal(NOT_YOURS)
    said = line.after or {}
    owners = {
        one.user: one for one in await actions.owners_of(session, record) if one.kind is OwnerKind.PERSON
    }
    asked, owner = owners.get(said.get("to")), owners.get(said.get("from"))
    if asked is None or owner is None or owner.user is None:
        raise Refusal(f"Press Pass on in {record.label}'s Details, and choose whose it is.")
    authorised = Authorised(record, asked, line.actor, at, as_chair=True)
    await action_service.pass_on(session, authorised, owner.user, "")
    return f"{record.label} is with {text.person(owner.user)} again."


_TAKES_BACK: dict[str, Callable[[Session, Decision | Action, Change, datetime], Awaitable[str]]] = {
    "dated": _date,
    "settled": _status,
    "passed on": _owner,
}
