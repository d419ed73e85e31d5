"""What is said of what was done to a record, from the record as it is: in the answer, or when it is sent."""

from bot.actions import views as action_views
from bot.actions.waits import views as wait_views
from bot.doors.doing import named, taking_back, views
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import Answer, Becomes, Change, Ref, Says
from storage import actions
from storage.database import Session
from storage.records import Action, Decision, Source, part_left_to

_OF_ACTION = {
    Becomes.UNDONE: "is undone.",
    Becomes.REOPENED: "is open again.",
    Becomes.DROPPED: "is dropped, and whoever was asked is told.",
}
_ANSWERED = {
    Says.NOT_DONE: "is open again.",
    Says.ACCEPT: "is yours: thank you.",
}


async def of(session: Session, did: Change | Answer, source: Source) -> Message:
    """Say what was done to the records that were named; `source` tells where, and by whom."""
    refs = (did.record,) if isinstance(did, Change) else did.to
    found = [await named.record(session, ref, source) for ref in refs]
    told = [await _one(session, did, one, source) for one in found]
    return views.joined([message for message in told if message is not None])


async def _one(
    session: Session, did: Change | Answer, record: Decision | Action, source: Source
) -> Message | None:
    """Say what was done to one record, with what takes it back; None for what nothing is done to."""
    if isinstance(did, Change):
        said = await _changed(session, did, record, source)
    elif isinstance(record, Action):
        blocked = did.says is Says.BLOCKED
        said = await _blocked(session, record, source) if blocked else _answered(did, record, source)
    else:
        return None
    return await taking_back.with_undo(session, record, did, source.author, said)


async def _changed(session: Session, did: Change, record: Decision | Action, source: Source) -> Message:
    if isinstance(record, Decision):
        return await _decided(session, did, record, source)
    label = views.named(record, source.channel)
    if did.to is Becomes.DONE:
        return await _done(session, record, source)
    if did.to is Becomes.DROPPED and record.is_open:
        return text.note(f"Whoever asked for {label}, or the chair, is asked whether it is still needed.")
    if did.to in _OF_ACTION:
        return text.note(f"{label} {_OF_ACTION[did.to]}")
    if did.to is Becomes.REDATED and did.due is not None:
        return text.note(f"{label} is due on {text.day(did.due)} now.")
    taker = did.owners[0].user if did.owners else None
    return text.note(f"I am asking {text.person(taker or '')} to take {label} on.")


async def _decided(session: Session, did: Change, decision: Decision, source: Source) -> Message:
    if did.to is Becomes.UNDONE:
        return text.note(f"{views.named(decision, source.channel)} is undone.")
    if did.to is Becomes.SUPERSEDED and did.by is not None:
        newer = await named.record(session, Ref(did.record.kind, did.by, did.record.channel), source)
        older = views.named(decision, source.channel)
        return text.note(f"{newer.label} replaces {older}, whose card now says so.")
    return views.settled_as(decision, source.channel)


def _answered(said: Answer, action: Action, source: Source) -> Message:
    label = views.named(action, source.channel)
    if said.says is Says.DONE:
        return views.done(action, source.channel)
    if said.says in _ANSWERED:
        return text.note(f"{label} {_ANSWERED[said.says]}")
    if said.says is Says.DECLINE:
        return text.note(f"Noted: you can’t do {label}. {text.person(action.author)} is told.")
    if said.says is Says.MORE_TIME and said.until is not None:
        return text.note(f"{label} is due on {text.day(said.until)} now.")
    if said.says is Says.PASS_ON and said.to_whom is not None:
        return text.note(f"I am asking {text.person(said.to_whom.user or '')} to take {label} on.")
    return text.note(f"Noted on {label}.")


async def _done(session: Session, action: Action, source: Source) -> Message:
    """Say that a part is done, or that those can go on who waited for somebody."""
    owners = await actions.owners_of(session, action)
    if action.is_open and not any(one.user == source.author for one in owners):
        label = views.named(action, source.channel)
        return text.note(f"Noted: {action_views.doing(action, owners)} can go on with {label}.")
    return views.done(action, source.channel)


async def _blocked(session: Session, action: Action, source: Source) -> Message:
    """Say what somebody's part waits for, with what takes that back."""
    owner = part_left_to(await actions.owners_of(session, action), source.author)
    label = views.named(action, source.channel)
    if owner is None or not owner.waits:
        return text.note(f"Noted on {label}.")
    other = await actions.find(session, action.team, owner.waits_action or 0)
    said = f"{label} {wait_views.waits_for(owner, other)}."
    row = text.actions(wait_views.no_longer_blocked(owner))
    return Message(text=said, blocks=[text.section(said), row])
