"""A decision's card: posted once, then kept true."""

from datetime import datetime

from bot.decisions import views
from bot.meetings import calendars
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered
from bot.sources import cards, invitations, meeting_posts
from bot.sources.unclear import shown as unclear
from scheduler import places
from storage import actions, concerns, decisions, groups, history, links, outbox, people
from storage.database import Session
from storage.records import WEIGHTY, Action, Decision, Kind, NewMessage, Outgoing, subjects


async def ask_what_is_needed(session: Session, decision: Decision, *, at: datetime) -> None:
    """Ask whoever asked for the open work of a decision that does not hold any more whether to go on."""
    for action in await actions.serving(session, decision):
        if (asker := await _asker(session, action)) is not None:
            about = subjects.StillNeeded(action=action.id, decision=decision.id)
            stamp = await history.last_line(session, decision)
            key = f"{Kind.STILL_NEEDED}:A:{action.id}:{stamp}"
            await outbox.put(
                session,
                NewMessage.of(action, key=key, kind=Kind.STILL_NEEDED, recipient=asker, about=about, at=at),
            )


async def _asker(session: Session, action: Action) -> str | None:
    """Return who asked for an action, or the chair where they are not there any more."""
    group = await groups.find(session, action.team, action.channel)
    for one in (action.author, group.chair if group is not None else None):
        if one is not None and await people.reachable(session, action.team, action.channel, one):
            return one
    return None


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
