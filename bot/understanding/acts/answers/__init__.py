"""What people answer about their work: to an ask, to a nudge, or of their own accord, and at any door.

    line         the text in plain words without fillers, people and records in it known by place
    tidied       without greetings, what leads up to it, and slips of the finger
    parts        several things said in one breath, each by itself; leave apart from work
    targets      which action each is about
    saying       what it says of it: done, more time, passed on …
    settling     the two together: an answer, a change, or a question back

Where people write to the bot alone, this reader is asked for nearly everything. Elsewhere a text is an answer
only where it names an action, stands under one's card, or says no more than 'done'.
"""

from bot.language.wording import word_set
from bot.understanding import likeness, spoken_days
from bot.understanding import line as lines
from bot.understanding.acts import leave
from bot.understanding.acts.answers import (
    asking,
    done,
    leaning,
    named,
    parts,
    places,
    questions,
    saying,
    settling,
    targets,
    tidied,
    waiting,
)
from bot.understanding.acts.answers.heard import Heard, Saying
from bot.understanding.acts.answers.targets import DIRECT, Target
from bot.understanding.acts.courtesies import DOUBTFUL
from bot.understanding.known import Door, Known, KnownAction, Said
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import (
    Answer,
    Ask,
    Courtesy,
    Meaning,
    Politeness,
    Ref,
    Says,
    Several,
    Show,
    Wanted,
    What,
)
from storage.records import RecordKind

_IMPERATIVES = word_set(
    "change move edit cancel drop delete undo reassign show list withdraw rename reword amend correct"
    " find search open see view print export set make add record close"
)
_STANDS = word_set("is are was were only")
_OF_WORK = word_set(
    "i i'll i'm ill im me my we done finished ready sent gone out written drafted booked complete completed",
    "with need needs will'll late delayed up away going",
)
_RESOLVES = (("that",), ("to",), ("we",), ("unanimously",))
_EXCLAIMS = phrases("already, that time, really, how are you, so soon, is it due, the time")
_UNDOES = word_set("undo that this it please last the")
"""A command to take back what nobody has just said to be done."""
_SHORTLY = 12
_SHORT = (Door.DECIDE, Door.ACTIONS, Door.DECISIONS, Door.MEETING, Door.RECAP)
"""Doors at which an action is answered only by number, and only as done."""


def read_answer(said: Said, known: Known) -> Meaning | None:
    """Return what somebody answers about their work; None for a text that is no answer."""
    line = lines.read(said.plain, known)
    if said.door is Door.CAPTURE or not line.words or (_is_of_decisions(line) and not _waits(line, said)):
        return None
    line = tidied.tidied(line, said)
    if asking.asks_for_news(line) and said.door not in DIRECT:
        return None
    told, rest = leave.parted(line)
    own = said.door not in (Door.DECIDE, Door.ACTION) or leave.is_of_oneself(line)
    away = leave.read(told, known) if told is not None and own else None
    found: list[Meaning] = [away] if away is not None else []
    left = line if away is None else rest
    meant_of = targets.within_reach(said, known)
    each = parts.of(left, meant_of) if left is not None else []
    for part in each:
        meant = _read(part, targets.beside(part, said, known) if len(each) > 1 else said, known)
        if meant is not None and meant not in found:
            found.append(meant)
    if away is not None and len(found) > 1:
        # That nothing is open is no answer to whoever says that they are away.
        found = [*(one for one in found[1:] if not isinstance(one, Show)), away]
    if not found:
        return None
    if said.door in DIRECT and _hardly_answers(found) and not _is_of_work(line, meant_of):
        return leave.perhaps(line, known) or found[0]
    return found[0] if len(found) == 1 else Several(tuple(found))


def read_leaning(said: Said, known: Known) -> Meaning | None:
    """Return the question what is meant in a channel by words that may be an answer, or something else.

    It is for texts that nobody else knows: what is said under an action, or of somebody else's work.
    """
    line = tidied.tidied(lines.read(said.plain, known), said)
    if not line.words or said.plain.unread or asking.is_question(line) or _is_of_decisions(line):
        return None
    return named.under(line, said, known) if said.about else named.of_others(line, said, known)


def _hardly_answers(found: list[Meaning]) -> bool:
    """Tell whether what somebody writes may be no more than a note on their work."""
    one = found[0]
    readings = [reading.means for reading in one.readings] if isinstance(one, Ask) else [one]
    return len(found) == 1 and any(isinstance(each, Answer) and each.says is Says.NOTE for each in readings)


def _is_of_work(line: Line, actions: tuple[KnownAction, ...]) -> bool:
    """Tell whether a line names one of some actions, by its number or a word of it."""
    own = {word for action in actions for word in likeness.words_of(action.text)}
    return bool(targets.numbers_in(line)) or any(
        likeness.alike(word, each) for word in line.words for each in own
    )


def _read(line: Line, said: Said, known: Known) -> Meaning | None:
    target = targets.find(line, said, known)
    line = places.without_place(line, known)
    if not said.about and not target.named and asking.is_of_meetings(line):
        return None
    line = _after_exclaiming(line)
    if asking.is_question(line) and not _tells_a_deed(line, target):
        if said.door in DIRECT:
            return questions.read(line, target, said, known)
        return questions.of_one_above(line, target, said, known)
    if said.door in DIRECT:
        settled = _settled(line, target, said, known)
        return settled or _otherwise(line, target, said, known)
    if not line.words or line.words[0] in _IMPERATIVES or said.plain.unread:
        return None
    return _settled(line, target, said, known)


def _after_exclaiming(line: Line) -> Line:
    """Return what is said behind a question that only exclaims: 'Is it that time already? I'll do it now'."""
    at = next((n for n, piece in enumerate(line.pieces) if piece.text == "?"), len(line.pieces))
    rest = line.part(at + 1, len(line.pieces))
    exclaims = 0 < at < min(_SHORTLY, len(line.pieces)) and line.part(0, at + 1).has(_EXCLAIMS)
    return rest if exclaims and rest.words and not rest.asks else line


def _tells_a_deed(line: Line, target: Target) -> bool:
    """Tell whether a line in the order of a question tells of a deed: 'did that when I was in'."""
    return not line.asks and done.says_done(line, target.every or target.any) is not None


def _is_news(line: Line, target: Target) -> bool:
    """Tell whether a line says how things stand, and nothing of the work: 'the hall is only free in May'."""
    begins = line.words[:1] in (("the",), ("our",), ("a",)) and not _STANDS.isdisjoint(line.words[1:5])
    own = [word for action in target.every or target.any for word in likeness.words_of(action.text)]
    of_it = any(likeness.alike(word, each) for word in line.words[1:4] for each in own)
    begins = begins and not of_it and not spoken_days.promises(line.words[1])
    return begins and _OF_WORK.isdisjoint(line.words)


def _settled(line: Line, target: Target, said: Said, known: Known) -> Meaning | None:
    """Return what a line that asks nothing says of what it is about."""
    if said.door not in DIRECT and not (said.about or target.named):
        others = targets.of_others(line, known)
        if others:
            return named.joining(line, Target(every=others, named=True), said, known)
    spoken = saying.read(Heard.of(line, target, known))
    if spoken is None:
        return None
    stands = spoken.says is Says.DONE or (spoken.says is Says.BLOCKED and spoken.unsure)
    if said.door in DIRECT and not stands and _is_news(line, target):
        return None
    if spoken.taken_back and not target.named:
        taken = targets.closed(line, said, known)
        if taken is None and said.door in DIRECT and _UNDOES.issuperset(line.words):
            return Show(What.HELP, wanted=Wanted.UNDO)
        target = taken or target
    if not _may_stand(spoken, target, said, line):
        return None
    meant = settling.Settling(said, known).of(target, spoken)
    noted = isinstance(meant, Answer) and meant.says is Says.NOTE
    return None if noted and not (said.about or said.door in DIRECT or target.by_number) else meant


def _may_stand(spoken: Saying, target: Target, said: Said, line: Line) -> bool:
    """Tell whether a saying is one at its door."""
    if said.door in DIRECT:
        return bool(said.about) or target.named or not spoken.unsure
    numbered = target.named and bool(target.every or target.in_groups or target.unknown)
    surely_done = spoken.says is Says.DONE and spoken.plain
    if said.door in _SHORT:
        return surely_done and numbered
    if spoken.unsure and not spoken.either:
        return False
    if said.about or surely_done or spoken.taken_back:
        return spoken.says is not Says.NOTE or bool(said.about)
    if target.named and not target.by_number and len(target.every) == 1:
        promised = spoken.says is not Says.ACCEPT or spoken.due is not None
        return spoken.says is not Says.NOTE and promised and named.is_said_of(line, target.every[0])
    return numbered and target.by_number and target.unknown is None


def _otherwise(line: Line, target: Target, said: Said, known: Known) -> Meaning | None:
    """Return what is made of words that no rule knows, where people write to the bot alone."""
    if asking.asks_for_help(line):
        return Show(What.HELP)
    if asking.looks_up(line) and asking.is_question(line):
        return None
    if saying.is_of_absence(line) and line.words[0][0] != "@":
        # What people say of their health is kept to the bot.
        return Courtesy(Politeness.SORRY)
    if not said.about and not target.named:
        return None
    words = [word for word in line.words if word[0].isalpha() and word[0] != "A"]
    if not words and not DOUBTFUL.isdisjoint(line.words):
        return settling.Settling(said, known).of(target, Saying(Says.NOTE, unsure=True))
    if not words and line.words[0][0] == "A":
        return Show(What.RECORD, record=_numbered(line, target, said, known))
    if not words and not any(word[0].isdecimal() for word in line.words):
        return Courtesy(Politeness.OK)
    open_ = not leaning.reports(Heard.of(line, target, known))
    return settling.Settling(said, known).of(target, Saying(Says.NOTE, unsure=open_))


def _numbered(line: Line, target: Target, said: Said, known: Known) -> Ref:
    """Return the record of a number that stands alone."""
    if len(target.every) == 1:
        return targets.ref(target.every[0], said, known)
    return target.unknown or Ref(RecordKind.ACTION, targets.numbers_in(line)[0])


def _waits(line: Line, said: Said) -> bool:
    """Tell whether a line says under an action that it waits, be it for a decision."""
    return bool(said.about) and said.about[0].kind is RecordKind.ACTION and waiting.waits(line) is not None


def _is_of_decisions(line: Line) -> bool:
    """Tell whether a line names a decision and no action, or begins as resolutions do."""
    numbered = [word[0] for word in line.words if word[0] in "AD" and word[1:].isdecimal()]
    # 'Resolved, that we …' is no work that is resolved.
    resolves = line.words[0] == "resolved" and line.words[1:2] in _RESOLVES
    return "A" not in numbered and ("D" in numbered or resolves)
