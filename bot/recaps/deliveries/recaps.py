"""Recaps, rendered from the record at the moment they are sent."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.recaps import before_meetings, views
from bot.recaps.deliveries import sharing as sharing_deliveries
from bot.slack import directory
from bot.slack.blocks.text import Message
from bot.slack.outgoing import updates
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, ShownItem, Wait, as_of
from scheduler import recaps as rules
from scheduler.due import missed as planning
from scheduler.due import nudges as nudging
from storage import decisions, outbox, recaps
from storage.database import Session
from storage.records import (
    Account,
    Decision,
    How,
    Kind,
    NewMessage,
    News,
    Outgoing,
    Reader,
    subjects,
)

BEGAN = "the meeting began"
CANCELLED = "the meeting was cancelled"


async def show_confirmed(session: Session, sent: Outgoing, *, at: datetime) -> None:
    """Have a recap or a newcomer's pack show that its reader has confirmed it."""
    await outbox.put(
        session,
        NewMessage(
            key=f"confirmed:{sent.key}",
            kind=CONFIRMED[sent.kind],
            team=sent.team,
            channel=None,
            recipient=sent.recipient,
            about=subjects.ItemsOfSent(sent=sent.key),
            at=at,
        ),
    )


async def shown_in(session: Session, team: str, key: str) -> list[Decision]:
    """Return the decisions that a message has shown, except those that were undone since."""
    sent = await outbox.find(session, team, key)
    return await decisions.with_ids(session, team, sent.about_as(subjects.Items).shown if sent else ())


async def items_of_sent(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    """Return the decisions that the message has shown which another one changes."""
    shown = await shown_in(session, outgoing.team, outgoing.about_as(subjects.OfSent).sent)
    return [ShownItem(decision.id, decision.channel) for decision in shown]


async def note_told(session: Session, outgoing: Outgoing, how: How, at: datetime) -> None:
    """Record that the recipient has been told of (or confirmed) the decisions in this message."""
    # What was shown is stored with the message; `outgoing` is as it was claimed, before that.
    for decision in await shown_in(session, outgoing.team, outgoing.key):
        if outgoing.recipient is not None:
            await decisions.make_aware(session, decision, [outgoing.recipient], how, at=as_of(outgoing, at))


async def _group(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    ahead = await recaps.one_ahead(session, outgoing.team, outgoing.about_as(subjects.OfMeeting).meeting)
    if ahead is None:
        return Drop(CANCELLED)
    if ahead.meeting.starts_at <= now:
        return Drop(BEGAN)
    if (due := rules.group_due(ahead)) > now:
        return Wait(due, "the meeting was moved")
    if (paused := sharing_deliveries.held_up(ahead.group, now)) is not None:
        return paused
    return Post(views.group(await before_meetings.matters(session, ahead, now)))


async def _chosen(session: Session, outgoing: Outgoing, now: datetime) -> list[ShownItem]:
    """Return the decisions that a person's recap shows now."""
    reader = await _reader(session, outgoing)
    ahead = await recaps.one_ahead(session, outgoing.team, outgoing.about_as(subjects.OfMeeting).meeting)
    if reader is None or ahead is None:
        return []
    found = await planning.to_tell(session, ahead, reader, now)
    whole = await before_meetings.missed(session, ahead, found.ids, reader, now)
    # What has no room in the message is not told by it, and waits for the next.
    return [ShownItem(account.decision.id, account.decision.channel) for account in views.fitting(whole)]


async def _reader(session: Session, outgoing: Outgoing) -> Reader | None:
    return await recaps.reader(session, outgoing.team, outgoing.channel or "", outgoing.recipient or "")


async def _person(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    ahead = await recaps.one_ahead(session, outgoing.team, outgoing.about_as(subjects.OfMeeting).meeting)
    reader = await _reader(session, outgoing)
    if ahead is None:
        return Drop(CANCELLED)
    if ahead.meeting.starts_at <= now:
        return Drop(BEGAN)
    if reader is None:
        return Drop("they are no longer a member")
    when = rules.person_time(ahead, reader, now)
    if when is None:
        return Wait(ahead.meeting.starts_at, "no office hour of theirs is left before the meeting")
    if when > now and not rules.joins(ahead, reader, now):
        return Wait(when, "the meeting was moved, or it is night where they are")
    if (paused := sharing_deliveries.held_up(ahead.group, now)) is not None:
        return paused
    shown = outgoing.about_as(subjects.Items).shown
    if not shown:
        return Drop("they have missed nothing")
    whole = await before_meetings.missed(session, ahead, shown, reader, now)
    # What the same message nudges them about needs no second mention.
    nudged = await nudging.said_this_morning(session, outgoing.team, reader.user, now)
    return Post(views.missed(replace(whole, shown=[_without(one, nudged) for one in whole.shown])))


def _without(account: Account, actions: Collection[int]) -> Account:
    return replace(account, work=tuple(one for one in account.work if one.action.id not in actions))


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    await _note_missed(session, outgoing, at)
    await note_told(session, outgoing, How.TOLD, at)


async def _note_missed(session: Session, outgoing: Outgoing, at: datetime) -> None:
    """Record what the recipient was told that they missed: all that they did not know in an earlier state."""
    shown = await shown_in(session, outgoing.team, outgoing.key)
    user, ids = outgoing.recipient or "", [decision.id for decision in shown]
    accounts = await recaps.accounts_of(session, outgoing.team, ids, user)
    missed = [one.decision for one in accounts if rules.news_of(one, user) is not News.CHANGED]
    await recaps.note_missed(session, missed, user, at=as_of(outgoing, at))


async def _again(session: Session, sent: Outgoing, outgoing: Outgoing, now: datetime) -> Message | Drop:
    user, ids = outgoing.recipient or "", outgoing.about_as(subjects.Items).shown
    shown = await recaps.accounts_of(session, outgoing.team, ids, user)
    if not shown:
        return Drop("there is nothing to show any more")
    if all(How.CONFIRMED in account.knows.get(user, ()) for account in shown):
        address = await directory.workspace(session, outgoing.team)
        return views.read([account.decision for account in shown], address)
    ahead = await recaps.one_ahead(session, outgoing.team, sent.about_as(subjects.OfMeeting).meeting)
    reader = await recaps.reader(session, outgoing.team, sent.channel or "", user)
    if ahead is None or reader is None:
        return Drop("the meeting was cancelled, or they are no longer a member")
    return views.missed(await before_meetings.missed(session, ahead, ids, reader, now))


CONFIRMED = {
    Kind.PERSON_RECAP: Kind.PERSON_RECAP_CONFIRMED,
    Kind.NEWCOMER_PACK: Kind.NEWCOMER_PACK_CONFIRMED,
}
"""What has a message show that it was confirmed."""

KINDS = {
    Kind.GROUP_RECAP: Delivery(_group, timed=True, asks_slack_first=True),
    Kind.PERSON_RECAP: Delivery(
        _person,
        _arrived,
        timed=True,
        changed_by=Kind.PERSON_RECAP_CONFIRMED,
        shown_items=_chosen,
        asks_slack_first=True,
    ),
    Kind.PERSON_RECAP_CONFIRMED: Delivery(
        updates.rendering(_again), idempotent=True, shown_items=items_of_sent
    ),
}
