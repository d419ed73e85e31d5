"""Answers to mentions, in their thread, and offers to those who react; what each is about is ids alone."""

from datetime import datetime, timedelta
from typing import Any

from bot.decisions.relations import views as relation_views
from bot.slack.blocks import text
from bot.slack.blocks.addresses import instant
from bot.slack.outgoing.shapes import Delivery, Drop, Post, Rendered, Whisper
from bot.threads import views
from storage import concerns, decisions, offers, outbox
from storage.database import Session
from storage.offers import Proposed
from storage.records import WEIGHTY, Decision, Outgoing

REPLY = "mention reply"
OFFER = "offer"
ALIKE = "alike question"
STALE = timedelta(days=1)
"""After this long nobody remembers the reaction that an offer answers."""


async def put_reply(
    session: Session, *, team: str, channel: str, said_ts: str, thread_ts: str, at: datetime, **about: Any
) -> None:
    """Answer a mention in its thread, once; `what` says how, see `_reply`."""
    kept = {"said": said_ts, "thread": thread_ts, **about}
    key = f"{REPLY}:{channel}:{said_ts}"
    await outbox.put(session, key, REPLY, team=team, channel=channel, at=at, about=kept)


async def put_offer(session: Session, proposed: Proposed, ts: str, *, by: str | None, at: datetime) -> None:
    """Offer the form to the person who reacted at `ts`, once."""
    key = f"{OFFER}:{proposed.kind}:{proposed.channel}:{proposed.said_ts}:{proposed.user}:{ts}"
    about = {"kind": proposed.kind, "said": proposed.said_ts, "user": proposed.user, "by": by}
    await outbox.put(
        session,
        key,
        OFFER,
        team=proposed.team,
        channel=proposed.channel,
        at=at,
        about=about,
        expires_at=at + STALE,
    )


async def put_alike(session: Session, decision: Decision, older: Decision, *, at: datetime) -> None:
    """Ask the author of a decision how it relates to an earlier one, once."""
    key = f"{ALIKE}:{decision.id}:{older.id}"
    about = {"decision": decision.id, "older": older.id}
    await outbox.put(
        session,
        key,
        ALIKE,
        team=decision.team,
        channel=decision.channel,
        at=at,
        about=about,
        expires_at=at + STALE,
    )


async def _reply(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about
    match about["what"]:
        case "incomplete":
            message = views.incomplete(about["user"], about["kind"], about["said"], about["missing"])
        case "thread":
            message = views.thread(about["user"], about["thread"])
        case _:
            message = views.help_(about.get("unknown", ""))
    return Post(message, thread_ts=about["thread"])


async def _offer(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    about = outgoing.about
    proposed = Proposed(outgoing.team, outgoing.channel or "", about["said"], about["user"], about["kind"])
    known = await offers.find(session, proposed)
    if known is None or not known.stands:
        return Drop("the reaction was taken back")
    day = text.day(instant(about["said"]).date())
    return Whisper(views.offer(about["kind"], about["said"], about["by"], day), about["user"])


async def _alike(session: Session, outgoing: Outgoing, now: datetime) -> Rendered:
    decision = await decisions.find(session, outgoing.team, outgoing.about["decision"])
    older = await decisions.find(session, outgoing.team, outgoing.about["older"])
    if decision is None or older is None or decision.undone_at or older.undone_at:
        return Drop("one of the two was undone")
    there = await decisions.there(session, older)
    doubts = [one for one in await concerns.of(session, older) if one.status in WEIGHTY]
    shown = relation_views.RelatedQuestion(decision, older, there, doubts, now)
    return Whisper(relation_views.question(shown), decision.author, thread_ts=decision.thread_ts)


KINDS = {
    ALIKE: Delivery(_alike, fleeting=True),
    REPLY: Delivery(_reply),
    OFFER: Delivery(_offer, fleeting=True),
}
