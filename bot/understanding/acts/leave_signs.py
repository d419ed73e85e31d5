"""The words by which somebody begins to speak of their absence: 'on leave', 'off until Monday', 'flu'."""

import re
from collections.abc import Iterator, Sequence

from bot.language.wording import word_set
from bot.understanding import spoken_days
from bot.understanding.line import Line, phrases

_SURE = phrases(
    "on leave, annual leave, on annual leave, on sick leave, on maternity leave, on study leave"
    ", on my annual leave, sick leave, maternity leave, paternity leave, parental leave"
    ", on hols, on my hols"
    ", not well, not feeling well, not very well, not feeling great, under the weather, have covid"
    ", got covid"
    ", have flu, got flu, have the flu, got the flu"
    ", mat leave, pat leave, a / l, compassionate leave"
    ", study leave, carers leave, unpaid leave, on al, on a / l"
    ", on a/l, on holiday"
    ", on holidays, on my holidays, on vacation, off sick, off work, am signed off, been signed off"
    ", got signed off, out of office"
    ", signed off sick, signed off work, signed off until, signed off for, signed off by my, is signed off"
    ", out of the office, ooo, in hospital, sick note, not working, not around, not in, unavailable"
    ", not available, on sabbatical, time off, on jury service, on a break, taking leave"
    ", taking some leave, long weekend, not be in, not be around, not be available, not be working"
    ", not be back, not back, week off, day off, days off, weeks off, my holiday, my holidays, my leave"
    ", ar wyliau, i ffwrdd, yn sâl, en congé, en vacances, malade, absent, absente, im urlaub"
    ", in holidays, in holiday, in vacation, in vacations, on vacations, have holiday, have holidays"
    ", have vacation, got leave, have leave, in leave, my vacation"
    ", not about until, not around until, not here until, not in until"
    ", not reach me, not be able to reach me, not be contactable, not contactable, not be reachable"
    ", not reachable, not be at work"
    ", not at work, not be online"
    ", not online, not at my desk, not be at my desk, be uncontactable, am uncontactable"
    ", no access to email"
    ", not be checking, not checking email, be offline, am offline, not be on email, not be free"
    ", not be here, not here"
    ", de vacaciones, day before leave, last day before, finish for christmas, break up for christmas"
)
_STATE = word_set(
    "hols away off out ill sick unwell poorly absent abroad travelling convalescing holiday holidays"
)
_ILL = word_set("ill sick unwell poorly absent")
_ILLNESS = word_set(
    "flu covid migraine norovirus shingles pneumonia tonsillitis 🤒 🤧 😷 :face_with_thermometer: :mask:"
)
_SIGNS = word_set("🏖 🌴 ⛱ 🏝 :beach_with_umbrella: :palm_tree: :umbrella_on_ground: :desert_island:")
_THEN = word_set(
    "now until from today tomorrow next for this sick ill all between over since till whole entire rest"
)
_LEAVES = ("away", "off", "hols")
_ON = ("on", "the")
_FEW = 4
_STATE_BEFORE = word_set(
    "am be being still going feeling feel getting been i'm dwi suis now and just also sorry"
)
_NOT_STATE = re.compile(
    r" (?:off|out|away) (?:to|of|with|it|my|the(?! whole| rest| entire| remainder| \d)|sick of) "
    r"|ill at ease| sick of | out of (?!office|the office)"
    r"| off (?:by heart|my desk|my list)"
)
_IN_WHAT = word_set("a an any my our touch time place favour charge contact control that this it them good")
_TAKES = word_set("take taking have having got get getting book booked booking")
_TAKEN = 9
_ELSEWHERE = re.compile(
    r" (?:(?:am |are |just )?(?:off|going|away|travelling|over) to (?:see |visit |stay with )?"
    r"|(?:am|are|will be|be) (?:at (?:a|my|the) |on (?:a|the) |in )(?!charge|touch|the middle)"
    r"|(?:visiting|staying with) (?:my|the|family|friends|relatives)(?= )"
    r"|on call|on nights|on shift|in court|in training|moving house|without (?:internet|wifi|signal)"
    r"|no (?:signal|wifi|internet)|(?:be|bit|go|very|rather|fairly) quiet|slow to (?:reply|answer|respond)"
    r"|hard to reach|not (?:be )?(?:answering|replying|looking at|reading|at a computer))(?=[ \w])"
)
"""So people speak of a time in which they may be away, and may be at work as well."""
_BETWEEN_DAYS = word_set("and or & + , to - the of on next this from until half")
_AS_LEAVE = word_set("leave holiday holidays annual al a/l hols vacation")


def sign(line: Line) -> int | None:
    """Return at which piece a line begins to speak of an absence."""
    sure = _SURE.search(line.flat)
    if sure is not None and sure[0].endswith(" in") and line.flat[sure.end() :].split(" ")[1] in _IN_WHAT:
        sure = None  # 'not in a position'
    surely = line.flat.count(" ", 0, sure.start() + 1) - 1 if sure is not None else None
    if _NOT_STATE.search(line.flat):
        return surely
    if (begun := 0 if _begins_so(line) else _taken_off(line)) is not None:
        return begun
    return next(_states(line, surely), surely)


def _states(line: Line, end: int | None) -> Iterator[int]:
    """Yield each piece that says of somebody that they are away: 'am off', 'ill'."""
    for at, piece in enumerate(line.pieces[:end]):
        before = line.pieces[at - 1].text if at else "."
        if piece.text not in _STATE:
            continue
        beyond = (each.text for each in line.pieces[at + 1 : at + 4])
        after = next((text for text in beyond if text not in _ON or piece.text not in _LEAVES), ".")
        if before == "going" and piece.text in ("out", "off"):
            continue  # the letter goes out
        if before in _STATE_BEFORE or (not before[0].isalnum() and _is_begun(piece.text, after)):
            yield at


def _begins_so(line: Line) -> bool:
    """Tell whether a line begins with an illness, or with leave on a day: 'flu', 'AL tomorrow'."""
    texts = [piece.text for piece in line.pieces[:2]]
    if texts and texts[0] in _ILLNESS and len(line.words) < _FEW:
        return True
    if texts and texts[0] in _SIGNS and len(line.words) > 1:
        return True
    return len(texts) > 1 and texts[0] in ("al", "a/l", "leave") and spoken_days.promises(texts[1])


def _is_begun(state: str, after: str) -> bool:
    """Tell whether a clause that begins so tells of an absence: 'off until Monday', not 'off it goes'."""
    return (
        state in _ILL
        or after in _THEN
        or after[0].isdecimal()
        or (spoken_days.promises(after) and state in _LEAVES)
        or (after in ("next", "nxt") and state == "hols")
        or (not after[0].isalnum() and state != "out")
    )


def _taken_off(line: Line) -> int | None:
    """Return where somebody takes days off, or as leave: 'taking Thursday and Friday off next week'."""
    texts = [piece.text for piece in line.pieces]
    takes = (at for at, text in enumerate(texts) if text in _TAKES)
    at = next((at for at in takes if texts[at + 1 : at + 2] and texts[at + 1] not in _TAKES), None)
    near = texts[at + 1 : at + _TAKEN] if at is not None else []
    for end, text in enumerate(near):
        if text == "off" or (text == "as" and is_leave(near[end + 1 : end + 3])):
            return at if end and all(map(_is_of_days, near[:end])) else None
    return None


def may_be_elsewhere(line: Line) -> bool:
    """Tell whether somebody says of themselves what may keep them from work: 'off to Leeds', 'on call'."""
    own = not {"i", "my", "me", "we"}.isdisjoint(line.words)
    return line.has(_ELSEWHERE) and (own or _ELSEWHERE.match(line.flat) is not None)


def is_leave(words: Sequence[str]) -> bool:
    """Tell whether one of some words is what days off are called."""
    return not _AS_LEAVE.isdisjoint(words)


def _is_of_days(word: str) -> bool:
    return word in _BETWEEN_DAYS or (spoken_days.promises(word) and not word.endswith("'s"))
