"""How the work of a regular expression grows with what it is tried on, told from its structure alone.

Python's engine goes back to every choice that it has made. Two loops that can share the same letters out
between them, such as spaces, a comma or none, and spaces again, are tried in every way: the square of a
text's length, or more with more loops. A loop that can take the same letters in two ways by itself, such
as `(a|a)*`, doubles with every letter. A search starts at every letter: that is one more loop in front.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.understanding import machines
from tests.understanding.machines import Machine


def grows(pattern: re.Pattern[str], *, searched: bool = False, whole: bool = False) -> str:
    """Return 'exponentially', 'polynomially', or nothing for a pattern whose work is linear in the text.

    It is `searched` for, or has to fit the `whole` text, or else its beginning.
    """
    machine = machines.built(pattern, searched=searched, whole=whole)
    # What has a match to go back to never fails, and so never tries again.
    loops = {node: inside for node, inside in _loops(machine).items() if not machine.succeeds(node)}
    if any(_doubles(machine, node, loops) for node in loops):
        return "exponentially"
    pairs = [(one, other) for one in loops for other in loops if one != other and one not in machine.firm]
    return "polynomially" if any(_share(machine, *pair, loops) for pair in pairs) else ""


def _loops(machine: Machine) -> dict[int, frozenset[int]]:
    """Return each state that lies on a way back to itself by reading, with all that lie on such ways."""
    reach = {state: _reached(machine, state) for _, state in machine.reads.values()}
    return {
        state: frozenset(other for other in found if state in reach.get(other, ()))
        for state, found in reach.items()
        if state in found
    }


def _reached(machine: Machine, state: int) -> set[int]:
    """Return the states after each letter that can be read from there on, in one step or many."""
    found: set[int] = set()
    seen, waiting = {state}, [state]
    while waiting:
        at = waiting.pop()
        following = [other for _, other in machine.free[at]]
        if at in machine.reads:
            following.append(machine.reads[at][1])
            found.add(machine.reads[at][1])
        waiting += [other for other in following if other not in seen]
        seen.update(following)
    return found


def _doubles(machine: Machine, node: int, loops: dict[int, frozenset[int]]) -> bool:
    """Tell whether the same letters lead from a state back to it in two ways."""
    if node in machine.firm:
        return False
    inside = loops[node]

    def onwards(reached: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        one, other, parted, before = reached
        for letter in machine.letters:
            ways = [way for way in machine.steps(one, before, letter) if way in inside]
            others = [way for way in machine.steps(other, before, letter) if way in inside]
            for (index, first), (place, second) in itertools.product(enumerate(ways), enumerate(others)):
                yield first, second, parted or one != other or index != place, letter

    starts = [(node, node, False, letter) for letter in machine.letters if letter in machine.entered[node]]
    return any(found[:3] == (node, node, True) for found in _spread(starts, onwards))


def _share(machine: Machine, one: int, other: int, loops: dict[int, frozenset[int]]) -> bool:
    """Tell whether some letters can be read by a loop, by a later loop, or on the way between them."""

    def onwards(reached: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        stays, goes, there, before = reached
        for letter in machine.letters:
            lasts = [way for way in machine.steps(there, before, letter) if way in loops[other]]
            firsts = [way for way in machine.steps(stays, before, letter) if way in loops[one] and lasts]
            moved = machine.steps(goes, before, letter) if firsts else []
            on = [way for way in moved if not machine.succeeds(way)]
            yield from ((*found, letter) for found in itertools.product(firsts, on, lasts))

    before = machine.entered[one] & machine.entered[other]
    starts = [(one, one, other, letter) for letter in machine.letters if letter in before]
    return any(found[:3] == (one, other, other) for found in _spread(starts, onwards))


def _spread(
    starts: list[tuple[Any, ...]], onwards: Callable[[tuple[Any, ...]], Iterator[tuple[Any, ...]]]
) -> Iterator[tuple[Any, ...]]:
    """Yield all that is reached from `starts` by one step or more, each once."""
    seen, waiting = set[tuple[Any, ...]](), list(starts)
    while waiting:
        for found in onwards(waiting.pop()):
            if found not in seen:
                seen.add(found)
                waiting.append(found)
                yield found
