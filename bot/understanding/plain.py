"""What was typed or dictated, as a person reads it, with the places of those whom Slack named in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.language import bounds, slack_text
from bot.language.slack_text import Mention
from bot.understanding import dictation

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f]+")
_SAME = str.maketrans("‘’‚‛′“”„‟″–—‐‑‒―−\u00a0", "'''''\"\"\"\"\"------- ")


@dataclass(frozen=True)
class Named:
    """A place in a text, from `start` to `end`, where Slack named somebody."""

    start: int
    end: int
    mention: Mention

    def moved(self, by: int) -> "Named":
        """Return the place in a text with so many more letters before it."""
        return Named(self.start + by, self.end + by, self.mention)


@dataclass(frozen=True)
class Plain:
    """A text as a person reads it: names for Slack's tokens, no runs of spaces.

    `folded` is as long, letter by letter: lower case, straight quotes, plain dashes. What is `unread` of a
    long text stays behind whatever is made of the text.
    """

    text: str
    named: tuple[Named, ...] = ()
    unread: str = ""
    folded: str = ""

    @classmethod
    def of(cls, words: str) -> "Plain":
        """Return some words as a text in which nobody is named."""
        return cls(words, folded=fold(words))

    def without(self, start: int, end: int) -> "Plain":
        """Return the text without a part of it; whoever is named in that part is gone with it."""
        return self.cut(0, start).then(self.cut(end, len(self.text)))

    def cut(self, start: int, end: int) -> "Plain":
        """Return a part of the text, without the spaces around it; what is unread belongs to its end."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip())
        inside = tuple(one.moved(-start) for one in self.named if start <= one.start and one.end <= end)
        unread = self.unread if end >= len(self.text.rstrip()) else ""
        return Plain(self.text[start:end], inside, unread, self.folded[start:end])

    def then(self, other: "Plain") -> "Plain":
        """Return this text followed by another."""
        joint = " " if self.text and other.text and other.text[:1] not in ",.;:!?)" else ""
        shift = len(self.text) + len(joint)
        moved = tuple(one.moved(shift) for one in other.named)
        return Plain(
            self.text + joint + other.text,
            self.named + moved,
            other.unread,
            self.folded + joint + other.folded,
        )

    def with_words(self, places: Iterable[tuple[int, int, str]]) -> "Plain":
        """Return the text with other words in some places, in order, at which nobody is named."""
        text, folded, named, last = "", "", list[Named](), 0
        for start, end, words in (*places, (len(self.text), len(self.text), "")):
            shift = len(text) - last
            named += [one.moved(shift) for one in self.named if last <= one.start and one.end <= start]
            text += self.text[last:start] + words
            folded += self.folded[last:start] + fold(words)
            last = end
        return Plain(text, tuple(named), self.unread, folded)

    def people(self) -> tuple[str, ...]:
        """Return the ids of the people whom Slack named in it, in order, each once."""
        return tuple(dict.fromkeys(one.mention.id for one in self.named if not one.mention.user_group))


def read(typed: str, names: Mapping[str, str] | None = None) -> Plain:
    """Return a text as Slack sends it in plain words, as if all of it were typed; `names` is by id."""
    begun, unread = bounds.beginning(typed)
    begun = dictation.written(_with_cells(begun))
    made, named, last = "", list[Named](), 0
    for token in slack_text.tokens(begun):
        made = _joined(made, begun[last : token.start()])
        words = slack_text.readable(token[0], names)
        mention = slack_text.mention_of(token)
        if mention is not None:
            named.append(Named(len(made), len(made) + len(words), mention))
        made += words
        last = token.end()
    made = _joined(made, begun[last:])
    kept = made.rstrip()
    shift = len(kept) - len(kept.lstrip())
    moved = tuple(one.moved(-shift) for one in named)
    text = kept[shift:]
    return Plain(text, moved, slack_text.readable(unread, names) if unread else "", fold(text))


def _with_cells(typed: str) -> str:
    """Return a text with bars between the cells of a table that is pasted with tabs."""
    if typed.count("\t") < 2:
        return typed
    lines = (line.strip("\t") for line in typed.split("\n"))
    return "\n".join(line.replace("\t", " | ") if line.count("\t") > 1 else line for line in lines)


def fold(text: str) -> str:
    """Return a text, letter by letter, in lower case with straight quotes and plain dashes."""
    same = text.translate(_SAME)
    lowered = same.lower()
    if len(lowered) == len(same):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in same)


def _joined(made: str, typed: str) -> str:
    words = typed.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    words = _SPACES.sub(" ", _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n")))
    return made + (words[1:] if made.endswith((" ", "\n")) and words.startswith(" ") else words)
