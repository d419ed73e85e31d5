"""Whether the promises held in a run: reads its history alone, and knows nothing of how the bot works."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields

from tests.reliability.history.attempts import Attempt, History, Outcome, Seen


@dataclass(frozen=True)
class Verdict:
    """What was broken, each as a line for whoever reads it; all empty where every promise held."""

    lost: tuple[str, ...] = ()
    duplicate: tuple[str, ...] = ()
    unexpected: tuple[str, ...] = ()
    wrong_person: tuple[str, ...] = ()
    leak: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was broken."""
        return self == Verdict()

    def __str__(self) -> str:
        """Return the counts in one line, and each breach in a line of its own."""
        kinds = {one.name.replace("_", " "): getattr(self, one.name) for one in fields(self)}
        counts = ", ".join(f"{name} {len(found)}" for name, found in kinds.items())
        return "\n".join([counts, *(f"{name}: {one}" for name, found in kinds.items() for one in found)])


def judged(history: History) -> Verdict:
    """Return what was broken in a run."""
    return Verdict(
        tuple(_lost(history)),
        tuple(_duplicate(history)),
        tuple(_unexpected(history)),
        tuple(_wrong_person(history)),
        tuple(_leaks(history)),
    )


def _lost(history: History) -> Iterator[str]:
    """Yield what somebody was told is on record and is not, or is on record and was never shown."""
    recorded = set(history.recorded)
    shown = [seen for seen in history.seen if not seen.to]
    for attempt in history.attempts.values():
        if attempt.outcome is Outcome.OK and attempt.wording not in recorded:
            yield f"{attempt.by} was told that '{attempt.wording}' is on record"
        elif attempt.wording in recorded and not any(
            _shows(seen, attempt.wording) and seen.channel == attempt.channel for seen in shown
        ):
            yield f"'{attempt.wording}' is on record, and {attempt.channel} was never shown it"
        for owner in attempt.owners if attempt.wording in recorded else ():
            if not any(_shows(seen, attempt.wording) and seen.to == owner for seen in history.seen):
                yield f"{owner} was never asked about '{attempt.wording}'"


def _duplicate(history: History) -> Iterator[str]:
    """Yield what is on record more than once, and what was said more than once."""
    for wording, times in Counter(history.recorded).items():
        if times > 1:
            yield f"'{wording}' is on record {times} times"
    for key, times in Counter(seen.key for seen in history.seen).items():
        if times > 1:
            yield f"'{key}' was said {times} times"


def _unexpected(history: History) -> Iterator[str]:
    """Yield what is on record though nobody wanted it, or though its author was told that it is not."""
    for wording in sorted(set(history.recorded)):
        attempt = history.attempts.get(wording)
        if attempt is None:
            yield f"'{wording}' is on record, and nobody said it"
        elif attempt.outcome is Outcome.FAIL:
            yield f"{attempt.by} was told that '{wording}' was not recorded, and it is"


def _wrong_person(history: History) -> Iterator[str]:
    """Yield what was written to somebody about work that is not theirs."""
    for seen in history.seen:
        for attempt in _about(history, seen):
            if seen.to and seen.to not in (*attempt.owners, attempt.by):
                yield f"{seen.to} was written to about '{attempt.wording}'"


def _leaks(history: History) -> Iterator[str]:
    """Yield what can be read by somebody who is not in the channel where it was said."""
    for seen in history.seen:
        for attempt in _about(history, seen):
            for reader in set(seen.readers) - set(history.members.get(attempt.channel, ())):
                yield f"{reader} can read '{attempt.wording}' of {attempt.channel}"


def _about(history: History, seen: Seen) -> Iterator[Attempt]:
    return (attempt for attempt in history.attempts.values() if _shows(seen, attempt.wording))


def _shows(seen: Seen, wording: str) -> bool:
    return wording in seen.text
