"""What one person missed: a few decisions, what changed for them first, to be read or objected to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.recaps.views import lines
from bot.recaps.views.headings import HEADINGS
from bot.slack.blocks import addresses, modals, room, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block, Message
from scheduler import recaps as rules
from storage.records import Account, Decision, News

HELP = (
    "*/recap* tells what you missed; only you see the answer.\n"
    "`/recap` what was decided without you, or in the channel, and that you have not read yet\n"
    "`/recap since March` · `/recap since 3 November` · `/recap since the last meeting` from then on\n"
    "`/recap @sam` what Sam missed here"
)
READ = "Marked as read."
REST = "recap_rest"
SPARE = 100
"""Characters that are kept free of a message for how much there is beside it."""
MOST_BEHIND = 45
"""So many decisions are one press away: as many as one form shows, and one button's value holds."""


@dataclass(frozen=True)
class Missed:
    """What somebody missed: the decisions `shown`, in order, and the ids of the `rest`, of which `left` more.

    `title` is the first line; `reader` is the person who missed it, and `meets` says when their group meets.
    `unread` are the numbers of decisions that they were told of earlier. It is `pressable` unless somebody
    else looks at it, and has buttons for `concerns` in a group's own channel. Of `several` groups each
    decision says its own. News that differ from what is `titled` stand under their own heading. The
    `workspace` has an address, by which what was said is linked.
    """

    title: str
    reader: str
    shown: Sequence[Account]
    today: date
    rest: Sequence[int] = ()
    left: int = 0
    meets: str = ""
    unread: Sequence[str] = ()
    pressable: bool = True
    concerns: bool = True
    several: bool = False
    titled: News = News.MISSED
    workspace: str | None = None


def missed(shown: Missed) -> Message:
    """Tell somebody what was decided while they were away."""
    return room.fitting(lambda scale: _missed(shown, scale))


def fitting(shown: Missed) -> list[Account]:
    """Return those shown that matter most, as many as one message has room for; one at least.

    They are told whole: what has no room is one press away.
    """
    for most in range(len(shown.shown), 1, -1):
        kept = rules.chosen(shown.shown, shown.reader, most)
        whole = replace(shown, shown=kept, rest=shown.rest or (1,), left=max(shown.left, 1))
        message = _missed(whole, 1.0, most=text.MOST_TEXT)
        if max(room.letters(message["blocks"]), len(message["text"]) + SPARE) <= room.MOST_READ:
            return kept
    return rules.chosen(shown.shown, shown.reader, 1)


def rest(shown: Missed) -> View:
    """Show what a message had no room for."""
    blocks = _entries(shown, 1.0)[0]
    ids = ",".join(str(account.decision.id) for account in shown.shown)
    blocks += [text.actions(text.button("Got it", "recap_got_it", ids, style="primary"))]
    return modals.modal("Decided without you", REST, [text.section(shown.title), *blocks], close="Close")


def read(found: Sequence[Decision], workspace: str | None = None) -> Message:
    """Say what somebody has marked as read, in place of the message that told them of it."""
    names = lines.labels([_linked(one, workspace) for one in found])
    channels = list(dict.fromkeys(one.channel for one in found))
    where = f"{names} in {text.listed([text.channel(each) for each in channels[:10]])}"
    return Message(text=f"{READ}\n{where}", blocks=[text.section(READ), text.context(where)])


def nothing(title: str) -> Message:
    """Say that somebody has missed nothing."""
    return text.note(title)


def _linked(made: Decision, workspace: str | None) -> str:
    card = addresses.of_record(made, workspace).card
    return f"<{card}|{made.label}>" if card else made.label


def _missed(shown: Missed, scale: float, *, most: int = room.MOST_READ) -> Message:
    entries, sentences = _entries(shown, scale)
    small, row = _small(shown), _row(shown)
    blocks = [text.section(f"*{shown.title}*"), *entries, *(text.context(each) for each in small)]
    blocks += [text.actions(*row)] if row else []
    last = "\n".join(filter(None, [*small, _asks(shown)]))
    return Message(text=room.plain([shown.title, *sentences], last, most=most), blocks=blocks)


def _entries(shown: Missed, scale: float) -> tuple[list[Block], list[str]]:
    """Return the decisions, each with what is to be known of it, under headings; and the same as lines."""
    blocks: list[Block] = []
    sentences: list[str] = []
    titled = shown.titled
    for account in shown.shown:
        if (news := rules.news_of(account, shown.reader)) is not titled and news in HEADINGS:
            titled = news
            blocks.append(text.section(f"*{HEADINGS[news]}*"))
            sentences.append(HEADINGS[news])
        line, more = _decision(shown, account, scale)
        several = len(shown.shown) > 1 and _concerns(shown)
        blocks.append(text.section(line, **({"accessory": _raise(account)} if several else {})))
        blocks.append(text.context(" · ".join(more)))
        sentences.append(lines.unbold(" – ".join([*line.split("\n"), *more])))
    return blocks, sentences


def _decision(shown: Missed, account: Account, scale: float) -> tuple[str, list[str]]:
    made = account.decision
    where = f" in {text.channel(made.channel)}" if shown.several else ""
    by = lines.recorded(made, shown.workspace, where=where)
    more = lines.changes(account, shown.reader, shown.today, scale, told=shown.pressable)
    line = lines.decision(made, scale) + lines.because(made, scale)
    # Whose decision it is comes before who doubts it: read aloud, the other way round sounds like its author.
    return line, [*more, by, *lines.doubts(account, scale)]


def _small(shown: Missed) -> list[str]:
    how = ": press Show the rest" if shown.rest and shown.pressable else ""
    notes = [f"… and {shown.left} more{how}."] if shown.left else []
    if shown.unread:
        are = "decision is" if len(shown.unread) == 1 else "decisions are"
        notes.append(f"{len(shown.unread)} earlier {are} not yet read: {lines.labels(shown.unread)}.")
    return [*notes, *([shown.meets] if shown.meets else [])]


def _row(shown: Missed) -> list[Block]:
    if not shown.pressable:
        return []
    ids = ",".join(str(account.decision.id) for account in shown.shown)
    row = [text.button("Got it", "recap_got_it", ids, style="primary")]
    row += [_raise(shown.shown[0])] if len(shown.shown) == 1 and _concerns(shown) else []
    behind = ",".join(map(str, shown.rest[:MOST_BEHIND]))
    return row + ([text.button("Show the rest", REST, behind)] if behind else [])


def _concerns(shown: Missed) -> bool:
    return shown.pressable and shown.concerns


def _raise(account: Account) -> Block:
    return text.button("Raise a concern", "decision_concern", str(account.decision.id))


def _asks(shown: Missed) -> str:
    if not shown.pressable:
        return ""
    return "Press Got it once you have read this" + (", or Raise a concern." if shown.concerns else ".")
