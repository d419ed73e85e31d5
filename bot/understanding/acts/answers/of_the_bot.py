"""What people ask the bot alone of itself, or of the work in hand: answered, and never passed on."""

import re

from bot.understanding import line as lines
from bot.understanding.acts.answers import asking, targets, tidied
from bot.understanding.acts.answers.targets import Target
from bot.understanding.known import Known, Said
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import Meaning, Show, Wanted, What

_MOST = 14
"""Words; whoever asks the bot of itself needs no more."""
_WHO_SEES = phrases(
    "who can see, who sees, who will see, who could see, who gets to see, who can read, who reads"
    ", who will read, who gets this, who is told, who hears, who gets to know, who finds out"
    ", can anybody see, does anybody see, will anybody see, can anybody else see, does anybody else see"
    ", will anybody else see, can others see, do others see, can other people see, can the group see"
    ", does the group see, will the group see, can everybody see, does everybody see, will everybody see"
    ", will it be public, will this be public, does this go to, who does this go to, who do these go to"
    ", is this confidential, is it confidential, is this private, is it private, is that private"
    ", is this public, is it public, is this anonymous, is it anonymous, is this a private"
    ", is this between us, just between us, is this secret, do you pass this on, do you pass it on"
    ", will you pass this on, will you pass it on, do you tell anybody, do you tell people, will you tell"
)
_HOW = re.compile(
    r" how (?:(?:do|can|could|would|should) (?:i|we) |to )(?:just |best )?"
    r"(?P<verb>pass|hand|give|reassign|transfer|delegate|undo|reopen|take|edit|change|reword|correct|delete"
    r"|remove|cancel|drop|postpone|move|snooze|tell|say|mark|answer|reply|object|raise)(?= )"
)
_WANTED = {
    **dict.fromkeys(("pass", "hand", "give", "reassign", "transfer", "delegate"), Wanted.PASS_ON),
    **dict.fromkeys(("undo", "reopen", "take"), Wanted.UNDO),
    **dict.fromkeys(("edit", "change", "reword", "correct", "postpone", "move", "snooze"), Wanted.EDIT),
    **dict.fromkeys(("delete", "remove"), Wanted.DELETE),
    **dict.fromkeys(("cancel", "drop"), Wanted.CANCEL),
}
_OF_WORK = phrases(
    "who else, am i the only, am i alone, is anybody else on, is somebody else on, is anybody else doing"
    ", anybody else on this, anybody else doing this, is it just me, is it only me, just me on this"
    ", asked for this, asked for it, asked for that, asked me, gave me this, gave me that, set me this"
    ", put me down, why me, why is it me, why am i down, when is it due, when is this due, when is that due"
    ", when was it due, when was this due, is it overdue, is this overdue, is it late, when does it have to"
    ", when must it, by when, how long do i have, how long have i got, what is the deadline"
    ", what is this about, what is it about, what is this, what is that, what is it, what was this"
    ", what was it, what does it say, what does this say, what am i supposed to do, what do i have to do here"
)
"""What is asked of the work in hand, which its record shows."""
_OF_OTHERS = phrases(
    "meeting, decision, decisions, agenda, minutes, group, board, committee, members, in the channel"
)


def read_asked(said: Said, known: Known) -> Meaning | None:
    """Return what is shown to whoever asks the bot alone about itself, or about the work in hand."""
    line = tidied.tidied(lines.read(said.plain, known), said)
    if not 0 < len(line.words) <= _MOST or said.plain.unread:
        return None
    if line.has(_WHO_SEES) and asking.is_question(line):
        return Show(What.PRIVACY)
    if (how := _HOW.search(line.flat)) is not None and how.start() == 0:
        return Show(What.HELP, wanted=_WANTED.get(how["verb"]))
    return _of_work(line, said, known)


def _of_work(line: Line, said: Said, known: Known) -> Show | None:
    """Return the record of the work in hand, or all that is theirs, for what is asked of it."""
    if not (line.has(_OF_WORK) and asking.is_question(line)) or line.has(_OF_OTHERS):
        return None
    target = targets.find(line, said, known)
    if any(user != known.speaker for spot in line.spots for user in spot.who):
        return None
    return of_target(target, said, known)


def of_target(target: Target, said: Said, known: Known) -> Show | None:
    """Return what shows the work that a question is about: its record, where there is one in question."""
    if len(target.every) == 1:
        return Show(What.RECORD, record=targets.ref(target.every[0], said, known))
    own = target.every or target.any or targets.own(said, known)
    return Show(What.ACTIONS, mine=True) if own and target.unknown is None else None
