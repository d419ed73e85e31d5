"""Open questions as people read them: in a sentence, and with the buttons that answer them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.language import wording
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from storage.records import OpenQuestion, Unclear

MOST_ASKED = 3
"""So many questions have their buttons in one message; the others stand on their cards."""
MOST_NAMED = 6


@dataclass(frozen=True)
class Asked:
    """An open question, and for what has no day a likely one."""

    question: OpenQuestion
    day: date | None = None


def sentence(questions: Sequence[OpenQuestion]) -> str:
    """Return what is asked, as it goes on after a colon: 'does D6 change D1? Who owns A3?'."""
    first, *others = [_asks(one) for one in questions[:MOST_NAMED]]
    more = len(questions) - MOST_NAMED
    rest = [f"There {'is' if more == 1 else 'are'} {wording.number(more)} more."] if more > 0 else []
    return " ".join([first, *(wording.begin(one) for one in others), *rest])


def _asks(question: OpenQuestion) -> str:
    label = question.record.label
    if question.older is not None:
        return f"does {label} change {question.older.label}?"
    return f"who owns {label}?" if question.unclear is Unclear.OWNER else f"which day is {label} due?"


def together(asked: Sequence[Asked]) -> Message:
    """Ask somebody all that is unclear, each question with its buttons."""
    questions = [one.question for one in asked]
    count = (
        "One thing is"
        if len(questions) == 1
        else f"{wording.begin(wording.number(len(questions)))} things are"
    )
    head = f"{count} unclear: {sentence(questions)}"
    blocks: list[Block] = [text.section(f"*{head}*" if len(questions) == 1 else head)]
    for one in asked[:MOST_ASKED]:
        blocks += [text.context(_about(one.question)), buttons(one)]
    return Message(text=head, blocks=blocks)


def _about(question: OpenQuestion) -> str:
    records = [question.record, *([question.older] if question.older is not None else [])]
    return " · ".join(f"{one.label} {text.brief(one.text, 120)}" for one in records)


def on_card(asked: Asked) -> list[Block]:
    """Ask on the card of the record itself, for anybody who may answer."""
    return [text.section(said_on_card(asked.question)), buttons(asked)]


def said_on_card(question: OpenQuestion) -> str:
    """Return what a card says is unclear: 'May change D1 ‘Saturdays only’ (24 November)'."""
    if question.older is not None:
        older = question.older
        return f"May change {older.label} ‘{text.brief(older.text, 120)}’ ({text.day_of(older.decided_at)})"
    return (
        "Nobody has taken this on: who will?" if question.unclear is Unclear.OWNER else "Which day is it due?"
    )


def buttons(asked: Asked) -> Block:
    """Return the buttons that answer a question."""
    question = asked.question
    if question.older is not None:
        return related(question.record.id, question.older.id)
    value = str(question.record.id)
    if question.unclear is Unclear.OWNER:
        return text.actions(
            text.button("I'll do it", "action_take_on", value),
            text.button("Somebody else", "action_owner", value),
        )
    return text.actions(*_days(asked), text.button("Give a date", "action_date", value))


def related(newer: int, older: int) -> Block:
    """Return the buttons that say how a decision relates to an older one, both by id."""
    value = json.dumps({"newer": newer, "older": older})
    return text.actions(
        text.button("Replaces it", "decision_replaces", value),
        text.button("Amends it", "decision_amends", value),
        text.button("Unrelated", "decision_unrelated", value),
    )


def _days(asked: Asked) -> Iterator[Block]:
    if asked.day is not None:
        value = json.dumps({"action": asked.question.record.id, "day": asked.day.isoformat()})
        yield text.button(text.day(asked.day), "action_day", value)
