"""Relating a decision to an older one: the link, both cards, and telling the people who decided it."""

from datetime import datetime

from bot.decisions import deliveries as decision_deliveries
from bot.decisions.relations import deliveries
from bot.language.refusal import Refusal
from bot.sources import cards
from storage import decisions, groups, history, links, meetings, unclear
from storage.database import Session
from storage.records import Decision, DecisionStatus, Relation

NOT_ASKED = "There is no such question here."
NOT_YOURS = "Whoever recorded {}, took part in it or chairs can answer that."


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
    moot = await unclear.touching(session, older)
    if await links.relate(session, newer, relation, older, actor=actor, at=at, changed=changed):
        await unclear.answer(session, newer, older, by=actor, at=at)
        for decision in (newer, older):
            await cards.refresh_card(session, decision, at=at)
        await deliveries.refresh_asked(session, moot, at=at)
        await deliveries.tell_deciders_replaced(session, newer, older, at=at)
        if relation is Relation.SUPERSEDES:
            await decision_deliveries.ask_what_is_needed(session, older, at=at)


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


async def compared(session: Session, decision: Decision, older_id: int | None, *, at: datetime) -> None:
    """Note that a new decision was compared, and ask its author about an older one, if one looks related.

    The group is asked by its card. Nobody is asked about what was undone, or related, in the meantime.
    """
    if not await unclear.note_compared(session, decision) or older_id is None:
        return
    newer = await decisions.lock(session, decision.team, decision.id)
    older = await decisions.find(session, decision.team, older_id)
    if newer is None or older is None or newer.undone_at or older.undone_at:
        return
    if await links.links_of(session, newer):
        return
    await unclear.ask(session, newer, older, at=at)
    await deliveries.ask_whether_related(session, newer, older, at=at)
    await cards.refresh_card_alone(session, newer, at=at)


async def ask_what_changed(
    session: Session, team: str, newer_id: int, older_id: int, *, user: str, at: datetime
) -> tuple[Decision, Decision]:
    """Return the two decisions of a question that its reader may answer; raise Refusal otherwise."""
    newer, older = await _pair(session, team, newer_id, older_id, user, at)
    if await unclear.is_answered(session, newer, older):
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
    newer, older = await _pair(session, team, newer_id, older_id, user, at)
    if relation is not None:
        await refuse_to_follow(session, older)
    asked = await unclear.of_decision(session, newer)
    if not await unclear.answer(session, newer, older, by=user, at=at):
        raise Refusal(_answered(newer, older))
    if relation is not None:
        await relate(session, newer, relation, older, actor=user, at=at, changed=changed)
    else:
        await history.write(session, newer, "unrelated", actor=user, at=at, after={"number": older.number})
    await deliveries.refresh_asked(session, asked, at=at)
    return newer, older


async def _pair(
    session: Session, team: str, newer_id: int, older_id: int, user: str, at: datetime
) -> tuple[Decision, Decision]:
    """Return the two decisions, locked; raise Refusal for whoever may not say how they relate."""
    newer = await decisions.lock(session, team, newer_id)
    older = await decisions.lock(session, team, older_id)
    if newer is None or older is None or newer.channel != older.channel:
        raise Refusal(NOT_ASKED)
    if user == newer.author:
        # An earlier version of the bot asked its recorder, and kept no question.
        await unclear.ask(session, newer, older, at=at)
    elif not await unclear.was_asked(session, newer, older):
        raise Refusal(NOT_ASKED)
    if user not in await who_may_answer(session, newer):
        raise Refusal(NOT_YOURS.format(newer.label))
    if newer.undone_at is not None:
        raise Refusal(f"{newer.label} was undone, so there is nothing to link.")
    return newer, older


async def who_may_answer(session: Session, decision: Decision) -> list[str]:
    """Return who may say what a decision is to another: who recorded it, took part, or chairs or chaired."""
    there = await decisions.who_was_there(session, decision)
    meeting = await meetings.of_decision(session, decision)
    group = await groups.find(session, decision.team, decision.channel)
    chairs = [meeting.chair if meeting is not None else None, group.chair if group is not None else None]
    return [*there.aware, *(user for user in chairs if user is not None)]


def _answered(newer: Decision, older: Decision) -> str:
    asked = f"It was answered already how {newer.label} relates to {older.label}."
    return f"{asked} Press Details on its card to see it."
