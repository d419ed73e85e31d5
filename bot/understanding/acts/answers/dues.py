"""Until when somebody wants to have, or promises: the day of the work, and not one of something else."""

from dataclasses import dataclass, replace
from datetime import date

from bot.language.bounds import Budget
from bot.language.dates import Question, Understood
from bot.language.wording import word_set
from bot.understanding import likeness, spoken_days
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.known import Known, KnownAction
from bot.understanding.line import Line, phrases
from bot.understanding.spoken_days import SpokenDay, SpokenLength

FRAME = word_set(
    "i we me my you your us will can could should would shall have has need needs get gets getting do"
    " doing done did",
    "it this that these them be am is are with to by on until for before at of the a an and or so then"
    " ok fine yes no",
    "give let make made made say says saying how about better please sorry more realistic realistically"
    " probably",
    "hopefully maybe perhaps think i'd finish finished finishing send sending sent sort sorted ready"
    " complete completed",
    "deliver submit got back way there going out off on in first thing morning lunchtime lunch noon"
    " afternoon evening",
    "am pm end close play latest try trying aim aiming hope hoping expect expecting want like wanted"
    " asking ask it'll",
    "not yet nearly still just almost time deadline due date extend extension push pushed move moved"
    " change changed",
    "postpone delay delayed new extra another longer working days day week weeks month than rather"
    " instead if possible",
    "possible most likely all right bear up now also really only one bit little few couple until soonest"
    " hold snooze",
    "remind again tonight some over from after next this later earlier been take taken takes late early"
    " looking look ll",
    "start starting write writing work working book booked draft drafting drafted pick return reply"
    " respond confirm",
    "hour hours minute minutes o'clock midday midnight pas encore avant d'ici pour le la l'aurai"
    " jusqu'au erbyn tan dim",
    "eto ddim cyn ga i thanks thank cheers much very afraid apologies hi hello hey bloody busy grace"
    " aiming realistic",
    "wait waits cover will have does works work suit suits manage commit promise definitely certainly"
    " aim target set",
    "plis able",
    "put done-by it's reckon guess plan planning planned intend intending tomorrow deliver delivering"
    " arriving coming",
    "yours your inbox desk everything both all half way through part but best over started begun"
    " finalise finalising final version",
)
_NEGATIVE = word_set("not never no")
_TOO_SOON = phrases(
    "too soon, too tight, too early, too quick, is tight, no good, unrealistic, impossible, is pushing it"
)
_STILL = word_set("until before till")
_OTHERS = word_set("he she they who people everybody anybody somebody nobody")
MOST_DAYS = 4


@dataclass(frozen=True)
class Due:
    """A day or a length of time that a line names; `sure` tells that it is that of the work."""

    day: SpokenDay | None = None
    length: SpokenLength | None = None
    sure: bool = True


def find(line: Line, known: Known, actions: tuple[KnownAction, ...], budget: Budget) -> Due | None:
    """Return the day that a line names for the work, unless it only says which is too early."""
    parts = clauses(line)
    for part in parts:
        length = spoken_days.length(part)
        if length is not None:
            return Due(length=length, sure=_is_sure(part, length.start, length.end, actions))
        for day in spoken_days.days(part, known.calendar, budget):
            if _is_ruled_out(part, day):
                continue
            if day.start and part.pieces[day.start - 1].text == "after":
                # Some day after it: which one is to be asked.
                return Due(replace(day, answer=Question("")))
            return Due(_not_before(part, day, known), sure=_is_sure(part, day.start, day.end, actions))
    return None


def on(due: Due, action: KnownAction, known: Known) -> date | tuple[date, ...]:
    """Return the day that a due day of an action means, or the days that it may mean: perhaps none."""
    if due.length is not None:
        return _so_much(due.length, action, known)
    if due.day is None:
        return ()
    answer = due.day.answer
    return answer.readings[:MOST_DAYS] if isinstance(answer, Question) else answer.day


def _so_much(length: SpokenLength, action: KnownAction, known: Known) -> date | tuple[date, ...]:
    """Return the day so long after the one it was due, or after today for what is overdue."""
    from_now = spoken_days.on(length, known.today, known.calendar)
    if action.due is None or action.due < known.today:
        return from_now or ()
    later = spoken_days.on(length, action.due, known.calendar)
    if length.more or from_now is None or later is None or from_now <= action.due or from_now == later:
        return later or ()
    return (later, from_now)


def _is_ruled_out(part: Line, day: SpokenDay) -> bool:
    """Tell whether a day is said only to be too early: 'not this week', 'can't make Friday'."""
    before = [piece.text for piece in part.pieces[: day.start]]
    if day.words.lower().startswith("before") and not _NEGATIVE.isdisjoint(before):
        return False
    if _TOO_SOON.search(part.part(day.end, len(part.pieces)).flat):
        return True
    negative = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _NEGATIVE), None)
    if negative is None or not _STILL.isdisjoint(before[negative:]):
        return False
    # 'Not yet, Friday' and 'no, Friday' name the day; 'not done by Friday' rules it out.
    return before[negative] != "no" and "yet" not in before[negative:]


def _not_before(part: Line, day: SpokenDay, known: Known) -> SpokenDay:
    """Return the day itself for 'not before Wednesday', which is not the day before."""
    before = [piece.text for piece in part.pieces[: day.start]]
    if not day.words.lower().startswith("before ") or _NEGATIVE.isdisjoint(before):
        return day
    inner = part.part(day.start + 1, day.end)
    found = next(iter(spoken_days.days(inner, known.calendar, Budget())), None)
    return replace(day, answer=found.answer) if found is not None else day


def _is_sure(part: Line, start: int, end: int, actions: tuple[KnownAction, ...]) -> bool:
    """Tell whether a clause says nothing but that the work is to be done by then."""
    words = [
        piece.text for at, piece in enumerate(part.pieces) if not start <= at < end and not piece.is_mark
    ]
    own = [word for action in actions for word in likeness.words_of(action.text)]
    for word in words:
        if word[0] == "A" or (not word[0].isalnum() and word[0] != "@") or word in FRAME or word.isdecimal():
            continue
        if word in _OTHERS or word[0] == "@" or not any(likeness.alike(word, each) for each in own):
            return False
    return True


def is_understood(due: Due) -> bool:
    """Tell whether it is one day."""
    return due.day is None or isinstance(due.day.answer, Understood)
