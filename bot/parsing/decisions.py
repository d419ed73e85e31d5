"""What `/decide` and `@Matters Arising decide` mean."""

import re
from dataclasses import dataclass

from bot.parsing import typed
from bot.parsing.refusal import Refusal
from storage.records import Relation

EXAMPLE = "/decide We will pilot the crisis café from January because three partners can host it"

_RELATION = re.compile(
    r"[\s,;(–-]*\b(replac|supersed|amend)(?:es|ing|e)\s+d\s?(\d{1,6})\)?\s*\.?\s*$", re.IGNORECASE
)
_REASON = re.compile(r"\s*[,;–-]?\s+because\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Resolution:
    """A decision as typed: its wording, why, and which earlier decision it replaces or amends."""

    text: str
    reason: str | None = None
    relation: Relation | None = None
    older: int | None = None


def read(text: str) -> Resolution:
    """Return what was decided; raise Refusal when nothing is left to record."""
    plain = typed.readable(text)
    relation = older = None
    if match := _RELATION.search(plain):
        relation = Relation.AMENDS if match[1].lower() == "amend" else Relation.SUPERSEDES
        older, plain = int(match[2]), plain[: match.start()]
    wording, reason = _split(plain.strip())
    if not wording:
        raise Refusal(f"What was decided? Write it after the command, for example `{EXAMPLE}`.")
    return Resolution(wording, reason, relation, older)


def _split(plain: str) -> tuple[str, str | None]:
    wording, *rest = _REASON.split(plain, maxsplit=1)
    if not wording or not rest or not rest[0]:
        return plain, None
    return wording, rest[0]
