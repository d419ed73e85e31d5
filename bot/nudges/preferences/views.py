"""How somebody is reminded, as they see it, with the buttons that change it."""

import json
from datetime import date

from bot.language import dates
from bot.nudges.preferences import saying
from bot.nudges.preferences.changes import Changed
from bot.slack.blocks import text
from bot.slack.blocks.text import Block, Message
from bot.understanding.meaning import Ask, Meaning, NotUnderstood, Prefer
from scheduler.mornings import Mornings
from storage.records import HowOften

HELP = (
    "*/nudges* says how I remind you of your actions, in every group; only you see it.\n"
    "`/nudges` how it stands, with buttons to change it\n"
    "`/nudges weekly` · `/nudges before meetings` · `/nudges off` less, or nothing\n"
    "`/nudges on` twice a week again\n"
    "`/nudges 10 to 16, Monday to Thursday` · `/nudges not on Fridays` only when you work\n"
    "`/nudges usual hours` Monday to Friday, 09:00 to 17:30 again\n"
    "`/nudges Scotland` whose public holidays you keep\n"
    "`/nudges away until 4 January` · `/nudges away 7 to 18 December` nothing while you are away\n"
    "`/nudges back` you are back, or not going after all"
)
MOST_QUOTED = 60
QUESTION = "How often may I write to you?"
STILL = "What people ask of you comes at once in any case, and nobody else sees this."
CHOICES = {
    HowOften.TWICE_A_WEEK: ("Twice a week", "preference_twice"),
    HowOften.ONCE_A_WEEK: ("Once a week", "preference_weekly"),
    HowOften.BEFORE_MEETINGS: ("Before meetings", "preference_meetings"),
    HowOften.NOT_AT_ALL: ("Not at all", "preference_none"),
}


def question() -> Message:
    """Ask how often somebody wants to be written to."""
    return Message(text=QUESTION, blocks=[text.section(f"*{QUESTION}*"), _choices()])


def shown(mornings: Mornings, today: date, why: str = "") -> Message:
    """Show how somebody is reminded, with a line on `why` they are, and what comes next."""
    said = saying.stands(mornings, today)
    explained: list[Block] = [text.section(why)] if why else []
    return Message(
        text="\n".join(filter(None, (f"{said} {STILL}", why))),
        blocks=[text.section(said), *explained, _choices(), text.context(STILL)],
    )


def changed(change: Changed) -> Message:
    """Say what has changed, with the button that takes it back, unless nothing has."""
    said = text.section(change.sentence)
    blocks: list[Block] = [said]
    if change.before != change.after:
        value = json.dumps(change.outcome)
        blocks.append(text.actions(text.button("Undo", "preference_undo", value)))
    return Message(text=f"{change.sentence} {STILL}", blocks=[*blocks, text.context(STILL)])


def not_plain(meaning: Meaning, typed: str) -> str:
    """Say what to type instead of words that can not be taken, or that leave open which day is meant."""
    if isinstance(meaning, Ask):
        means = [one.means for one in meaning.readings]
        days = [one.until for one in means if isinstance(one, Prefer) and one.until is not None]
        near = f"away until {dates.echo(days[0])}" if days else meaning.readings[0].label
        return f"{meaning.asks} {_example(near)}"
    near = meaning.example if isinstance(meaning, NotUnderstood) else "weekly"
    return f"I can not remind you ‘{text.brief(typed, MOST_QUOTED)}’. {_example(near)}"


def _example(words: str) -> str:
    return f"For example: `/nudges {words}`; `/nudges help` lists what there is."


def taken_back(change: Changed) -> Message:
    """Say that somebody is reminded as before."""
    return text.note(f"Taken back. {saying.stands(change.mornings, change.today)}")


def _choices() -> Block:
    return text.actions(
        *(text.button(label, action, often.value) for often, (label, action) in CHOICES.items())
    )
