"""Who is at a meeting: the post at its start, and what the chair is asked afterwards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.meetings.organisations import views as organisations
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from storage.records import Attendance, Meeting, MeetingStatus, Presence, is_recorded, present

NOT_RECORDED = "Who was there: not recorded"
NOBODY_YET = "nobody has said so yet"
MOST = 40
"""So many people are named in one line; more would not fit into a paragraph of Slack's."""


@dataclass(frozen=True)
class Roll:
    """What is known of who is at a meeting. `expected` are the members when it began, `organisations` theirs.

    `when` is its time in words; `open_` tells whether people may still say that they are there, which they
    may for a while after it is `over`.
    """

    meeting: Meeting
    when: str
    said: Sequence[Attendance] = ()
    expected: Sequence[str] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)
    open_: bool = True
    over: bool = False

    def who(self, presence: Presence) -> list[Attendance]:
        """Return those of whom this was said, in the order in which it was said."""
        return [one for one in self.said if one.presence is presence]

    @property
    def here(self) -> list[str]:
        """Who is present, substitutes in Slack among them."""
        return present(self.said)

    @property
    def silent(self) -> list[str]:
        """Who was expected and has said nothing, nor was spoken for."""
        heard = {one.user for one in self.said} | set(self.here)
        return [user for user in self.expected if user not in heard]


def post(roll: Roll) -> Message:
    """Show who is at a meeting, with the buttons to say so while that is possible."""
    if roll.meeting.status is MeetingStatus.CANCELLED:
        return text.note(f"The meeting of {roll.when} was cancelled.")
    title = f"Meeting: {roll.when}."
    lines = list(_lines(roll))
    blocks: list[Block] = [text.section(f"*{title}*"), *(text.section(line) for line in lines)]
    plain = " ".join([title, *(line.replace("\n", " ") for line in lines)])
    if roll.open_:
        plain += " Press I'm here, Apologies or Send a substitute."
        blocks.append(_buttons(roll.meeting))
    return Message(text=text.cut(plain, text.MAX_SECTION), blocks=blocks)


def attendance_request(roll: Roll) -> Message:
    """Ask the chair, once, whether it is right who was at a meeting that has ended."""
    title = f"The meeting of {roll.when} in {text.channel(roll.meeting.channel)} is over."
    lines = list(_lines(roll))
    asks = f"If {'that is not right' if is_recorded(roll.said) else 'you know'}, press Correct attendance."
    button = text.button("Correct attendance", "meeting_attendance", str(roll.meeting.id))
    blocks = [
        text.section(f"*{title}*"),
        *(text.section(line) for line in lines),
        text.section(asks),
        text.actions(button),
    ]
    plain = " ".join([title, *(line.replace("\n", " ") for line in lines), asks])
    return Message(text=text.cut(plain, text.MAX_SECTION), blocks=blocks)


def too_late(chair: str | None) -> str:
    """Say that a meeting's buttons no longer count, and who can still correct it."""
    who = f"The chair, {text.person(chair)}," if chair else "The chair"
    return f"This meeting is over. {who} can still correct who was there: `/meeting attendance`."


def too_early(when: str) -> str:
    """Say that a meeting has not begun, to somebody who says that they are there."""
    return f"This meeting is held on {when}. Press I'm here on the post that comes when it begins."


def substitutes(roll: Roll) -> list[str]:
    """Return who is there for whom: '@sam for @val', 'Jo Bloggs (Age UK) for @ade'."""
    return [f"{_stand_in(one)} for {text.person(one.user)}" for one in roll.who(Presence.SUBSTITUTE)]


def _lines(roll: Roll) -> Iterator[str]:
    yield _here(roll)
    apologies = [one.user for one in roll.who(Presence.APOLOGIES)]
    if apologies:
        yield f"Apologies: {_named(apologies, roll)}."
    if roll.who(Presence.SUBSTITUTE):
        yield f"Substitutes: {_some(substitutes(roll))}."
    if roll.silent:
        label = "Not heard from" if roll.over else "Expected"
        yield f"{label}: {_named(roll.silent, roll)}."


def _here(roll: Roll) -> str:
    here = organisations.grouped(roll.here, roll.organisations) if roll.here else ""
    if roll.over and not is_recorded(roll.said):
        return NOT_RECORDED + (f"; {here} said so." if here else ".")
    return f"Here: {here}." if here else f"Here: {NOBODY_YET}."


def _named(users: Sequence[str], roll: Roll) -> str:
    """Return people, by organisation as soon as that of any of them is known."""
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


def _buttons(meeting: Meeting) -> Block:
    value = str(meeting.id)
    return text.actions(
        text.button("I'm here", "meeting_here", value, style="primary"),
        text.button("Apologies", "meeting_apologies", value),
        text.button("Send a substitute", "meeting_substitute", value),
    )
