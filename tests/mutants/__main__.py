"""`make mutants`: breaks the rules and queries one place at a time, and tells which breaks no test saw.

Cosmic Ray says what can be broken; the breaks happen in a copy, so that nothing is left behind. Each place
is tried on the tests that are named beside its module, on SQLite alone. A score is for people: what survives
is a test to be written, a condition that nothing needs, or a change that changes nothing.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from time import monotonic

from tests.mutants import copied
from tests.mutants.breaks import breaks
from tests.mutants.copied import ROOT, Copied
from tests.mutants.subjects import SUBJECTS

FIRST = 6
"""So many tests that saw the last breaks are tried before all others."""


def _modules(wanted: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each module that is broken, and the files of its tests."""
    for path in sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("[bs]*/**/*.py")):
        tests = next((tests for subject, tests in SUBJECTS.items() if fnmatch(path, subject)), None)
        if tests is not None and (not wanted or path.startswith(tuple(wanted))):
            yield path, [str(f.relative_to(ROOT)) for each in tests for f in sorted(ROOT.glob(each))]


def _try(copy: Copied, module: str, tests: Sequence[str], seconds: float) -> Counter[str]:
    """Break a module place by place for some seconds, and print what survives."""
    code, found = (ROOT / module).read_text("utf-8"), Counter[str]()
    began = monotonic()
    if copy.failure(tests, 600) is not None:
        sys.exit(f"The tests of {module} fail as it is: {' '.join(tests)}")
    patience = 10 + 4 * (monotonic() - began)
    every, until, seen_by = breaks(module, code), monotonic() + seconds, list[str]()
    for each in every:
        broken = each.made(code)
        if monotonic() > until or broken is None:
            continue
        copy.write(module, broken)
        failed = copy.failure(seen_by, patience) if seen_by else None
        if failed is None:
            failed = copy.failure(tests, patience)
        # Breaks of one module are often seen by the same few tests: the last ones to see any go first.
        seen_by = [*filter(None, [failed]), *(test for test in seen_by if test != failed)][:FIRST]
        found["survived" if failed is None else "killed"] += 1
        if failed is None:
            print(f"  {module}:{each.line} {each.operator.__name__}: {_told(code, broken)}", flush=True)
    copy.write(module, code)
    print(f"{module}: {_score(found)} of {len(every)} places", flush=True)
    return found


def _told(code: str, broken: str) -> str:
    before, after = code.splitlines(), broken.splitlines()
    line = next((new for old, new in zip(before, after, strict=False) if old != new), "")
    return line.strip()


def _score(found: Counter[str]) -> str:
    tried = found.total()
    return f"{found['killed']} of {tried} breaks were seen ({found['killed'] / max(tried, 1):.0%})"


def main() -> None:
    """Break what is wanted, or everything that is listed, for some minutes."""
    asked = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    asked.add_argument("modules", nargs="*", help="how their paths begin; all that are listed, if left out")
    asked.add_argument("--minutes", type=float, default=15, help="of all modules together (default: 15)")
    given = asked.parse_args()
    copied.warm()
    modules, total = list(_modules(given.modules)), Counter[str]()
    share = given.minutes * 60 / max(len(modules), 1)
    with tempfile.TemporaryDirectory(prefix="mutants-") as place:
        copy = copied.opened(Path(place))
        for module, tests in modules:
            total += _try(copy, module, tests, share)
    print(f"\nScore: {_score(total)}")


if __name__ == "__main__":
    main()
