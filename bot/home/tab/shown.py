"""What somebody's Home shows, from what is stored in the groups that they may see at that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.home.tab import outcomes, planned
from bot.home.tab.views import Coming, Home, Mine, OwnGroup, Unrecorded
from bot.language import slack_text
from bot.meetings import doing as meetings_doing
from bot.nudges.preferences import saying
from bot.nudges.preferences import service as preferences
from bot.recaps import shown as recaps_shown
from bot.recaps.shown import RecapRequest
from bot.slack.blocks.text import Block
from bot.slack.incoming.private_answers import Reach
from bot.understanding import packing
from scheduler import places
from scheduler.mornings import Mornings
from scheduler.purging import KEEP_DRAFTS
from storage import actions, drafts, history, homes, listing, meetings, people
from storage.database import Session
from storage.listing import Filter
from storage.records import (
    Answer,
    Change,
    Decision,
    DecisionStatus,
    Draft,
    Group,
    HomeTab,
    Meeting,
    RecordKind,
    Work,
)
from storage.records import Home as Opened

MOST_READ = 1000
"""How many things of one kind are read; a Home shows far fewer, and says how many more there are."""


@dataclass(frozen=True)
class Reading:
    """One reading of a Home that was `opened`: whose, of which groups, and when it is where they are."""

    session: Session
    opened: Opened
    about: HomeTab
    now: datetime
    mornings: Mornings
    today: date

    @property
    def team(self) -> str:
        """The workspace."""
        return self.opened.team

    @property
    def user(self) -> str:
        """Whose Home it is."""
        return self.opened.user

    @property
    def missing(self) -> RecapRequest:
        """The request for what they missed, in the groups that they are in."""
        zone = self.mornings.hours.zone
        return RecapRequest(self.team, self.user, self.now, zone, Reach(self.about.inside))


async def groups_of(
    session: Session, team: str, user: str, now: datetime
) -> tuple[Sequence[str], Sequence[str]]:
    """Return the channels of the groups that somebody is in, and of others in which something is theirs.

    What they have left is neither, and an archived channel's group is at rest.
    """
    found = await homes.groups_of(session, team, user)
    theirs = [group.channel for group in found if group.archived_at is None]
    opened = await homes.find(session, team, user)
    if opened is None:
        return theirs, []
    parts = await actions.parts_of(session, team, user, answered_since=opened.opened_at)
    typed = await drafts.waiting(session, team, user, since=now - KEEP_DRAFTS, limit=MOST_READ)
    left = await homes.left_by(session, team, user)
    besides = [*(part.action.channel for part in parts), *(draft.channel for draft in typed)]
    return theirs, [each for each in dict.fromkeys(besides) if each not in left and each not in theirs]


async def begin(session: Session, team: str, user: str, about: HomeTab, now: datetime) -> Reading | None:
    """Begin to read somebody's Home of the groups it is `about`; None if they have never opened it."""
    opened = await homes.find(session, team, user)
    if opened is None:
        return None
    mornings, today = await preferences.stands(session, team, user, now=now)
    return Reading(session, opened, about, now, mornings, today)


async def home(reading: Reading) -> Home:
    """Return all that a Home shows."""
    person = await people.find(reading.session, reading.team, reading.user)
    mine = await _mine(reading)
    proposals = await _proposals(reading)
    decided = await recaps_shown.missed(reading.session, reading.missing, without=_ids(proposals))
    coming, listed = await _groups(reading)
    return Home(
        reading.user,
        person.name if person is not None else "",
        reading.today,
        planned.part_of_day(reading.now, reading.mornings.hours.zone),
        coming,
        asks=[one for one in mine if _is_asked(one)],
        proposals=proposals,
        drafts=await _drafts(reading),
        # What they have just answered comes first, so that they see what came of it.
        mine=sorted((one for one in mine if not _is_asked(one)), key=lambda one: not one.outcome),
        decided=decided.shown,
        decided_in_all=decided.count,
        asked=await _asked(reading),
        groups=listed,
        reminders=saying.stands(reading.mornings, reading.today),
        answer=_answer(reading),
        unsure=reading.about.unsure,
    )


def _is_asked(one: Mine) -> bool:
    """Tell whether somebody has still to answer what they were asked: that it waits is an answer."""
    return one.owner.answer is Answer.ASKED and not one.owner.waits


async def every_decided(reading: Reading) -> list[Decision]:
    """Return all that was decided without them."""
    proposals = await _proposals(reading)
    return await recaps_shown.every_missed(reading.session, reading.missing, without=_ids(proposals))


def _ids(proposals: Sequence[Decision]) -> list[int]:
    return [one.id for one in proposals]


def _answer(reading: Reading) -> Sequence[Block]:
    """Return what is said to their last press, if they still may see all that it can be about."""
    within = set(reading.opened.answer_within or ())
    return (reading.opened.answer or ()) if within <= set(reading.about.within) else ()


async def _mine(reading: Reading) -> list[Mine]:
    opened = reading.opened
    found = await actions.parts_of(
        reading.session, reading.team, reading.user, answered_since=opened.opened_at
    )
    parts = [part for part in found if part.action.channel in reading.about.within]
    changes = await history.changes_by(
        reading.session,
        reading.team,
        RecordKind.ACTION,
        [part.action.id for part in parts],
        reading.user,
        since=opened.opened_at,
    )
    told = [outcomes.mine(part, changes.get(part.action.id)) for part in parts]
    return [one for one in told if one is not None]


async def _proposals(reading: Reading) -> list[Decision]:
    """Return what others propose in their groups, the latest first."""
    wanted = Filter(statuses=(DecisionStatus.PROPOSED.value,))
    found = await listing.decided(
        reading.session, reading.team, reading.about.inside, wanted, limit=MOST_READ
    )
    return [one for one in found if one.author != reading.user]


async def _drafts(reading: Reading) -> list[Unrecorded]:
    since = reading.now - KEEP_DRAFTS
    found = await drafts.waiting(reading.session, reading.team, reading.user, since=since, limit=MOST_READ)
    seen = [draft for draft in found if draft.channel in reading.about.within]
    named = {user for draft in seen for user in slack_text.people(draft.typed)}
    known = await people.known(reading.session, reading.team, sorted(named))
    names = {user: person.name for user, person in known.items()}
    return [
        Unrecorded(draft, slack_text.readable(draft.typed, names), pressable=not _of_meetings(draft))
        for draft in seen
    ]


def _of_meetings(draft: Draft) -> bool:
    """Tell whether what was typed is of the group's meetings, which its channel alone can be told."""
    try:
        return any(meetings_doing.concerned(packing.unpack(each["means"])) for each in draft.readings)
    except ValueError:
        # Another version of the bot kept it; a press says so.
        return False


async def _asked(reading: Reading) -> list[Work]:
    found = await actions.asked_by(reading.session, reading.team, reading.about.inside, reading.user)
    owners = await actions.owners_of_each(reading.session, reading.team, [action.id for action in found])
    return [Work(action, tuple(owners[action.id])) for action in found]


async def _groups(reading: Reading) -> tuple[Coming | None, list[OwnGroup]]:
    """Return the next meeting of all, and their groups: those that meet soonest first."""
    inside, now = reading.about.inside, reading.now
    theirs = await homes.groups_of(reading.session, reading.team, reading.user)
    known = {each.channel: each for each in theirs}
    found = await meetings.next_of_each(reading.session, reading.team, inside, now)
    words = {each.channel: _when(reading, each, known.get(each.channel)) for each in found}
    first = await _coming(reading, found[0], words[found[0].channel]) if found else None
    unplanned = [channel for channel in inside if channel not in words]
    return first, [OwnGroup(channel, words.get(channel, "")) for channel in [*words, *unplanned]]


def _when(reading: Reading, meeting: Meeting, group: Group | None) -> str:
    zone = reading.mornings.hours.zone
    return planned.when(
        meeting, reading.now, zone, places.named(group.zone if group is not None else None) or zone
    )


async def _coming(reading: Reading, meeting: Meeting, words: str) -> Coming:
    said = await meetings.attendances_of(reading.session, meeting)
    own = next((one for one in said if one.user == reading.user), None)
    changes = await history.changes_of(reading.session, meeting)
    return planned.coming(meeting, words, reading.now, own, _last_by(changes, reading.user))


def _last_by(changes: Sequence[Change], user: str) -> Change | None:
    return next((change for change in reversed(changes) if change.actor == user), None)
