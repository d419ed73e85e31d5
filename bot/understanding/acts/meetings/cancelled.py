"""A meeting that is called off: 'cancel', 'no meeting in December', 'we won't be meeting on the 10th'."""

import re
from datetime import time

from bot.language.recurrence import times
from bot.language.refusal import Refusal
from bot.understanding.acts.meetings import ended, rephrased, which
from bot.understanding.acts.meetings.heard import Heard
from bot.understanding.known import Known
from bot.understanding.meaning import Confirm, Meaning, MeetingAct, MeetingDoes, Missing, OpenForm, Show, What

_CANCEL = re.compile(
    r"(?:cancel|cancell?ed|cancell?ing|cancellation of|cancellation|call off|scrap|skip|drop|delete"
    r"|remove|kill|bin|abandon|miss out|pull|axe|ditch|stop|end|stand down)\b:?(?P<rest>.*)"
)
_OFF = re.compile(r"call (?P<rest>.{1,60}?) off(?P<tail>.*)")
_NONE = re.compile(
    r"(?:(?:we |we'll |there's |there is |there will be |there'll be |have "
    r"|let's have )?no (?:board |group )?meetings?"
    r"|(?:we |we're |we are )?(?:won't|are not|aren't|not|don't|will not"
    r"|shouldn't) (?:be )?(?:meeting|meet|hold a meeting"
    r"|having a meeting|have a meeting)|let's not (?:meet|have a meeting|hold a meeting))\b(?P<rest>.*)"
)
_NO_NEED = re.compile(
    r"(?:(?:we've |we have )?decided against|there's no need (?:for|to have|to hold|to meet)"
    r"|no need (?:for|to have|to hold|to meet))"
    r"(?P<rest> .*)"
)
_WONT_BE = re.compile(
    r"there (?:won't|will not|isn't going to|is not going to) be (?:an?|any) (?:board |group )?meetings?\b"
    r"(?P<rest>.*)"
)
_BARELY_OFF = re.compile(
    r"(?P<rest>.{1,60}?)(?: meeting)?(?: now)?(?: - |: ?| )(?:cancelled|canceled|called off|scrapped"
    r"|off)(?P<tail>(?:,|;| - | because| due to| owing to|: ).*)?"
)
_IS_IT = re.compile(
    r"(?:has|have|is|are|was|were|will|did) (?P<rest>.{1,60}?) (?:been |being |going to be |get |be |still )*"
    r"(?:cancelled|canceled|called off|off|scrapped|moved|postponed|rescheduled|put back|happening"
    r"|going ahead"
    r"|going to happen|on)(?: yet| now| then| after all)?"
)
_NO_MORE = re.compile(
    r"(?:(?:we'll have|have|there'll be|there will be|let's have) )?no more meetings?(?P<rest>.*)"
)
"""Until some day: those that end for good are read before (`ended`)."""
_WHY = re.compile(r"(?:,|;| - | because| as | since | due to| too many| owing to|\. ).*")
_PUT = re.compile(r"\b(?:put|holding|hold)$")
_OF_MEETINGS = re.compile(r"\b(?:meetings?|session|next one)\b")


def cancelled(heard: Heard, known: Known, *, at_its_door: bool) -> Meaning | None:
    """Return what is called off, to be confirmed; None where nothing is."""
    said, sure = rephrased.plainly(heard.text), at_its_door
    if asked := _IS_IT.fullmatch(said):
        return _asked(asked["rest"], known, sure=sure or bool(_OF_MEETINGS.search(said)))
    passive = rephrased.called_off(said) if not heard.asks else None
    if passive and (at_its_door or which.together(passive.which, known)):
        rest = f"{passive.which} {_tail(f' {passive.rest}')}"
        return _cancel(rest, known, sure=sure or bool(_OF_MEETINGS.search(said)), named=False)
    if (none := _NO_MORE.fullmatch(said)) and not heard.asks:
        return _cancel(f"all meetings{none['rest']}", known, sure=True, named=True)
    for pattern in (
        _OFF,
        _CANCEL,
        _NONE,
        _WONT_BE,
        _NO_NEED,
        *((_BARELY_OFF,) if at_its_door else ()),
    ):
        if found := pattern.fullmatch(said):
            if heard.asks and pattern is _NONE:
                return _asked(found["rest"].removesuffix(" then"), known, sure=True)
            if pattern is _BARELY_OFF and _PUT.search(found["rest"]):
                continue
            rest = (
                found["rest"]
                if pattern in (_CANCEL, _NONE, _WONT_BE, _NO_NEED)
                else found["rest"] + _tail(found["tail"] or "")
            )
            return _cancel(rest, known, sure=sure or bool(_OF_MEETINGS.search(said)), named=pattern is _NONE)
    return None


def _asked(rest: str, known: Known, *, sure: bool) -> Meaning | None:
    """Show the meeting of which somebody asks whether it is called off, moved or still on."""
    held = which.find(rest, known)
    if held is None or not (sure or (held.named and held.days)):
        return None
    one = held.days[0] if len(held.days) == 1 else held.said
    return Show(What.MEETING, day=None if not held.named or which.core(rest) == "next" else one)


def _tail(tail: str) -> str:
    return "" if _WHY.match(tail) else tail


def _cancel(rest: str, known: Known, *, sure: bool, named: bool) -> Meaning | None:
    bare = _WHY.sub("", rest).replace("after all", " ").strip()
    held = which.together(bare, known) or which.together(rest.replace("after all", " ").strip(), known)
    act = MeetingAct(MeetingDoes.CANCEL)
    if held is None:
        if not sure:
            return None
        return OpenForm(meeting=act, missing=(Missing.DAY,), why="Which meeting?")
    if not (sure or (held.days and (named or held.named))):
        return None
    if held.all:
        # Of all of them something was said besides: which is meant?
        return ended.every(known) if sure and bare == rest.strip() else None
    if not held.days and held.each:
        return OpenForm(meeting=act, missing=(Missing.DAY,), why=which.NONE_PLANNED)
    if len(held.days) > 1:
        return Confirm(tuple(MeetingAct(MeetingDoes.CANCEL, day=day) for day in held.days))
    at = _time(bare)
    return which.of_one(
        held,
        known,
        lambda day: Confirm((MeetingAct(MeetingDoes.CANCEL, day=day, at=at),)),
        MeetingAct(MeetingDoes.CANCEL, day=held.said, at=at),
    )


def _time(words: str) -> time | None:
    try:
        return times.read(words)[0]
    except Refusal:
        return None
