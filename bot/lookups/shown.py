"""What a look-up finds, from what is stored in the groups that its asker may see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.actions import deliveries as action_deliveries
from bot.actions.details import views as details_views
from bot.decisions import shown as decision_shown
from bot.decisions import views as decision_views
from bot.lookups import views
from bot.meetings import calendars
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.text import Message
from bot.slack.incoming.private_answers import Reach
from bot.understanding.meaning import Ref, Show, What
from scheduler.calendar import local_day
from storage import actions, concerns, decisions, history, listing, people
from storage.database import Session
from storage.listing import Filter
from storage.records import Action, DecisionStatus

LATEST = 10
FEW = 3
DAY = timedelta(days=1)


IN_FORCE = (DecisionStatus.AGREED.value, DecisionStatus.AMENDED.value)


@dataclass(frozen=True)
class LookUp:
    """One look-up: who wants to see what, when, and in which groups it is looked for."""

    team: str
    user: str
    wanted: Show
    now: datetime
    reach: Reach
    nobody: str = ""
    """An '@name' that no person goes by, and no user group: it is looked for as a word."""

    @property
    def record(self) -> str:
        """The kind of record that is looked for."""
        if self.wanted.record is not None:
            return self.wanted.record.kind.value
        return "action" if self.wanted.what is What.ACTIONS else "decision"

    async def answer(self, session: Session) -> Message:
        """Return what was found, or one and the same answer for everything that was not.

        While Slack does not say of all groups whether their asker may see them, there may be more.
        """
        if self.wanted.what is What.HELP:
            return views.help_(self.record, self.wanted.wanted)
        if self.wanted.what is What.PEOPLE:
            return await self._people(session)
        unknown = next((one for one in self.wanted.people if one.startswith("@")), None)
        if unknown is not None:
            return await (await self._named(session, unknown)).answer(session)
        found = await self._find(session)
        if self.reach.unsure:
            return text.unsure(found)
        if found is not None:
            return views.how_to(found, self.wanted)
        return await self._nothing(session)

    async def _named(self, session: Session, name: str) -> "LookUp":
        """Return the same for whom an '@name' means that is no person's: a user group, else it is a word."""
        called = name.removeprefix("@")
        group = await listing.user_group(session, self.team, self.reach.channels, called)
        others = tuple(one for one in self.wanted.people if one != name)
        if group is not None:
            return replace(self, wanted=replace(self.wanted, people=(*others, group)))
        words = f"{self.wanted.words} {called}".strip()
        return replace(self, wanted=replace(self.wanted, people=others, words=words), nobody=name)

    async def _find(self, session: Session) -> Message | None:
        if self.wanted.record is not None:
            return await self._full_record(session, self.wanted.record)
        if self.record == "decision":
            return await self._decisions(session)
        return await self._actions(session)

    async def _full_record(self, session: Session, ref: Ref) -> Message | None:
        """Return one record; if several groups have one with that number, name each with its channel."""
        show = FULL_RECORDS[self.record]
        channels = [each for each in self.reach.channels if ref.channel in (None, each)]
        shown = {
            channel: message
            for channel in channels
            if (message := await show(session, self.team, channel, ref.number, self.now)) is not None
        }
        if len(shown) < 2:
            return next(iter(shown.values()), None)
        return views.several({channel: message["text"] for channel, message in shown.items()})

    async def _decisions(self, session: Session) -> Message | None:
        wanted = self.wanted
        when = await self._between(session)
        filter_ = Filter(wanted.words, _of_decisions(wanted), wanted.people, decided=when)
        limit = views.MOST_LISTED + 1 if filter_ != Filter() else LATEST
        found = await listing.decided(session, self.team, self.reach.channels, filter_, limit=limit)
        if not found:
            return None
        title = f"Decisions {views.criteria(wanted)}" if filter_ != Filter() else "The latest decisions"
        upheld = await concerns.upheld_on(session, self.team, [one.id for one in found])
        return views.decided(found, title=title, elsewhere=not self.reach.here, upheld=upheld)

    async def _actions(self, session: Session) -> Message | None:
        wanted, today = self.wanted, await self._today(session)
        found = await self._assigned(session, today)
        if not found:
            return None
        owned = [views.Owned(action, await actions.owners_of(session, action)) for action in found]
        title = f"{'Your actions' if wanted.mine else 'Actions'} {views.criteria(wanted)}".strip()
        elsewhere = not self.reach.here
        return views.assigned(owned, title=title, today=today, elsewhere=elsewhere, reader=self.user)

    async def _assigned(self, session: Session, today: date) -> list[Action]:
        """Return the actions that stand in any of the ways that are wanted, the soonest due first."""
        found: dict[int, Action] = {}
        for filter_ in self._filters(today):
            limit = views.MOST_LISTED + 1
            each = await listing.assigned(session, self.team, self.reach.channels, filter_, limit=limit)
            found |= {action.id: action for action in each}
        return sorted(found.values(), key=lambda action: action.due or date.max)

    def _filters(self, today: date) -> Iterator[Filter]:
        """Yield a filter for what is overdue, which its day tells, and one for what its status tells."""
        wanted, who = self.wanted, (self.user,) if self.wanted.mine else self.wanted.people
        due = (wanted.since, wanted.until)
        if "overdue" in wanted.statuses:
            yield Filter(wanted.words, listing.OPEN, who, due=(None, today - DAY))
        others = tuple(each for each in wanted.statuses if each != "overdue")
        if others or not wanted.statuses:
            yield Filter(wanted.words, _of_actions(wanted, others), who, due=due)

    async def _nothing(self, session: Session) -> Message:
        """Say that nothing was found, as good news where it is, and what there is instead."""
        wanted = self.wanted
        if self.nobody:
            return text.note(text.nobody(self.nobody))
        if wanted.words and wanted.people:
            # What somebody asks of one person may be another's: 'has Priya sent the numbers?'
            anybodys = replace(self, wanted=replace(wanted, people=()))
            if (found := await anybodys._find(session)) is not None:
                return views.of_somebody_else(wanted, found)
        if self.record == "action" and not wanted.words and wanted.record is None:
            open_ = Filter(statuses=listing.OPEN, people=(self.user,) if wanted.mine else ())
            left = await listing.assigned(
                session, self.team, self.reach.channels, open_, limit=views.MOST_LISTED + 1
            )
            return views.nothing_owed(wanted, len(left))
        if self.record == "action":
            latest = await listing.assigned(
                session, self.team, self.reach.channels, Filter(statuses=listing.OPEN), limit=FEW
            )
            return views.no_action(wanted, latest)
        recent = await listing.decided(session, self.team, self.reach.channels, Filter(), limit=FEW)
        return views.no_decision(wanted, recent)

    async def _people(self, session: Session) -> Message:
        members: dict[str, str | None] = {}
        for channel in self.reach.channels:
            for one in await people.members_of(session, self.team, channel):
                members.setdefault(one.user, one.organisation)
        known = await people.known(session, self.team, members)
        described = {
            person.name: members[user]
            for user, person in known.items()
            if not person.bot and not person.deactivated
        }
        return views.members(described, self.wanted.words)

    async def _between(self, session: Session) -> tuple[datetime | None, datetime | None]:
        """Return the instants between which decisions are wanted, the end excluded."""
        zone = await self._zone(session)
        since, until = self.wanted.since, self.wanted.until
        return (
            datetime.combine(since, time.min, zone).astimezone(UTC) if since else None,
            datetime.combine(until + DAY, time.min, zone).astimezone(UTC) if until else None,
        )

    async def _today(self, session: Session) -> date:
        return local_day(self.now, await self._zone(session))

    async def _zone(self, session: Session) -> ZoneInfo:
        channel = next(iter(self.reach.channels), "")
        return await calendars.find_zone(session, self.team, channel, self.user)


async def action(session: Session, team: str, channel: str, number: int, now: datetime) -> Message | None:
    """Return a group's action with its history, undone or not; None when there is none of this number."""
    found = await actions.numbered(session, team, channel, number)
    if found is None:
        return None
    shown = await action_deliveries.read_card(session, found, now)
    view = details_views.details(shown, await history.changes_of(session, found))
    status = "undone" if found.undone_at else found.status.value
    return views.full_record(view["blocks"], title=f"{found.label}, {status}")


async def decision(session: Session, team: str, channel: str, number: int, now: datetime) -> Message | None:
    """Return a group's decision with its history, undone or not; None when there is none of this number."""
    found = await decisions.numbered(session, team, channel, number)
    if found is None:
        return None
    status = "undone" if found.undone_at else decision_words.status(found.status)
    blocks = decision_views.full_record(await decision_shown.full_record(session, found, now=now))
    return views.full_record(blocks, title=f"{found.label}, {status}")


FULL_RECORDS = {"action": action, "decision": decision}
"""What shows one record by the number that people call it by."""


def _of_decisions(wanted: Show) -> tuple[str, ...]:
    named = (IN_FORCE if each == "in force" else (each,) for each in wanted.statuses)
    return tuple(dict.fromkeys(each for one in named for each in one))


def _of_actions(wanted: Show, named: Sequence[str]) -> tuple[str, ...]:
    if not named:
        return () if wanted.words else listing.OPEN
    meant = {"closed": listing.CLOSED, "done": ("done",), "dropped": ("dropped",)}
    return tuple(dict.fromkeys(each for one in named for each in meant.get(one, listing.OPEN)))
