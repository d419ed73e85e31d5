"""What somebody says near some work, and where others name them: by how far from it that is."""

from collections.abc import Iterator, Sequence

from bot.understanding.acts.capture.exchanges import Act, Talk

WORK = (
    *("takes", "opens", "asks_one", "asks_anybody"),
    *("proposes", "offers", "grants_first", "refuses", "dated"),
)
"""What is told of a sentence that speaks of work, by what `Act` calls it."""
SAYS = (*WORK, "grants", "takes_back", "thanks", "is_done", "takes_it_up", "puts_off", "settles")
"""What is told of what they say."""
_LIMITS = (0.1, 0.2, 0.35, 0.5, 0.7, 0.9)
_WEIGHTY = ("by here", "named here", "by 1 after", "by 2 after")
_STEPS = (1, 2, 4)


def told_of(talk: Talk, work: Act, user: str, takers: Sequence[float]) -> Iterator[str]:
    """Yield what tells whether a user owns work; `takers` is how likely each sentence takes work on."""
    role = "author" if user == work.user else "other"
    for act in talk.acts:
        where = _where(act, work)
        if act.user == user:
            told = [f"by {where}", f"by {where} takes {part(takers[act.at])}", *_does(f"by {where}", act)]
        elif user in (called := talk.named_in(act)):
            writer = "author" if act.user == work.user else "other"
            place = f"{called.index(user)} of {min(len(called), 3)}"
            told = [f"named {where}", f"named {where} by {writer}", f"named {where} {place}"]
            told += _does(f"named {where}", act)
        else:
            continue
        yield from told
        if told[0] in _WEIGHTY:
            yield from (f"{role} {each}" for each in told)


def part(chance: float) -> int:
    """Return in which part of all likelihoods one is, from the least on."""
    return sum(chance >= limit for limit in _LIMITS)


def _does(where: str, act: Act) -> list[str]:
    return [f"{where} {name}" for name in SAYS if getattr(act, name)]


def _where(act: Act, work: Act) -> str:
    away = act.index - work.index
    side = "before" if act.at < work.at else "after"
    if away == 0:
        return "here" if act.at == work.at else f"{side} in it"
    far = next((step for step in _STEPS if abs(away) <= step), "more")
    return f"{far} {side}"
