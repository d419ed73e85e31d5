"""What is to be done, of how people ask each other for it or say that they will: not 'can u ring them'."""

import re
from collections.abc import Collection

from bot.understanding.plain import Plain, fold

_PLEASE = r"(?:(?:please|pls|plz|just|maybe|possibly|also) )*"
_ASKS = re.compile(
    r"(?:"
    r"(?:can|could|would|will) (?:you|u|ya) (?:be able to )?"
    r"|(?:shall|should|can|could) i "
    r"|(?:am i|is it) (?:ok|okay|alright|all right|fine) (?:to |if i )"
    r"|(?:who|anyone|anybody|someone|somebody) (?:can|could|will|would|wants to|(?:is )?able to|fancies) "
    r"|who(?:'s|s| is) (?:going to|gonna|able to|up for|free to) "
    r"|who(?:'s|s| is) (?=[a-z]{2,15}ing )"
    r"|(?:did you|you were going to|you said (?:that )?you(?:'d|d| would|'ll| will|were going to)) "
    r"|(?:(?:i|we|you|u|someone|somebody) )?(?:still )?(?:need|needs|have|has|ought|(?:have |has )?got) to "
    r"|(?:(?:i|we|you|u) )?gotta "
    rf"){_PLEASE}(?=[a-z])"
)
_LEADS = re.compile(
    r"(?:cool|great|done|sorted|brilliant|perfect|lovely|super|nice|yay|sure|np|happy|fab|ace|adopted|agreed"
    r"|approved|carried|passed)(?:,? |\. |! | - )(?=(?:i'll|ill|i will|will) [a-z])"
)
_WILL = re.compile(r"(?:i'll|ill|i will|will) (?=[a-z])")
_NAME = re.compile(r"@?([\w'-]{2,20})(?: |, | - )")
_LAST = re.compile(r",? @?([\w'-]{2,20})[.!?]*$")
_BEFORE = r"(?:(?:ok|so|right|todo|actions?|recap|to recap|next steps)[ ,:-]{1,3})"
_NEXT = re.compile(
    rf"(?:^{_BEFORE}{{0,3}}|[,;:&] ?|\band )@?([\w'-]{{2,20}})"
    r"(,? (?:can|could|will|would|please|pls|plz)\b|:|'ll\b"
    r"| to\b| (?!is\b|was\b|has\b|says\b|thinks\b|wants\b|likes\b|needs\b|knows\b|thanks\b)[a-z]{2,15}s )"
)
"""Where a sentence turns to somebody and what they are to do."""
_OF_ALL = re.compile(
    r"\b(?:can|could|would|will|please|pls) (?:everyone|everybody|you all|all of you)\b"
    r"|^(?:everyone|everybody|all)(?: of you)?,? (?:please|pls|to)\b"
)
_MOST = 6


def is_of_everybody(said: str) -> bool:
    """Tell whether work is asked of everybody, so that who answers first does not do it alone."""
    return _OF_ALL.search(fold(said)) is not None


def bare(words: Plain, names: Collection[str]) -> Plain:
    """Return what is to be done without the words that ask for it, and whom they speak to.

    `names` are those of the people in the talk, in lower case.
    """
    at = lead.end() if (lead := _LEADS.match(words.folded)) else 0
    name = _NAME.match(words.folded, at)
    named = name is not None and name[1] in names
    begun = name.end() if name is not None and named else at
    asks = _ASKS.match(words.folded, begun)
    will = _WILL.match(words.folded, begun) if lead or named else None
    if asks is None and will is None:
        return words
    end = asks.end() if asks is not None else will.end() if will is not None else 0
    return words.cut(end, len(words.text.rstrip("? ")))


def promises(said: str, names: Collection[str]) -> bool:
    """Tell whether somebody begins by saying, perhaps to somebody by name, that they will do something."""
    folded = fold(said)
    lead = _LEADS.match(folded)
    name = _NAME.match(folded, at := lead.end() if lead else 0)
    found = _WILL.match(folded, name.end() if name is not None and name[1] in names else at)
    return found is not None and found[0].startswith("i")


def spoken_on(words: Plain, names: Collection[str]) -> Plain:
    """Return words without the name at their end, to whom what follows them is said: '…, Sam'."""
    last = _LAST.search(words.folded, max(0, len(words.text) - 30))
    return words.cut(0, last.start()) if last is not None and last[1] in names else words


def apart(words: Plain, names: Collection[str]) -> list[Plain]:
    """Return what each of several is to do: 'Sam pls ring them' and 'Ola can you pay' of both in a sentence.

    All of the words are one where they do not begin with somebody as well.
    """
    found = [one for one in _NEXT.finditer(words.folded) if one[1] in names]
    if not found or found[0].start():
        return [words]
    # 'Sam pls ring Ola and Kim to sort it' asks Sam alone.
    found = [one for one in found if one[2] != " to" or found[0][2] == " to"][:_MOST]
    starts = [one.start(1) for one in found]
    if len({one[1] for one in found}) < 2:
        return [words]
    ends = [*starts[1:], len(words.text)]
    parts = (words.cut(at, end) for at, end in zip(starts, ends, strict=True))
    return [_unended(part) for part in parts]


def _unended(part: Plain) -> Plain:
    bare = part.cut(0, len(part.text.rstrip(" ,;&")))
    return bare.cut(0, len(bare.text) - len("and")) if bare.folded.endswith(" and") else bare
