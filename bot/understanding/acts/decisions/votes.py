"""How a vote went: '5 for, 1 against, 2 abstaining', '6-2', 'nem con', 'all in favour'."""

import re
from collections.abc import Iterator

from bot.language.wording import NUMBERS, word_set
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.meaning import Votes
from bot.understanding.plain import Plain
from storage.records import DecisionStatus

_WORD = re.compile(r"\d{1,4}|[a-z']{1,20}|[-/:,;&]")
_MANNER = re.compile(
    r"(?:by |with )?(?:(?P<unanimous>unanimous(?:ly)?|a unanimous vote|all (?:were )?(?:in favour|agreed"
    r"|for)|everyone (?:in favour|agreed)|all present (?:in favour|agreed)|without (?:a )?dissent"
    r"|everybody in favour)|(?P<nem>nem\.? ?con\.?|nemine contradicente|no(?:ne|body| one) (?:(?:was "
    r"|were |spoke )?against"
    r"|objected|minded|disagreed|opposed)|(?:there being |there were )?no(?: |-)objections?"
    r"|without objections?)"
    r"|(?P<majority>(?:a )?(?:clear |large "
    r"|simple )?majority(?: vote| of votes| in favour| agreed| for it)?(?! of \d)))(?![\w'-])"
)
_CASTING = re.compile(
    r"(?:on |by |with |carried on )?(?:the )?(?:chair'?s |chairman's "
    r"|chair's )?casting vote(?: of the chair)?(?P<against> against)?(?: in favour| for)?(?![\w'])"
    r"|(?:the )?chair (?:then )?(?:voted|came down|used (?:his|her|their|the) casting vote)"
    r" (?:in favour|for it|yes|(?P<no>against)(?: it)?)(?![\w'])"
)
_PAIR = re.compile(r"(?P<score>ntn(?P<third>tn)?f?)|n[fab]|[fab]n")
_FOR = frozenset({"for", "favour", "favor", "ayes", "aye", "yes", "yeas", "yes's", "pro"})
_AGAINST = frozenset({"against", "agst", "agin", "noes", "nays", "nos", "opposed", "con", "nay"})
_ABSTAINING = frozenset(
    {"abstaining", "abstained", "abstain", "abstains", "abstention", "abstentions", "abst", "abs"}
)
_FILL = word_set(
    "by vote votes voted voting in and with the there were was of a show majority margin w plus &"
    " hands on people members , ; : result count tied tie split"
)
_BETWEEN = frozenset({"to", "-", "/", "v"})
_BEFORE_NUMBER = frozenset({"no", "none", "nobody", "nil"})
_MOST = 1000
"""Nobody counts so many hands: '2027' is a year."""
_COUNTS = {word: count for count, word in enumerate(NUMBERS) if count} | dict.fromkeys(_BEFORE_NUMBER, 0)


def read(clause: Plain, known: Known) -> tuple[Found, int] | None:
    """Return how a vote went as the beginning of a clause says, and where that ends."""
    casting = _CASTING.match(clause.folded)
    if casting:
        against = casting["against"] or casting["no"]
        status = DecisionStatus.REJECTED if against else None
        return Found(casting=True, agreed=not against, status=status), casting.end()
    manner = _MANNER.match(clause.folded)
    if manner:
        said = "unanimous" if manner["unanimous"] else "nem con" if manner["nem"] else ""
        return Found(agreed=True, votes=Votes(manner=said) if said else None), manner.end()
    return _counted(clause.folded)


def _counted(folded: str) -> tuple[Found, int] | None:
    """Return the numbers of a vote, as far as all words from the beginning on speak of one."""
    words = list(_spoken(folded))
    kinds = "".join(kind for kind, _, _ in words)
    sides: dict[str, int] = {}
    at = end = 0
    while match := _PAIR.match(kinds, at + (kinds[at : at + 1] == "t" and at > 0)):
        said = words[match.start() : match.end()]
        counts = [count for kind, count, _ in said if kind == "n"]
        if match["score"]:
            sides = dict(zip("fab", counts, strict=False)) | sides
        else:
            side = next(kind for kind, _, _ in said if kind != "n")
            sides.setdefault(side, counts[0])
        at, end = match.end(), said[-1][2]
    if not sides:
        return None
    scored = not any(letter.isalpha() for letter in folded[:end])
    return Found(votes=Votes(sides.get("f"), sides.get("a"), sides.get("b")), scored=scored), end


def _spoken(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield what kind each word is of, with its number and end, up to the first that is about something else.

    'n' for a number, 'f' for, 'a' against, 'b' abstaining, 't' for what stands between two numbers.
    """
    at = 0
    for match in _WORD.finditer(folded):
        word = match[0]
        if folded[at : match.start()].strip(" ."):
            return
        at = match.end()
        count = int(word) if word.isdigit() else _COUNTS.get(word)
        if count is not None and count >= _MOST:
            return
        kind = "n" if count is not None else _side(word) or ("t" if word in _BETWEEN else "")
        if kind:
            yield kind, count or 0, at
        elif word not in _FILL:
            return


def _side(word: str) -> str:
    if word in _FOR:
        return "f"
    if word in _AGAINST:
        return "a"
    return "b" if word in _ABSTAINING else ""
