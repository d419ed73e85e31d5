"""From the words in which somebody asks to what they are to be shown."""

import re
from dataclasses import replace

from bot.understanding import line, people
from bot.understanding.acts import leave
from bot.understanding.acts.lookups import asking, one_record, record_or_show, spans, words
from bot.understanding.acts.lookups.asked import OWN, Asked
from bot.understanding.acts.lookups.tidied import tidied
from bot.understanding.known import Door, Known, Said
from bot.understanding.meaning import Meaning, Show, What
from bot.understanding.plain import Plain

_ASKED_OF = [(word,) for word in ("we", "i", "you", "they", "he", "she", "the", "any", "all", "our")]
_ASKED_OF += [(word,) for word in ("anyone", "anybody", "someone", "somebody", "everyone", "everybody")]
_GONE = re.compile(r"\b(?:since|off|away|out|on leave|on holiday|absent|missed|gone)\b")
READ = 600
"""Characters of a question that are looked at."""
LONG = 5
"""Words from which a statement is more likely to be recorded than looked for."""


def read(said: Said, known: Known) -> Meaning | None:
    """Return what is to be shown; None at other doors for a text that does not ask to see anything."""
    default, said = OWN.get(said.door), _begun(said)
    if not said.plain.text:
        return Show(default) if default else None
    if said.door in asking.RECORDING and asking.states(said.plain):
        return None
    if default is not None and (asked := _records(said, known)) is not None:
        return asked
    whole = said.plain
    found = tidied(whole, may_record=said.door in asking.RECORDING)
    said = replace(said, plain=found.plain)
    if default is None and _asks_for_nothing(said):
        return None
    if (one := _help(found.plain, looks_up=default is not None) or one_record.read(said, known)) is not None:
        return one
    if default is None and not asking.asks(said, known, wants=found.wants):
        return None
    asked = _special(found.plain, known) or Asked.of(said, known).meaning(default)
    if isinstance(asked, Show) and asked.what is What.MISSED and asked.since is None:
        # 'Catch me up, I've been off since the 9th': why it is asked tells from when.
        gone = _GONE.search(whole.folded)
        away = spans.find(whole.folded, known, ahead=False, away=True) if gone else None
        return replace(asked, since=away.since) if away is not None else asked
    return asked


def read_question(said: Said, known: Known) -> Meaning | None:
    """Return the same for what begins as a question: whoever asks for that says nothing of their work."""
    said = _begun(said)
    found = tidied(said.plain, may_record=False)
    spoken = asking.spoken(found.plain)
    asks = found.wants or asking.begins_as_question(spoken)
    asks = asks or asking.names_a_list(replace(said, plain=found.plain), known)
    # 'Have sent it' and 'did A4' tell what was done; 'have we sent it' asks.
    tells = spoken[:1] and spoken[0] in ("have", "had", "did", "do") and spoken[1:2] not in _ASKED_OF
    missed = words.ASKS_WHAT_WAS_MISSED.search(said.plain.folded) and not _tells_of_leave(said, known)
    return read(said, known) if missed or (asks and not tells) else None


def _begun(said: Said) -> Said:
    return replace(said, plain=said.plain.cut(0, READ)) if len(said.plain.text) > READ else said


def _records(said: Said, known: Known) -> Meaning | None:
    """Return the question whether what is said where things are looked up is to be recorded."""
    bare = said.plain.folded.rstrip(" ?!.")
    if asking.names_a_list(said, known):
        return None
    if words.STATEMENT.match(bare) and len(bare.split()) >= LONG and "?" not in said.plain.folded:
        return record_or_show.decision(said.plain)
    return record_or_show.work(said, known) if said.door is Door.ACTIONS else None


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
