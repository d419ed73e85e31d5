"""How well a thread's capture reads short talks of committees, as people type them in Slack.

Of what a careful secretary would record, `found` was chosen, of the right kind and from one of its
messages; `wrong` is what was chosen beside that. `owners` are right as they were meant, of the actions found,
and `due` of those of them whose day was said and can be read.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bench._training import talks
from bench._training.talks import CommitteeTalk, Meant
from bot.language import dates
from bot.language.dates import Understood
from bot.understanding import threads
from bot.understanding.meaning import NewAction
from bot.understanding.threads import Proposal, RecordAs


@dataclass
class Score:
    """Counts by what is counted."""

    counts: Counter[str]

    def share(self, of: str, among: str) -> float:
        """Return how much of one count another is; 1 of none."""
        return self.counts[of] / self.counts[among] if self.counts[among] else 1.0


def main() -> None:
    """Print the scores of the talks that nothing was learned from, and of some that taught."""
    for part in ("aside", "seen"):
        counts = score(talk for number, talk in enumerate(talks.read(part)) if number < _MOST).counts
        print(
            f"  {part}: {counts['talks']} talks, {counts['found']} of {counts['matters']} matters found, "
            f"{counts['wrong']} chosen wrongly; owners {counts['owners right']} of {counts['work found']}, "
            f"due {counts['due right']} of {counts['due']}; "
            f"{counts['left alone']} of {counts['nothing']} with nothing in them left alone"
        )


_MOST = 500


def score(every: Iterable[CommitteeTalk]) -> Score:
    """Return how well some talks are read."""
    counts = Counter[str]()
    for talk in every:
        left = [one for one in threads.propose(talk.messages, known=talk.known) if one.chosen]
        counts["talks"] += 1
        counts["nothing"] += not talk.meant
        counts["left alone"] += not talk.meant and not left
        for matter in talk.meant:
            counts["matters"] += 1
            found = next((one for one in left if _is(one, matter)), None)
            if found is not None:
                left.remove(found)
                _count(found, matter, counts)
        counts["wrong"] += len(left)
    return Score(counts)


def _is(proposal: Proposal, matter: Meant) -> bool:
    return proposal.kind is matter.kind and proposal.index in matter.messages


def _count(found: Proposal, matter: Meant, counts: Counter[str]) -> None:
    counts["found"] += 1
    if matter.kind is not RecordAs.ACTION:
        return
    counts["work found"] += 1
    counts["owners right"] += set(found.owners) == matter.owners
    meant = _day(matter.due)
    if meant is not None:
        counts["due"] += 1
        counts["due right"] += isinstance(found.record, NewAction) and found.record.due == meant


def _day(said: str | None) -> date | None:
    answer = dates.read(said, talks.CALENDAR) if said else None
    return answer.day if isinstance(answer, Understood) else None
