"""A decision's card: posted once, then kept true."""

from datetime import datetime

from bot.decisions import views
from bot.meetings import calendars
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from bot.sources import cards, invitations, meeting_posts
from bot.sources.unclear import shown as unclear
from scheduler import places
from storage import concerns, decisions, links
from storage.database import Session
from storage.records import WEIGHTY, Kind, Outgoing, subjects


async def _card(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _shown(session, outgoing, now)
    if shown is None or shown.decision.undone_at is not None:
        return Drop("undone before its card was posted")
    return Post(views.card(shown), thread_ts=shown.decision.thread_ts, falls_back_to_channel=True)


async def _update(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    shown = await _shown(session, outgoing, now)
    if shown is None:
        return Drop("no such decision")
    return await cards.updated(session, outgoing, shown.decision, views.card(shown), now)


async def _shown(session: Session, outgoing: Outgoing, now: datetime) -> views.DecisionCard | None:
    decision = await decisions.find(session, outgoing.team, outgoing.about_as(subjects.OfDecision).decision)
    if decision is None:
        return None
    found = await concerns.raised_on(session, decision)
    zone = await calendars.find_group_zone(session, decision.team, decision.channel, decision.author)
    return views.DecisionCard(
        decision,
        there=await decisions.who_was_there(session, decision),
        older=await links.older_of(session, decision),
        newer=await links.newer_of(session, decision),
        concerns=[one for one in found if one.status in WEIGHTY],
        undoable=cards.undoable(decision, now),
        asked=await unclear.on_card(session, decision, now),
        zone=zone or places.UTC,
    )


async def _posted(session: Session, outgoing: Outgoing, channel: str, ts: str, at: datetime) -> None:
    decision_id = outgoing.about_as(subjects.OfDecision).decision
    await decisions.note_card(session, outgoing.team, decision_id, ts)
    if (decision := await decisions.find(session, outgoing.team, decision_id)) is not None:
        await meeting_posts.refresh_listing(session, decision, at=at)


KINDS = {
    Kind.DECISION_CARD: Delivery(_card, _posted, bot_not_in_channel=invitations.ask_to_invite),
    Kind.DECISION_CARD_UPDATE: Delivery(_update, idempotent=True),
}
