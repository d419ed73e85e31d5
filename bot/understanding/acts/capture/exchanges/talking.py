"""Takes a talk apart into what is said in it, one sentence after the other."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.understanding import plain
from bot.understanding.acts.capture.exchanges.acts import Act
from bot.understanding.acts.capture.exchanges.talk import Talk
from bot.understanding.talk import ThreadMessage

MOST_READ, MOST_SENTENCES = 600, 12
"""Characters and sentences of a message that are looked at: its point is near its beginning."""
_SHORTENED = r"(?<!\b(?:mr|ms|dr|st|fr|vs)\.)(?<!\b(?:mrs|rev|e\.g|i\.e|ext)\.)(?<!\bno\.(?=\s\d))"
_END = re.compile(rf"(?<=[.!?;]){_SHORTENED}\s+(?=\S)|\n+|(?:^|\s)(?=\d{{1,2}}\)\s)", re.IGNORECASE)
_TAG = re.compile(
    r"\W*(?:ok|okay|yes|agreed|right|yeah|deal|y/n|please|thumbs please|all agreed)\W*", re.IGNORECASE
)
_VOTE = re.compile(r"\b(?:tick|thumbs?|vote|react)\b|👍|👎|✅", re.IGNORECASE)
_FEW, _SHORT = 2, 12
_TURNS = re.compile(
    r",? +(?=(?:(?:and|so|then|but|also) )?(?:(?:i'll|i’ll|ill|i will|i can|i could|i'd|let me"
    r"|leave (?:it|that|this) (?:with|to))"
    r"|(?:can|could|would|will) (?:you|u|someone|somebody)) \w)",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"\b(?:if|that|which|who|what|where|when|as|because|until|once|before|after|so|think|hope|sure|than|or"
    r"|whether|say|said|and|but|then|unless|whatever|wherever|anything|things?|all|everything|how|while)$"
    r"|^(?:if|when|once|unless|as|because|until|before|after)\b",
    re.IGNORECASE,
)
_CLAUSE = 2
"""So many words at least say something of their own."""


def talk_of(thread: Sequence[ThreadMessage], called: Mapping[str, str]) -> Talk:
    """Return the sentences of a thread, with who agreed to each message, or did not, by a reaction.

    `called` are the names of people by id.
    """
    names = _names(called)
    return Talk(
        _acts_of([(each.user, plain.read(each.text, called).text) for each in thread], names),
        names,
        {index: each.agreeing for index, each in enumerate(thread) if each.agreeing},
        {index: each.opposing for index, each in enumerate(thread) if each.opposing},
    )


def _names(called: Mapping[str, str]) -> dict[str, str]:
    """Return ids by name, and by each word of a name that is only one person's."""
    words: dict[str, set[str]] = {}
    for user, name in called.items():
        for word in {name.casefold(), *name.casefold().split()}:
            words.setdefault(word, set()).add(user)
    return {word: next(iter(users)) for word, users in words.items() if len(users) == 1}


def _acts_of(said: Sequence[tuple[str, str]], names: Mapping[str, str]) -> list[Act]:
    """Return the sentences of messages, each a user and their words; `names` are ids by lower-case name."""
    acts: list[Act] = []
    for index, (user, words) in enumerate(said):
        sentences = list(_sentences(words[:MOST_READ], names))
        for at, sentence in enumerate(sentences[:MOST_SENTENCES], 1):
            cut = at == len(sentences) and len(words) > MOST_READ
            acts.append(Act(index, len(acts), user, sentence, cut))
    return acts


def _sentences(words: str, names: Mapping[str, str]) -> Iterator[str]:
    """Yield sentences; what only asks for a yes belongs to the one before it."""
    parts = [part.strip() for part in _END.split(words) if part and part.strip()]
    joined: list[str] = []
    for part in parts:
        how_to_vote = _VOTE.search(part) is not None and len(part.split()) <= _SHORT
        if joined and (_TAG.fullmatch(part) or how_to_vote or not any(map(str.isalnum, part))):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    for part in joined:
        for clause in _by_name(part, names):
            yield from _by_turn(clause, names)


def _by_turn(sentence: str, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what somebody says, and what they offer or ask besides: 'pizza it is, I'll order'."""
    begin = 0
    for turn in _TURNS.finditer(sentence):
        said, rest = sentence[begin : turn.start()], sentence[turn.end() :]
        enough = min(len(said.split()), len(rest.split()) - 2) >= _CLAUSE
        called = said.split(maxsplit=1)[0].strip("@,").casefold() in names if enough else False
        if enough and not called and not _LEADS_ON.search(said):
            yield said
            begin = turn.end()
    yield sentence[begin:]


def _by_name(sentence: str, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the clauses that each begin with somebody's name: 'Tom chases it, Gwen redoes the poster'."""
    clauses = re.split(r",\s+(?=[^\W\d_]+ \w)", sentence)
    begin = [" ".join(clause.split(maxsplit=1)[:1]).casefold() in names for clause in clauses]
    if sum(begin) < _FEW or not begin[0]:
        yield sentence
        return
    kept = clauses[0]
    for clause, new in zip(clauses[1:], begin[1:], strict=True):
        if new:
            yield kept
            kept = clause
        else:
            kept = f"{kept}, {clause}"
    yield kept
