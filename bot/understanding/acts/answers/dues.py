"""Until when somebody wants to have, or promises: the day of the work, and not one of something else."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.language import dates
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
    "give let make made say says saying how about better please sorry more realistic realistically probably",
    "hopefully maybe perhaps think i'd finish finished finishing send sending sent sort sorted ready"
    " complete completed",
    "deliver submit got back way there going out off in first thing morning lunchtime lunch noon"
    " afternoon evening",
    "pm end close play latest try trying aim aiming hope hoping expect expecting want like wanted"
    " asking ask it'll",
    "not yet nearly still just almost time deadline due date extend extension push pushed move moved"
    " change changed",
    "postpone delay delayed new extra another longer working days day week weeks month than rather"
    " instead if possible",
    "most likely all right bear up now also really only one bit little few couple soonest hold snooze",
    "remind again tonight some over from after next later earlier been take taken takes late early"
    " looking look ll",
    "start starting write writing work book booked draft drafting drafted pick return reply respond confirm",
    "hour hours minute minutes o'clock midday midnight pas encore avant d'ici pour le la l'aurai"
    " jusqu'au erbyn tan dim",
    "eto ddim cyn ga thanks thank cheers much very afraid apologies hi hello hey bloody busy grace ",
    "wait waits cover does works suit suits manage commit promise definitely certainly target set",
    "plis able",
    "put done-by it's reckon guess plan planning planned intend intending tomorrow delivering"
    " arriving coming",
    "yours inbox desk everything both half through part but best started begun"
    " finalise finalising final version letter paper report list figures numbers document",
    "bump bumped slip slips slipping slipped slide sliding shift shifted kick kicked knock roll rolled land"
    " lands landing said reschedule rescheduled round around across any chance help helps earliest call"
    " nearer"
    " safer safest bet request circulate circulating typing type polish wrap wrapping crack"
    " cracking tidy tidying read reading check checking goes go swear sharp comfortable"
    " comfortably feasible doable good great ideal ideally perfect alright diary slot aside blocked"
    " earmarked scheduled pencilled down sooner happen run running issue issuing submitting"
    " flex je m'en occupe ferai fais vais soir matin eta e.t.a obliged might may acceptable follow"
    " followed follows appreciated agreeable"
    " convenient"
    " permit permitted whether comma extending completion completing hands possession"
    " require requires"
    " requiring kindly grateful appreciate anticipate anticipated envisage allow"
    " allowed granted grant sought seek submitted w here won't sure without fail"
    " known by-then bring share sharing upload uploading"
    " post posting email emailing d'accord gone delivered somewhere roughly approx"
    " nothing track course schedule"
    " approximately circa ish more-like honest absolute cob cop eod however",
)
_NEGATIVE = word_set("not never no nothing")
_TOO_SOON = phrases(
    "too soon, too tight, too early, too quick, is tight, no good, unrealistic, impossible, is pushing it"
    ", is not going to, is not possible, is not happening, is not realistic, is not doable, is not feasible"
    ", is out, is optimistic, is a push, is ambitious, is a stretch, 's not going to, 's not possible"
    ", 's not happening, 's not realistic, 's not doable, 's out, 's optimistic, 's a push, 's ambitious"
    ", 's a stretch, will not work, will not happen, does not work, is no use, 's no use, is no longer"
    ", is my day off, is a day off, is our day off, is a bank holiday, is a holiday, is my non working day"
    ", is not a working day"
    ", 's no longer, is a no, is not enough, is off, 's tight, 's pushing it, can not be done, is not on"
)
_THEREAFTER = re.compile(
    r" (?:will|can|could|may|might|should|shall|do|doing) (?!be |am )(?:(?!them )[^ ]{1,20} ){0,5}"
    r"(?:after|afterwards) (?:(?:that|then|it|this) )?$"
)
"""'On a course on Monday, will do it after that': some day behind the one that is named."""
_FEW = 3
_ADVERBS = word_set("so and but well ok yes no sorry please then also really just honestly")
_FOR_TIME = word_set(
    "need needed require required extend extended extension defer deferred postpone postponed until longer"
    " deadline"
)
_OF_ONESELF = word_set(
    "i we it this that they i'll can could may might would will give need needs until by please"
)
_PARTING = word_set("so but because although though")
_GOES_ON = word_set("i we will it i'll")
_INSTEAD_OF = (("instead", "of"), ("rather", "than"))
_IS = word_set("be will going running probably likely might may")
_WAS = word_set("is are was were been 's sorry sent")
_TURNS = word_set("but though although instead")
"""What follows these is not ruled out by what stands before them."""
_STILL = word_set("until before till")
_OTHERS = word_set("he she they who people everybody anybody somebody nobody")
MOST_DAYS = 4


@dataclass(frozen=True)
class Due:
    """A day or a length of time that a line names; `sure` tells that it is that of the work."""

    day: SpokenDay | None = None
    length: SpokenLength | None = None
    sure: bool = True
    end: int = 0
    """Where in the text it ends."""
    earliest: bool = False
    """Whether it is only the first day that is possible: 'not before Friday'."""


def find(line: Line, known: Known, actions: tuple[KnownAction, ...], budget: Budget) -> Due | None:
    """Return the day that a line names for the work, unless it only says which is too early.

    'After Christmas, say 8 January' is that day, and no question about the days after Christmas.
    """
    if _THEREAFTER.search(line.flat.rstrip(" .!") + " "):
        return _thereafter(line, known, budget)
    first: Due | None = None
    for part in (each for clause in clauses(line) for each in _turned(clause)):
        found = _in(part, known, actions, budget)
        if found is None:
            continue
        if first is not None and first.length is not None and (found.day is None or not found.sure):
            continue
        if is_understood(found) and found.sure and found.length is None:
            return found
        first = found if first is None or is_understood(found) else first
    return first


def _thereafter(line: Line, known: Known, budget: Budget) -> Due | None:
    """Return some day, to be asked, behind the last one that is named."""
    named = list(spoken_days.days(line, known.calendar, budget))
    if not named:
        return None
    return Due(replace(named[-1], answer=Question("")), end=line.pieces[-1].end)


def _turned(clause: Line) -> list[Line]:
    """Return a clause in the parts between which it turns: 'theirs came late | so I need Friday'."""
    texts = [piece.text for piece in clause.pieces]
    starts = [0]
    for at in range(1, len(texts) - 1):
        if texts[at] in _PARTING or (texts[at] == "and" and texts[at + 1] in _GOES_ON):
            starts.append(at)
    bounds = zip(starts, [*starts[1:], len(texts)], strict=True)
    parts = [clause.part(start, end) for start, end in bounds]
    return [part for part in parts if part.words]


def rules_out(line: Line, known: Known, budget: Budget) -> bool:
    """Tell whether a line says of some day that it is too early: 'tomorrow's not going to happen'."""
    return any(
        _is_ruled_out(part, day)
        for part in clauses(line)
        for day in spoken_days.days(part, known.calendar, budget)
    )


def _in(part: Line, known: Known, actions: tuple[KnownAction, ...], budget: Budget) -> Due | None:
    """Return the day that a clause names for the work."""
    length = spoken_days.length(part, late=_will_be_late(part))
    if length is not None:
        sure = _is_sure(part, ((length.start, length.end),), actions)
        return Due(length=length, sure=sure, end=part.pieces[length.end - 1].end)
    days = list(spoken_days.days(part, known.calendar, budget))
    named = tuple((day.start, day.end) for day in days)
    for at, day in enumerate(days):
        if _is_ruled_out(part, day) or (at + 1 < len(days) and _is_moved_from(part, day, days[at + 1])):
            continue
        end = part.pieces[day.end - 1].end
        if day.start and part.pieces[day.start - 1].text == "after":
            # Some day after it: which one is to be asked.
            return Due(replace(day, answer=Question("")), end=end)
        meant = _not_before(part, day, known)
        # 'The 11th instead of the 4th' names both of the work.
        spans = named if at + 1 < len(days) or at else ((day.start, day.end),)
        return Due(meant, sure=_is_sure(part, spans, actions), end=end, earliest=meant is not day)
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
    turned = max((at for at, word in enumerate(before) if word in _TURNS), default=-1)
    if tuple(before[-2:]) in _INSTEAD_OF or tuple(before[-3:-1]) in _INSTEAD_OF:
        return True
    before = before[turned + 1 :]
    if day.words.lower().startswith("before") and not _NEGATIVE.isdisjoint(before):
        return False
    if _TOO_SOON.search(Line(part.plain, part.pieces[day.end - 1 :], part.spots).flat):
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
    if isinstance(day.answer, Understood) and (found is None or _on(found) == day.answer.day):
        # Christmas is a time: 'by Christmas' is the day before it, and which one after it is to be asked.
        after = dates.read(f"after {day.words[len('before ') :]}", known.calendar)
        later = tuple(day.answer.day + timedelta(weeks=weeks) for weeks in (1, 2))
        return replace(
            day, answer=after if isinstance(after, Question) and after.readings else Question("", later)
        )
    return replace(day, answer=found.answer) if found is not None else day


def _on(day: SpokenDay) -> date | None:
    return day.answer.day if isinstance(day.answer, Understood) else None


def _will_be_late(part: Line) -> bool:
    """Tell whether a clause may say by how much work will be late, and not that it was."""
    words = part.words
    return "late" in words and (not _IS.isdisjoint(words) or _WAS.isdisjoint(words))


def _is_moved_from(part: Line, day: SpokenDay, following: SpokenDay) -> bool:
    """Tell whether a day is the one that work is moved from: 'from the 4th to the 11th'."""
    before = part.pieces[day.start - 1].text if day.start else ""
    between = [piece.text for piece in part.pieces[day.end : following.start]]
    return before == "from" and between in (["to"], ["until"], ["on", "to"], ["back", "to"])


def _asks_for_time(part: Line, words: list[str], actions: tuple[KnownAction, ...]) -> bool:
    """Tell whether a clause asks for time or promises a day in words of which a few are not known."""
    strange = [word for word in words if word not in FRAME and not word.isdecimal()]
    first = next((word for word in part.words if word not in _ADVERBS), "")
    named = any(word[0] == "@" or word in _OTHERS for word in words)
    return len(strange) <= _FEW and not named and not _FOR_TIME.isdisjoint(words) and first in _OF_ONESELF


def _is_sure(part: Line, spans: tuple[tuple[int, int], ...], actions: tuple[KnownAction, ...]) -> bool:
    """Tell whether a clause says nothing but that the work is to be done by then."""
    words = [
        piece.text
        for at, piece in enumerate(part.pieces)
        if not piece.is_mark and not any(start <= at < end for start, end in spans)
    ]
    if _asks_for_time(part, words, actions):
        return True
    own = [word for action in actions for word in likeness.words_of(action.text)]
    owners = {user for action in actions for user in (*action.owners, action.asked_by)}
    for word in words:
        if word[0] == "A" or (not word[0].isalnum() and word[0] != "@") or word in FRAME or word.isdecimal():
            continue
        if word[0] == "@" and word[1:].isdecimal() and set(part.spots[int(word[1:])].who) & owners:
            continue
        if word in _OTHERS or word[0] == "@" or not any(likeness.alike(word, each) for each in own):
            return False
    return True


def is_understood(due: Due) -> bool:
    """Tell whether it is one day."""
    return due.day is None or isinstance(due.day.answer, Understood)
