"""What is recorded of a thread, all of what was confirmed or nothing; and what a reaction there proposes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import service as action_service
from bot.actions.service import Draft
from bot.decisions import service as decision_service
from bot.threads import deliveries
from bot.understanding.following import FollowingResolution
from storage import groups, offers, people
from storage.database import Session
from storage.offers import Proposed
from storage.records import Action, Decision, Source


@dataclass(frozen=True)
class ToRecord:
    """Something that was confirmed, and where it was said."""

    source: Source
    what: Draft | FollowingResolution


async def record(session: Session, confirmed: Sequence[ToRecord], *, at: datetime) -> list[Decision | Action]:
    """Record each, and return the new records."""
    made: list[Decision | Action] = []
    for each in confirmed:
        if isinstance(each.what, Draft):
            made.append(await action_service.record(session, each.what, each.source, at=at))
            continue
        made.append((await decision_service.record(session, each.what, each.source, at=at)).decision)
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
