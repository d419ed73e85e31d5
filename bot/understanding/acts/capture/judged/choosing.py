"""Which sentences of a talk are offered for its matters: one for each, and at most so many."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.acts.capture.exchanges import Act
from bot.understanding.acts.capture.judged.judging import Judged
from bot.understanding.proposals import RecordAs

CHOSEN: Mapping[RecordAs, float] = {RecordAs.DECISION: 0.4, RecordAs.ACTION: 0.45}
"""From here on an offer is right more often than not."""
OFFERED: Mapping[RecordAs, float] = {RecordAs.DECISION: 0.2, RecordAs.ACTION: 0.2}
"""From here on it may be, and is left to a person."""
MOST: Mapping[RecordAs, int] = {RecordAs.DECISION: 3, RecordAs.ACTION: 5}
_APART: Mapping[RecordAs, int] = {RecordAs.DECISION: 3, RecordAs.ACTION: 2}
"""So far apart two messages are still about one matter."""
_FIRST_WORDS = 4
_OWN = re.compile(
    r"\W*(?:(?:and|then|so|ok|but|also) )*(?:i['’]?ll|i will|i can|i|can you|could you|@\w+)(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’]*")


@dataclass(frozen=True)
class Offer:
    """A sentence that stands for a matter of its kind, and how likely that is."""

    kind: RecordAs
    act: Act
    likely: float


def choose(
    judged: Sequence[Judged], names: Mapping[str, str], least: Mapping[RecordAs, float]
) -> list[Offer]:
    """Return what is offered of a talk, in its order, of what is likely enough.

    `names` are ids by lower-case name, `least` is how likely is enough.
    """
    found: list[Offer] = []
    for kind in RecordAs:
        likely = [Offer(kind, one.act, chance(one, kind)) for one in judged]
        likely = [one for one in likely if not any(_asks_beside(other, one) for other in likely)]
        standing: list[Offer] = []
        for offer in sorted(likely, key=lambda one: (-one.likely, one.act.at)):
            if offer.likely >= least[kind] and all(_is_another(offer, one, names) for one in standing):
                standing.append(offer)
        found += standing[: MOST[kind]]
    kept = [one for one in found if not any(_is_likelier(other, one) for other in found)]
    return sorted(kept, key=lambda one: one.act.at)


def chance(one: Judged, kind: RecordAs) -> float:
    """Return how likely a sentence is of a kind."""
    return one.work if kind is RecordAs.ACTION else one.decision


def _is_another(offer: Offer, other: Offer, names: Mapping[str, str]) -> bool:
    """Tell whether two sentences stand for two matters: in one message, if each says whose work it is."""
    away = abs(offer.act.index - other.act.index)
    if away or offer.kind is RecordAs.DECISION:
        return away > _APART[offer.kind]
    return _says_whose(offer.act, names) and _says_whose(other.act, names)


def _asks_beside(other: Offer, offer: Offer) -> bool:
    """Tell whether a sentence asks for work that another in its message only tells why."""
    if offer.kind is RecordAs.DECISION or other.act.index != offer.act.index or other.act.at < offer.act.at:
        return False
    return other.likely >= CHOSEN[other.kind] and other.act.asks_one and not _gives_work(offer.act)


def _gives_work(act: Act) -> bool:
    return act.asks_one or act.asks_anybody or act.takes or act.offers or act.notes or act.proposes


def _says_whose(act: Act, names: Mapping[str, str]) -> bool:
    first = _WORD.findall(act.text)[:_FIRST_WORDS]
    return bool(_OWN.match(act.text)) or any(word.casefold() in names for word in first)


def _is_likelier(other: Offer, offer: Offer) -> bool:
    """Tell whether the same sentence is likelier to be of the other kind."""
    if other.act.at != offer.act.at or other.kind is offer.kind:
        return False
    return other.likely / CHOSEN[other.kind] > offer.likely / CHOSEN[offer.kind]
