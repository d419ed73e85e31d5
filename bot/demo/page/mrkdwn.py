"""Slack's markup as passages and runs of plain words, which the templates escape and dress.

https://docs.slack.dev/messaging/formatting-message-text
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

TOKEN = re.compile(r"<([^<>\n]+)>")
FENCED = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
# What is marked does not hold its own mark, so that a hostile line of marks is read through once.
MARKED = re.compile(r"(?<!\w)([*_~`])(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1(?!\w)")
HELD = re.compile("(\ue000\\d+\ue001)")
HOLDERS = dict.fromkeys(map(ord, "\ue000\ue001"))
DATE_PART = re.compile(r"\{(\w+)\}")
STYLES = {"*": "strong", "_": "em", "~": "s", "`": "code"}
LINKED = ("https://", "http://", "mailto:")
"""Addresses that may be followed; any other is shown as words."""
NAMED = {"#": "#", "@": "@", "!subteam^": "@", "!": "@"}
"""How tokens that name somebody begin, and with which sign the name is shown."""
DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}


@dataclass(frozen=True)
class Reader:
    """Who reads: the names they see for ids (with their sign), and when and where it is for them."""

    names: Mapping[str, str]
    zone: ZoneInfo
    now: datetime


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


def passages(text: str, reader: Reader) -> list[Passage]:
    """Return what `text` says, passage by passage, with entities decoded: it must be escaped again."""
    tokens: list[Run] = []

    def hold(match: re.Match[str]) -> str:
        tokens.append(_token(match[1], reader))
        return f"\ue000{len(tokens) - 1}\ue001"

    found: list[Passage] = []
    for index, part in enumerate(FENCED.split(TOKEN.sub(hold, text.translate(HOLDERS)))):
        if index % 2:
            found.append(Passage("code", tuple(_leaves(part, (), tokens))))
        else:
            found += _lines(part, tokens)
    return found


def _lines(text: str, tokens: list[Run]) -> Iterator[Passage]:
    """Yield the passages outside fences: lines that begin with `>` are quoted."""
    quoted: bool | None = None
    kept: list[str] = []
    for line in [*text.strip("\n").split("\n"), None]:
        is_quote = None if line is None else line.startswith("&gt;")
        if kept and is_quote != quoted:
            yield Passage("quote" if quoted else "text", tuple(_runs("\n".join(kept), (), tokens)))
            kept = []
        quoted = is_quote
        if line is not None:
            kept.append(line.removeprefix("&gt;").removeprefix(" ") if is_quote else line)


def _runs(text: str, styles: tuple[str, ...], tokens: list[Run]) -> Iterator[Run]:
    at = 0
    for match in MARKED.finditer(text):
        yield from _leaves(text[at : match.start()], styles, tokens)
        within = (*styles, STYLES[match[1]])
        yield from (_leaves if match[1] == "`" else _runs)(match[2], within, tokens)
        at = match.end()
    yield from _leaves(text[at:], styles, tokens)


def _leaves(text: str, styles: tuple[str, ...], tokens: list[Run]) -> Iterator[Run]:
    for part in HELD.split(text):
        if HELD.fullmatch(part):
            token = tokens[int(part[1:-1])]
            yield Run(token.words, styles, token.address, token.mention)
        elif part:
            yield Run(html.unescape(part), styles)


def _token(inside: str, reader: Reader) -> Run:
    target, _, label = inside.partition("|")
    words = html.unescape(label)
    if target.startswith("!date^"):
        return Run(_date(target, reader) or words)
    for begins, sign in NAMED.items():
        if target.startswith(begins):
            id_ = target.removeprefix(begins)
            return Run(reader.names.get(id_) or f"{sign}{words.removeprefix(sign) or id_}", mention=True)
    address = html.unescape(target)
    followed = address if address.lower().startswith(LINKED) else ""
    return Run(words or address.removeprefix("mailto:"), address=followed)


def _date(target: str, reader: Reader) -> str | None:
    """Return a date token's words in the reader's zone, or None when it is none that we can read."""
    _, seconds, pattern, *_ = [*target.split("^"), "", ""]
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) < 12 and pattern):
        return None
    when = datetime.fromtimestamp(int(seconds), reader.zone)
    today = reader.now.astimezone(reader.zone).date()
    near = DAYS.get((when.date() - today) // timedelta(days=1))

    def words(part: re.Match[str]) -> str:
        name = part[1].removesuffix("_pretty")
        if near and name != part[1]:
            return near
        return DATES[name](when) if name in DATES else part[0]

    return html.unescape(DATE_PART.sub(words, pattern))


DATES: dict[str, Callable[[datetime], str]] = {
    "date_num": lambda when: f"{when:%Y-%m-%d}",
    "date": lambda when: f"{when.day} {when:%B %Y}",
    "date_short": lambda when: f"{when.day} {when:%b %Y}",
    "date_long": lambda when: f"{when:%A} {when.day} {when:%B %Y}",
    "time": lambda when: f"{when:%H:%M}",
    "time_secs": lambda when: f"{when:%H:%M:%S}",
}
