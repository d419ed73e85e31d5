"""Who takes on the work that a sentence of a talk speaks of: each person weighed by what is told of them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.understanding.acts.capture.exchanges import Act, Talk
from bot.understanding.acts.capture.judged import nearby

AFTER = 6
"""In so many messages after it somebody takes work on."""
SURE, LIKELY, LIKELY_IN_MEETINGS = 0.6, 0.35, 0.2
"""From here on each of several owns work; of the others the likeliest does, of more people in a meeting."""
_SHORT = 6
MOST_READ = 80
_WORD = re.compile(r"[^\W\d_][\w'’]*")


def weighed(
    talk: Talk, work: Act, takers: Sequence[float], owner: Mapping[str, int], unit: float
) -> dict[str, float]:
    """Return what each person who may own work weighs, by id.

    `takers` is how likely each sentence of the talk takes work on; `owner` is how many units what is told of
    somebody weighs.
    """
    found = {}
    for user in people(talk):
        told = dict.fromkeys(told_of(talk, work, user, takers))
        found[user] = unit * (owner[""] + sum(owner.get(name, 0) for name in told))
    return found


def chosen(likely: Mapping[str, float], least: float) -> tuple[str, ...]:
    """Return who owns work of those who are so likely; nobody where nobody is at `least` so likely."""
    sure = tuple(user for user, chance in likely.items() if chance >= SURE)
    if sure or not likely:
        return sure
    best = max(likely, key=lambda user: likely[user])
    return (best,) if likely[best] >= least else ()


def people(talk: Talk) -> list[str]:
    """Return those who may own work: who speaks in a talk, then who is named in it."""
    named = (user for act in talk.acts for user in talk.named_in(act))
    return list(dict.fromkeys([*(act.user for act in talk.acts), *named]))


def told_of(talk: Talk, work: Act, user: str, takers: Sequence[float]) -> Iterator[str]:
    """Yield what tells whether a user owns work; `takers` is how likely each sentence takes work on."""
    does = [name for name in nearby.WORK if getattr(work, name)]
    role = "author" if user == work.user else "other"
    yield role
    yield from (f"{role} {name}" for name in does)
    yield f"{role} taker {nearby.part(takers[work.at])}"
    yield from (f"{role} begins {words}" for words in _begins(work, talk.names))
    named = talk.named_in(work)
    if user in named:
        place = f"named {'first' if named[0] == user else 'later'} of {min(len(named), 3)}"
        yield from ("named", place, *(f"named {name}" for name in does))
        yield "named and refers" if work.length < _SHORT else "named at length"
    elif named:
        yield f"{role} not named"
    if user in talk.agreeing.get(work.index, ()):
        yield f"{role} reacts{' named' if user in named else ''}"
    yield from _of_later(talk, work, user, takers, bool(named), user in named)
    yield from _of_earlier(talk, work, user)
    yield from nearby.told_of(talk, work, user, takers)


def _of_later(
    talk: Talk, work: Act, user: str, takers: Sequence[float], someone: bool, is_named: bool
) -> Iterator[str]:
    later = [act for act in talk.after(work, AFTER) if act.index > work.index]
    own = [act for act in later if act.user == user]
    who = "named" if is_named else "beside named" if someone else "author" if user == work.user else "anybody"
    if not own:
        yield f"{who} silent"
        yield f"silent among {min(len({act.user for act in later}), 3)}"
        return
    best = max(own, key=lambda act: takers[act.at])
    most = max(takers[act.at] for act in later)
    yield f"{who} takes {nearby.part(takers[best.at])}"
    yield f"takes {nearby.part(takers[best.at])}"
    yield f"{who} {'likeliest' if takers[best.at] >= most else 'not likeliest'}"
    yield f"answers {min(own[0].index - work.index, 4)}"
    others = [act for act in later if act.index < own[0].index and act.user not in (user, work.user)]
    yield f"{who} {'after others' if others else 'first of others'}"
    for name in nearby.SAYS:
        if any(getattr(act, name) for act in own):
            yield f"{who} says {name}"
    yield from (f"best says {name}" for name in nearby.SAYS if getattr(best, name))
    yield from (f"best begins {words}" for words in _begins(best, talk.names))
    yield from (f"{who} begins {words}" for words in _begins(own[0], talk.names))


def _of_earlier(talk: Talk, work: Act, user: str) -> Iterator[str]:
    """Tell what somebody says in the same message, and just before."""
    for act in talk.acts:
        if act.user == user and act.at != work.at and act.index == work.index:
            yield from (f"same message {name}" for name in nearby.SAYS if getattr(act, name))
    last = next((act for act in talk.before(work, 2) if act.index < work.index), None)
    if last is not None:
        before = (
            "spoke last" if last.user == user else "was named last" if user in talk.named_in(last) else ""
        )
        if before:
            yield before
            yield from (f"{before} {name}" for name in nearby.WORK if getattr(last, name))


def _begins(act: Act, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the first word of a sentence, the first two, and the first three; a name is but a name."""
    said = [word.casefold() for word in _WORD.findall(act.text[:MOST_READ])[:3]]
    words = ["@" if word in names else word for word in said]
    yield from (" ".join(words[:count]) for count in range(1, len(words) + 1))
