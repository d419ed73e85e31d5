"""Relating a decision to an older one: the link, both cards, and telling the people who decided it."""

from datetime import datetime

from bot.decisions.relations import deliveries
from bot.language.refusal import Refusal
from bot.sources import cards
from storage import decisions, events_seen, links
from storage.database import Session
from storage.records import Decision, DecisionStatus, Relation

NOT_YOURS = "There is no such question here."


async def relate(
    session: Session,
    newer: Decision,
    relation: Relation,
    older: Decision,
    *,
    actor: str,
    at: datetime,
    changed: str | None = None,
) -> None:
    """Link two decisions, show it on both cards, and tell those who decided the older; twice is once."""
    if await links.relate(session, newer, relation, older, actor=actor, at=at, changed=changed):
        for decision in (newer, older):
            await cards.refresh_card(session, decision, at=at)
        await deliveries.tell_deciders_replaced(session, newer, older, at=at)


async def refuse_to_follow(session: Session, older: Decision) -> None:
    """Raise Refusal unless a decision can be replaced or amended."""
    if older.undone_at is not None:
        raise Refusal(f"{older.label} was undone, so there is nothing to replace or amend: leave that out.")
    if older.status is DecisionStatus.SUPERSEDED:
        newer = await links.newer_of(session, older)
        superseding = [one.label for link, one in newer if link.relation is Relation.SUPERSEDES]
        instead = superseding[-1] if superseding else "another decision"
        asks = f"did you mean, for example, 'replaces {instead}'?"
        raise Refusal(f"{older.label} was already replaced by {instead}: {asks}")


async def ask_what_changed(
    session: Session, team: str, newer_id: int, older_id: int, *, user: str
) -> tuple[Decision, Decision]:
    """Return the two decisions of a question that its reader may still answer; raise Refusal otherwise."""
    newer, older = await _pair(session, team, newer_id, older_id, user)
    if await events_seen.seen_at(session, team, _key(newer, older)) is not None:
        raise Refusal(_answered(newer, older))
    await refuse_to_follow(session, older)
    return newer, older


async def answer(
    session: Session,
    team: str,
    newer_id: int,
    older_id: int,
    relation: Relation | None,
    *,
    user: str,
    at: datetime,
    changed: str | None = None,
) -> tuple[Decision, Decision]:
    """Take the one answer to what a new decision is to an older one: related, or not for None.

    Returns the two. Raises Refusal when it was answered before, or is not for `user` to answer.
    """
    newer, older = await _pair(session, team, newer_id, older_id, user)
    if relation is not None:
        await refuse_to_follow(session, older)
    if not await events_seen.first_time(session, team, _key(newer, older), at=at):
        raise Refusal(_answered(newer, older))
    if relation is not None:
        await relate(session, newer, relation, older, actor=user, at=at, changed=changed)
    return newer, older


async def _pair(
    session: Session, team: str, newer_id: int, older_id: int, user: str
) -> tuple[Decision, Decision]:
    """Return the new decision and the older one, locked; raise Refusal unless `user` recorded the new one."""
    newer = await decisions.lock(session, team, newer_id)
    older = await decisions.lock(session, team, older_id)
    if newer is None or older is None or newer.author != user or newer.channel != older.channel:
        raise Refusal(NOT_YOURS)
    if newer.undone_at is not None:
        raise Refusal(f"{newer.label} was undone, so there is nothing to link.")
    return newer, older


def _key(newer: Decision, older: Decision) -> str:
    return f"alike:{newer.id}:{older.id}"


def _answered(newer: Decision, older: Decision) -> str:
    asked = f"You have already answered how {newer.label} relates to {older.label}."
    return f"{asked} Press Details on its card to see it."
