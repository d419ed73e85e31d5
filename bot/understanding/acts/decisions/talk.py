"""What people say on the way to a decision, which is none of it: 'OK so', 'then let's', '… then'."""

import re

from bot.understanding import people
from bot.understanding.acts.actions import asides
from bot.understanding.acts.decisions import denials, wishes
from bot.understanding.known import Known
from bot.understanding.plain import Plain

_MOST = 6
_FILLS = re.compile(
    r"(?:um+|uh+|er+m?|ah|oh|well|also|and|basically|anyway|anyhow|actually|thanks|thank you|cheers|diolch"
    r"|reit|for|to|just|in summary)\b"
)
"""Behind any other word of assent 'let's' closes a discussion; without one it may open it."""
_LETS = re.compile(wishes.LETS)
_CLAUSE = re.compile(
    r"(?:we|i|it|they|there|that|this|these|those)(?:'\w{1,2})?\s|(?:the|our|an?|no|nobody|no one|everyone"
    r"|everybody|all|each|every|any|some|both|let's|let us|lets|from|as of|until|if|how about|what about"
    r"|shall|should|can|could|do|will|are) "
)
"""So a sentence begins: 'right' is none of it in 'right we close', but is in 'right of way stays open'."""
_PURPOSE = re.compile(r"so [^,]{1,80}?\b(?:can|could|may|might|(?:is|are) able to)\b[^,]{1,80},")
"""'So the café can open, we …' says what for."""
_THEN = re.compile(
    r"(?<!\bby)(?<!until)(?<!\btill)(?<!since)(?<!before)(?<!after)(?<!\bor)(?<!back)(?<!even)(?<!than)"
    r",? then[.!]*$"
)
_LETS_NOT = re.compile(r"\b(?:let's|let us|lets) (?:just )?$")
_NOT_TO = Plain("not to", folded="not to")
_WE = re.compile(r"(?:let's|lets|let us|we'll|we will|we're|we are) ")
_LATER = re.compile(r"\b(?:and|but|when|once|until|till|after|if|review|decide)\b")
"""Beside these, 'then' may say when."""
_ASKS_WHAT_IS = re.compile(
    r"(?:can|could|do|will) we (?:(?:all|still|really|already|even|ever|also) )?(?:afford|know|have|need|get"
    r"|find|expect|see|be|remember|hear|manage|trust)\b"
)
"""Such a question asks how things are, and puts nothing to the group."""
_TO_SOMEBODY = re.compile(r"\s?[,:-]?\s(?=(?:let's|lets|let us|ok|okay|so|then|yes|right|shall we) )")
_LONGEST_NAME = 40


def begun(text: Plain, known: Known | None = None) -> int:
    """Return where the talk ends that a text begins with; 0 where it comes to the matter at once."""
    at, concludes = _spoken_to(text, known), False
    for _ in range(_MOST):
        length = asides.nod(text.folded[at:])
        if not length or at + length >= len(text.folded) or _PURPOSE.match(text.folded, at):
            break
        concludes = concludes or _FILLS.match(text.folded, at) is None
        at += length
    if concludes and (lets := _LETS.match(text.folded, at)):
        return lets.end()
    if not at or not text.folded[:at].rstrip()[-1:].isalnum() or _CLAUSE.match(text.folded, at):
        return at
    return at if _name(text, at, known) else 0


def _spoken_to(text: Plain, known: Known | None) -> int:
    """Return where the name ends of whom a text is spoken to: 'Kate, let's …'."""
    end = _name(text, 0, known) if _TO_SOMEBODY.search(text.folded, 0, 2 * _LONGEST_NAME) else 0
    mark = _TO_SOMEBODY.match(text.folded, end) if end else None
    return mark.end() if mark else 0


def _name(text: Plain, at: int, known: Known | None) -> int:
    """Return where the name of somebody ends that begins at a place; 0 where none does."""
    spots = people.spot(text.cut(at, at + _LONGEST_NAME), known) if known is not None else []
    return at + spots[0].end if spots and spots[0].start == 0 else 0


def as_minuted(text: Plain, whole: Plain, known: Known | None = None) -> Plain:
    """Return the wording at the end of a `whole` text as minutes have it: without the 'then' of talk.

    'Let's not renew it' is to be 'not to renew it'.
    """
    if text.folded.startswith("not ") and _LETS_NOT.search(whole.folded, 0, len(whole.text) - len(text.text)):
        text = _NOT_TO.then(text.cut(len("not "), len(text.text)))
    then = _THEN.search(text.folded)
    if then is None or text.unread or _LATER.search(text.folded):
        return text
    return text.cut(0, then.start()) if _WE.match(whole.folded) or begun(whole, known) else text


def matter(text: Plain) -> Plain:
    """Return what is to be decided of a message: without its talk, and what a question puts to the group."""
    at = begun(text)
    lets = _LETS.match(text.folded, at)
    said = as_minuted(text.cut(lets.end() if lets else at, len(text.text)), text)
    return said if _ASKS_WHAT_IS.match(said.folded) else denials.proposed(said)
