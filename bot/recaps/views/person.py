"""What one person missed: a few decisions, what changed for them first, to be confirmed or objected to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.recaps.views import lines
from bot.slack.blocks import decision_words, text
from bot.slack.blocks.room import fitting, plain
from bot.slack.blocks.text import Block, Message
from scheduler import recaps as rules
from storage.records import Account, News

HELP = (
    "*/recap* tells what you missed; only you see the answer.\n"
    "`/recap` what was decided without you, or in the channel, and that you have not confirmed\n"
    "`/recap since March` · `/recap since 3 November` · `/recap since the last meeting` from then on\n"
    "`/recap @sam` what Sam missed here"
)


HEADINGS = {
    News.CHANGED: "Told before, and changed since",
    News.NOT_KNOWN_YET: f"Decided at a meeting. {decision_words.WHO_WAS_THERE}: not known yet",
    News.UNRECORDED: f"Decided at a meeting. {decision_words.WHO_WAS_THERE}: {decision_words.NOT_RECORDED}",
    News.CHANNEL: lines.IN_CHANNEL,
}


@dataclass(frozen=True)
class Missed:
    """What somebody missed: the decisions `shown`, in order, of which there are `left` more.

    `title` says where and until when; `reader` is the person who missed it. `unconfirmed` are the numbers of
    decisions that they were told of earlier. They have pressed Got it if it is `confirmed`. It is `pressable`
    unless somebody else looks at it, and has buttons for `concerns` in a group's own channel. Of `several`
    groups each decision says its own. News that differ from what is `titled` stand under their own heading.
    """

    title: str
    reader: str
    shown: Sequence[Account]
    today: date
    left: int = 0
    unconfirmed: Sequence[str] = ()
    confirmed: bool = False
    pressable: bool = True
    concerns: bool = True
    several: bool = False
    titled: News = News.MISSED


def missed(shown: Missed) -> Message:
    """Tell somebody what was decided while they were away."""
    return fitting(lambda scale: _missed(shown, scale))


def thanked(names: Sequence[str]) -> Message:
    """Say which decisions somebody has confirmed, in place of the message that told them of these."""
    return text.note(f"Got it: you have confirmed {lines.labels(names)}.")


def nothing(title: str) -> Message:
    """Say that somebody has missed nothing."""
    return text.note(title)


def _missed(shown: Missed, scale: float) -> Message:
    blocks: list[Block] = [text.section(f"*{shown.title}*")]
    sentences = [shown.title]
    alone = len(shown.shown) == 1
    titled = None if shown.confirmed else shown.titled
    for account in shown.shown:
        if titled is not None and (news := rules.news_of(account, shown.reader)) is not titled:
            titled = news
            blocks.append(text.section(f"*{HEADINGS[news]}*"))
            sentences.append(HEADINGS[news])
        line, more = _decision(shown, account, scale)
        button = [] if alone or not _concerns(shown) else [_raise(account)]
        blocks.append(text.section(line, **({"accessory": button[0]} if button else {})))
        blocks.append(text.context(" · ".join(more)))
        sentences.append(lines.unbold(" – ".join([line, *more])))
    small = _rest(shown)
    blocks += [text.context(each) for each in small]
    row = _row(shown)
    blocks += [text.actions(*row)] if row else []
    return Message(text=plain(sentences, "\n".join(filter(None, [*small, _asks(shown)]))), blocks=blocks)


def _decision(shown: Missed, account: Account, scale: float) -> tuple[str, list[str]]:
    made = account.decision
    where = f" in {text.channel(made.channel)}" if shown.several else ""
    by = f"Recorded by {text.person(made.author)}, {text.moment(made.decided_at)}{where}"
    more = lines.changes(account, shown.reader, shown.today, scale, told=shown.pressable)
    # Whose decision it is comes before who doubts it: read aloud, the other way round sounds like its author.
    return lines.decision(made, scale), [*more, by, *lines.doubts(account, scale)]


def _rest(shown: Missed) -> list[str]:
    notes = [f"… and {shown.left} more: /decisions"] if shown.left else []
    if shown.unconfirmed:
        count = len(shown.unconfirmed)
        are = "decision you were told of is" if count == 1 else "decisions you were told of are"
        notes.append(f"{count} earlier {are} still unconfirmed: {lines.labels(shown.unconfirmed)}.")
    if shown.confirmed:
        notes.append(thanked([account.decision.label for account in shown.shown])["text"])
    return notes


def _row(shown: Missed) -> list[Block]:
    if not shown.pressable:
        return []
    ids = ",".join(str(account.decision.id) for account in shown.shown)
    row = [] if shown.confirmed else [text.button("Got it", "recap_got_it", ids, style="primary")]
    return row + ([_raise(shown.shown[0])] if len(shown.shown) == 1 and _concerns(shown) else [])


def _concerns(shown: Missed) -> bool:
    return shown.pressable and shown.concerns


def _raise(account: Account) -> Block:
    return text.button("Raise a concern", "decision_concern", str(account.decision.id))


def _asks(shown: Missed) -> str:
    if not shown.pressable or shown.confirmed:
        return ""
    return "Press Got it once you have read this" + (", or Raise a concern." if shown.concerns else ".")
