"""Somebody whom nobody in the group knows: 'Tilly from the youth club', 't baker', 'our bookkeeper'."""

from bot.understanding.acts.actions import called, connections, verbs
from bot.understanding.acts.actions.named import One, outside, person
from bot.understanding.acts.actions.words import DETERMINERS, Words
from bot.understanding.people import MOST_WORDS

_NO_NAMES = (
    verbs.USUAL | called.NOT_A_NAME | called.THINGS | DETERMINERS | {"will", "to", "both", "all", "i", "so"}
)
"""Words that begin work, or speak of things, and are nobody."""


def find(words: Words, at: int) -> One | None:
    """Return somebody whom nobody here knows, or who is a little misspelt: words with a large letter."""
    if words[at] in ("the", "our") and (end := _body(words, at + 1)):
        return One((outside(words.typed(at, end)),), end)
    first = at + (words[at] == "the" and (words.capital(at + 1) or words[at + 1] in called.NO_OFFICE_HERE))
    end = _name(words, first)
    if end > first:
        like = tuple(map(person, words.near(words.typed(first, end))))
        end = _from_where(words, end)
        return One((*like, outside(words.typed(at, end))), end, doubtful=bool(like))
    alike = words.near(words[at]) or words.directory.initials(words[at])
    if not alike or not words[at].isalpha():
        return None
    return One((*map(person, alike), outside(words.typed(at))), at + 1, doubtful=True)


def joined(words: Words, at: int) -> One | None:
    """Return a stranger in small letters who is joined to others, and told what to do: 'me + zed - tidy'."""
    word = words[at]
    plain = word.isalpha() and len(word) > 1 and not words.capital(at)
    if not plain or word in _NO_NAMES or not connections.after(words, at + 1):
        return None
    return One((outside(words.typed(at)),), at + 1)


def _name(words: Words, first: int) -> int:
    """Return the place after what may be a name, or an office that nobody here has."""
    end = first
    if words[first] in called.NO_OFFICE_HERE:
        end = first + 1
    elif words[first] not in called.NOT_A_NAME and words[first] not in called.THINGS:
        while end < first + MOST_WORDS and _may_be_a_name(words, end):
            end += 1
    return max(end, _with_a_letter(words, first))


def _with_a_letter(words: Words, at: int) -> int:
    """Return the place after a name of which one part is a letter, in small letters: 't baker', 'tom b'."""
    letter, name = sorted((words[at], words[at + 1]), key=len)
    if len(letter) != 1:
        return 0
    named = letter.isalpha() and letter not in ("a", "i") and name.isalpha() and len(name) > 2
    return at + 2 if named and connections.after(words, at + 2) else 0


def _from_where(words: Words, end: int) -> int:
    """Return the place after what tells whence a stranger is: 'Tilly from the youth club'."""
    if words[end] == "(":
        closed = next(
            (at for at in range(end + 2, min(end + 2 + MOST_WORDS, len(words))) if words[at] == ")"), 0
        )
        return closed + 1 if closed and connections.after(words, closed + 1) else end
    if words[end] not in ("from", "at", "of"):
        return end
    for after in range(end + 2, min(end + 2 + MOST_WORDS, len(words))):
        if connections.after(words, after):
            return after
    return end


def _body(words: Words, at: int) -> int:
    """Return the place after a body that goes by no name: 'fire service'; 0 where none is named."""
    for end in range(at + 1, min(at + MOST_WORDS, len(words)) + 1):
        word = words[end - 1]
        if word in called.BODIES and (end > at + 1 or word not in called.OURSELVES):
            return end if words[end] not in called.BODIES and words[end] not in ("'s", "'") else 0
        if not word.isalpha() or word in called.THINGS or words.capital(end - 1) or end - 1 in words.spots:
            return 0
        if word in called.NOT_A_NAME or word in DETERMINERS or word in called.WHOLE:
            return 0
    return 0


def _may_be_a_name(words: Words, at: int) -> bool:
    word = words[at]
    return words.capital(at) and word not in DETERMINERS and not word.endswith(("'s", "’s"))
