"""What the bot says of itself: when it arrives in a channel, and to somebody who writes to it alone."""

from collections.abc import Sequence

from bot.slack.blocks import text
from bot.slack.blocks.text import Message
from storage.records import Decision

WHAT = "I remember what this group decides, who is to do what by when, and tell those who were not there."
COMMANDS = "Type `/decide We will …` for a decision, `/action @sam draft the paper by Friday` for an action."
MEETINGS = (
    "Tell me when you meet: `/meeting every second Tuesday at 10:00`. Before each I recap what is open."
)
HELP = "For more, type `help` after any of them, for example `/decide help`."
NUMBER = "To write about one of your actions, begin with its number, as `/actions mine` shows it."
CONCERN = "To object to a decision, press Raise a concern on the message that shows it, or on its card."
UNTOLD = "I have told nobody of that."
FILLED_IN = "To object to a decision, press Raise a concern: what you wrote is filled in."
THERE = "I was there"
ELSEWHERE = "Decisions and actions belong to a group, so record them in its channel."
OF_MEETINGS = (
    "Nothing has changed: what a group's meetings are is said in its channel, where everybody sees it. "
    "Write the same there, after `/meeting`."
)
UNKEPT = "I have told nobody of that, and have not kept it."
HAND_OVER = (
    "To have no nudges for a while type `/nudges away until 4 January`, and to hand an action over press "
    "I can't on a nudge about it."
)
NOT_UNDERSTOOD = "I do not understand that, and have passed it to nobody."
ASK_THEM = (
    "To ask whoever wants an action done, begin with its number, for example: A7 should it be in Welsh?"
)
UNDO = (
    "Nothing has changed. What you have just said to me is taken back with the button under my answer, and"
    " what you have just recorded with Undo on its card."
)
PRIVACY = (
    "What you write here of an action goes to whoever asked for it, and I say so each time. The group sees"
    " it only if you press Yes. Leave, illness and workload, questions to me and how you are reminded are"
    " kept to me. What is recorded in a group is seen by that group."
)
MORE = "Write help to see what I can do."
LOOK_UP = "Here you can type `/actions mine` for what is yours, and `/recap` for what you missed."


def greeting() -> Message:
    """Say what the bot does, its first commands, how it learns of meetings, and where help is."""
    return _lines(WHAT, COMMANDS, MEETINGS, HELP)


def answer(what: str) -> Message:
    """Tell somebody who writes to the bot about nothing that it asked of them what they can do instead.

    `what` is what they reply to: a message that shows decisions ('decided'), any 'other', or nothing. It is
    'away' when they write that they are away or ill, 'meetings' when they want a group's meetings changed,
    'unkept' when they were told that day what they can do, 'asked' when they ask what is not understood.
    """
    if what == "away":
        lines = [UNKEPT, HAND_OVER, NUMBER]
    elif what == "meetings":
        lines = [OF_MEETINGS]
    elif what == "asked":
        lines = [NOT_UNDERSTOOD, ASK_THEM, MORE]
    elif what == "unkept":
        lines = [UNKEPT, MORE]
    elif what == "decided":
        lines = [UNKEPT, CONCERN, NUMBER, LOOK_UP]
    elif what == "other":
        lines = [UNKEPT, NUMBER, CONCERN, LOOK_UP]
    else:
        lines = [WHAT, ELSEWHERE, COMMANDS, LOOK_UP, NUMBER]
    return Message(text="\n".join(lines), blocks=[text.section("\n".join(lines))])


def of_decisions(found: Sequence[Decision], there: int | None = None) -> Message:
    """Offer somebody what they can say of decisions that they wrote about, and that they were `there`."""
    head = "\n".join([UNTOLD, FILLED_IN, NUMBER])
    blocks = [text.section(head)]
    for one in found:
        value = str(one.id)
        row = [text.button("Raise a concern", "decision_concern", value)]
        row += (
            [text.button(THERE, "recap_there", str(there))] if there is not None and one is found[0] else []
        )
        row.append(text.button("Details", "decision_details", value))
        blocks += [text.section(f"*{one.label}* {text.brief(one.text, 300)}"), text.actions(*row)]
    named = [f"{one.label} {text.brief(one.text, 100)}" for one in found]
    said = [f"Press {THERE} to be noted as there."] if there is not None else []
    return Message(text="\n".join([head, *named, *said]), blocks=blocks)


def _lines(*lines: str) -> Message:
    return Message(text="\n".join(lines), blocks=[text.section(line) for line in lines])
