"""What a question is about: which of the known records say the words that are looked for."""

from collections.abc import Iterable, Iterator

from bot.understanding.known import Known
from bot.understanding.meaning import What

LEAST = 2
"""So many words of a record, and nobody means anything else by them."""


def kind_of(words: str, known: Known) -> What | None:
    """Return which kind of record says all of some words, where only one kind does."""
    wanted = _words(words)
    if not wanted:
        return None
    actions = any(wanted <= said for said in _actions(known))
    decisions = any(wanted <= said for said in _decisions(known))
    if actions == decisions:
        return _likelier(wanted, known)
    return What.ACTIONS if actions else What.DECISIONS


def said_of(words: str, what: What, known: Known) -> str:
    """Return those of some words that one known record says; empty where none says enough of them."""
    texts = _actions(known) if what is What.ACTIONS else _decisions(known)
    best = max((_words(words) & said for said in texts), key=len, default=set())
    if len(best) < LEAST:
        return ""
    return " ".join(word for word in words.split() if word.casefold() in best)


def is_known(words: Iterable[str], known: Known) -> bool:
    """Tell whether some words name a record of the group's: so many stand in one."""
    wanted = set(words)
    return any(len(wanted & said) >= LEAST for said in (*_actions(known), *_decisions(known)))


def _likelier(wanted: set[str], known: Known) -> What | None:
    """Return the kind of the record that says most of some words, where that is enough of them."""
    most = {
        what: max((len(wanted & said) for said in texts), default=0)
        for what, texts in ((What.ACTIONS, _actions(known)), (What.DECISIONS, _decisions(known)))
    }
    first, second = sorted(most, key=lambda what: -most[what])
    return first if most[first] >= LEAST and most[first] > most[second] else None


def _actions(known: Known) -> Iterator[set[str]]:
    return (_words(one.text) for one in known.actions)


def _decisions(known: Known) -> Iterator[set[str]]:
    return (_words(one.text) for one in known.decisions)


def _words(text: str) -> set[str]:
    return {word.strip(".,;:!?()'\"") for word in text.casefold().split()} - {""}
