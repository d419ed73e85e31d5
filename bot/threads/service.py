"""What is recorded of a thread, all of what was confirmed or nothing; and what a reaction there proposes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import service as action_service
from bot.actions.service import Draft
from bot.decisions import service as decision_service
from bot.decisions.service import Compared
from bot.threads import deliveries
from bot.understanding.following import FollowingResolution
from storage import groups, offers, people
from storage.database import Session
from storage.offers import Proposed
from storage.records import Action, Decision, Source


@dataclass(frozen=True)
class ToRecord:
    """Something that was confirmed, and where it was said.

    `related` counts the decisions before it, newest first: those of the same form, then the group's.
    """

    source: Source
    what: Draft | FollowingResolution
    related: int | None = None


async def record(
    session: Session, confirmed: Sequence[ToRecord], standing: Sequence[int], *, at: datetime
) -> list[Decision | Action]:
    """Record each, and have the author asked about decisions that look related; return the new records.

    `standing` are the ids of the group's decisions with which these were compared, newest first.
    """
    made: list[Decision | Action] = []
    before = list(standing)
    for each in confirmed:
        if isinstance(each.what, Draft):
            made.append(await action_service.record(session, each.what, each.source, at=at))
            continue
        compared = Compared(None if each.related is None else before[each.related])
        recorded = await decision_service.record(session, each.what, each.source, at=at, compared=compared)
        made.append(recorded.decision)
        before.insert(0, recorded.decision.id)
        if recorded.related is not None:
            await deliveries.ask_whether_related(session, recorded.decision, recorded.related.older, at=at)
    return made


async def offer(session: Session, proposed: Proposed, ts: str, *, by: str | None, at: datetime) -> None:
    """Offer the form to a person who reacted at `ts` to a message of `by`; bots are offered nothing."""
    proposed = await _where_it_is_now(session, proposed)
    person = await people.find(session, proposed.team, proposed.user)
    if (person is None or not person.bot) and await offers.make(session, proposed, ts):
        await deliveries.offer_form(session, proposed, ts, by=by, at=at)


async def withdraw_offer(session: Session, proposed: Proposed, ts: str) -> None:
    """Withdraw what a reaction proposed that was taken back at `ts`."""
    await offers.withdraw(session, await _where_it_is_now(session, proposed), ts)


async def _where_it_is_now(session: Session, proposed: Proposed) -> Proposed:
    return replace(proposed, channel=await groups.now_at(session, proposed.team, proposed.channel))
