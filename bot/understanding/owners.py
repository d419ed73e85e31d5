"""Who is to do it, in a sentence: named first, named last, or only mentioned where it ends."""

import re
from dataclasses import dataclass

from bot.language import slack_text
from storage.records import Assignee, OwnerKind

_WHOLE_NAME = r"@[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){1,4}(?=\s+(?:to|will|should|and|&)\b|\s*[,:])"
_NAME = rf"(?-i:{_WHOLE_NAME})|@[A-Za-z][\w.'’-]*"
_ME = r"(?:me|myself)\b|I(?=(?:\s+(?:and|&amp;|will|shall|to|am)\b|['’]ll\b))"
_ONE = re.compile(rf"\s*(?:(?P<token>{slack_text.MENTION})|(?P<name>{_NAME})|(?P<me>{_ME}))", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,?\s*(?:and|&amp;|&|plus|with)(?=[\s<@])|[,;+/]|(?=<[@!]))", re.IGNORECASE)
_STRAY = re.compile(r"\s*(?:and|&amp;|&)\s+(?P<name>[A-Z][\w'’-]*)")
_OPENING = re.compile(r"\s*(?:(?:please|can|could|would)\s+)?", re.IGNORECASE)
_CONNECTION = re.compile(
    r"\s*+(?:(?:both|each|all)\b)?+\s*+[,:;–—-]?+\s*+"
    r"(?:(?:agree[sd]? to|(?:is|are|am)(?: going)? to|needs? to|ha(?:s|ve) to|(?:can|could|would) you"
    r"|to|will|shall|should|must|['’]ll)\s++)?+(?:please\s++)?+",
    re.IGNORECASE,
)

# Owners that a sentence ends with are looked for from its end, one word after the other.
_WORD = re.compile(r"<[@!#][^<>]*>|[^\s<>,;:()]+|\S")
_TOKEN = re.compile(slack_text.MENTION)
_PLAIN = re.compile(r"@[A-Za-z][\w.'’-]*|me", re.IGNORECASE)
_LABELS = (("owner",), ("owners",), ("responsible",), ("owned", "by"), ("assigned", "to"), ("assign", "to"))
_JOINTS = frozenset({",", ";", "and", "&", "&amp"})
_STOPS = frozenset({")", ".", ";"})
_LEADING = frozenset({",", "(", "–", "—", "-", "and", "&", "&amp", ";"})
_THEN = frozenset({"by", "before", "due", "until", "on"})
_PUNCTUATION = " \t\r\n\u00a0,;(–—-"


@dataclass(frozen=True)
class NamedOwners:
    """Who is named as owner in a sentence, which names nobody was found for, and what is left of it."""

    people: tuple[Assignee, ...]
    unresolved: tuple[str, ...]
    rest: str


def named_in(head: str, speaker: str) -> NamedOwners:
    """Return whom a sentence names as owners, at its beginning or as 'owner: …' at its end."""
    owners, unresolved, end = _run(head, speaker, _start(head))
    if owners or unresolved:
        stray = _STRAY.match(head, end)
        if stray:
            unresolved, end = [*unresolved, stray["name"]], stray.end()
        connection = _CONNECTION.match(head, end)
        return NamedOwners(tuple(owners), tuple(unresolved), head[connection.end() if connection else end :])
    named = _named_last(head)
    if named is None:
        return NamedOwners((), (), head)
    label, people = named
    owners, unresolved, _ = _run(people, speaker, 0)
    return NamedOwners(tuple(owners), tuple(unresolved), head[:label].rstrip(_PUNCTUATION))


def passing(head: str) -> tuple[tuple[str, ...], str]:
    """Return the people that a sentence ends with, who may or may not be its owners, and the rest of it."""
    words = list(_WORD.finditer(head))
    at = 0
    while at < len(words):
        if not _TOKEN.fullmatch(words[at][0]):
            at += 1
            continue
        first, last = at, _end_of_mentions(words, at)
        at = last + 1
        after = at + 1 if at < len(words) and words[at][0] == ")" else at
        if after == len(words) or words[after][0].lower() in _THEN:
            while first and words[first - 1][0].lower() in _LEADING:
                first -= 1
            end = words[after - 1].end()
            people = slack_text.people(head[words[first].start() : end])
            return people, f"{head[: words[first].start()]} {head[end:]}"
    return (), head


def _end_of_mentions(words: list[re.Match[str]], first: int) -> int:
    """Return the last of several people who are mentioned one after the other."""
    last, at = first, first + 1
    while at < len(words) and (_TOKEN.fullmatch(words[at][0]) or words[at][0].lower() in _LEADING):
        if _TOKEN.fullmatch(words[at][0]):
            last = at
        at += 1
    return last


def _named_last(head: str) -> tuple[int, str] | None:
    """Return where 'owner: @sam and me' begins, if a sentence ends so, and the people in it."""
    words = list(_WORD.finditer(head))
    while words and words[-1][0] in _STOPS:
        words.pop()
    at = len(words)
    while at and (_is_person(words[at - 1][0]) or words[at - 1][0].lower() in _JOINTS):
        at -= 1
    while at < len(words) and not _is_person(words[at][0]):
        at += 1
    if at == len(words):
        return None
    label = _label(words, at - 1 if at and words[at - 1][0] == ":" else at)
    return None if label is None else (label, head[words[at].start() : words[-1].end()])


def _label(words: list[re.Match[str]], end: int) -> int | None:
    """Return where the words begin that say, just before `end`, that owners follow."""
    for label in _LABELS:
        start = end - len(label)
        if start >= 0 and tuple(word[0].lower() for word in words[start:end]) == label:
            return words[start].start()
    return None


def _is_person(word: str) -> bool:
    return bool(_TOKEN.fullmatch(word) or _PLAIN.fullmatch(word))


def _start(head: str) -> int:
    opening = _OPENING.match(head)
    return opening.end() if opening else 0


def _run(text: str, speaker: str, start: int) -> tuple[list[Assignee], list[str], int]:
    """Read people joined by commas, 'and' or '&', from `start` on; return where they end."""
    owners: dict[Assignee, None] = {}
    unresolved: list[str] = []
    end, at = start, start
    while one := _ONE.match(text, at):
        assignee = _assignee(one, speaker)
        if assignee is not None:
            owners[assignee] = None
        elif one["name"]:
            unresolved.append(one["name"].removeprefix("@"))
        end = one.end()
        join = _JOIN.match(text, end)
        if join is None:
            break
        at = join.end()
    return list(owners), unresolved, end


def _assignee(one: re.Match[str], speaker: str) -> Assignee | None:
    if one["me"]:
        return Assignee(OwnerKind.PERSON, speaker)
    if not one["token"]:
        return None
    (mention,) = slack_text.mentions(one["token"])
    if mention.user_group:
        label = one["token"].rstrip(">").partition("|")[2].removeprefix("@")
        return Assignee(OwnerKind.USER_GROUP, mention.id, slack_text.readable(label) or None)
    return Assignee(OwnerKind.PERSON, mention.id)
