"""Text as Slack sends it, with its escapes and tokens: whom it mentions, and how a person reads it.

It is not decoded where requests come in, since where in a sentence somebody is mentioned decides what they
are to do, and a name in plain words can not be told from the words around it. A reader takes the tokens it
needs from their places, and makes the rest readable.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Slack's tokens: <@U1|sam>, <#C1|board>, <!subteam^S1|@finance>, <!channel>, <https://…|label>
# (https://docs.slack.dev/messaging/formatting-message-text).
_TOKEN = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
PERSON = r"<@(?P<id>[^<>|]{1,40})(?:\|[^<>]{0,500})?>"
"""The token of a person, to make other patterns of."""
MENTION = r"<(?:@|!subteam\^)[^<>|]{1,40}(?:\|[^<>]{0,500})?>"
"""The token of a person or a user group, likewise."""
_PERSON = re.compile(PERSON)
_UNSAFE = re.compile(r"[<>|&]")
_SPACES = re.compile(r"[ \t\u00a0]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Mention:
    """Somebody named in a text: a person (`user`) or a user group (`user_group`), by id."""

    id: str
    user_group: bool = False


def clean(text: str) -> str:
    """Return `text` without what databases and screens refuse: NUL, control characters, lone surrogates.

    Runs of spaces become one, as people read them; lines stay.
    """
    return _SPACES.sub(" ", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def readable(text: str, names: Mapping[str, str] | None = None) -> str:
    """Return `text` with each token replaced by the words it stands for, and Slack's escapes undone.

    `names` gives names by user id, for mentions that carry none.
    """
    known = names or {}

    def words(match: re.Match[str]) -> str:
        kind, target, label = match.groups()
        return _words(kind, target, label, known)

    plain = _TOKEN.sub(words, text)
    return clean(plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def person(user: str) -> str:
    """Return the token that Slack shows as somebody's name."""
    return f"<@{user}>"


def asks_help(text: str) -> bool:
    """Tell whether somebody asked what a command does, rather than used it."""
    return text.strip() == "?" or text.strip().rstrip("!?.").lower() == "help"


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield each of Slack's tokens in `text`: mentions, links, channels and broadcasts."""
    return _TOKEN.finditer(text)


def mentions(text: str) -> list[Mention]:
    """Return the people and user groups mentioned in `text` by token, in order, each once."""
    found: dict[Mention, None] = {}
    for match in tokens(text):
        mention = mention_of(match)
        if mention is not None:
            found[mention] = None
    return list(found)


def people(text: str) -> tuple[str, ...]:
    """Return the people mentioned in `text` by token, by id, in order, each once."""
    return tuple(mention.id for mention in mentions(text) if not mention.user_group)


def names_person(text: str, user: str) -> bool:
    """Tell whether `text` mentions somebody by token."""
    return user in people(text)


def addressed_to(text: str, user: str) -> str:
    """Return what somebody says who mentions `user`: what follows that, or else stands before it."""
    for token in tokens(text):
        if mention_of(token) == Mention(user):
            after = text[token.end() :]
            after = after[1:] if after.startswith((",", ":")) else after
            return after.strip() or text[: token.start()].strip()
    return text.strip()


def without_people(text: str, instead: str = " ") -> str:
    """Return `text` with `instead` in the place of each person's token."""
    return _PERSON.sub(instead, text)


def with_names(text: str, names: Mapping[str, str]) -> str:
    """Return `text` with people's names, by id, in their tokens; a token without a known name stays."""

    def named(match: re.Match[str]) -> str:
        name = _UNSAFE.sub("", names.get(match["id"], ""))
        return f"<@{match['id']}|{name}>" if name else match[0]

    return _PERSON.sub(named, text)


def mention_of(match: re.Match[str]) -> Mention | None:
    """Return whom one token mentions, or None for a link, a channel or a broadcast."""
    kind, target, _ = match.groups()
    if kind == "@" and target:
        return Mention(target)
    group = target.removeprefix("subteam^")
    if kind == "!" and group not in ("", target):
        return Mention(group, user_group=True)
    return None


def _words(kind: str, target: str, label: str | None, names: Mapping[str, str]) -> str:
    if kind == "@":
        return "@" + (names.get(target) or label or target).removeprefix("@")
    if kind == "#":
        return "#" + (label or target)
    if kind == "!":
        return label or "@" + target.split("^")[0]
    address = target.removeprefix("mailto:")
    return address if not label or label == address else f"{label} ({address})"
