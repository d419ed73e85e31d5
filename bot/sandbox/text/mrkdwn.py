"""Slack's markup, read once: runs of words, from which plain lines and the demo's page are made.

https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

Names = Mapping[str, str]
"""Ids of people, channels and user groups → the names that readers see for them."""

NO_NAMES: Names = {}

# Slack escapes these three and nothing else; the ampersand comes last, so that nothing is decoded twice.
ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
TOKEN = re.compile(r"<([^<>\n]+)>")
FENCED = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
QUOTED = re.compile(r"^&gt; ?", re.MULTILINE)
# Marked words do not hold their own mark, so that a hostile line of marks is read through only once.
MARKED = re.compile(r"(?<!\w)([*_~`])(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1(?!\w)")
HELD = re.compile("(\ue000\\d+\ue001)")
HOLDERS = dict.fromkeys(map(ord, "\ue000\ue001"))
"""Private characters that hold a token's place; they are dropped from any text, so nobody can forge one."""
DATE_PART = re.compile(r"\{(\w+)\}")
STYLES = {"*": "strong", "_": "em", "~": "s", "`": "code"}
FOLLOWED = ("https://", "http://", "mailto:")
"""Addresses that may be followed; any other is shown as words."""
NAMED = {"#": "#", "@": "@", "!subteam^": "@", "!": "@"}
"""How tokens that name somebody begin, and the sign with which the name is shown."""
DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}


@dataclass(frozen=True)
class Reader:
    """Who reads: the names they see for ids, and their local time; without it dates show their fallback."""

    names: Names = field(default_factory=dict)
    now: datetime | None = None


@dataclass(frozen=True)
class Run:
    """Words that look alike; `styles` are names of HTML elements, `address` is where a link leads."""

    words: str
    styles: tuple[str, ...] = ()
    address: str = ""
    mention: bool = False


@dataclass(frozen=True)
class Passage:
    """Lines that stand together."""

    kind: Literal["text", "quote", "code"]
    runs: tuple[Run, ...]


def plain(text: str, names: Names = NO_NAMES) -> str:
    """Return mrkdwn as people read it: names for ids, labels for links, fallbacks for dates, no markup."""
    held, tokens = _hold(text, Reader(names))
    runs = (
        _unstyled(part, (), tokens) if index % 2 else _styled(QUOTED.sub("", part), (), tokens)
        for index, part in enumerate(FENCED.split(held))
    )
    return "".join(run.words for part in runs for run in part)


def passages(text: str, reader: Reader) -> list[Passage]:
    """Return what `text` says, passage by passage, with entities decoded: HTML has to escape it again."""
    held, tokens = _hold(text, reader)
    found: list[Passage] = []
    for index, part in enumerate(FENCED.split(held)):
        if index % 2:
            found.append(Passage("code", tuple(_unstyled(part, (), tokens))))
        else:
            found += _lines(part, tokens)
    return found


def decoded(text: str) -> str:
    """Return text with Slack's three entities as the characters they stand for."""
    for entity, character in ENTITIES.items():
        text = text.replace(entity, character)
    return text


def _hold(text: str, reader: Reader) -> tuple[str, list[Run]]:
    """Put a placeholder for each token: names and addresses may hold characters that look like markup."""
    tokens: list[Run] = []

    def hold(match: re.Match[str]) -> str:
        tokens.append(_token(match[1], reader))
        return f"\ue000{len(tokens) - 1}\ue001"

    return TOKEN.sub(hold, text.translate(HOLDERS)), tokens


def _lines(text: str, tokens: list[Run]) -> Iterator[Passage]:
    """Yield the passages outside fences: lines that begin with `>` are quoted."""
    quoted: bool | None = None
    kept: list[str] = []
    for line in [*text.strip("\n").split("\n"), None]:
        is_quote = None if line is None else QUOTED.match(line) is not None
        if kept and is_quote != quoted:
            yield Passage("quote" if quoted else "text", tuple(_styled("\n".join(kept), (), tokens)))
            kept = []
        quoted = is_quote
        if line is not None:
            kept.append(QUOTED.sub("", line))


def _styled(text: str, styles: tuple[str, ...], tokens: list[Run]) -> Iterator[Run]:
    at = 0
    for match in MARKED.finditer(text):
        yield from _unstyled(text[at : match.start()], styles, tokens)
        within = (*styles, STYLES[match[1]])
        yield from (_unstyled if match[1] == "`" else _styled)(match[2], within, tokens)
        at = match.end()
    yield from _unstyled(text[at:], styles, tokens)


def _unstyled(text: str, styles: tuple[str, ...], tokens: list[Run]) -> Iterator[Run]:
    for part in HELD.split(text):
        if HELD.fullmatch(part):
            token = tokens[int(part[1:-1])]
            yield Run(token.words, styles, token.address, token.mention)
        elif part:
            yield Run(decoded(part), styles)


def _token(inside: str, reader: Reader) -> Run:
    target, _, label = inside.partition("|")
    words = decoded(label)
    if target.startswith("!date^"):
        return Run(_date(target, reader.now) or words)
    for begins, sign in NAMED.items():
        if target.startswith(begins):
            id_ = target.removeprefix(begins)
            return Run(f"{sign}{reader.names.get(id_) or words.removeprefix(sign) or id_}", mention=True)
    address = decoded(target)
    followed = address if address.lower().startswith(FOLLOWED) else ""
    return Run(words or address.removeprefix("mailto:"), address=followed)


def _date(target: str, now: datetime | None) -> str | None:
    """Return a date token's words in the reader's zone, or None when they can not be told."""
    _, seconds, pattern, *_ = [*target.split("^"), "", ""]
    if now is None or not (seconds.isascii() and seconds.isdigit() and len(seconds) < 12 and pattern):
        return None
    when = datetime.fromtimestamp(int(seconds), now.tzinfo)
    near = DAYS.get((when.date() - now.date()) // timedelta(days=1))

    def words(part: re.Match[str]) -> str:
        name = part[1].removesuffix("_pretty")
        if near and name != part[1]:
            return near
        return DATES[name](when) if name in DATES else part[0]

    return decoded(DATE_PART.sub(words, pattern))


DATES: dict[str, Callable[[datetime], str]] = {
    "date_num": lambda when: f"{when:%Y-%m-%d}",
    "date": lambda when: f"{when.day} {when:%B %Y}",
    "date_short": lambda when: f"{when.day} {when:%b %Y}",
    "date_long": lambda when: f"{when:%A} {when.day} {when:%B %Y}",
    "time": lambda when: f"{when:%H:%M}",
    "time_secs": lambda when: f"{when:%H:%M:%S}",
}
