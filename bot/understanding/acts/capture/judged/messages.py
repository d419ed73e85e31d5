"""The messages of a talk as its judge sees them: their words, and what their sentences do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.language.wording import word_set
from bot.understanding.acts.capture.exchanges import Act, Talk
from bot.understanding.acts.capture.learned import words

DOES = (
    *("grants", "grants_first", "refuses", "puts_off", "takes_back", "asks_anybody", "asks_one", "takes"),
    *("proposes", "is_conditional", "refers_back", "is_earnest", "settles", "is_news", "supposes", "jokes"),
    *("runs_the_meeting", "is_a_feeling", "thanks", "informs", "dated", "falls", "relents", "is_done"),
    *("offers", "takes_it_up", "notes", "is_nothing", "opens"),
)
"""What is told of a sentence by what `Act` calls it."""
_WORD = re.compile(r"[^\W_][\w'’]*")
_COMMON = word_set(
    "the a an to of and or for on in at it is are be we i you us our my your that this with by from as so do",
    "if will would can could shall they them he she have has had not no yes ok then me there here",
)
_ENDINGS = ("ing", "ed", "es", "s")


@dataclass(frozen=True)
class Sentence:
    """A sentence with its words, names and numbers by what they are, and what it `does`."""

    act: Act
    words: tuple[str, ...]
    does: frozenset[str]

    @cached_property
    def about(self) -> frozenset[str]:
        """The words that tell what it is about, without their endings."""
        return about(self.act.text)


@dataclass(frozen=True)
class Message:
    """A message: who said it, in which sentences, and who said yes or no to it by a reaction."""

    user: str
    sentences: tuple[Sentence, ...]
    agreeing: frozenset[str]
    opposing: frozenset[str]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, one sentence after the other."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def singly(self) -> tuple[str, ...]:
        """Its words, each once."""
        return tuple(dict.fromkeys(self.words))

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """Its words and each two together, with its edges, each once."""
        return tuple(sorted(words.phrases(self.words)))

    @cached_property
    def does(self) -> frozenset[str]:
        """What any of its sentences does."""
        return frozenset().union(*(sentence.does for sentence in self.sentences))

    @cached_property
    def about(self) -> frozenset[str]:
        """The words that tell what it is about, without their endings."""
        return frozenset().union(*(sentence.about for sentence in self.sentences))


def messages_of(talk: Talk, users: Sequence[str]) -> list[Message]:
    """Return the messages of a talk, each by the user of the same place."""
    names = words.names_in(talk.names)
    nobody: frozenset[str] = frozenset()
    by_message: list[list[Sentence]] = [[] for _ in users]
    for act in talk.acts:
        does = frozenset(name for name in DOES if getattr(act, name))
        by_message[act.index].append(Sentence(act, tuple(words.tokens(act.text, names)), does))
    return [
        Message(
            user,
            tuple(sentences),
            talk.agreeing.get(index, nobody) - {user},
            talk.opposing.get(index, nobody),
        )
        for index, (user, sentences) in enumerate(zip(users, by_message, strict=True))
    ]


def about(text: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about, without their endings."""
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_without_ending(word) for word in found if word not in _COMMON)


def _without_ending(word: str) -> str:
    ending = next((end for end in _ENDINGS if len(word) > len(end) + 2 and word.endswith(end)), "")
    return word.removesuffix(ending)
