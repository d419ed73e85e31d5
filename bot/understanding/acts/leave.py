"""Leave and illness, of whoever speaks and of nobody else: since when, and until which day."""

import re
from datetime import date, timedelta

from bot.language import dates
from bot.language.wording import word_set
from bot.understanding import spoken_days
from bot.understanding.acts import leave_days, leave_runs, leave_signs
from bot.understanding.known import Known
from bot.understanding.line import Line, phrases
from bot.understanding.meaning import About, Ask, Prefer, Preference, Reading

_ONESELF = word_set("i me my we dwi je rwy dw rydw")
_BEGINS = word_set(
    "will hi hello sorry fyi note please just also heads up and so because as thanks hey ps but although"
    " apologies going starting taking having currently still then now day before last is finishing am be"
)
_OTHERS = word_set(
    "he she they his her their who anybody somebody nobody everybody if is when can how was were had did"
)
_PAST = phrases(
    "was, were, had, have been, has been, just back, back from, came back, having been, after my, before my"
)
_RETURNS = word_set("on in at by from to work the office desk my again now hopefully until not first thing")
_THINGS = word_set("the it this that these those they which")
_KIN = word_set(
    "mum mam dad mother father son daughter wife husband partner brother sister nan gran granddad child"
    " children kids kid baby friend boss colleague manager dog cat"
)
_GOES = word_set("going starting start starts begin begins beginning commencing")
_VAGUE = phrases(
    "over christmas, over easter, over the summer, over new year, over the holidays, over xmas"
    ", for christmas, half term"
)
_SOME_DAYS = timedelta(days=2)
_ASKS = "Until which day are you away? You are back on it."


_ON = ("on", "the")
_JOINS = frozenset((*",;:.!?()\n-…", "and", "so", "but", "because", "as"))
_BESIDE = word_set(
    "sorry apologies thanks hi hello all everybody fyi please note just back in on at to the a for from"
    " until will be i am is it my not so and work office again then hopefully probably now ok cheers"
    " after before x ill away leave holiday annual sick first returning return of day week bye see you"
    " regards feeling bit very rather was have been that about late delay this morning afternoon can"
    " next or"
    " should half term xmas christmas easter properly normal soon when better"
    " nights days earlies lates shifts shift course training conference sabbatical sunshine spain france"
)


def alone(line: Line, known: Known) -> Prefer | Ask | None:
    """Return the leave that a text tells of, where it says nothing else."""
    if _is_return(line):
        return _away(line, known)
    told, rest = parted(line)
    return read(told, known) if told is not None and rest is None else None


def parted(line: Line) -> tuple[Line | None, Line | None]:
    """Return the part of a line that tells of leave, and the rest where that says something else."""
    starts = [0, *(at + 1 for at in range(len(line.pieces)) if _parts(line, at))]
    bounds = list(zip(starts, [*starts[1:], len(line.pieces)], strict=True))
    parts = [(start, end, line.part(start, end)) for start, end in bounds]
    parts = [(start, end, part) for start, end, part in parts if part.words]
    told = [at for at, (_, _, part) in enumerate(parts) if is_told(part)]
    returns = [at for at, (_, _, part) in enumerate(parts) if _is_return(part)]
    if all(at in told or at in returns or _is_beside(part) for at, (_, _, part) in enumerate(parts)):
        told = sorted({*told, *returns})  # 'deferred, back on 4 January' is of nobody's leave
    if not told:
        return None, line
    first, last = told[0], told[-1]
    while last + 1 < len(parts) and _is_beside(parts[last + 1][2]):
        last += 1
    if (
        first
        and _is_beside(parts[first - 1][2])
        and not leave_days.BACK_AT.isdisjoint(parts[first - 1][2].words)
    ):
        first -= 1  # 'back on 4 January, away from tonight'
    others = [part for at, (_, _, part) in enumerate(parts) if not first <= at <= last]
    if any(not _is_beside(parts[at][2]) for at in range(first, last + 1) if at not in told):
        first = last = told[0]
        others = [part for at, (_, _, part) in enumerate(parts) if at != first]
    start, end = parts[first][0], parts[last][1]
    pieces = line.pieces[:start] + line.pieces[end:]
    rest = Line(line.plain, pieces, line.spots) if any(not _is_beside(part) for part in others) else None
    return line.part(start, end), rest


def _parts(line: Line, at: int) -> bool:
    """Tell whether one thing ends at a piece and another begins: not in 'Thursday and Friday'."""
    if line.pieces[at].text not in _JOINS:
        return False
    before = line.pieces[at - 1].text if at else "."
    behind = [piece.text for piece in line.pieces[at + 1 : at + 4] if piece.text not in _ON]
    if line.pieces[at].text == "as" and leave_signs.is_leave(behind):
        return False  # 'Monday and Tuesday as leave'
    return not (behind and spoken_days.promises(before) and spoken_days.promises(behind[0]))


def _is_beside(part: Line) -> bool:
    """Tell whether a part says nothing by itself: a courtesy, or a day."""
    return all(
        word in _BESIDE
        or (word[0] == "A" and word[1:].isdecimal())
        or word[0].isdecimal()
        or word in leave_days.ORDINALS
        or spoken_days.promises(word)
        for word in part.words
    )


def until(line: Line, known: Known) -> Prefer | Ask | None:
    """Return that somebody is away until the day, or for the time, that a line names; asked if several."""
    since, day, questions = leave_days.bounds(line, known)
    if questions:
        return _asked(since, questions, known)
    return Prefer(Preference.AWAY, since, day) if day is not None else None


def read(line: Line, known: Known) -> Prefer | Ask | None:
    """Return that its writer is away, or a question for the day; None where it is about anything else."""
    if line.asks or not (is_told(line) or _is_return(line)):
        return None
    return _away(line, known)


def perhaps(line: Line, known: Known) -> Ask | None:
    """Ask whether somebody is away who says only where they are for some days: 'off to Leeds all week'."""
    if line.asks or not leave_signs.may_be_elsewhere(line):
        return None
    since, until, questions = leave_days.bounds(line, known)
    first = since or known.today
    if until is None or questions or until - first < _SOME_DAYS:
        return None
    away = Prefer(Preference.AWAY, since if first != known.today else None, until)
    reading = Reading(f"Away, back on {dates.echo(until)}", away)
    return Ask(About.DAY, (reading,), "Are you away until then? I would leave you alone.")


def _away(line: Line, known: Known) -> Prefer | Ask:
    if line.has(_VAGUE):
        return _asked(None, (), known)
    if spans := leave_runs.spans(line, known):
        return _on(spans, known)
    since, until, questions = leave_days.bounds(line, known)
    since = None if since == known.today else since
    if since is not None and until == since + timedelta(days=1) and not _GOES.isdisjoint(line.words):
        return _asked(since, questions, known)  # 'going on maternity leave on 14 December'
    if until is None or (since is not None and until <= since):
        return _asked(since, questions, known)
    return Prefer(Preference.AWAY, since, until) if not questions else _asked(since, questions, known)


def _on(spans: tuple[leave_runs.Span, ...], known: Known) -> Prefer | Ask:
    """Return that somebody is away on some days; the question which, where they may be several."""
    told = [Prefer(Preference.AWAY, since if since != known.today else None, until) for since, until in spans]
    if len(told) == 1:
        return told[0]
    readings = tuple(
        Reading(f"From {dates.echo(since)}, back on {dates.echo(until)}", prefer)
        for (since, until), prefer in zip(spans, told, strict=True)
    )
    return Ask(About.DAY, readings[:5], "On which days are you away?")


def is_told(line: Line) -> bool:
    """Tell whether a line says that its writer is away, or will be."""
    at = leave_signs.sign(line)
    if at is None:
        at = _return_at(line)
    if at is None:
        return False
    before = [piece.text for piece in line.pieces[:at]]
    clause = before[max((n for n, word in enumerate(before) if word in ".,;!?\n-("), default=-1) + 1 :]
    if any(word[0] == "@" or word in _OTHERS or word in _KIN for word in clause):
        return False
    if line.has(_PAST) and not re.search(r" (?:back (?:on|in|at)|until|from)(?= )", line.flat):
        return False
    mine = max((n for n, word in enumerate(clause) if word in _ONESELF), default=len(clause))
    own = mine < len(clause) and _THINGS.isdisjoint(clause[mine + 1 : -1])
    if mine < len(clause) and not own:
        return False  # 'I'm afraid the minutes won't be out until Tuesday'
    return own or all(word in _BEGINS or not word[0].isalnum() for word in clause)


def is_of_oneself(line: Line) -> bool:
    """Tell whether a line speaks of its writer, or begins with the absence: no dogs are 'not in'."""
    at = leave_signs.sign(line)
    if at is None:
        return _is_return(line) or not {"i", "my", "me"}.isdisjoint(line.words)
    before = [piece.text for piece in line.pieces[:at] if piece.text[0].isalnum()]
    return not {"i", "my", "me"}.isdisjoint(line.words) or all(word in _BEGINS for word in before)


def _is_return(line: Line) -> bool:
    """Tell whether a line says when its writer is back, and nothing else: 'back tues'."""
    words = line.words
    at = next((n for n, word in enumerate(words) if word in ("back", "return", "returning")), len(words))
    after = [word for word in words[at + 1 :] if word not in _RETURNS]
    own = all(word in _BEGINS or word in _ONESELF or word in ("am", "be", "should") for word in words[:at])
    days = bool(after) and all(
        spoken_days.promises(word) or word in ("next", "the", "of") or word in leave_days.ORDINALS
        for word in after
    )
    return own and days and not line.asks


def _return_at(line: Line) -> int | None:
    """Return at which piece a line speaks of the day of its writer's return: 'I am back on 4 January'."""
    texts = [piece.text for piece in line.pieces]
    for at, text in enumerate(texts):
        if (
            text in ("back", "return", "returning")
            and at
            and texts[at - 1] in ("am", "be", "i", "and", "will")
        ):
            after = [word for word in texts[at + 1 : at + 6] if word not in _RETURNS]
            if after and spoken_days.promises(after[0]):
                return at
    return None


def _asked(since: date | None, days: tuple[date, ...], known: Known) -> Ask:
    first = since or known.today
    monday = first + timedelta(days=7 - first.weekday())
    offered = days or (monday, monday + timedelta(days=7), monday + timedelta(days=14))
    readings = tuple(
        Reading(f"Back on {dates.echo(day)}", Prefer(Preference.AWAY, since, day)) for day in offered[:5]
    )
    return Ask(About.DAY, readings, _ASKS)
