"""What the place of a message in its thread says of it: who answers, who agrees, who leads, how it goes on.

Each thing that is told is a name, which has a weight of its own: 'next takes on', 'agreeing 2', 'last 0'.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.acts.capture.learned import words
from bot.understanding.acts.capture.learned.lines import Line

AHEAD = 8
"""Among how many messages before and after it a message is looked at."""
_AT_ONCE = 4
_COUNTS = (1, 2, 3, 5, 9, 17)
_SHARES = (0.1, 0.25, 0.5, 0.75)
_LENGTHS = (2, 4, 8, 14, 24, 40, 80)


@dataclass(frozen=True)
class _Thread:
    lines: Sequence[Line]
    spoken: Mapping[str, int]
    leader: str


def told(lines: Sequence[Line]) -> list[frozenset[str]]:
    """Return what is told of each message of a thread."""
    spoken = Counter(line.who for line in lines)
    leader = max(spoken, key=lambda who: spoken[who], default="")
    thread = _Thread(lines, spoken, leader)
    return [frozenset(_told(thread, index)) for index in range(len(lines))]


def _told(thread: _Thread, index: int) -> Iterator[str]:
    lines = thread.lines
    line = lines[index]
    before, after = lines[max(0, index - AHEAD) : index], lines[index + 1 : index + 1 + AHEAD]
    yield from line.does
    yield from _of_place(thread, index)
    yield from _of_words(line)
    yield from _of_agreement(line, after, len(thread.spoken) - 1)
    yield from _of_neighbours(line, before, after, thread.leader)
    yield from _of_answers(line, before, after)
    yield from _of_matter(line, before, after)
    yield from _of_counts(line, before, after)


def _counted(name: str, number: int) -> str:
    return f"{name} {bisect_right(_COUNTS, number)}"


def _of_place(thread: _Thread, index: int) -> Iterator[str]:
    line, count = thread.lines[index], len(thread.lines)
    yield _counted("first", index)
    yield _counted("last", count - 1 - index)
    yield _counted("of", count)
    yield f"place {8 * index // count}"
    yield f"people {min(len(thread.spoken), 6)}"
    yield f"speaks {bisect_right(_SHARES, thread.spoken[line.who] / count)}"
    if line.who == thread.leader:
        yield "leads"
        for act in line.does:
            yield f"leads and {act}"
    if line.who == thread.lines[0].who:
        yield "opened"


def _of_words(line: Line) -> Iterator[str]:
    yield f"length {bisect_right(_LENGTHS, len(line.words))}"
    for word in (words.PERSON, words.ADDRESS, words.NUMBER):
        if word in line.words:
            yield f"has {word}"


def _of_agreement(line: Line, after: Sequence[Line], others: int) -> Iterator[str]:
    """Tell who agrees with a message, until somebody puts up something else."""
    agreeing, voting, against, at = set[str](), 0, 0, AHEAD
    for distance, each in enumerate(after):
        voting += "votes" in each.does
        if each.who != line.who and "says no" in each.does:
            against += 1
        elif each.who != line.who and "says yes" in each.does:
            at = at if agreeing else distance
            agreeing.add(each.who)
        elif not each.does.isdisjoint(("puts up", "settles")):
            break
    yield _counted("agreeing", len(agreeing))
    yield _counted("voting", voting)
    yield _counted("against", against)
    yield _counted("agreed after", at)
    yield f"agreed by {bisect_right(_SHARES, len(agreeing) / max(1, others))}"
    if agreeing:
        for act in line.does:
            yield f"agreed and {act}"


def _of_neighbours(line: Line, before: Sequence[Line], after: Sequence[Line], leader: str) -> Iterator[str]:
    near = {"next": after[:1], "then": after[1:2], "previous": before[-1:], "one before": before[-2:-1]}
    for name, found in near.items():
        if not found:
            yield f"no {name}"
        for each in found:
            yield f"{name} same" if each.who == line.who else f"{name} other"
            yield f"{name} length {bisect_right(_LENGTHS, len(each.words))}"
            for act in each.does:
                yield f"{name} {act}"
    for name, talk in (("answer", after), ("asked", list(reversed(before)))):
        other = next((each for each in talk if each.who != line.who), None)
        if other is not None:
            yield from _of_other(name, line, other, leader)


def _of_other(name: str, line: Line, other: Line, leader: str) -> Iterator[str]:
    """Tell of the nearest message of somebody else."""
    for act in other.does:
        yield f"{name} {act}"
        for own in line.does:
            yield f"{own} and {name} {act}"
    if other.to == line.who:
        yield f"{name} to the speaker"
    if other.who == line.to:
        yield f"{name} by whom it speaks to"
    if other.who == leader:
        yield f"{name} by who leads"


def _of_answers(line: Line, before: Sequence[Line], after: Sequence[Line]) -> Iterator[str]:
    """Tell who takes on what is asked, and whether the speaker takes it back."""
    takes = next(
        (at for at, each in enumerate(after) if each.who != line.who and "takes on" in each.does), AHEAD
    )
    yield _counted("taken on after", takes)
    if line.to is not None:
        yield "speaks to somebody"
    if before and before[-1].to == line.who:
        yield "was spoken to"
    if any("withdraws" in each.does and each.who == line.who for each in after):
        yield "is withdrawn"


def _of_matter(line: Line, before: Sequence[Line], after: Sequence[Line]) -> Iterator[str]:
    """Tell how much of what a message is about was said before it, and is said again."""
    settling = [each for each in after if not each.does.isdisjoint(("puts up", "settles"))]
    for name, others in (("said before", before), ("said again", after), ("settled again", settling)):
        shared = max((len(line.about & each.about) for each in others), default=0)
        yield f"{name} {bisect_right(_SHARES, shared / max(1, len(line.about)))}"


def _of_counts(line: Line, before: Sequence[Line], after: Sequence[Line]) -> Iterator[str]:
    for name, near in (("behind", before[-_AT_ONCE:]), ("ahead", after[:_AT_ONCE])):
        done = Counter(act for each in near for act in each.does)
        for act, times in done.items():
            yield f"{name} {act} {min(times, 3)}"
