"""What is made of a question, where people write to the bot alone: it is never taken for an answer."""

from bot.language.wording import word_set
from bot.understanding.acts.answers import asking, saying, settling, targets
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.acts.answers.targets import Target
from bot.understanding.known import Door, Known, Said
from bot.understanding.line import Line
from bot.understanding.meaning import Answer, Meaning, Says, Show, What

_HAPPENED = word_set("passed gave given handed moved reassigned transferred dropped")
_SHORT = 7
"""So many words ask of the action above, where nothing else is named."""
_ASKED_FOR = (Says.MORE_TIME, Says.PASS_ON, Says.DECLINE)
"""All that can be asked for politely."""


def of_one_above(line: Line, target: Target, said: Said, known: Known) -> Meaning | None:
    """Return what becomes of a question in a channel: how the action above stands, or what is asked for.

    None for any other question.
    """
    if asking.is_request(line) and len(target.every) == 1 and (said.about or target.named):
        spoken = saying.read(Heard.of(line, target, known))
        owned = known.speaker in target.every[0].owners
        asked = _ASKED_FOR if owned else (Says.JOIN,)
        if spoken is not None and spoken.says in asked and (spoken.passed or not spoken.unsure):
            return settling.Settling(said, known).of(target, spoken)
    if not said.about or len(target.every) != 1 or len(line.words) > _SHORT:
        return None
    asks = asking.asks_of_status(line) and not asking.looks_up(line)
    return Show(What.RECORD, record=targets.ref(target.every[0], said, known)) if asks else None


def read(line: Line, target: Target, said: Said, known: Known) -> Meaning | None:
    """Return what is shown, asked back or passed on for a question; None where another reader may answer."""
    settle = settling.Settling(said, known)
    if target.every and asking.follows_done(line, target.every):
        return settle.of(target, Saying(Says.DONE, unsure=True))
    if asking.asks_for_help(line):
        return Show(What.HELP)
    if asking.looks_up(line):
        return None
    status = asking.asks_of_status(line)
    short = line.asks and len(line.words) <= _SHORT and not status
    # 'Passed to Ade?' asks what has happened, and 'to Ade?' for it to happen.
    happened = not _HAPPENED.isdisjoint(line.words[:1])
    if (asking.is_request(line) or short) and not happened and not asking.asks_to_be_told(line):
        spoken = saying.read(Heard.of(line, target, known))
        named = bool(said.about) or target.named
        if spoken is not None and spoken.says in _ASKED_FOR and (named or not spoken.unsure):
            return settle.of(target, spoken)
    return _of_one(line, target, said, known) if len(target.every) == 1 else None


def _of_one(line: Line, target: Target, said: Said, known: Known) -> Meaning | None:
    """Return what is shown of one action, or whether a question about it is for whoever asked for it."""
    action = target.every[0]
    ref = targets.ref(action, said, known)
    if asking.asks_of_status(line) or all(word[0] == "A" and word[1:].isdecimal() for word in line.words):
        return Show(What.RECORD, record=ref)
    if not said.about:
        return None
    if said.door is Door.REPLY or target.by_number:
        return Answer((ref,), Says.NOTE)
    asker = known.by_id.get(action.asked_by)
    return settling.whether_for_asker(ref, asker.name if asker is not None else "whoever asked")
