"""From what was meant of meetings to what is done, said or shown; every door comes through here."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.language.refusal import Refusal
from bot.meetings import calendars, views
from bot.meetings.agenda import commands as agenda_commands
from bot.meetings.asked import Answer, Asked
from bot.meetings.attendance import commands as attendance_commands
from bot.meetings.changes import commands as change_commands
from bot.meetings.organisations import commands as organisations_commands
from bot.meetings.plan import commands as plan_commands
from bot.meetings.readings import views as reading_views
from bot.meetings.settings import commands as settings_commands
from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from bot.understanding.meaning import (
    Ask,
    Confirm,
    Meaning,
    MeetingAct,
    MeetingDoes,
    OpenForm,
    Show,
    What,
)
from scheduler import places

Room = Callable[[Asked, MeetingAct, ZoneInfo], Awaitable[Message]]
MOST_AT_ONCE = 5
OF_MEETINGS = (What.MEETING, What.AGENDA, What.ATTENDANCE, What.CALENDAR)
CHANGES = (MeetingDoes.CANCEL, MeetingDoes.MOVE)
ENDS = (MeetingDoes.END, MeetingDoes.END_SERIES)
OF_ONESELF = (MeetingDoes.APOLOGIES, MeetingDoes.ATTENDANCE)


def concerned(meaning: Meaning) -> bool:
    """Tell whether somebody wants something of the group's meetings."""
    match meaning:
        case MeetingAct():
            return True
        case Confirm(does):
            return any(isinstance(one, MeetingAct) for one in does)
        case Show(what):
            return what in OF_MEETINGS
        case OpenForm(meeting=act):
            return act is not None
        case Ask(readings=readings):
            return bool(readings) and all(concerned(one.means) for one in readings)
        case _:
            return False


def is_told_the_group(meaning: Meaning) -> bool:
    """Tell whether somebody wants of the meetings what their whole group is told: not what they see or do."""
    match meaning:
        case MeetingAct(does):
            return does not in OF_ONESELF
        case Confirm(does):
            return any(is_told_the_group(one) for one in does)
        case OpenForm(meeting=act):
            return act is not None and is_told_the_group(act)
        case Ask(readings=readings):
            return bool(readings) and all(is_told_the_group(one.means) for one in readings)
        case _:
            return False


async def answer(asked: Asked, meaning: Meaning) -> Answer:
    """Do what was meant of meetings, or show it for its Confirm; say what can not be done, and why."""
    try:
        return await _answer(asked, meaning)
    except Refusal as refusal:
        return Answer(text.with_typed(str(refusal), asked.typed))


async def _answer(asked: Asked, meaning: Meaning) -> Answer:
    async with asked.bot.sessions.read() as session:
        found = await calendars.find_group_zone(session, asked.team, asked.channel, asked.user)
    zone = found or places.UTC
    if isinstance(meaning, Show):
        return await _show(asked, meaning, zone)
    if isinstance(meaning, Ask):
        return await _ask(asked, meaning, zone)
    if isinstance(meaning, OpenForm):
        return await _form(asked, meaning, zone)
    if isinstance(meaning, Confirm):
        acts = [one for one in meaning.does if isinstance(one, MeetingAct)]
        if len(acts) == 1:
            return await _confirm(asked, acts[0], zone, known=found is not None)
        return await _several(asked, acts, zone, known=found is not None)
    if isinstance(meaning, MeetingAct):
        return await _do(asked, meaning, zone)
    return Answer(text.with_typed(views.NOT_UNDERSTOOD, asked.typed))


async def _show(asked: Asked, wanted: Show, zone: ZoneInfo) -> Answer:
    if wanted.what is What.ATTENDANCE:
        return await attendance_commands.show(asked, wanted, zone)
    if wanted.what is What.PEOPLE:
        return Answer(await organisations_commands.show(asked))
    return await agenda_commands.show(asked, wanted, zone)


async def _ask(asked: Asked, question: Ask, zone: ZoneInfo) -> Answer:
    if not question.readings and question.otherwise is not None:
        return await _form(asked, question.otherwise, zone)
    return Answer(reading_views.ask(question, asked.user, asked.typed))


async def _confirm(asked: Asked, act: MeetingAct, zone: ZoneInfo, *, known: bool) -> Answer:
    if act.does is MeetingDoes.PLAN:
        return Answer(await plan_commands.preview(asked, act, zone, known=known))
    if act.does in CHANGES:
        return await change_commands.change(asked, act, zone)
    if act.does in ENDS:
        return Answer(await change_commands.end(asked, act, zone))
    if act.does is MeetingDoes.CHAIR:
        return Answer(await change_commands.chair(asked, act, zone))
    return await _do(asked, act, zone)


async def _several(asked: Asked, acts: list[MeetingAct], zone: ZoneInfo, *, known: bool) -> Answer:
    """Do several things, or show each for a Confirm of its own; say how many are left for another time."""
    messages = []
    for number, act in enumerate(acts[:MOST_AT_ONCE]):
        # Each counts once by itself.
        each = replace(asked, key=f"{asked.key}:{number}")
        messages.append((await _confirm(each, act, zone, known=known)).message)
    if (left := len(acts) - MOST_AT_ONCE) > 0:
        messages.append(text.note(views.left_over(left)))
    return Answer(_together(messages))


_ROOMS: Mapping[MeetingDoes, Room] = {
    MeetingDoes.APOLOGIES: attendance_commands.apologies,
    MeetingDoes.ATTENDANCE: attendance_commands.attend,
    MeetingDoes.LENGTH: settings_commands.change,
    MeetingDoes.PLACE: settings_commands.change,
}


async def _do(asked: Asked, act: MeetingAct, zone: ZoneInfo) -> Answer:
    if act.does is MeetingDoes.LENGTH and act.place:
        # Each is set by itself, and can be set back by itself.
        both = [replace(act, place=None), MeetingAct(MeetingDoes.PLACE, day=act.day, place=act.place)]
        return await _several(asked, both, zone, known=True)
    if (room := _ROOMS.get(act.does)) is not None:
        return Answer(await room(asked, act, zone))
    if act.does is MeetingDoes.AGENDA_ITEM:
        return await agenda_commands.put(asked, act, zone)
    if act.does is MeetingDoes.ZONE:
        return Answer(await settings_commands.change_zone(asked, act))
    if act.does is MeetingDoes.ORGANISATION:
        return Answer(await organisations_commands.represent(asked, act))
    return await _confirm(asked, act, zone, known=True)


async def _form(asked: Asked, wanted: OpenForm, zone: ZoneInfo) -> Answer:
    why, act = text.escape(wanted.why), wanted.meeting
    if act is None:
        return Answer(text.with_typed(why or views.NOT_UNDERSTOOD, asked.typed))
    if act.does in CHANGES:
        return await change_commands.open_form(asked, act, zone, why)
    if act.does is MeetingDoes.ATTENDANCE:
        return await attendance_commands.correct(asked, act.day, zone=zone)
    if act.does is not MeetingDoes.PLAN:
        return Answer(text.with_typed(why, asked.typed))
    async with asked.bot.sessions.begin() as session:
        view = await plan_commands.form(session, asked, asked.typed if why else "")
    kept = f"{why} {plan_commands.KEPT}" if why else "The form is open."
    return Answer(text.note(kept), view, text.with_typed(why or views.NOT_OPENED, asked.typed))


def _together(messages: list[Message]) -> Message:
    """Return several messages as one, each with its own buttons."""
    return Message(
        text="\n".join(one["text"] for one in messages),
        blocks=[block for one in messages for block in one["blocks"]],
    )
