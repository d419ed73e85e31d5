"""Whether something is to be recorded where things are only looked up: that, or to be shown it, is asked."""

from bot.understanding.acts import actions
from bot.understanding.acts.lookups import whom
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


def work(said: Said, known: Known) -> Ask | None:
    """Ask whether 'Val to book the hall' is work to be recorded, or Val's work is to be shown."""
    whose = whom.find(said.plain, known, of_work=True)
    readings = whose.readings(known) if whose is not None and not whose.start else ()
    to_do = said.plain.folded[whose.end :].lstrip(" ,:") if whose is not None else ""
    if len(readings) != 1 or not to_do.startswith("to "):
        return None
    show = Show(What.ACTIONS, people=readings[0])
    new = actions.read_new(Said(Door.ACTION, said.plain), known)
    if not isinstance(new, Record | OpenForm):
        return None
    offered = (Reading("Record it as an action", new), Reading("Show what there is", show))
    return Ask(About.READING, offered, asks=ASKS)
