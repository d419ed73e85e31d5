"""Finding the due phrase within a sentence, and no dates where there are none.

A due phrase follows 'by', 'before', 'due', 'until' (surely), 'on' or 'at' (if it leaves no doubt), or ends
the sentence ('send it round next week'); what follows 'so that' is the purpose, looked at last. 'We may
revisit this', 'Sun certificates' and 'extend it by two weeks' hold none.
"""

import itertools
import re
from collections.abc import Iterator

from bot.language import bounds
from bot.language.bounds import Budget
from bot.language.dates import checks, dictionary, durations, normalise, numeric, reading
from bot.language.dates.answers import Calendar, FoundDate, Question, Reading, Understood
from bot.language.dates.normalise import MONTH, WEEKDAY

SURE = re.compile(
    r"(?<![\w/-])(?:no later than|not later than|by|due(?: by| on)?|until|till|deadline(?: is)?"
    r"|(?P<before>before|cyn|avant|antes de|antes del)|erbyn|tan|d['’]ici|bis(?: zum)?|spätestens|para|hasta)"
    r"(?::|(?=\s))\s*",
    re.IGNORECASE,
)
UNSURE = re.compile(r"(?<![\w/-])(?:on|at|ar|am|le|el)\s+", re.IGNORECASE)
PURPOSE = re.compile(r"\s(?:so that|because|for D\d+|replaces D\d+|amends D\d+)\b", re.IGNORECASE)
WORD = re.compile(r"\S+")
OPENING = "([\"'‘“*_"
CLOSING = ",.;:!?)]\"'’”-–—"
MOST_WORDS = 9
MOST_TRIGGERS = 15
LONGEST_LINE = 160

# What these mean depends on the word after them: 'by the 3rd party', 'on Friday next steps follow', '24/7'.
FRAGILE = re.compile(
    rf"(?:before )?(?:\d+th|{MONTH}|\d+[./-]\d+|(?:{WEEKDAY}|today|tomorrow) (?:next|week|fortnight))"
)
SHORT = re.compile(r"(?:\w+ )?(?:sat|sun)", re.IGNORECASE)
AFTERWARDS = re.compile(r"\s+(?:(?:so|because|for|and|to|then|in)\b|<@|@|-|–|—)", re.IGNORECASE)
NEVER = re.compile(
    rf"(?:(?:by|on|at) )*(?:next )?(?:{durations.LENGTH}|fortnight|\d+ hour|24/7)|(?:\w+ )*now"
)
FOR = re.compile(r"\bfor .")
# 'At the end of the day' is a figure of speech, 'at noon' an hour of who knows which day.
NEVER_UNSURE = re.compile(r"(?:(?:at|on|in|by|around|from|before|TIME|EOD)(?: |$))+")
# A version or a range, in countries where dates are not written like that: 'until 4.10'.
VERSION = re.compile(r"(?:\w+ )*\d+[.-]\d+(?: or \d+[.-]\d+)?")
# At the end of a sentence without any 'by', these more often belong to what stands before them.
NEVER_LAST = re.compile(
    rf"(?:at |on |by )*(?:(?:end |ending |this |in )*meeting|\d+th|{MONTH}|\d+[./-]\d+)"
    r"|(?:from|after|before|ago) .*"
)
NOT_AFTER = frozenset("from since of after every each last past dated about until the a".split())  # noqa: SIM905
NOT_FIRST = frozenset({"of", "to", "for", "from", "de", "o"})


def find(text: str, calendar: Calendar, budget: Budget | None = None) -> FoundDate | None:
    """Return the due phrase of a sentence in any of our five languages, or None when it holds none."""
    budget = budget or Budget()
    read, unread = bounds.beginning(text)
    purpose = PURPOSE.search(read)
    if purpose and (found := _within(read[: purpose.start()], calendar, budget)):
        return found
    # Where a long text is cut off is not the end of its sentence.
    return _within(read, calendar, budget, ends=not unread)


def _within(text: str, calendar: Calendar, budget: Budget, *, ends: bool = True) -> FoundDate | None:
    for pattern, sure in ((SURE, True), (UNSURE, False)):
        for trigger in reversed(list(pattern.finditer(text))[-MOST_TRIGGERS:]):
            if budget.over:
                return None
            if found := _after(trigger, text, calendar, budget, sure=sure):
                return found
    return _last(text, calendar) if ends else None


def _after(
    trigger: re.Match[str], text: str, calendar: Calendar, budget: Budget, *, sure: bool
) -> FoundDate | None:
    """Return the longest phrase that follows the trigger and is a date."""
    before = sure and trigger["before"]
    start = trigger.start() if before else trigger.end()
    for end in sorted(_ends(text, trigger.end()), reverse=True):
        phrase = text[start:end]
        meant = None if budget.over else reading.interpret(phrase, calendar)
        if meant is None or _breaks_off(text, phrase, end, calendar):
            continue
        # The longest phrase decides: 'on 3 January 2020' has passed, and is not 'on 3 January' of next year.
        answer = _judged(phrase, meant, calendar, sure=sure)
        return FoundDate(trigger.start(), end, phrase, answer) if answer else None
    return None


def _ends(text: str, start: int) -> Iterator[int]:
    """Yield where a phrase that starts there may end: after each word, up to the end of the sentence."""
    line = text[start : start + LONGEST_LINE].split("\n")[0]
    found = list(WORD.finditer(line))[:MOST_WORDS]
    if not any(map(_promising, (word[0] for word in found[:4]))):
        return
    for index, word in enumerate(found):
        if (kept := word[0].rstrip(CLOSING)) and dictionary.words_of("en").get(kept.lower()) != "":
            yield start + word.start() + len(kept)
        following = found[index + 1][0] if index + 1 < len(found) else ""
        if _stops(word[0], following):
            return


def _stops(word: str, following: str) -> bool:
    """Tell whether a phrase can not go on after this word: its sentence ends, or a comma precedes words."""
    if word.endswith((";", "!", "?", ":", ")")):
        return True
    if word.endswith(","):
        return not (
            following[:1].isdigit()
            or normalise.canonical(normalise.plain(following[:20]), "en") in MONTH.split("|")
        )
    # 'Dec. 3' and '3. Dezember' go on; 'Friday. Next week' does not.
    return word.endswith(".") and len(word) > 5


def _promising(word: str) -> bool:
    """Tell at little cost whether a word may be part of a date."""
    plain = normalise.plain(word[:40]).strip(CLOSING + "(")
    return any(letter.isdigit() for letter in plain) or bool(
        dictionary.words_of("en").get(plain.split("'")[0])
    )


def _canonical(phrase: str, calendar: Calendar) -> str:
    return normalise.canonical(
        normalise.plain(phrase[: normalise.MOST_LETTERS]), numeric.language(calendar.locale)
    )


def _breaks_off(text: str, phrase: str, end: int, calendar: Calendar) -> bool:
    """Tell whether the word after the phrase may change what it means."""
    if not (FRAGILE.fullmatch(_canonical(phrase, calendar)) or SHORT.fullmatch(phrase)):
        return False
    rest = text[end:]
    return bool(rest.strip()) and rest[0] not in CLOSING and not AFTERWARDS.match(rest)


def _judged(phrase: str, meant: Reading, calendar: Calendar, *, sure: bool) -> Understood | Question | None:
    """Return the answer for a phrase that is a date; where there was no 'by', only if it is a clear one."""
    canonical = _canonical(phrase, calendar)
    told = NEVER.fullmatch(canonical) or canonical.endswith(" ago") or FOR.search(canonical)
    if told or (not sure and NEVER_UNSURE.fullmatch(canonical)):
        return None
    answer = checks.settle(meant, phrase, calendar)
    if isinstance(answer, Understood):
        return answer
    unclear = len(answer.readings) < 2 or meant.opens
    return None if (unclear and not sure) or VERSION.fullmatch(canonical) else answer


def _last(text: str, calendar: Calendar) -> FoundDate | None:
    """Return the longest phrase that ends the text and is clearly a date."""
    kept = text.rstrip(OPENING + CLOSING + " \t\r\n")
    line_start = max(len(kept) - LONGEST_LINE, kept.rfind("\n") + 1)
    found = list(WORD.finditer(kept, line_start))[-MOST_WORDS:]
    if not any(map(_promising, (word[0] for word in found[-4:]))):
        return None
    for index, word in enumerate(found):
        previous = found[index - 1][0] if index else ""
        start = word.end() - len(word[0].lstrip(OPENING))
        phrase = kept[start:]
        if previous.lower() in NOT_AFTER or word[0].lower() in NOT_FIRST or _crosses(found[index:]):
            continue
        if NEVER_LAST.fullmatch(_canonical(phrase, calendar)) or SHORT.fullmatch(phrase):
            continue
        if meant := reading.interpret(phrase, calendar):
            answer = _judged(phrase, meant, calendar, sure=False)
            return FoundDate(start, len(kept), phrase, answer) if answer else None
    return None


def _crosses(found: list[re.Match[str]]) -> bool:
    return any(_stops(one[0], other[0]) for one, other in itertools.pairwise(found))
