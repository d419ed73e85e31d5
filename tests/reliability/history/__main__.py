"""Check the histories of runs: `python -m tests.reliability.history FILE …`."""

import sys
from pathlib import Path

from tests.reliability.history.attempts import Outcome, read
from tests.reliability.history.checker import judged


def main(files: list[str]) -> int:
    """Print what was broken in each run; return 1 if anything was."""
    broken = False
    for file in files:
        history = read(Path(file))
        verdict = judged(history)
        told = ", ".join(f"{history.count(outcome)} {outcome.value}" for outcome in Outcome)
        print(f"{file}: seed {history.seed}; {told}; {verdict}")
        broken |= not verdict.holds
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
