"""What an action is for: its reason, its measure and its decision, wherever they stand in a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.language.wording import word_set
from bot.understanding.plain import Plain

_MEASURE = re.compile(
    r"(?<![\w-])(?:so that|in order that|so as to|in order to|such that|so we can|so they can)\s"
)
_FINITE = word_set(
    "is are was were has have had will can cannot can't does do did runs ends closes expires needs",
    "isn't aren't hasn't haven't won't don't doesn't starts begins leaks leaves wants asked said",
    "agreed expects knows know works work lives live got gets goes came comes think thinks",
    "need want likes keeps looks seems used went gave made told met would could might may must should",
    "it's that's there's i'm we're they're she's he's i've we've they've i'll we'll it'll",
)
_MOST_WORDS = 6
"""Words behind 'as' among which there is a verb, where it gives a reason: 'as the old ones are broken'."""
_KEPT = ("so we can", "so they can")
_REASON = re.compile(
    r"(?<![\w-])(?:because(?: of)?|since(?= (?:the|we|it|they|there|our|he|she|nobody|no one|this|that"
    r"|its)\b)"
    r"|given that|seeing that|on the grounds that|as(?= (?:the|we|it|they|there|our|nobody|no one|his|her"
    r"|their|this|she|he|i|you|that|last|next|some|most|all|both)\b)"
    r"|(?:the )?reason(?: is|:)|why:|for the reason that)\s+"
)
_FIRST = re.compile(
    r"(?:because(?: of)?|as(?! (?:soon|long|well|per|of|from|part|chair|above|far|an?|early|quickly)\b)"
    r"|since|given that|given|seeing that)\s+"
)
_DECISION = re.compile(
    r"(?<![\w#])\(?(?:(?:for|as per|under|re|ref|see|from|per|following|relates to|related to"
    r"|linked to|links to|about|pursuant to|in line with|in accordance with|in pursuance of|further to"
    r"|arising from"
    r"|in respect of|to implement|implementing|regarding|in relation to|as agreed (?:in|under)|as set out in"
    r"|in support of|to support|as part of)\s+)"
    r"(?:decision\s+(?:no\.?\s*)?(?:d\s?)?|d\s?)#?(\d{1,6})\b(?!\s?%)\)?"
    r"|[(,;–-]\s*(?:decision\s+|d\s?)(\d{1,6})(?=\)|[\s.]*$)\)?|(?<![\w#])d(\d{1,6})\s?:\s"
)
_ANOTHER = re.compile(r"(?:,|\s?&|\s?/|\s(?:and|or))\s?(?:decision\s+|d\s?)(\d{1,6})\b")
_BEFORE = " \t\n,;:(–—-"


@dataclass(frozen=True)
class Clauses:
    """An action without what it is for."""

    plain: Plain
    measure: Plain | None = None
    reason: Plain | None = None
    decisions: tuple[int, ...] = ()


def taken(plain: Plain, told: Callable[[Plain], bool]) -> Clauses:
    """Return an action without its clauses; `told` tells whether a text begins with work."""
    plain, decisions = _decisions(plain)
    plain, first_reason = _first(plain, _FIRST, told)
    plain, first_measure = _first(plain, _MEASURE, told)
    plain, measure, reason = _last(plain)
    if not decisions and measure is not None:
        measure, decisions = _decisions(measure)
    return Clauses(plain, first_measure or measure, first_reason or reason, decisions)


def _decisions(plain: Plain) -> tuple[Plain, tuple[int, ...]]:
    """Return a text without the decision that it is for, and its number; of several, the numbers alone."""
    found = _DECISION.search(plain.folded)
    if found is None or (found.start() == 0 and found[3] is None and found.end() == len(plain.text)):
        return plain, ()
    number = int(found[1] or found[2] or found[3])
    if more := _ANOTHER.match(plain.folded, found.end()):
        return plain, (number, int(more[1]))
    before = plain.cut(0, found.start())
    kept = before.cut(0, len(before.text.rstrip(_BEFORE)))
    return kept.then(plain.cut(found.end(), len(plain.text))), (number,)


def _first(
    plain: Plain, pattern: re.Pattern[str], told: Callable[[Plain], bool]
) -> tuple[Plain, Plain | None]:
    """Return a text without the clause before it, up to the comma behind which somebody is told."""
    found = pattern.match(plain.folded)
    comma = plain.folded.find(",", found.end()) if found else -1
    while found and comma > 0:
        rest = plain.cut(comma + 1, len(plain.text))
        if told(rest):
            return rest, plain.cut(found.end(), comma)
        comma = plain.folded.find(",", comma + 1)
    return plain, None


def _last(plain: Plain) -> tuple[Plain, Plain | None, Plain | None]:
    """Return a text without the measure and the reason that end it, in either order."""
    found = {
        name: match
        for name, pattern in (("measure", _MEASURE), ("reason", _REASON))
        if (match := _clause(pattern, plain.folded))
    }
    cut: dict[str, Plain] = {}
    head = plain
    for name, match in sorted(found.items(), key=lambda each: -each[1].start()):
        kept = match.start() + 3 if match[0].strip() in _KEPT else match.end()
        opened = plain.folded[match.start() - 1] == "("
        closing = head.folded.find(")", match.end()) if opened else -1
        end = closing if closing >= 0 else len(head.text)
        cut[name] = head.cut(kept, end)
        before = head.cut(0, len(head.text[: match.start()].rstrip(_BEFORE)))
        head = before.then(head.cut(end + 1, len(head.text))) if closing >= 0 else before
    return (head, _closed(cut.get("measure")), _closed(cut.get("reason"))) if cut else (plain, None, None)


def _clause(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return where a clause begins, behind the first letter; 'as' begins one only where a verb follows."""
    for match in pattern.finditer(text, 1):
        if match[0].strip() == "as" and text[: match.start()].split()[-2:-1] == ["as"]:
            continue  # 'as soon as she is back'
        following = text[match.end() :].split(None, _MOST_WORDS)[:_MOST_WORDS]
        if match[0].strip() != "as" or any(word.strip(".,;") in _FINITE for word in following):
            return match
    return None


def _closed(clause: Plain | None) -> Plain | None:
    """Return a clause without the bracket that closes it."""
    if clause is None:
        return None
    text = clause.text.rstrip(" ,;")
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    return clause.cut(0, len(text)) if text else None
