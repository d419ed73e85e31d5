"""Asks how a new decision relates to an earlier one, and tells those who decided that what changed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.decisions.relations import views
from bot.meetings.attendance import deliveries as attendance_deliveries
from bot.slack.outgoing import updates
from bot.slack.outgoing.carrying import CHANGED
from bot.slack.outgoing.shapes import Delivery, Drop, Ephemeral, Post, Rendered, as_of
from bot.sources import cards
from storage import concerns, decisions, links, meetings, outbox, unclear
from storage.database import Session
from storage.records import WEIGHTY, Decision, How, Kind, NewMessage, OpenQuestion, Outgoing, subjects

STALE = timedelta(days=1)
"""After this long nobody remembers what they recorded well enough to say how it relates."""


def key_of(newer: Decision, user: str) -> str:
    """Return the key by which somebody is told once of what a decision has changed."""
    return f"replaced:{newer.id}:{user}"


async def ask_whether_related(session: Session, decision: Decision, older: Decision, *, at: datetime) -> None:
    """Ask the author of a decision how it relates to an earlier one, once."""
    await outbox.put(
        session,
        NewMessage.of(
            decision,
            key=f"{Kind.RELATED_QUESTION}:{decision.id}:{older.id}",
            kind=Kind.RELATED_QUESTION,
            about=subjects.Related(decision=decision.id, older=older.id),
            at=at,
            expires_at=at + STALE,
        ),
    )


async def tell_deciders_replaced(session: Session, newer: Decision, older: Decision, *, at: datetime) -> None:
    """Tell, directly, those who decided or recorded the older one and do not know of the newer one."""
    aware = (await decisions.who_was_there(session, newer)).aware
    for user in (await decisions.who_was_there(session, older)).aware:
        if user not in aware:
            await _put(session, key_of(newer, user), Kind.DECISION_REPLACED, newer, older, user, at)


async def refresh_told(session: Session, newer: Decision, user: str, *, at: datetime) -> None:
    """Update what a person was told about a decision: they confirmed it, or it was undone."""
    told = await outbox.find(session, newer.team, key_of(newer, user))
    if told is not None:
        older = await decisions.find(session, newer.team, told.about_as(subjects.Replaced).older)
        key = f"{told.key}{CHANGED}{at.isoformat()}"
        if older is not None:
            await _put(session, key, Kind.DECISION_REPLACED_UPDATE, newer, older, user, at)


async def refresh_all_told(session: Session, newer: Decision, older: Decision, *, at: datetime) -> None:
    """Update the messages of everybody who was told of a decision that is now undone."""
    for user in (await decisions.who_was_there(session, older)).aware:
        await refresh_told(session, newer, user, at=at)


async def refresh_asked(session: Session, asked: Sequence[OpenQuestion], *, at: datetime) -> None:
    """Refresh what shows open questions: the cards of the decisions, and what the chair was asked."""
    newer = {one.record.id: one.record for one in asked if isinstance(one.record, Decision)}
    for decision in newer.values():
        await cards.refresh_card(session, decision, at=at)
        meeting = await meetings.of_decision(session, decision)
        if meeting is not None:
            await attendance_deliveries.refresh_requests(session, meeting, at=at)


async def _put(
    session: Session, key: str, kind: Kind, newer: Decision, older: Decision, user: str, at: datetime
) -> None:
    await outbox.put(
        session,
        NewMessage.of(
            newer,
            key=key,
            kind=kind,
            recipient=user,
            about=subjects.Replaced(newer=newer.id, older=older.id),
            at=at,
        ),
    )


async def _question(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about_as(subjects.Related)
    decision = await decisions.find(session, outgoing.team, about.decision)
    older = await decisions.find(session, outgoing.team, about.older)
    if decision is None or older is None or decision.undone_at or older.undone_at:
        return Drop("one of the two was undone")
    if await unclear.is_answered(session, decision, older):
        return Drop("it is answered already")
    there = await decisions.who_was_there(session, older)
    doubts = [one for one in await concerns.raised_on(session, older) if one.status in WEIGHTY]
    shown = views.RelatedQuestion(decision, older, there, doubts, now)
    return Ephemeral(views.question(shown), decision.author, thread_ts=decision.thread_ts)


async def _told(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _shown(session, outgoing)
    if shown is None or shown.newer.undone_at is not None or shown.link is None:
        return Drop("undone before anybody was told")
    if outgoing.recipient in (await decisions.who_was_there(session, shown.newer)).aware:
        return Drop("they were there after all")
    return Post(views.replaced(shown))


async def _changed(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    told = await updates.find_sent(session, outgoing, outgoing.key.split(CHANGED)[0], now)
    if not isinstance(told, Outgoing):
        return told
    shown = await _shown(session, outgoing)
    return updates.update(told, views.replaced(shown) if shown is not None else Drop("no such decisions"))


async def _shown(session: Session, outgoing: Outgoing) -> views.Replaced | None:
    about = outgoing.about_as(subjects.Replaced)
    newer = await decisions.find(session, outgoing.team, about.newer)
    older = await decisions.find(session, outgoing.team, about.older)
    if newer is None or older is None:
        return None
    known = await decisions.who_knows(session, newer)
    there = await decisions.who_was_there(session, older)
    found = [link for link in await links.links_of(session, newer) if link.older_id == older.id]
    confirmed = How.CONFIRMED in known.get(outgoing.recipient or "", set())
    return views.Replaced(
        newer,
        older,
        found[0] if found else None,
        confirmed=confirmed,
        decided=outgoing.recipient in there.decided,
        upheld=await concerns.upheld_on(session, newer.team, [newer.id, older.id]),
    )


async def _arrived(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    newer = await decisions.find(session, outgoing.team, outgoing.about_as(subjects.Replaced).newer)
    if newer is None or outgoing.recipient is None:
        return
    await decisions.make_aware(session, newer, [outgoing.recipient], How.TOLD, at=as_of(outgoing, at))
    if newer.undone_at is not None:
        await refresh_told(session, newer, outgoing.recipient, at=at)


KINDS = {
    Kind.RELATED_QUESTION: Delivery(_question, ephemeral=True),
    Kind.DECISION_REPLACED: Delivery(_told, _arrived, changed_by=Kind.DECISION_REPLACED_UPDATE),
    Kind.DECISION_REPLACED_UPDATE: Delivery(_changed, idempotent=True),
}
