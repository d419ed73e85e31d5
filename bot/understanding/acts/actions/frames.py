"""What is said around an action and is no part of it: greetings, labels, 'please record an action for'."""

import re
from dataclasses import dataclass

from bot.understanding.acts.actions import asides, closings, emphasis
from bot.understanding.plain import Plain

_QUOTES = {'"': '"', "'": "'", "(": ")", "[": "]", "*": "*", "_": "_", "`": "`"}
_BULLET = re.compile(
    r"(?:p[1-5]\s?:|a\.\d{1,2}|[-*•◦‣▪·>☐☑✓✔□■►▶➢●○]|\[[ x]?\]|\d{1,2}\.\d{1,2}\.?|\(?\d{1,3}[.)]"
    r"|\([a-z]\)|[a-z][.)])"
    r"\s+(?=\S)|[-–—•]\s*(?=[a-z@])"
)
_PICTURE = re.compile(r"(?::[a-z0-9_+-]{2,30}:|[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff])\s*")
"""An emoji that stands where others put a bullet."""
_BOT = re.compile(r"@?matters arising\b\s?[,:–-]?\s*|@bot\b\s?[,:–-]?\s*")
_RECORD = re.compile(
    r"(?:(?:can|could|would|will) (?:you|we|i) (?:please )?|i(?:'d| would) like (?:you )?to |let's )?"
    r"(?:please )?(?:record|note|add|log|minute|create|make|write|put|put down|raise|set up|capture|take"
    r"|open|enter|write down"
    r"|put in|save|turn|we need|need|there is|there's|that's|thats|that is|this is|it's)"
    r"(?: (?:this|that|it))?(?: down)?(?: as| into| like)?"
    r" (?:an?|the|another|one more|a new|this|these|the following|following|some|two|three|four"
    r"|all)?\s?(?:new )?"
    r"(?:actions?|tasks?|to-dos?|todos?)"
    r"(?: (?:item|point))?(?: (?:for|on|to|that|against|here))?\b\s?[:–-]?\s*"
)
_LABEL = re.compile(
    r"(?:(?:new|next|another|further) )?"
    r"(?:(?:action|acton|aciton|actoin|actin)(?:s| points?| items?| log| required| needed)?|ai|ap|act"
    r"|todo|to-do|to do|tasks?|next steps?|what)"
    r"(?:\s?(?:no\.?|number|#))?(?:\s?[a-z]?\d{1,4}(?:[./-]\d{1,4})?)?\s?(?:[:=]|[–—-]+(?=\s)|\.(?=\s)"
    r"|\)(?=\s))\s*"
    r"|(?:ap|ai)\s?#?\d{1,3}\s+(?=[a-z@])"
)
_COMMAND = re.compile(
    r"/?(?:(?:new|another|next|further|standing|recurring|regular|rolling|urgent|quick) )?"
    r"(?:actions?|acton|aciton|actoin|todo|to-do)\s+(?:points?\s+"
    r"|items?\s+)?"
    r"(?:(?:this|that|it)(?: as an action)?"
    r"(?=\s*$|\s(?:for|on|to)\b)\s*)?(?:(?:on|for|to)(?=\s(?:@|me\b))\s+)?"
)
_LETS = re.compile(
    r"(?:let's|lets|let us|shall we|we(?:'d| had) better) (?!say\b|have\b|get\b|ask\b|not\b)(?=\w)"
)
_TASK_FOR = re.compile(
    r"(?:(?:new|another|one|further) action for|(?:task|to-do|todo|job|reminder|action point)s? for)(?=\s)\s*"
)
_BOXED = re.compile(r"\[(?:action(?: point| item)?|ap|task|todo|to-do)\]\s*")
_NUMBERED = re.compile(r"(?:point|item|no\.?)?\s?#?a?\d{1,3}\s?[.:)–—-]\s+")
_ITEM = re.compile(
    r"(?:agenda )?(?:item|point|min(?:ute)?)\s?#?\d{1,3}(?:\.\d{1,2})?(?:\([a-z]\))?\s?[:)–—-]\s+"
)
_DETERMINED = re.compile(r"(?:the|a|an|all|this|that|these|those|any|it|as|of|what)\b")
_DECIDED = re.compile(
    r"(?:(?:it (?:was|is|has been)|we(?: have|'ve)?|the (?:board|group|committee|meeting)(?: has)?)"
    r" (?:agreed|resolved|decided)(?: that| to|:)?|agreed(?: that|(?=\s?[:–—-]))?|resolved(?: that"
    r"|(?=\s?[:–—-]))"
    r"|decided(?: that)?|decision)\s?[:–—-]?\s*(?:that\s+|to\s+)?"
)
_INNER = re.compile(
    r"(?<=[.!?;] )actions?(?: points?| items?)?(?: required| needed| for us)?\s?[:–—]\s?(?=\S)"
)
_REQUESTS = ("can ", "could ", "would ", "will ")
_MARKS = " \t\n,;.!–—-"
_ROUNDS = 12
_BEGINNING = 120


@dataclass(frozen=True)
class Framed:
    """A text without what is said around it; `asked` says that an action is asked for in so many words.

    `decided` says that the frame is that of a decision: 'It was agreed that'; `listed`, that it stands behind
    a bullet or a number.
    """

    plain: Plain
    asked: bool = False
    decided: bool = False
    listed: bool = False


def without(plain: Plain, *, commanded: bool) -> Framed:
    """Return a text without its frame; `commanded` says that it stands behind /action already."""
    asked = decided = listed = False
    requested = False
    plain = unquoted(emphasis.without(plain))
    plain = _unpleasant(plain)
    for _ in range(_ROUNDS):
        rest, how = _once(plain, commanded=commanded or asked)
        requested = requested or how == "requested"
        asked, decided = asked or how in ("asked", "requested"), decided or how == "decided"
        listed = listed or how == "listed"
        if rest is plain:
            break
        plain = unquoted(rest)
    plain = ended(plain)
    if requested:  # 'Could you add an action for Val to ring them?' asks nothing of what is to be done.
        plain = plain.cut(0, len(plain.text.rstrip("? ")))
    return Framed(plain, asked, decided, listed)


def behind_label(plain: Plain) -> tuple[Plain, Plain] | None:
    """Return what 'Action:' stands behind, and what it calls one: 'It leaks. Action: Val to ring them'."""
    found = None if "\n" in plain.text else _INNER.search(plain.folded)
    if found is None:
        return None
    return plain.cut(0, found.start()), plain.cut(found.end(), len(plain.text))


def matter(plain: Plain) -> Plain:
    """Return what is to be done of a message in which people talk."""
    return without(plain, commanded=True).plain


def _unpleasant(plain: Plain) -> Plain:
    """Return a text without the pleasantry between whom it speaks to and what it asks of them."""
    found = asides.PLEASANTRY.search(plain.folded, 0, _BEGINNING)
    if found is None:
        return plain
    before = plain.cut(0, found.start())
    before = Plain(f"{before.text},", before.named, "", f"{before.folded},")
    return before.then(plain.cut(found.end(), len(plain.text)))


def _once(plain: Plain, *, commanded: bool) -> tuple[Plain, str]:
    """Return a text without one frame at its beginning, and what that says of it."""
    text = plain.folded
    end, how = _around(text, commanded=commanded) or _label(text, commanded=commanded) or (0, "")
    return (plain.cut(end, len(text)), how) if end else (plain, "")


def _around(text: str, *, commanded: bool) -> tuple[int, str] | None:
    """Return where the words end that say nothing of what follows them."""
    for pattern in (_BOT, _BULLET, _PICTURE, _ITEM):
        if (found := pattern.match(text)) and found.end():
            return found.end(), "listed" if pattern is _BULLET else ""
    begun = beside(text) if commanded else asides.end(text, commanded=False)
    return (begun, "") if begun else None


def _label(text: str, *, commanded: bool) -> tuple[int, str] | None:
    """Return where the words end that call what follows an action, or a decision."""
    if found := _BOXED.match(text) or _RECORD.match(text) or _LABEL.match(text) or _TASK_FOR.match(text):
        return found.end(), "requested" if text.startswith(_REQUESTS) else "asked"
    if commanded and (found := _NUMBERED.match(text)):
        return found.end(), ""
    if (found := _COMMAND.match(text)) and not (commanded and _DETERMINED.match(text, found.end())):
        return found.end(), "asked"
    if text == "action":
        return len(text), "asked"
    found = _DECIDED.match(text)
    return (found.end(), "decided") if found and not text[found.end() - 1].isalpha() else None


def beside(text: str) -> int:
    """Return where the words end that a message begins with, and that are no part of its action."""
    lets = _LETS.match(text)
    return asides.end(text, commanded=True) or (lets.end() if lets else 0)


def unquoted(plain: Plain) -> Plain:
    """Return a text without the quotes or brackets around the whole of it."""
    text = "" if plain.unread else plain.folded
    while len(text) > 1 and (closing := _QUOTES.get(text[0])) and text.rstrip(".").endswith(closing):
        end = len(text.rstrip(".")) - 1
        if closing in text[1:end] or text[0] in text[1:end]:
            break
        plain = plain.cut(1, end)
        text = plain.folded
    return plain


def ended(plain: Plain, more: tuple[str, ...] = ()) -> Plain:
    """Return a text without the courtesy at its end, nor any of some `more` words there."""
    if plain.unread:
        return plain
    text = plain.folded[: closings.kept(plain.folded)]
    for _ in range(_ROUNDS):
        bare = text.rstrip(_MARKS)
        last = next((words for words in more if bare.endswith(words)), "")
        before = bare[: len(bare) - len(last)]
        if not last or (before and before[-1] not in _MARKS):
            break
        text = text[: closings.kept(before)].rstrip(" \t\n,;–—-")
    return plain.cut(0, len(text))
