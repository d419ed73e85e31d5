"""From the words in which somebody asks to what they are to be shown."""

from bot.understanding import line, people
from bot.understanding.acts import leave
from bot.understanding.acts.lookups import asking, either, one_record, words
from bot.understanding.acts.lookups.asked import OWN, Asked
from bot.understanding.known import Known, Said
from bot.understanding.meaning import Meaning, Show, What
from bot.understanding.plain import Plain

_ASKED_OF = [(word,) for word in ("we", "i", "you", "they", "he", "she", "the", "any", "all", "our")]
LONG = 5
"""Words from which a statement is more likely to be recorded than looked for."""


def read(said: Said, known: Known) -> Meaning | None:
    """Return what is to be shown; None at other doors for a text that does not ask to see anything."""
    text = said.plain
    default = OWN.get(said.door)
    if not text.text:
        return Show(default) if default else None
    if default is None and _asks_for_nothing(said):
        return None
    bare = text.folded.rstrip(" ?!.")
    if (one := _help(text, looks_up=default is not None) or one_record.read(said, known)) is not None:
        return one
    asks = default is not None or asking.asks(said, known)
    if not asks or (
        default is None and asking.means_to_record(text) and not words.CALENDAR.search(text.folded)
    ):
        return None
    if special := _special(text, known):
        return special
    if words.STATEMENT.match(bare) and default and len(bare.split()) >= LONG and "?" not in text.folded:
        return either.decision(text)
    return Asked.of(said, known).meaning(default)


def read_question(said: Said, known: Known) -> Meaning | None:
    """Return the same for what begins as a question: whoever asks for that says nothing of their work."""
    spoken = asking.spoken(said.plain)
    asks = asking.begins_as_question(spoken) or (spoken[:1] and spoken[0] in ("remind", "tell"))
    # 'Have sent it' and 'did A4' tell what was done; 'have we sent it' asks.
    tells = spoken[:1] and spoken[0] in ("have", "had", "did", "do") and spoken[1:2] not in _ASKED_OF
    missed = words.ASKS_WHAT_WAS_MISSED.search(said.plain.folded) and not _tells_of_leave(said, known)
    return read(said, known) if missed or (asks and not tells) else None


def _tells_of_leave(said: Said, known: Known) -> bool:
    told, _ = leave.parted(line.read(said.plain, known))
    return told is not None and leave.read(told, known) is not None


def _asks_for_nothing(said: Said) -> bool:
    """Tell whether a text is a heading, or asks the bot alone about work in hand: 'when is it done?'."""
    text, spoken = said.plain, asking.spoken(said.plain)
    if text.text.endswith(":") or words.FRAME.fullmatch(text.folded):
        return True
    ends = spoken[-1:] in (("done",), ("finished",))
    return said.door in asking.DIRECT and ends and not {"it", "this", "that"}.isdisjoint(spoken)


def _help(text: Plain, *, looks_up: bool) -> Show | None:
    """Return help where it is asked for: after a command that looks up, also for what can be done there."""
    if words.HELP.fullmatch(text.folded) or text.folded == "?":
        return Show(What.HELP)
    how_to = words.HOW_TO.fullmatch(text.folded.rstrip(" ?!.")) if looks_up else None
    return Show(What.HELP, wanted=one_record.wanted(how_to["verb"])) if how_to else None


def _special(text: Plain, known: Known) -> Show | None:
    """Return what is shown that is no record: one's calendar, or who is in the group."""
    if words.CALENDAR.search(text.folded):
        return Show(What.CALENDAR, mine=True)
    return _people(text, known) if words.PEOPLE.search(text.folded) else None


def _people(text: Plain, known: Known) -> Show:
    named = next((one for one in people.spot(text, known) if one.how is people.How.ORGANISATION), None)
    return Show(What.PEOPLE, words=text.text[named.start : named.end] if named else "")
