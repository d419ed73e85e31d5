"""What somebody gets who joins a group: what is in force there, what is open, and when it meets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.recaps.views import lines
from bot.slack.blocks import room, text
from bot.slack.blocks.room import fitting, plain
from bot.slack.blocks.text import Block, Message
from storage.records import Concern, Decision, Group, Work

MOST_OPEN = 6
WHAT_I_AM = (
    "I am Matters Arising. I keep what this group decides and who has agreed to do what, from one meeting to"
    " the next.\nAsk me anything here, in your own words; `/nudges` says how often I write to you."
)
ASKS = "Press Got it once you have read this."


@dataclass(frozen=True)
class Pack:
    """What a newcomer is shown: `decided` holds the decisions in force, newest first.

    `upheld` are the concerns on these that were.
    """

    group: Group
    today: date
    decided: Sequence[Decision]
    pending: Sequence[Decision] = ()
    concerns: Sequence[tuple[Concern, Decision]] = ()
    work: Sequence[Work] = ()
    when: str | None = None
    upheld: Sequence[Concern] = ()


def pack(shown: Pack) -> Message:
    """Welcome somebody to a group with what it has decided."""
    return fitting(lambda scale: _pack(shown, scale))


def _pack(shown: Pack, scale: float) -> Message:
    title = f"Welcome to {text.channel(shown.group.channel)}: what is in force, and what is open"
    blocks: list[Block] = [text.section(f"*{title}*")]
    blocks.append(text.section(WHAT_I_AM))
    sentences = [title, *WHAT_I_AM.split("\n")]
    if shown.group.purpose:
        purpose = f"Purpose: {text.brief(shown.group.purpose, 300)}"
        blocks.append(text.context(purpose))
        sentences.append(purpose)
    for name, found, left in _parts(shown, scale):
        listed = [f"• {line}" for line in found] + ([f"… and {left} more"] if left else [])
        blocks.append(text.section("\n".join([f"*{name}*", *listed])))
        sentences += [name, *(lines.unbold(line) for line in listed)]
    small = f"Next meeting: {shown.when}." if shown.when else "No meeting is planned."
    small += " Look anything up with /decisions and /actions."
    blocks.append(text.context(small))
    if shown.decided:
        ids = ",".join(str(decision.id) for decision in shown.decided)
        blocks.append(text.actions(text.button("Got it", "recap_got_it", ids, style="primary")))
        small += f" {ASKS}"
    return Message(text=plain(sentences, small, most=room.MOST_READ), blocks=blocks)


def _decided(made: Decision, shown: Pack, scale: float) -> str:
    upheld = [
        lines.upheld(one, scale, made, named=False) for one in shown.upheld if one.decision_id == made.id
    ]
    return " – ".join([lines.decision(made, scale), *upheld[-2:]])


def _parts(shown: Pack, scale: float) -> Iterator[tuple[str, list[str], int]]:
    everything = (
        ("In force", [_decided(one, shown, scale * 0.6) for one in shown.decided], len(shown.decided)),
        ("To be decided", [lines.pending(one, scale) for one in shown.pending], MOST_OPEN),
        ("Open concerns", [lines.concern(one, scale, about) for one, about in shown.concerns], MOST_OPEN),
        ("Open actions", lines.works(shown.work, shown.today, scale), MOST_OPEN),
    )
    for name, found, most in everything:
        if found:
            yield name, found[:most], len(found[most:])
