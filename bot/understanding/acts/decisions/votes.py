"""How a vote went: '5 for, 1 against, 2 abstaining', '6-2', 'nem con', 'all in favour'."""

import re

from bot.language.wording import NUMBERS
from bot.understanding.acts.decisions.draft import Found
from bot.understanding.known import Known
from bot.understanding.meaning import Votes
from bot.understanding.plain import Plain

_WORD = re.compile(r"\d{1,4}|[a-z']{1,20}|[-/:,;&]")
_MANNER = re.compile(
    r"(?:by |with )?(?:(?P<unanimous>unanimous(?:ly)?|a unanimous vote|all (?:were )?(?:in favour|agreed|for)"
    r"|everyone (?:in favour|agreed)|all present (?:in favour|agreed)|without (?:a )?dissent"
    r"|everybody in favour)|(?P<nem>nem\.? ?con\.?|nemine contradicente|no(?:ne|body| one) (?:against|objected)"
    r"|no(?: |-)objections?|without objections?)|(?P<majority>(?:a )?(?:clear |large |simple )?majority"
    r"(?: vote| of votes)?))(?![\w'-])"
)
_CASTING = re.compile(
    r"(?:on |by |with |carried on )?(?:the )?(?:chair'?s |chairman's |chair's )?casting vote"
    r"(?: of the chair)?(?P<against> against)?(?![\w'])"
)
_FOR = frozenset({"for", "favour", "favor", "ayes", "aye", "yes", "yeas", "yes's", "pro"})
_AGAINST = frozenset({"against", "noes", "nays", "nos", "opposed", "con", "nay"})
_ABSTAINING = frozenset(
    {"abstaining", "abstained", "abstain", "abstains", "abstention", "abstentions", "abst", "abs"}
)
_FILL = frozenset(
    {"by", "vote", "votes", "voted", "voting", "in", "and", "with", "the", "there", "were", "was", "of", "a"}
    | {"show", "hands", "on", "people", "members", ",", ";", "&", ":", "result", "count"}
)
_BETWEEN = frozenset({"to", "-", "/", "v"})
_BEFORE_NUMBER = frozenset({"no", "none", "nobody", "nil"})
_COUNTS = {word: count for count, word in enumerate(NUMBERS) if count} | dict.fromkeys(_BEFORE_NUMBER, 0)


def read(clause: Plain, known: Known) -> tuple[Found, int] | None:
    """Return how a vote went as the beginning of a clause says, and where that ends."""
    casting = _CASTING.match(clause.folded)
    if casting:
        return Found(casting=True, agreed=not casting["against"]), casting.end()
    manner = _MANNER.match(clause.folded)
    if manner:
        said = "unanimous" if manner["unanimous"] else "nem con" if manner["nem"] else "majority"
        return Found(agreed=True, votes=Votes(manner=said)), manner.end()
    return _counted(clause.folded)


def _counted(folded: str) -> tuple[Found, int] | None:
    """Return the numbers of a vote, as far as all words from the beginning on speak of one."""
    sides: dict[str, int] = {}
    number: int | None = None
    waiting, scored, side_before = "", False, ""
    end = at = 0
    for match in _WORD.finditer(folded):
        word = match[0]
        if folded[at : match.start()].strip(" ."):
            break
        at = match.end()
        count = int(word) if word.isdigit() else _COUNTS.get(word)
        side = _side(word)
        if count is not None:
            if waiting and number is not None:
                sides.setdefault("for_", number)
                sides.setdefault("against", count)
                number, waiting, scored, end = None, "", True, at
            elif side_before and number is None:
                sides.setdefault(side_before, count)
                side_before, end = "", at
            elif number is None:
                number = count
            else:
                break
        elif side:
            if number is not None:
                sides.setdefault(side, number)
                number, end = None, at
            elif not scored:
                side_before = side
        elif word in _BETWEEN and number is not None:
            waiting = word
        elif word not in _FILL:
            break
    if not sides or number is not None or waiting:
        return None
    return Found(votes=Votes(sides.get("for_"), sides.get("against"), sides.get("abstaining"))), end


def _side(word: str) -> str:
    if word in _FOR:
        return "for_"
    if word in _AGAINST:
        return "against"
    return "abstaining" if word in _ABSTAINING else ""
