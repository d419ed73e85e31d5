"""What becomes of meetings on public holidays: 'unless it's a bank holiday', 'or the Tuesday after if it is'.

Read before what else is left out. 'Except bank holidays', in a list of exceptions, is read with those.
"""

import re
from dataclasses import dataclass

from bot.language.recurrence import words
from bot.language.refusal import Refusal

HOLIDAY = r"(?:public|bank|national|statutory|federal|legal)[ -]?(?:holidays?|hols?)\b"
NAMED = re.compile(HOLIDAY)
LEFT_OUT = 0
"""The shift, in days, of what is not held at all."""
NEXT_WORKING_DAY, WORKING_DAY_BEFORE, WEEK_LATER = 1, -1, 7

_FALLS = (
    r"(?:it|that|this|the (?:day|date|meeting)|one|they|(?:a |the )?" + words.DAY + r")"
    r"(?:'s| is| are| falls?| lands?| happens to be| happens to fall)?(?: on)?(?: an?)?"
)
_ON_ONE = rf"(?:(?:if|when|whenever|where) (?:{_FALLS} )?|on |for |(?<=, ))(?:an? )?{HOLIDAY}"
_UNLESS = re.compile(
    r"[,;(]? ?(?:but )?(?:unless|except (?:when|if|where|that)|but not (?:when|if)) "
    rf"(?:{_FALLS} )?(?:an? )?{HOLIDAY}\)?"
)
_IF_NOT = re.compile(
    r"[,;(]? ?(?:if|when|provided(?: that)?|providing|as long as|so long as)"
    r" (?:it|that|this|the (?:day|date))(?:'s not| is not| isn't| does not fall| doesn't fall)"
    rf"(?: on)?(?: an?)? {HOLIDAY}\)?"
)
_APART = re.compile(rf"[,;(]? ?{HOLIDAY} (?:excepted|excluded|aside|apart|left out)\)?")
_HELD = re.compile(rf"[,;(]? ?(?:including|incl|even)\.?(?: on| if (?:it's|it is) an?)? {HOLIDAY}\)?")
_ONE_DAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b"
)
_WORKING = r"(?:working |business )?"
_DAY_INSTEAD = (
    rf"(?:the |a )?(?:(?P<next>(?:next|following) {_WORKING}day|{_WORKING}day after|day later)"
    rf"|(?P<before>(?:previous|preceding) {_WORKING}day|{_WORKING}day before)"
    rf"|(?P<count>\d{{1,2}}|{'|'.join(words.NUMBERS)}) days (?P<way>later|after|earlier|before)"
    r"|(?P<week>(?:week after|week later|following week|next week))"
    rf"|(?:(?P<lead>next|following|previous|preceding) )?(?P<day>{_ONE_DAY})"
    r"(?P<tail> after| following| before)?)"
)
_MEET = (
    r"(?:or|otherwise|else|then|moving|moved|moves|shifting|shifted|shifts|we|we'll|we will|meet|meets"
    r"|meeting|it|it's|is|will|be|goes|go|move|shift|held|hold|in which case|instead|to|on|use|by|until|over)"
)
_INSTEAD = rf"(?:{_MEET} ){{0,7}}{_DAY_INSTEAD}(?: instead)?"
_AFTER_IT = re.compile(rf"[,;(]? ?{_ON_ONE}[,:]? (?:- )?{_INSTEAD}\)?")
_BEFORE_IT = re.compile(
    rf"[,;(]? ?\b(?:or|otherwise|moving|moved|moves|shifting|shifted|else) {_INSTEAD},? {_ON_ONE}\)?"
)
_IN_BRACKETS = re.compile(rf"\({_INSTEAD},? {_ON_ONE}\)")
_NONE_THEN = re.compile(
    rf"[,;(]? ?{_ON_ONE},? (?:then )?(?:(?:there's |there is |we have )?no meeting|we (?:don't|do not|won't)"
    r" meet|we skip (?:it|that one)|skip (?:it|that one)|it(?:'s| is) (?:skipped|cancelled|left out|off))\)?"
)
EXAMPLE = "every Monday at 10:00 except bank holidays"


@dataclass(frozen=True)
class OnHolidays:
    """What becomes of a meeting on a public holiday: it is held `shift` days later, or not for 0.

    `weekday` is set instead where a weekday was named: of the days `earlier` or later than the meeting's own.
    """

    shift: int = LEFT_OUT
    weekday: int | None = None
    earlier: bool = False
    said: str = ""

    def days(self, own: int | None) -> int:
        """Return the shift in days of meetings on their `own` weekday; Refusal where they have none."""
        if self.weekday is None:
            return self.shift
        if own is None:
            raise Refusal(
                f"Which day is '{self.said}', since these meetings are not on one day of the week?"
                " For example: `/meeting every Monday at 10:00,"
                " or the next working day if it is a bank holiday`"
            )
        apart = (own - self.weekday if self.earlier else self.weekday - own) % 7 or 7
        return -apart if self.earlier else apart


def read(text: str) -> tuple[OnHolidays | None, str]:
    """Return what becomes of meetings on public holidays, if it is said, and the words that do not say so."""
    if NAMED.search(text) is None:
        return None, text
    if found := _HELD.search(text):
        return None, _without(found, text)
    for pattern in (_UNLESS, _IF_NOT, _NONE_THEN, _APART):
        if found := pattern.search(text):
            return OnHolidays(), _without(found, text)
    for pattern in (_IN_BRACKETS, _BEFORE_IT, _AFTER_IT):
        if found := pattern.search(text):
            return _instead(found), _without(found, text)
    return None, text


def refuse_unread(text: str) -> None:
    """Raise Refusal where something is still said of public holidays that nobody has understood."""
    if found := NAMED.search(text):
        clause = re.split(r"[,;]", text[: found.start()])[-1] + re.split(r"[,;]", text[found.start() :])[0]
        raise Refusal(
            f"I can not tell what is to happen on public holidays: {words.quoted(clause.strip())}."
            f" For example: `/meeting {EXAMPLE}`, or `… or the next working day if it is a bank holiday`"
        )


def said(shift: int) -> str:
    """Return what becomes of meetings on public holidays, in words that can be typed again."""
    if shift == LEFT_OUT:
        return "public holidays"
    named = {
        NEXT_WORKING_DAY: "the next working day",
        WORKING_DAY_BEFORE: "the working day before",
        WEEK_LATER: "the week after",
    }
    far = f"{abs(shift)} days {'later' if shift > 0 else 'earlier'}"
    return f"or {named.get(shift, far)} if it is a public holiday"


def _instead(found: re.Match[str]) -> OnHolidays:
    if found["next"]:
        return OnHolidays(NEXT_WORKING_DAY)
    if found["before"]:
        return OnHolidays(WORKING_DAY_BEFORE)
    if found["count"]:
        sign = -1 if found["way"] in ("earlier", "before") else 1
        return OnHolidays(sign * words.number(found["count"]))
    if found["week"]:
        return OnHolidays(WEEK_LATER)
    earlier = (found["tail"] or "").strip() == "before" or found["lead"] in ("previous", "preceding")
    named = " ".join(filter(None, (found["lead"], found["day"], (found["tail"] or "").strip())))
    return OnHolidays(weekday=words.weekday(found["day"]), earlier=earlier, said=named)


def _without(found: re.Match[str], text: str) -> str:
    """Return the words around what was found, which stays apart from what follows it."""
    return f"{text[: found.start()].rstrip(' ,;')} ; {text[found.end() :].lstrip(' ,;')}".rstrip(" ;")
