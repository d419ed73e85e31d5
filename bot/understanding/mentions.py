"""What somebody means who mentions the bot: '@Matters Arising decide We will …'."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.language import slack_text


class Wish(StrEnum):
    """What a mention asks for."""

    DECISION = "decision"
    ACTION = "action"
    HELP = "help"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Mentioned:
    """What is asked for, and in which words, as Slack sends them."""

    wish: Wish
    words: str = ""


_LEAD = r"(?:please\s+)?(?:(?:record|note|add|capture|minute)\s+)?(?:(?:an?|the|this|that|new)\s+)?"
_WISHES = (
    (Wish.DECISION, re.compile(rf"{_LEAD}(?:decided?|decisions?)\b\s*(?:that\b)?[\s:,–—-]*", re.IGNORECASE)),
    (Wish.ACTION, re.compile(rf"{_LEAD}actions?\b[\s:,–—-]*", re.IGNORECASE)),
)
_HELP = re.compile(r"(?:help|what can you do|\?)\W*+", re.IGNORECASE)


def read(text: str, bot_user: str) -> Mentioned:
    """Return what is asked of the bot: what follows its name, or what stands before it if nothing does."""
    before, after = _around(text, bot_user)
    words = after.strip() or before.strip()
    if not slack_text.readable(words):
        return Mentioned(Wish.NOTHING)
    if _HELP.fullmatch(words):
        return Mentioned(Wish.HELP)
    for wish, pattern in _WISHES:
        if match := pattern.match(words):
            rest = words[match.end() :].strip()
            return Mentioned(Wish.HELP) if slack_text.asks_help(rest) else Mentioned(wish, rest)
    return Mentioned(Wish.UNKNOWN, words)


def addressed(text: str, bot_user: str) -> str:
    """Return what somebody says who mentions the bot: what follows its name, or else stands before it."""
    before, after = _around(text, bot_user)
    return after.strip() or before.strip()


def _around(text: str, bot_user: str) -> tuple[str, str]:
    for token in slack_text.tokens(text):
        if slack_text.mention_of(token) == slack_text.Mention(bot_user):
            after = text[token.end() :]
            return text[: token.start()], after[1:] if after.startswith((",", ":")) else after
    return "", text
