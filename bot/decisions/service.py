"""Every change of a decision, each within its caller's transaction: the record, its card, and who is told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.decisions import deliveries
from bot.decisions.relations import deliveries as relation_deliveries
from bot.decisions.relations import service as relations
from bot.language import slack_text
from bot.language.refusal import Refusal
from bot.meetings import chairs
from bot.sources import cards, message_changes
from bot.understanding.following import Follow, FollowingResolution
from storage import decisions, links, meetings, people, unclear
from storage.database import Session
from storage.records import (
    STANDING,
    Decision,
    DecisionStatus,
    How,
    Source,
    may_follow,
)

LOOKED_THROUGH = 200
"""How many of a group's standing decisions are compared with a new one."""
UNKNOWN = "There is no such decision here."
_REFUSED = (DecisionStatus.REJECTED, DecisionStatus.WITHDRAWN)


@dataclass(frozen=True)
class NewDecision:
    """What came of recording: the decision, and what it was said to replace or amend."""

    decision: Decision
    older: tuple[Decision, ...] = ()

    @property
    def outcome(self) -> dict[str, Any]:
        """The same in ids, from which `recorded_before` returns it."""
        return {"decision": self.decision.id, "older": [one.id for one in self.older]}


async def record(
    session: Session,
    resolution: FollowingResolution,
    source: Source,
    *,
    at: datetime,
    to_compare: bool = True,
) -> NewDecision:
    """Record a decision, and what it replaces or amends.

    Unless that is known, it is looked later, with `to_compare`, whether it looks related to an earlier one.
    Raises Refusal, with nothing stored, when it replaces or amends something that can not be. The author is
    noted as a member of the group: the caller has seen them act there.
    """
    # What was not agreed changes nothing that was.
    holds = resolution.status not in _REFUSED
    follows = resolution.follows if holds else ()
    older = [await _followed(session, source, follow) for follow in follows]
    await people.join(session, source.team, source.channel, source.author, at=at)
    alone = not older and holds
    meeting = await meetings.current(session, source.team, source.channel, at)
    decision = await decisions.record(
        session,
        resolution,
        source=source,
        at=at,
        meeting_id=meeting.id if meeting is not None else None,
        to_compare=to_compare and alone,
    )
    await cards.post_card(session, decision, at=at)
    await message_changes.note_edits_since_read(session, decision, at=at)
    for follow, one in zip(follows, older, strict=True):
        await relations.relate(session, decision, follow.relation, one, actor=source.author, at=at)
    return NewDecision(decision, tuple(older))


async def recorded_before(session: Session, team: str, outcome: dict[str, Any]) -> NewDecision:
    """Return what came of recording a decision when it arrived for the first time."""
    decision = await decisions.find(session, team, outcome["decision"])
    if decision is None:
        raise LookupError(f"decision {outcome['decision']} is gone")
    older = [await decisions.find(session, team, one) for one in outcome["older"]]
    return NewDecision(decision, tuple(one for one in older if one is not None))


async def undo(session: Session, team: str, decision_id: int, *, user: str, at: datetime) -> Decision:
    """Undo a decision for its author, for 15 minutes; what it replaced or amended is in force again."""
    decision = await lock(session, team, decision_id)
    label = decision.label
    if why_not := cards.why_not_undone(
        decision,
        user,
        at,
        not_theirs=f"Only {slack_text.person(decision.author)}, who recorded {label}, can undo it. "
        "You can press Raise a concern instead.",
        too_late=f"{label} was recorded more than 15 minutes ago, so it stays on record. To change it, "
        f"record another one, for example: `/decide We will wait a year replaces {label}`.",
    ):
        raise Refusal(why_not)
    if newer := await links.newer_of(session, decision):
        last = newer[-1][1].label
        raise Refusal(f"{last} changes {label}, so undo {last} first.")
    asked = await unclear.touching(session, decision)
    undone = await decisions.undo(session, decision, actor=user, at=at)
    for older in await links.release(session, decision, actor=user, at=at):
        await cards.refresh_card(session, older, at=at)
        await relation_deliveries.refresh_all_told(session, undone, older, at=at)
    await cards.refresh_card(session, undone, at=at)
    await relation_deliveries.refresh_asked(session, asked, at=at)
    await deliveries.ask_what_is_needed(session, undone, at=at)
    return undone


async def settle(
    session: Session,
    decision: Decision,
    status: DecisionStatus,
    reason: str | None,
    *,
    come_back_on: date | None,
    user: str,
    at: datetime,
) -> Decision:
    """Give a proposed or parked decision, locked, its next status, and show that on its card."""
    refuse_undone(decision)
    if not may_follow(decision.status, status):
        raise Refusal(f"{decision.label} is {decision.status.in_words} by now: close this form to see it.")
    return await _set(session, decision, status, reason, come_back_on=come_back_on, user=user, at=at)


async def withdraw(
    session: Session, decision: Decision, reason: str | None, *, user: str, at: datetime
) -> Decision:
    """End a decision, locked, that nothing replaces, whether it was agreed or still open."""
    refuse_undone(decision)
    refuse_closed(decision)
    withdrawn = DecisionStatus.WITHDRAWN
    return await _set(session, decision, withdrawn, reason, come_back_on=None, user=user, at=at)


async def _set(
    session: Session,
    decision: Decision,
    status: DecisionStatus,
    reason: str | None,
    *,
    come_back_on: date | None,
    user: str,
    at: datetime,
) -> Decision:
    """Give a decision a status, and show that wherever it, or a question about it, is shown."""
    asked = await unclear.touching(session, decision)
    settled = await decisions.settle(
        session, decision, status, reason, come_back_on=come_back_on, actor=user, at=at
    )
    await cards.refresh_card(session, settled, at=at)
    await relation_deliveries.refresh_asked(session, asked, at=at)
    if status in _REFUSED:
        await deliveries.ask_what_is_needed(session, settled, at=at)
    return settled


async def confirm_read(session: Session, team: str, decision_id: int, *, user: str, at: datetime) -> None:
    """Note that somebody who was told of a decision has read it; the message then says so."""
    decision = await lock(session, team, decision_id)
    known = await decisions.who_knows(session, decision)
    if How.CONFIRMED not in known.get(user, set()):
        await decisions.make_aware(session, decision, [user], How.CONFIRMED, at=at)
        await relation_deliveries.refresh_told(session, decision, user, at=at)


async def note_thread(session: Session, decision: Decision, users: list[str], *, at: datetime) -> None:
    """Note who took part in the thread that a decision was captured from, and show them on its card."""
    await decisions.note_thread_read(session, decision, at=at)
    if users:
        await decisions.make_aware(session, decision, users, How.THREAD, at=at)
        await cards.refresh_card_alone(session, decision, at=at)


async def find(session: Session, team: str, decision_id: int) -> Decision:
    """Return a decision; raise Refusal when there is none."""
    if (decision := await decisions.find(session, team, decision_id)) is None:
        raise Refusal(UNKNOWN)
    return decision


async def lock(session: Session, team: str, decision_id: int) -> Decision:
    """Return a decision, locked; raise Refusal when there is none."""
    if (decision := await decisions.lock(session, team, decision_id)) is None:
        raise Refusal(UNKNOWN)
    return decision


def refuse_undone(decision: Decision) -> None:
    """Raise Refusal for a decision that was undone: nothing about it changes any more."""
    if decision.undone_at is not None:
        raise Refusal(f"{decision.label} was undone, so nothing more can be said about it.")


def refuse_closed(decision: Decision) -> None:
    """Raise Refusal for a decision that stands no more: there is nothing to end."""
    if decision.status not in STANDING:
        raise Refusal(f"{decision.label} is {decision.status.in_words} already, so nothing has changed.")


async def who_may_change(session: Session, decision: Decision, at: datetime) -> list[str]:
    """Return those who may withdraw or correct a decision: its recorder, and who chairs at that time."""
    in_chair = await chairs.at(session, decision.team, decision.channel, at)
    return list(dict.fromkeys([decision.author, *in_chair]))


async def _followed(session: Session, source: Source, follow: Follow) -> Decision:
    found = await decisions.numbered(session, source.team, source.channel, follow.number)
    older = found and await decisions.lock(session, source.team, found.id)
    if older is None:
        raise Refusal(
            f"There is no D{follow.number} in this channel. Type `/decisions` to see what there is,"
            " then for example 'replaces D3' at the end."
        )
    await relations.refuse_to_follow(session, older)
    return older
