"""The group's recap before a meeting: objections first, then what was to be done, then what was decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.meetings import views as meeting_views
from bot.meetings.agenda import views as agenda_views
from bot.recaps.views import lines, shortening
from bot.recaps.views.shortening import Listed
from bot.slack.blocks import decision_words, modals, room, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.room import fitting, plain
from bot.slack.blocks.text import Block, Message
from bot.sources.unclear import views as unclear
from storage.records import (
    Account,
    Action,
    AgendaItem,
    Attendance,
    Concern,
    Decision,
    Group,
    OpenQuestion,
    Presence,
    Setting,
    Strength,
    Work,
)

SHOW_ALL = "recap_all"
FEW, MOST_LISTED = 5, 8
AT_MEETING = "Decided at the last meeting"
NOTHING = "Nothing is open from earlier meetings."


@dataclass(frozen=True)
class Matters:
    """Everything in a group's recap, each list in the order in which it is shown.

    `when` is the meeting as people say it; the `last` one began then. What is `unclear` is asked until
    somebody answers. `left` counts the meetings before the deliverable is due, this one included;
    None without a deliverable.
    """

    group: Group
    when: str
    today: date
    meeting: int = 0
    work: Sequence[Work] = ()
    done: Sequence[Action] = ()
    decided: Sequence[Account] = ()
    concerns: Sequence[tuple[Concern, Decision]] = ()
    upheld: Sequence[tuple[Concern, Decision]] = ()
    pending: Sequence[Decision] = ()
    unclear: Sequence[OpenQuestion] = ()
    away: Sequence[Attendance] = ()
    agenda: Sequence[AgendaItem] = ()
    place: str | None = None
    left: int | None = None
    last: datetime | None = None


def group(matters: Matters) -> Message:
    """Tell a group what is open before its next meeting, and what was decided since the last."""

    def at(scale: float) -> Message:
        lists = [listed.capped(MOST_LISTED) for listed in _lists(matters, scale)]
        return shortening.fitting(lists, lambda kept: _group(matters, kept, briefly=scale < 1.0))

    return fitting(at)


def everything(matters: Matters) -> View:
    """Show all of a group's recap, as the record is now."""
    blocks: list[Block] = []
    for listed in _lists(matters, 1.0):
        blocks += _paragraphs([f"*{listed.name}*", *(f"• {line}" for line in listed.lines)])
    asked = [f"Unclear: {unclear.sentence(matters.unclear)}"] if matters.unclear else []
    small = [*asked, *_small(matters), *([] if blocks else [NOTHING])]
    blocks = blocks[: room.MOST_MODAL_BLOCKS - len(small)] + [text.context(each) for each in small]
    return modals.modal("Before the meeting", SHOW_ALL, blocks, close="Close")


def _group(matters: Matters, lists: Sequence[Listed], *, briefly: bool) -> Message:
    title = f"Before the meeting on {matters.when}"
    blocks: list[Block] = [text.section(f"*{title}*")]
    sentences = [title]
    for listed in lists:
        found = [f"• {line}" for line in listed.lines] + ([listed.more] if listed.more else [])
        blocks.append(text.section("\n".join([f"*{listed.name}*", *found])))
        sentences += [listed.name, *(lines.unbold(line) for line in found)]
    if matters.unclear:
        asked = f"Unclear: {unclear.sentence(matters.unclear)}"
        blocks.append(text.section(asked))
        sentences.append(asked)
    small = list(_small(matters, briefly=briefly))
    if not lists and not matters.unclear:
        small.insert(0, NOTHING)
    blocks += [text.context(line) for line in small]
    if briefly or any(listed.left for listed in lists):
        blocks.append(text.actions(text.button("Show all", SHOW_ALL, str(matters.meeting))))
    return Message(text=plain(sentences, " ".join(small), most=room.MOST_PLAIN), blocks=blocks)


def _paragraphs(listed: Sequence[str]) -> list[Block]:
    """Return lines in as many blocks as they take."""
    found: list[list[str]] = [[]]
    for line in listed:
        if sum(len(each) + 1 for each in found[-1]) + len(line) > text.MAX_SECTION:
            found.append([])
        found[-1].append(line)
    return [text.section("\n".join(each)) for each in found]


def _lists(matters: Matters, scale: float) -> Iterator[Listed]:
    """Yield what there is to list; what is still to be decided stands in one list alone."""
    return (listed for listed in _every_list(matters, scale) if listed.lines)


def _every_list(matters: Matters, scale: float) -> Iterator[Listed]:
    objections = [one for one in matters.concerns if one[0].strength is Strength.OBJECTION]
    others = [one for one in matters.concerns if one[0].strength is not Strength.OBJECTION]
    yield Listed("Objections", [lines.concern(one, scale, about) for one, about in objections])
    upheld = [lines.upheld(one, scale, about) for one, about in matters.upheld]
    yield Listed("Concerns that were upheld", upheld, newest=True)
    yield Listed("Matters arising: actions still open", lines.works(matters.work, matters.today, scale))
    for name, made in _settings(matters):
        yield Listed(name, [_decided(account, scale) for account in made], newest=True)
    concerns = [lines.concern(one, scale, about) for one, about in others]
    yield Listed("Other concerns" if objections else "Open concerns", concerns)
    yield Listed("To be decided", [lines.pending(decision, scale) for decision in matters.pending])


def _settings(matters: Matters) -> Iterator[tuple[str, list[Account]]]:
    """Yield what was decided at the last meeting, and in the channel, where nobody was absent.

    What is pending, or against which a concern was upheld, stands in a list of its own.
    """
    elsewhere = {decision.id for decision in matters.pending} | {about.id for _, about in matters.upheld}
    decided = [one for one in matters.decided if one.decision.id not in elsewhere]
    at_meeting = [one for one in decided if one.setting is not Setting.CHANNEL]
    recorded = any(one.setting is Setting.MEETING for one in at_meeting)
    yield (
        AT_MEETING + ("" if recorded else f". {decision_words.WHO_WAS_THERE}: {decision_words.NOT_RECORDED}"),
        at_meeting,
    )
    in_channel = [one for one in decided if one.setting is Setting.CHANNEL]
    if matters.last is None:
        yield f"{lines.IN_CHANNEL} this record began", in_channel
        return
    before = [one for one in in_channel if one.decision.decided_at < matters.last]
    yield "Decided in the channel before the last meeting", before
    yield f"{lines.IN_CHANNEL} the last meeting", [one for one in in_channel if one not in before]


def _decided(account: Account, scale: float) -> str:
    followed = [lines.followed(one, scale) for one in account.follows[:2]]
    made = account.decision
    reason = lines.because(made, scale * 0.7).strip()
    return " – ".join([lines.decision(made, scale * 0.7), *([reason] if reason else []), *followed])


def _small(matters: Matters, *, briefly: bool = False) -> Iterator[str]:
    if matters.place:
        yield f"Place: {text.brief(matters.place, 200)}."
    if matters.agenda:
        most = FEW if briefly else agenda_views.MOST_ITEMS
        yield f"On the agenda: {agenda_views.item_list(matters.agenda, most)}"
    if matters.done:
        done = lines.labels([action.label for action in matters.done])
        yield f"Done lately: {done}." if matters.last is not None else f"Done: {done}."
    if matters.away:
        yield f"Away: {text.some_words([_away(one) for one in matters.away], FEW if briefly else 20)}."
    if matters.left is not None and matters.group.deliverable_due is not None:
        what, due = matters.group.deliverable, matters.group.deliverable_due
        yield meeting_views.left_before(matters.left, what, due, this_one=matters.left > 0)


def _away(one: Attendance) -> str:
    if one.presence is not Presence.SUBSTITUTE:
        return text.person(one.user)
    name = (
        text.person(one.substitute) if one.substitute else text.brief(one.substitute_name or "somebody", 80)
    )
    return f"{text.person(one.user)} (sends {name})"
