"""`make mutants`: breaks the rules and queries one place at a time, and tells which breaks no test saw.

Cosmic Ray says what can be broken; the breaks happen in a copy, so that nothing is left behind. Each place
is tried on the tests that are named beside its module, on SQLite alone. A score is for people: what survives
is a test to be written, a condition that nothing needs, or a change that changes nothing.
"""

import argparse
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import count
from pathlib import Path
from time import monotonic

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("bot", "scheduler", "storage", "tests", "pyproject.toml")

WARMED = (
    *("aiohttp.web", "alembic.command", "asyncpg", "dateparser", "holidays", "hypothesis", "jinja2"),
    *(
        "prometheus_client",
        "pytest_asyncio",
        "rich.console",
        "slack_bolt.async_app",
        "starlette.applications",
    ),
    *("sqlalchemy.ext.asyncio", "structlog", "time_machine", "uvicorn"),
)

_CALENDAR = ("tests/scheduler/test_calendar_*.py", "tests/scheduler/test_nudges.py")
_STORED = (
    "tests/storage",
    "tests/scheduler",
    *(f"tests/nudges/test_{each}.py" for each in ("mishaps", "pressing")),
)
_OUTBOX = ("tests/storage/test_outbox.py", "tests/storage/test_pacing.py", "tests/scheduler/test_runner.py")
_SENT = ("tests/reliability/test_doubt.py", "tests/reliability/test_addressees.py")
_TENANTS = ("tests/reliability/test_tenants.py",)
_ACCESS = ("tests/reliability/test_sight.py", "tests/test_outsiders.py", "tests/test_forged_presses.py")

SUBJECTS: dict[str, tuple[str, ...]] = {
    "scheduler/calendar.py": _CALENDAR,
    "scheduler/courier.py": (*_OUTBOX, *_SENT),
    "scheduler/meetings.py": ("tests/scheduler/test_meetings.py",),
    "scheduler/nudges.py": ("tests/scheduler/test_nudges*.py",),
    "scheduler/recaps.py": ("tests/scheduler/test_rec*.py",),
    "scheduler/retry.py": ("tests/scheduler/test_retry.py",),
    "storage/outbox/*.py": (*_OUTBOX, *_SENT, *_TENANTS),
    "storage/events_seen.py": (*_STORED, *_TENANTS),
    "storage/links.py": ("tests/test_replacing.py", "tests/test_undo_decision.py", "tests/test_alike.py"),
    "storage/nudges.py": (*_STORED, *_TENANTS),
    "storage/people.py": ("tests/storage/test_people.py", *_TENANTS),
    "bot/outsiders.py": _ACCESS,
    "bot/people.py": _ACCESS,
}
"""What is broken, and by which tests it should be seen: whoever moves a rule moves its line here."""

OPERATORS = (
    *("AddNot", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue"),
    *(
        "NumberReplacer",
        "ZeroIterationForLoop",
        "ReplaceContinueWithBreak",
        "ReplaceUnaryOperator_Delete_Not",
    ),
    "ReplaceUnaryOperator_Delete_Not",
    *("ReplaceComparisonOperator_Eq_NotEq", "ReplaceComparisonOperator_NotEq_Eq"),
    *("ReplaceComparisonOperator_Lt_LtE", "ReplaceComparisonOperator_LtE_Lt"),
    *("ReplaceComparisonOperator_Gt_GtE", "ReplaceComparisonOperator_GtE_Gt"),
    *("ReplaceComparisonOperator_Lt_Gt", "ReplaceComparisonOperator_LtE_GtE"),
    *("ReplaceComparisonOperator_Gt_Lt", "ReplaceComparisonOperator_GtE_LtE"),
    *("ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is"),
    *("ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add", "ReplaceBinaryOperator_Mul_Add"),
    *("ReplaceBinaryOperator_BitOr_BitAnd", "ReplaceBinaryOperator_BitAnd_BitOr"),
)
"""Of Cosmic Ray's, those by which people go wrong; most others only make code that can not run."""


class ForgetCondition(Operator):  # type: ignore[misc]  # Cosmic Ray ships no types
    """Leaves one condition out of a `where`."""

    def mutation_positions(self, node):  # type: ignore[no-untyped-def]
        """Yield each condition of a `where`."""
        for each in _conditions(node):
            yield each.start_pos, each.end_pos

    def mutate(self, node, index):  # type: ignore[no-untyped-def]
        """Take the condition out, with the comma that follows it."""
        gone = _conditions(node)[index]
        held = gone.parent
        place = held.children.index(gone)
        following = held.children[place + 1] if place + 1 < len(held.children) else None
        del held.children[place : place + (2 if following is not None and following == "," else 1)]
        return node

    @classmethod
    def examples(cls):  # type: ignore[no-untyped-def]
        """Return none: they are for Cosmic Ray's own tests."""
        return ()


class ForgetCall(Operator):  # type: ignore[misc]  # Cosmic Ray ships no types
    """Leaves out a statement that is nothing but a call."""

    def mutation_positions(self, node):  # type: ignore[no-untyped-def]
        """Yield the statement, if it is one."""
        if node.type == "simple_stmt" and node.children[0].type in ("atom_expr", "power"):
            yield node.children[0].start_pos, node.children[0].end_pos

    def mutate(self, node, index):  # type: ignore[no-untyped-def]
        """Put `pass` in its place."""
        call = node.children[0]
        node.children[0] = get_ast("pass").children[0]
        node.children[0].get_first_leaf().prefix = call.get_first_leaf().prefix
        node.children[0].parent = node
        return node

    @classmethod
    def examples(cls):  # type: ignore[no-untyped-def]
        """Return none: they are for Cosmic Ray's own tests."""
        return ()


def _conditions(node):  # type: ignore[no-untyped-def]
    """Return what stands between the brackets of `.where(...)`."""
    before = node.get_previous_sibling() if node.type == "trailer" and node.parent is not None else None
    if before is None or before.type != "trailer" or before.children[-1] != "where":
        return []
    inside = node.children[1]
    if inside == ")":
        return []
    return [each for each in inside.children if each != ","] if inside.type == "arglist" else [inside]


@dataclass(frozen=True)
class Break:
    """One place at which a module is broken, and how."""

    module: str
    operator: type[Operator]
    occurrence: int
    line: int

    def made(self, code: str) -> str | None:
        """Return the module's code, broken; None where that leaves it as it was."""
        broken: str | None = mutate_code(code, self.operator(), self.occurrence)
        return None if broken == code else broken


def breaks(module: str, code: str) -> list[Break]:
    """Return every place at which a module can be broken: the same code in the same order each time."""
    operators = [get_operator(f"core/{name}") for name in OPERATORS] + [ForgetCondition, ForgetCall]
    found = [
        Break(module, operator, occurrence, place[0][0])
        for operator in operators
        for occurrence, place in enumerate(_places(operator(), code))
    ]
    random.Random(code).shuffle(found)
    return found


def _places(operator: Operator, code: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for node in ast_nodes(get_ast(code)):
        yield from operator.mutation_positions(node)


@dataclass
class Bench:
    """A copy of the code in which one module at a time is broken."""

    place: Path
    times: Iterator[int]

    def write(self, module: str, code: str) -> None:
        """Write a module so that Python sees that it is another one, whatever its size and the second."""
        path, at = self.place / module, next(self.times)
        path.write_text(code, "utf-8")
        os.utime(path, (at, at))

    def passes(self, tests: Sequence[str], seconds: float) -> bool:
        """Tell whether tests pass within some seconds, in a process of their own."""
        child = os.fork()
        if not child:
            os.setsid()
            os._exit(self._run(tests))
        ends = monotonic() + seconds
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, max(ends - monotonic(), 0.1))
        _, status = os.waitpid(child, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        return os.waitstatus_to_exitcode(status) == 0

    def _run(self, tests: Sequence[str]) -> int:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.chdir(self.place)
        # What is imported is the copy's: of ours, nothing but this package has been so far.
        sys.path[:] = [str(self.place), *(each for each in sys.path if each not in ("", str(ROOT)))]
        sys.modules.pop("tests", None)
        plain = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not postgres and not nightly"]
        return int(pytest.main([*plain, *tests]))


def _opened(place: Path) -> Bench:
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, place / name)
    return Bench(place, count(1_000_000_000))


def _modules(wanted: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each module that is broken, and the files of its tests."""
    for path in sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("[bs]*/**/*.py")):
        tests = next((tests for subject, tests in SUBJECTS.items() if fnmatch(path, subject)), None)
        if tests is not None and (not wanted or path.startswith(tuple(wanted))):
            yield path, [str(f.relative_to(ROOT)) for each in tests for f in sorted(ROOT.glob(each))]


def _try(bench: Bench, module: str, tests: Sequence[str], seconds: float) -> Counter[str]:
    """Break a module place by place for some seconds, and print what survives."""
    code, found = (ROOT / module).read_text("utf-8"), Counter[str]()
    began = monotonic()
    if not bench.passes(tests, 600):
        sys.exit(f"The tests of {module} fail as it is: {' '.join(tests)}")
    patience = 10 + 4 * (monotonic() - began)
    every, until = breaks(module, code), monotonic() + seconds
    for each in every:
        broken = each.made(code)
        if monotonic() > until or broken is None:
            continue
        bench.write(module, broken)
        survived = bench.passes(tests, patience)
        found["survived" if survived else "killed"] += 1
        if survived:
            print(f"  {module}:{each.line} {each.operator.__name__}: {_told(code, broken)}", flush=True)
    bench.write(module, code)
    print(f"{module}: {_score(found)} of {len(every)} places", flush=True)
    return found


def _told(code: str, broken: str) -> str:
    before, after = code.splitlines(), broken.splitlines()
    line = next((new for old, new in zip(before, after, strict=False) if old != new), "")
    return line.strip()


def _score(found: Counter[str]) -> str:
    tried = found.total()
    return f"{found['killed']} of {tried} breaks were seen ({found['killed'] / max(tried, 1):.0%})"


def _warm() -> None:
    """Import what takes long to import and is not broken, so that each process begins with it."""
    for name in WARMED:
        importlib.import_module(name)


def main() -> None:
    """Break what is wanted, or everything that is listed, for some minutes."""
    asked = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    asked.add_argument("modules", nargs="*", help="how their paths begin; all that are listed, if left out")
    asked.add_argument("--minutes", type=float, default=15, help="of all modules together (default: 15)")
    given = asked.parse_args()
    _warm()
    modules, total = list(_modules(given.modules)), Counter[str]()
    share = given.minutes * 60 / max(len(modules), 1)
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        bench = _opened(Path(place))
        for module, tests in modules:
            total += _try(bench, module, tests, share)
    print(f"\nScore: {_score(total)}")


if __name__ == "__main__":
    main()
