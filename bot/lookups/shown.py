"""What a look-up finds, from what is stored in the groups that its asker may see."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.actions import deliveries as action_deliveries
from bot.actions.details import views as details_views
from bot.decisions import shown as decision_shown
from bot.decisions import views as decision_views
from bot.lookups import views
from bot.meetings import calendars
from bot.slack import directory
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Message
from bot.slack.incoming.private_answers import Reach
from bot.understanding import lookups as understanding
from bot.understanding.lookups import Query
from scheduler.calendar import local_day
from storage import actions, concerns, decisions, history, listing
from storage.database import Session
from storage.listing import Filter

LATEST = 10


@dataclass(frozen=True)
class LookUp:
    """One look-up of a kind of `record`: who typed what, when, and in which groups it is looked for."""

    team: str
    user: str
    typed: str
    now: datetime
    record: str
    reach: Reach

    async def answer(self, session: Session) -> Message:
        """Return what was found, or one and the same sentence for everything that was not.

        While Slack does not say of all groups whether their asker may see them, there may be more. Raises
        Refusal with the people whom a name may mean, when they are several.
        """
        named = await directory.with_tokens(session, self.team, self.reach.channels, self.typed)
        query = understanding.read(named, self.record)
        found = await self._find(session, query)
        if self.reach.unsure:
            return text.unsure(found)
        if found is not None:
            return found
        if (number := understanding.numbered(self.typed, self.record)) is not None:
            return views.only_looks(self.record, number)
        if query.mine and query.status in (None, "open"):
            return text.note(views.NOTHING_OF_YOURS)
        return text.note(views.NOT_FOUND[self.record])

    async def _find(self, session: Session, query: Query) -> Message | None:
        if query.number is not None:
            return await self._full_record(session, query.number)
        if self.record == "decision":
            return await self._decisions(session, query)
        return await self._actions(session, query)

    async def _full_record(self, session: Session, number: int) -> Message | None:
        """Return one record; if several groups have one with that number, name each with its channel."""
        show = FULL_RECORDS[self.record]
        shown = {
            channel: message
            for channel in self.reach.channels
            if (message := await show(session, self.team, channel, number, self.now)) is not None
        }
        if len(shown) < 2:
            return next(iter(shown.values()), None)
        return views.several({channel: message["text"] for channel, message in shown.items()})

    async def _decisions(self, session: Session, query: Query) -> Message | None:
        team, channels = self.team, self.reach.channels
        wanted = Filter(query.words, [query.status] if query.status else [], query.people)
        filtered = bool(query.words or query.status or query.people)
        limit = views.MOST_LISTED + 1 if filtered else LATEST
        found = await listing.decided(session, team, channels, wanted, limit=limit)
        if not found:
            return None
        title = f"Decisions {_criteria(query)}" if filtered else "The latest decisions"
        upheld = await concerns.upheld_on(session, team, [one.id for one in found])
        return views.decided(found, title=title, elsewhere=not self.reach.here, upheld=upheld)

    async def _actions(self, session: Session, query: Query) -> Message | None:
        team, today = self.team, await self._today(session)
        wanted = Filter(
            query.words,
            _statuses(query),
            (self.user,) if query.mine else query.people,
            due_before=today if query.status == "overdue" else None,
        )
        limit = views.MOST_LISTED + 1
        found = await listing.assigned(session, team, self.reach.channels, wanted, limit=limit)
        if not found:
            return None
        owned = [views.Owned(action, await actions.owners_of(session, action)) for action in found]
        title = f"{'Your actions' if query.mine else 'Actions'} {_criteria(query)}".strip()
        return views.assigned(owned, title=title, today=today, elsewhere=not self.reach.here)

    async def _today(self, session: Session) -> date:
        channel = next(iter(self.reach.channels), "")
        zone = await calendars.find_zone(session, self.team, channel, self.user)
        return local_day(self.now, zone)


async def action(session: Session, team: str, channel: str, number: int, now: datetime) -> Message | None:
    """Return a group's action with its history, undone or not; None when there is none of this number."""
    found = await actions.numbered(session, team, channel, number)
    if found is None:
        return None
    shown = await action_deliveries.read_card(session, found, now)
    view = details_views.details(shown, await history.changes_of(session, found))
    status = "undone" if found.undone_at else found.status.value
    return views.full_record(view["blocks"], title=f"{found.label}, {status}")


async def decision(session: Session, team: str, channel: str, number: int, _: datetime) -> Message | None:
    """Return a group's decision with its history, undone or not; None when there is none of this number."""
    found = await decisions.numbered(session, team, channel, number)
    if found is None:
        return None
    status = "undone" if found.undone_at else decision_words.status(found.status)
    blocks = decision_views.full_record(await decision_shown.full_record(session, found))
    return views.full_record(blocks, title=f"{found.label}, {status}")


FULL_RECORDS = {"action": action, "decision": decision}
"""What shows one record by the number that people call it by."""


def _statuses(query: Query) -> tuple[str, ...]:
    if query.status == "closed":
        return listing.CLOSED
    if query.status in ("done", "dropped"):
        return (query.status,)
    return () if query.words else listing.OPEN


def _criteria(query: Query) -> str:
    """Return what was asked for, as the title of a list says it: 'parked with 'café' of Sam'."""
    parts = [
        decision_words.status(query.status or ""),
        f"with '{text.brief(query.words, 100)}'" if query.words else "",
        f"of {text.people(query.people)}" if query.people else "",
    ]
    return " ".join(part for part in parts if part)
