"""Who is at a meeting: its post, and what is answered to those who ask or say so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.meetings.agenda import views as agenda_views
from bot.meetings.organisations import views as organisations
from bot.meetings.readings import packing
from bot.meetings.recorded import views as recorded_views
from bot.meetings.recorded.views import NOTHING, Recorded
from bot.slack.blocks import room, text
from bot.slack.blocks.text import Block, Message
from bot.understanding.meaning import MeetingAct, MeetingDoes
from storage.records import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingStatus,
    Presence,
    is_recorded,
    present,
)

NOT_RECORDED = "Who was there: not recorded"
NOBODY_YET = "nobody has said so yet"
MOST = 40
"""So many people are named in one line; more would not fit into a paragraph of Slack's."""


@dataclass(frozen=True)
class Roll:
    """Who is `known` to be at a meeting, or not to be, in the order in which that was said.

    `when` is the meeting's time in words. `expected` are the members when it began, `organisations` those of
    people. While it is `open_`, for a while after it is `over`, people may still say that they are there.
    """

    meeting: Meeting
    when: str
    known: Sequence[Attendance] = ()
    expected: Sequence[str] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)
    open_: bool = True
    over: bool = False
    agenda: Sequence[AgendaItem] = ()

    def who(self, presence: Presence) -> list[Attendance]:
        """Return what is known of the people whose presence is this one."""
        return [one for one in self.known if one.presence is presence]

    @property
    def here(self) -> list[str]:
        """The people who are present, with the substitutes who are in Slack."""
        return present(self.known)

    @property
    def silent(self) -> list[str]:
        """The people who were expected, and of whom nothing is known."""
        heard = {one.user for one in self.known} | set(self.here)
        return [user for user in self.expected if user not in heard]


def post(roll: Roll, recorded: Recorded = NOTHING) -> Message:
    """Show who is at a meeting, with the buttons to say so while that is possible, and what was recorded."""
    if roll.meeting.status is MeetingStatus.CANCELLED:
        return text.note(f"The meeting of {roll.when} was cancelled.")
    title = f"Meeting: {roll.when}."
    said = [*_of_meeting(roll), *lines(roll)]
    blocks: list[Block] = [text.section(f"*{title}*"), *(text.section(line) for line in said)]
    plain = " ".join([title, *(line.replace("\n", " ") for line in said)])
    if roll.open_:
        plain += " Press I'm here, Apologies or Send a substitute."
    if row := _buttons(roll):
        blocks.append(text.actions(*row))
    return _with_recorded(Message(text=text.cut(plain, text.MAX_SECTION), blocks=blocks), roll, recorded)


def _with_recorded(message: Message, roll: Roll, recorded: Recorded) -> Message:
    linked, plain = recorded_views.listed(
        recorded, over=roll.over, most=room.MOST_ROOM - room.A_BLOCK - room.taken(message["blocks"])
    )
    if not linked:
        return message
    said = text.cut(message["text"], room.MOST_PLAIN - len(plain) - 1)
    return Message(text=f"{said} {plain}", blocks=[*message["blocks"], text.section(linked)])


def shown(roll: Roll, *, begun: bool, may_correct: bool) -> Message:
    """Show somebody who was at a meeting, or who comes to it; its keepers may correct that."""
    title = f"Meeting: {roll.when}."
    said = list(lines(roll) if begun else _coming(roll))
    blocks: list[Block] = [text.section(f"*{title}*"), *(text.section(line) for line in said)]
    if may_correct and begun:
        button = text.button("Correct attendance", "meeting_correct", str(roll.meeting.id))
        blocks.append(text.actions(button))
    plain = " ".join([title, *(line.replace("\n", " ") for line in said)])
    return Message(text=text.cut(plain, text.MAX_SECTION), blocks=blocks)


def _coming(roll: Roll) -> Iterator[str]:
    apologies = [one.user for one in roll.who(Presence.APOLOGIES)]
    yield f"Apologies: {_named(apologies, roll)}." if apologies else "Nobody has sent apologies."
    if roll.who(Presence.SUBSTITUTE):
        yield f"Substitutes: {_some(substitutes(roll))}."


def apologies_noted(when: str, act: MeetingAct, by: str) -> Message:
    """Say that apologies are noted, and let them be taken back."""
    whose = "Your apologies" if not act.who else f"The apologies of {text.people(act.who)}"
    sends = f" {text.person(act.to_whom)} goes instead." if act.to_whom else ""
    said = f"{whose} for {when} are noted.{sends} The group sees that before the meeting."
    back = MeetingAct(MeetingDoes.ATTENDANCE, day=act.day, who=act.who)
    value = packing.pack(back, by)
    blocks: list[Block] = [text.section(said)]
    if value is not None:
        blocks.append(text.actions(text.button("I can come after all", "meeting_reading_0", value)))
    return Message(text=f"{said} Press I can come after all to take that back.", blocks=blocks)


def attending(when: str, users: Sequence[str], by: str, *, begun: bool) -> Message:
    """Say that somebody is expected at a meeting again, or is noted as having been there."""
    mine = set(users) == {by}
    if begun:
        who = "You are" if mine else f"{text.people(users)} {'is' if len(users) == 1 else 'are'}"
        return text.note(f"{who} noted as there on {when}.")
    return text.note(
        f"{'You are' if mine else text.people(users) + ' is'} expected on {when}: no apologies stand."
    )


def substitutes(roll: Roll) -> list[str]:
    """Return who is there for whom: '@sam for @val', 'Jo Bloggs (Age UK) for @ade'."""
    return [f"{_stand_in(one)} for {text.person(one.user)}" for one in roll.who(Presence.SUBSTITUTE)]


def _of_meeting(roll: Roll) -> Iterator[str]:
    if roll.meeting.chair:
        yield f"{text.person(roll.meeting.chair)} chairs it."
    if roll.meeting.place:
        yield f"Place: {text.brief(roll.meeting.place, 200)}."
    if roll.agenda:
        yield f"On the agenda: {agenda_views.item_list(roll.agenda)}"


def lines(roll: Roll) -> Iterator[str]:
    """Yield what is known of who is at a meeting, and who is not."""
    yield _here(roll)
    apologies = [one.user for one in roll.who(Presence.APOLOGIES)]
    if apologies:
        yield f"Apologies: {_named(apologies, roll)}."
    if roll.who(Presence.SUBSTITUTE):
        yield f"Substitutes: {_some(substitutes(roll))}."
    if roll.silent:
        label = "No word from" if roll.over else "Expected"
        yield f"{label}: {_named(roll.silent, roll)}."


def _here(roll: Roll) -> str:
    here = organisations.grouped(roll.here, roll.organisations) if roll.here else ""
    if roll.over and not is_recorded(roll.known):
        return NOT_RECORDED + (f"; {here} said so." if here else ".")
    return f"Here: {here}." if here else f"Here: {NOBODY_YET}."


def _named(users: Sequence[str], roll: Roll) -> str:
    """Return people, grouped by organisation if anybody's is known."""
    if any(user in roll.organisations for user in users):
        return organisations.grouped(users, roll.organisations)
    return text.some(users, MOST)


def _stand_in(one: Attendance) -> str:
    if one.substitute:
        return text.person(one.substitute)
    organisation = f" ({text.brief(one.substitute_organisation, 80)})" if one.substitute_organisation else ""
    return text.brief(one.substitute_name or "somebody", 80) + organisation


def _some(words: Sequence[str]) -> str:
    shown = list(words[:12])
    return text.listed([*shown, *([f"{len(words) - 12} others"] if len(words) > 12 else [])])


def _buttons(roll: Roll) -> list[Block]:
    value, row = str(roll.meeting.id), list[Block]()
    if roll.open_:
        row += [
            text.button("I'm here", "meeting_here", value, style="primary"),
            text.button("Apologies", "meeting_apologies", value),
            text.button("Send a substitute", "meeting_substitute", value),
        ]
    if roll.over:
        row.append(text.button("Correct attendance", "meeting_correct", value))
    return row
