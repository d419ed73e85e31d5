"""The group's recap before a meeting: objections first, then what was to be done, then what was decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.meetings import views as meeting_views
from bot.meetings.agenda import views as agenda_views
from bot.recaps.views import lines
from bot.slack.blocks import decision_words, text
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

MOST = {"Objections": 8, "Upheld": 8, "Actions": 12, "Decided": 10, "Concerns": 6, "To be decided": 8}
MOST_SECTION = 2900
AT_MEETING = "Decided at the last meeting"


@dataclass(frozen=True)
class Matters:
    """Everything in a group's recap, each list in the order in which it is shown.

    `when` is the meeting as people say it; `since_last` is False before the first one. What is `unclear` is
    asked until somebody answers. `left` counts
    the meetings before the deliverable is due, this one included; None without a deliverable.
    """

    group: Group
    when: str
    today: date
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
    since_last: bool = True


def group(matters: Matters) -> Message:
    """Tell a group what is open before its next meeting, and what was decided since the last."""
    return fitting(lambda scale: _group(matters, scale))


def _group(matters: Matters, scale: float) -> Message:
    title = f"Before the meeting on {matters.when}"
    parts = list(_parts(matters, scale))
    blocks: list[Block] = [text.section(f"*{title}*")]
    sentences = [title]
    for name, found, more in parts:
        listed = [f"• {line}" for line in found]
        blocks.append(text.section(_bounded([f"*{name}*", *listed], more)))
        sentences += [name, *(lines.unbold(line) for line in listed), *([more] if more else [])]
    if matters.unclear:
        asked = f"Unclear: {unclear.sentence(matters.unclear)}"
        blocks.append(text.section(asked))
        sentences.append(asked)
    small = list(_small(matters))
    if not parts and not matters.unclear:
        small.insert(0, "Nothing is open from earlier meetings.")
    blocks += [text.context(line) for line in small]
    return Message(text=plain(sentences, " ".join(small)), blocks=blocks)


def _parts(matters: Matters, scale: float) -> Iterator[tuple[str, list[str], str]]:
    """Yield what there is to list: its name, its lines, and how many more there are."""
    objections = [one for one in matters.concerns if one[0].strength is Strength.OBJECTION]
    others = [one for one in matters.concerns if one[0].strength is not Strength.OBJECTION]
    yield from _part("Objections", [lines.concern(one, scale, about) for one, about in objections])
    upheld = [lines.upheld(one, scale, about) for one, about in matters.upheld]
    latest = upheld[-MOST["Upheld"] :]
    yield from _part("Upheld", latest, "Concerns that were upheld", left=len(upheld) - len(latest))
    work = lines.works(matters.work, matters.today, scale)
    yield from _part("Actions", work, "Matters arising: actions still open", ": /actions")
    for name, made in _settings(matters):
        newest = made[-MOST["Decided"] :]
        decided = [_decided(account, scale) for account in newest]
        yield from _part("Decided", decided, name, ": /decisions", left=len(made) - len(newest))
    concerns = [lines.concern(one, scale, about) for one, about in others]
    yield from _part("Concerns", concerns, "Other concerns" if objections else "Open concerns")
    pending = [lines.pending(decision, scale) for decision in matters.pending]
    yield from _part("To be decided", pending, more=": /decisions")


def _part(
    kind: str, found: Sequence[str], name: str = "", more: str = "", *, left: int = 0
) -> Iterator[tuple[str, list[str], str]]:
    kept = list(found[: MOST[kind]])
    left += len(found) - len(kept)
    if kept:
        yield name or kind, kept, f"… and {left} more{more}" if left else ""


def _settings(matters: Matters) -> Iterator[tuple[str, list[Account]]]:
    """Yield what was decided at the last meeting, and in the channel, where nobody was absent."""
    at_meeting = [one for one in matters.decided if one.setting is not Setting.CHANNEL]
    recorded = any(one.setting is Setting.MEETING for one in at_meeting)
    yield (
        AT_MEETING + ("" if recorded else f". {decision_words.WHO_WAS_THERE}: {decision_words.NOT_RECORDED}"),
        at_meeting,
    )
    since = "the last meeting" if matters.since_last else "this record began"
    yield f"{lines.IN_CHANNEL} {since}", [one for one in matters.decided if one.setting is Setting.CHANNEL]


def _decided(account: Account, scale: float) -> str:
    followed = [lines.followed(one, scale) for one in account.follows[:2]]
    return " – ".join([lines.decision(account.decision, scale * 0.7), *followed])


def _small(matters: Matters) -> Iterator[str]:
    if matters.place:
        yield f"Place: {text.brief(matters.place, 200)}."
    if matters.agenda:
        yield f"On the agenda: {agenda_views.item_list(matters.agenda)}"
    if matters.done:
        done = lines.labels([action.label for action in matters.done])
        yield f"Done since the last meeting: {done}." if matters.since_last else f"Done: {done}."
    if matters.away:
        yield f"Away: {text.listed([_away(one) for one in matters.away[:20]])}."
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


def _bounded(listed: Sequence[str], more: str) -> str:
    """Return as many whole lines as fit into one paragraph of Slack's."""
    kept = list(listed)
    while len(paragraph := "\n".join([*kept, *([more] if more else [])])) > MOST_SECTION and len(kept) > 1:
        kept.pop()
        more = more or "… and more"
    return paragraph
