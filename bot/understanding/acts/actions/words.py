"""A text as its words and marks, split once, with whoever is named at each of them."""

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cached_property

from bot.language.wording import word_set
from bot.understanding.acts.actions.verbs import USUAL
from bot.understanding.people import Directory, How, Spot
from bot.understanding.plain import Plain

_WORD = re.compile(r"@?[^\W_](?:[\w'’.-]{0,60}[^\W_])?|\S")
DETERMINERS = word_set(
    "the a an my our your his her its their this that these those some any every each all both no",
)

LIKE_NAMES = word_set(
    "date late rate gate mate fate hate state male mall vale nail nails fair hair pair rice prize rise rosy",
    "nose hose pose made fade shade shame same lane lend lens leaf bus malt sale pray prayer jobs bones",
    "tailor price robot rooms games homes house evens seven events nature",
)
"""Words that are no misspelt names, though they are like some."""
_OF_WORK = DETERMINERS | word_set(
    "them it him her us two three four five six more some up out off back on in"
)
"""What follows what somebody is doing."""
_BEHIND_IS = word_set(
    "the on to gonna going got kindly very agreed offered volunteered promised said happy down",
    "responsible due",
    "tasked been already also job task action actions turn homework bit list to-do todo",
)
"""What follows 'Val's' where she is or has to do something, or where it is her job."""

_INITIALS = 2
_SHORT = word_set(
    "am an as at be by do ed eh er ex go ha he hi hm ho id if in is it la lo ma me mr ms mt my no nr of oh",
    "ok on op or os ow ox pa pc pi pm po pp ps pt re sh so ta tb tc tv uk um un up us vs we wk ya yo al jo",
)
"""Words of two letters, which are nobody's initials in small letters."""
_BEFORE_INITIALS = word_set("need for can could cld action ask get let please pls and so then now")
_ASKING = word_set("can could cld would will ask get let")
_BESIDE_INITIALS = frozenset({"", ",", ";", ":", "-", "–", "—", "(", ")", "/", "+", "&", "and", "|", "."})
_BEHIND_INITIALS = frozenset({"to", "2", "will", "by", "please", "pls"})

Phrases = Collection[tuple[str, ...]]
"""Phrases, each as its words."""


def phrases(*typed: str) -> Phrases:
    """Return some phrases, which stand apart by '|', each as its words."""
    return frozenset(tuple(phrase.split()) for each in typed for phrase in each.split("|"))


class Words:
    """The words and marks of a text, in lower case; `spots` are the people at the words that name them."""

    def __init__(self, plain: Plain, directory: Directory) -> None:
        self.plain, self.directory = plain, directory
        found = list(_WORD.finditer(plain.folded))
        self.lower = [one[0] for one in found]
        self.starts = [one.start() for one in found]
        self.ends = [one.end() for one in found]

    def __len__(self) -> int:
        return len(self.lower)

    def __getitem__(self, at: int) -> str:
        """Return the word at a place; nothing beyond the ends."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def typed(self, at: int, end: int | None = None) -> str:
        """Return a word, or all up to another one, as typed."""
        end = at + 1 if end is None else end
        return self.plain.text[self.starts[at] : self.ends[end - 1]] if at < min(end, len(self)) else ""

    def start(self, at: int) -> int:
        """Return where in the text a word begins; the text's end, beyond the last one."""
        return self.starts[at] if at < len(self) else len(self.plain.text)

    def end(self, at: int) -> int:
        """Return where in the text a word ends."""
        return self.ends[at] if 0 <= at < len(self) else 0

    @cached_property
    def spots(self) -> dict[int, tuple[Spot, int]]:
        """Who is named at a word, and the word after them; a possessive names nobody to do it."""
        places = {start: at for at, start in enumerate(self.starts)}
        ends = {end: at + 1 for at, end in enumerate(self.ends)}
        ends |= {end - 2: at + 1 for at, end in enumerate(self.ends) if self._says_that_they_are(at)}
        after = dict(zip(self.starts, range(len(self.starts)), strict=True))
        found: dict[int, tuple[Spot, int]] = {}
        for spot in self.directory.spot(self.plain):
            end = ends.get(spot.end, after.get(spot.end))
            if spot.start in places and end is not None and self[end] not in ("'s", "'"):
                found[places[spot.start]] = (spot, end)
        for at in range(len(self)):
            if at not in found and (who := self._initials(at)):
                found[at] = (Spot(self.starts[at], self.ends[at], How.INITIALS, who), at + 1)
        return found

    def _initials(self, at: int) -> tuple[str, ...]:
        """Return whose initials a word is in small letters, where people are named: 'kt to walk the site'."""
        word = self.lower[at]
        if len(word) != _INITIALS or not word.isalpha() or word in _SHORT:
            return ()
        before, after = self[at - 1] if at else "", self[at + 1]
        apart = (before in _BESIDE_INITIALS or before in _BEFORE_INITIALS) and (
            after in _BESIDE_INITIALS or after in _BEHIND_INITIALS
        )
        apart = apart or (before in _ASKING and after in USUAL)
        return self.directory.initials(word) if apart else ()

    def _says_that_they_are(self, at: int) -> bool:
        """Tell whether a word in 's says what somebody is or has to do, and not what is theirs."""
        if not self.lower[at].endswith("'s"):
            return False
        # 'Val's meeting the architect' is no 'Val's meeting notes'.
        does = self[at + 1].endswith("ing") and self[at + 2] in _OF_WORK
        return does or self[at + 1] in _BEHIND_IS

    def near(self, typed: str) -> tuple[str, ...]:
        """Return who goes by a name that is misspelt; nobody for a word that is one by itself."""
        return () if typed.casefold() in LIKE_NAMES else self.directory.near(typed)

    def says(self, at: int, phrases: Phrases) -> int:
        """Return the place after the longest of some phrases that stands at a place; 0 if none does."""
        first = self[at]
        ends = (
            at + len(words)
            for words in phrases
            if words[0] == first and tuple(self.lower[at : at + len(words)]) == words
        )
        return max(ends, default=0)

    def through(self, at: int, pattern: re.Pattern[str]) -> int:
        """Return the place after all that a pattern fits from a word on; 0 where it fits nothing."""
        begun = self.start(at)
        found = pattern.match(self.plain.folded, begun)
        return bisect_left(self.starts, found.end()) if found and found.end() > begun else 0

    def rest(self, at: int) -> Plain:
        """Return the text from a word on."""
        return self.plain.cut(self.start(at), len(self.plain.text))

    def capital(self, at: int) -> bool:
        """Tell whether a word begins with a large letter."""
        return at < len(self) and self.plain.text[self.starts[at]].isupper()

    def is_verb_like(self, at: int) -> bool:
        """Tell whether a word may be what somebody is to do: a plain word, and no 'the' before a thing."""
        word = self[at]
        return bool(word) and word[0].isalpha() and word not in DETERMINERS
