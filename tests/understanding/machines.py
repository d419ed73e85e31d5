"""A regular expression as a machine: the states that it goes through, and the letters between them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

LETTERS = "aZ_09 \t\n\r.,;:!?'\"-–—’()<>[]{}@#&*/|\\+~^$%=`éßłم中٣\u0301\u200b\u200d\u00a0🎉\x00\ud800"
UNROLLED = 12
"""A bounded repeat is written out up to so often: it is no loop."""

Edge = Callable[[str, str], bool]


def _always(before: str, after: str) -> bool:
    return True


@dataclass
class Machine:
    """States that are passed without reading (`free`, under a condition) or by reading a letter (`reads`)."""

    letters: list[str]
    free: list[list[tuple[Edge, int]]] = field(default_factory=list)
    reads: dict[int, tuple[frozenset[str], int]] = field(default_factory=dict)
    entered: dict[int, frozenset[str]] = field(default_factory=dict)
    told_apart: set[frozenset[str]] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    firm: set[int] = field(default_factory=set)
    known: dict[tuple[int, str, str], list[int]] = field(default_factory=dict)

    def state(self) -> int:
        self.free.append([])
        return len(self.free) - 1

    def join(self, one: int, other: int, when: Edge = _always) -> None:
        self.free[one].append((when, other))

    def read(self, start: int, wanted: frozenset[str]) -> int:
        inner, end = self.state(), self.state()
        self.join(start, inner)
        self.reads[inner] = (wanted, end)
        self.entered[end] = wanted
        self.told_apart.add(wanted)
        return end

    def keep_few(self) -> None:
        """Keep one letter of all those between which nothing in the pattern tells."""
        kinds: dict[tuple[bool, ...], str] = {}
        for letter in self.letters:
            known = [letter in each for each in self.told_apart]
            known += [bool(re.match(r"\w", letter)), letter == "\n"]
            kinds.setdefault(tuple(known), letter)
        self.letters = list(kinds.values())

    def steps(self, state: int, before: str, letter: str) -> list[int]:
        """Return where reading a letter leads to, once for each way."""
        key = (state, before, letter)
        if key not in self.known:
            self.known[key] = self._steps(*key)
        return self.known[key]

    def _steps(self, state: int, before: str, letter: str) -> list[int]:
        found: list[int] = []
        waiting: list[tuple[int, frozenset[int]]] = [(state, frozenset((state,)))]
        while waiting:
            at, passed = waiting.pop()
            if at in self.reads and letter in self.reads[at][0]:
                found.append(self.reads[at][1])
            for when, other in self.free[at]:
                if other not in passed and when(before, letter):
                    waiting.append((other, passed | {other}))
        return found

    def succeeds(self, state: int) -> bool:
        """Tell whether a match may end there, whatever follows."""
        seen, waiting = {state}, [state]
        while waiting:
            at = waiting.pop()
            if at in self.ends:
                return True
            for when, other in self.free[at]:
                if when is _always and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return False


def built(pattern: re.Pattern[str], *, searched: bool, whole: bool) -> Machine:
    tree = _parser.parse(pattern.pattern, pattern.flags)
    letters = sorted(set(LETTERS) | {other for each in _literals(tree) for other in _cases(each)})
    machine = Machine(letters)
    first = machine.state()
    if searched:
        again = machine.read(first, frozenset(letters))
        machine.join(again, first)
    end = _built(machine, tree, first, pattern.flags)
    machine.ends.update(() if whole else (end,))
    machine.keep_few()
    return machine


def _literals(node: Any) -> Iterator[str]:
    """Yield every letter that a part of a pattern names."""
    if isinstance(node, tuple) and node[0] in (_constants.LITERAL, _constants.NOT_LITERAL):
        yield chr(node[1])
    elif isinstance(node, tuple) and node[0] is _constants.RANGE:
        yield from map(chr, node[1])
    elif isinstance(node, tuple | list | _parser.SubPattern):
        for part in node:
            yield from _literals(part)


def _cases(letter: str) -> set[str]:
    return {each for each in (letter, letter.lower(), letter.upper()) if len(each) == 1}


def _built(machine: Machine, tree: Any, start: int, flags: int) -> int:
    """Add a sequence that begins at `start`; return where it ends."""
    for code, given in tree:
        start = _BUILT.get(code, _letter)(machine, (code, given), start, flags)
    return start


def _letter(machine: Machine, node: Any, start: int, flags: int) -> int:
    return machine.read(start, _taken(machine, [node], flags))


def _taken(machine: Machine, nodes: Any, flags: int) -> frozenset[str]:
    one = _parser.SubPattern(_parser.State(), nodes)
    fits = _compiler.compile(one, flags & ~re.DEBUG)
    return frozenset(letter for letter in machine.letters if fits.fullmatch(letter))


def _branch(machine: Machine, node: Any, start: int, flags: int) -> int:
    end = machine.state()
    for branch in node[1][1]:
        inner = machine.state()
        machine.join(start, inner)
        machine.join(_built(machine, branch, inner, flags), end)
    return end


def _group(machine: Machine, node: Any, start: int, flags: int) -> int:
    _, added, removed, inner = node[1]
    return _built(machine, inner, start, (flags | added) & ~removed)


def _repeat(machine: Machine, node: Any, start: int, flags: int) -> int:
    code, (least, most, inner) = node
    end = machine.state()
    copies = min(least, UNROLLED) if most is _constants.MAXREPEAT else min(most, UNROLLED)
    for count in range(copies):
        if count >= least:
            machine.join(start, end)
        start = _built(machine, inner, start, flags)
    if most is _constants.MAXREPEAT:
        # Beginning the loop and going round in it are two ways, even where both read the same.
        begun, loop, inside = machine.state(), machine.state(), machine.state()
        for one, other in ((start, begun), (begun, inside), (begun, end), (loop, inside)):
            machine.join(one, other)
        states = len(machine.free)
        machine.join(_built(machine, inner, inside, flags), loop)
        if code is _constants.POSSESSIVE_REPEAT:
            machine.firm.update(range(states, len(machine.free)))
        start = loop
    machine.join(start, end)
    return end


def _atomic(machine: Machine, node: Any, start: int, flags: int) -> int:
    return _built(machine, node[1], start, flags)


def _backwards(machine: Machine, node: Any, start: int, flags: int) -> int:
    return machine.read(start, frozenset(machine.letters))


def _looked(machine: Machine, node: Any, start: int, flags: int) -> int:
    """Add what is looked at: the letter next to where it stands, or a way with an end of its own."""
    code, (direction, inner) = node
    end, wanted = machine.state(), code is _constants.ASSERT
    if len(inner) == 0:
        machine.join(start, end, _always if wanted else lambda before, after: False)
    elif _is_letter(inner[-1:]) and (len(inner) == 1 or (direction < 0 and wanted)):
        taken = _taken(machine, list(inner[-1:]), flags)
        machine.told_apart.add(taken)
        if direction < 0:
            machine.join(start, end, lambda before, after: (before in taken) is wanted)
        else:
            machine.join(start, end, lambda before, after: (after in taken) is wanted)
    else:
        machine.join(start, end)
        if direction > 0:
            machine.ends.add(_built(machine, inner, start, flags))
    return end


def _is_letter(tree: Any) -> bool:
    kinds = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY)
    return len(tree) == 1 and tree[0][0] in kinds


def _at(machine: Machine, node: Any, start: int, flags: int) -> int:
    end, where = machine.state(), node[1]

    def when(before: str, after: str) -> bool:
        edge = bool(re.match(r"\w", before)) is not bool(re.match(r"\w", after))
        if where is _constants.AT_BOUNDARY:
            return edge
        if where is _constants.AT_NON_BOUNDARY:
            return not edge
        if where in (_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING):
            return before == "" or (bool(flags & re.MULTILINE) and before == "\n")
        return after == "" or after == "\n"

    machine.join(start, end, when)
    return end


_BUILT: dict[Any, Callable[[Machine, Any, int, int], int]] = {
    _constants.BRANCH: _branch,
    _constants.SUBPATTERN: _group,
    _constants.MAX_REPEAT: _repeat,
    _constants.MIN_REPEAT: _repeat,
    _constants.POSSESSIVE_REPEAT: _repeat,
    _constants.ATOMIC_GROUP: _atomic,
    _constants.GROUPREF: _backwards,
    _constants.ASSERT: _looked,
    _constants.ASSERT_NOT: _looked,
    _constants.AT: _at,
}
