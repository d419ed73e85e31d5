"""What may be meant to be recorded where things are only looked up: which of the two is asked."""

from bot.understanding.acts import actions
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import About, Ask, NewDecision, OpenForm, Reading, Record, Show, What
from bot.understanding.plain import Plain

ASKS = "Is this to be recorded, or looked for?"


def decision(text: Plain) -> Ask:
    """Ask whether a statement is a decision to be recorded, or words to look for."""
    readings = (
        Reading("Record it as a decision", Record((NewDecision(text.text),))),
        Reading("Look for it", Show(What.DECISIONS, words=text.text)),
    )
    return Ask(About.READING, readings, asks=ASKS)


def action(said: Said, known: Known, show: Show) -> Ask | None:
    """Ask whether 'Val to book the hall' is work to be recorded, or Val's work is to be shown."""
    new = actions.read_new(Said(Door.ACTION, said.plain), known)
    if not isinstance(new, Record | OpenForm):
        return None
    readings = (Reading("Record it as an action", new), Reading("Show what there is", show))
    return Ask(About.READING, readings, asks=ASKS)
