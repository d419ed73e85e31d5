"""An action that is due on another day: 'move A2 to Friday', 'A3 is due 11 December'."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language import dates, telling
from bot.language.dates import Question, Understood, days
from bot.language.wording import phrase_list, word_set
from bot.understanding.acts.actions.changing.targets import Target
from bot.understanding.acts.actions.changing.wishes import ANY, Making, Wish, ended
from bot.understanding.acts.actions.owners import run
from bot.understanding.acts.actions.words import Words
from bot.understanding.meaning import About, Becomes, Change
from bot.understanding.plain import Plain

_MOVE = re.compile(
    r"(?:move|push|put|shift|extend|postpone|delay|defer|bring|reschedule|change|set|make|allow|update"
    r"|pull|push back"
    r"|put back|bring forward|put off|slip|redate|re-date|amend|give)(?: (?:the|back"
    r"|forward))*(?: (?:due date|due day|deadline|date|due"
    r"|day))?(?: (?:of|for|on))?"
)
_LATER = frozenset({"extend", "postpone", "delay", "defer", "reschedule", "redate", "put off", "push back"})
_ITS_DAY = re.compile(r"(?:the )?(?:new )?(?:due date|deadline|due day|due)(?: (?:of|for))?")
_ASKING = word_set(
    "please pls just possibly can could may might would will shall i we it you this that have get push move",
    "put extend be wait slip go make shift change stretch set run say take i'll we'll i'm let's call give",
    "me us so it's its need needs needed fall falls better asking for requesting want wants instead an",
    "extension longer due date day deadline back forward out on over a new more time the 's is was should",
    "now must has moved moves slips slipped going like late likely probably late; late,",
)
"""What is said between an action and the day that is asked for it."""
_HOW = phrase_list("due by, due on, due, not before, by, on, until, till, til, to, deadline, before, for")
_BEGINS = {
    "a": ("new", "later", "different", "bit"),
    "an": ("extension", "extra", "earlier"),
    "due": ("date", "day"),
    "to": (),
}
"""Words that begin the day itself, unless one of some others follows: 'a week', but 'a new date'."""
_WORD = re.compile(r"[\w'/.]+")
_OF_DAYS = frozenset({"date", "deadline", "due"})
_MARKS = " \t\n:,–—-"
_REQUESTS = word_set("can could may might would shall i'd we'd let's give make call asking requesting i we")
_WHY = re.compile(r"\s?[?;!(]\s*|\.\s+|\s[–—-]+\s|,?\s(?:because|as|since|so that|so|while|if)\s|,\s")
"""What parts a new day from the reason why."""
_LENGTH = re.compile(
    r"(?:another|(?:by |another )?(?P<count>\d{1,2}|an?|one|two|three|four|five|six)(?: more| extra)?)"
    r" (?P<unit>days?|weeks?|fortnights?|months?)"
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def redated(target: Target, making: Making) -> Wish | None:
    """Return the wish for another due day; asked about where no day, or more than one, is understood."""
    before, after = target.before.folded.strip(), ended(target.after)
    moves, its = bool(_MOVE.fullmatch(before)), bool(_ITS_DAY.fullmatch(before))
    if before and not moves and not its:
        return None
    led = _led(after)
    if not before and not led.how and not led.asks and _OF_DAYS.isdisjoint(led.words):
        return None
    phrase, reason = _with_reason(led.phrase, making)
    if not phrase:
        which = Question("Which day is it due now?", _likely(making))
        return _which_day(which) if before in _LATER else None
    bare = phrase.lower().removesuffix(" later").removesuffix(" longer")
    if (moves or led.asks) and (length := _LENGTH.fullmatch(bare)):
        return _later(target, length, earlier="forward" in after.folded or "forward" in before)
    lead = "before " if led.how == "before" else ""
    answer = dates.read(lead + phrase, making.known.calendar)
    if isinstance(answer, Understood):
        return Wish(Becomes.REDATED, (Change(ANY, Becomes.REDATED, due=answer.day, reason=reason),))
    if answer.readings:
        return _which_day(answer) if before or led.how or not led.asks else None
    says_day = led.how in ("due", "due by", "due on", "deadline", "until", "till", "by") or its
    says_day = says_day or not _OF_DAYS.isdisjoint(led.words)
    postpones = bool(before) and before.split()[0] in _LATER
    named = run(Words(after.cut(led.end, len(after.text)), making.directory), 0, "").named
    passed = "has passed" in answer.asks
    if (says_day or postpones or passed) and not named:
        return _which_day(Question(answer.asks, _likely(making)))
    return None


@dataclass(frozen=True)
class _Led:
    """The `words` between an action and a day, `how` the day is led up to, and the `phrase` that says it."""

    words: tuple[str, ...]
    how: str
    phrase: str
    end: int

    @property
    def asks(self) -> bool:
        """Whether a day is asked for: 'can we have'."""
        return not _REQUESTS.isdisjoint(self.words)


def _led(after: Plain) -> _Led:
    """Return what leads up to the day in the words behind an action, each looked at once."""
    text, words, at = after.folded, list[str](), 0
    said = [*_WORD.finditer(text)]
    for place, one in enumerate(said):
        at = one.start()
        following = said[place + 1][0] if place + 1 < len(said) else ""
        begins = one[0] in _BEGINS and following not in _BEGINS[one[0]]
        if one[0] not in _ASKING or begins:
            break
        words.append(one[0])
        at = one.end()
    at += len(text[at:]) - len(text[at:].lstrip(_MARKS))
    how = next((each for each in (*_HOW, "=", "→", ":") if f"{text[at:]} ".startswith(f"{each} ")), "")
    at += len(how)
    for more in (" be ", " by ", " on "):
        if text[at:].startswith(more):
            at += len(more) - 1
    return _Led(tuple(words), how, after.text[at:].strip(" .,;?"), at)


def _with_reason(phrase: str, making: Making) -> tuple[str, str | None]:
    """Return a new day and the reason behind it: '18/12? legal are not back'."""
    answer = dates.read(phrase, making.known.calendar)
    found = None if isinstance(answer, Understood) or answer.readings else _WHY.search(phrase, 1)
    if not found:
        return phrase, None
    return phrase[: found.start()].strip(), phrase[found.end() :].strip(" .,;)") or None


def _likely(making: Making) -> tuple[date, ...]:
    """Return days that may be offered where none was understood."""
    answer = dates.read("when possible", making.known.calendar)
    return answer.readings if isinstance(answer, Question) else (answer.day,)


def _later(target: Target, length: re.Match[str], *, earlier: bool) -> Wish | None:
    """Return the new day where it is so much later than the old one: 'push A2 back a week'."""
    old = next((action.due for action in target.among if action.due), None)
    if old is None or len(target.among) != 1:
        return None
    count = _COUNTS.get(length["count"] or "a") or int(length["count"])
    unit = length["unit"].rstrip("s")
    count = -count if earlier else count
    if unit == "month":
        new = days.add_months(old, count)
    else:
        new = old + count * timedelta(days={"day": 1, "week": 7, "fortnight": 14}[unit])
    return Wish(Becomes.REDATED, (Change(ANY, Becomes.REDATED, due=new),))


def _which_day(question: Question) -> Wish:
    ways = tuple(Change(ANY, Becomes.REDATED, due=day) for day in question.readings)
    labels = tuple(telling.day_of_month(day) for day in question.readings)
    return Wish(Becomes.REDATED, ways, About.DAY, labels, question.asks)
