"""`make bench` measures ratios, and writes docs/performance.md; `make bench QUICK=1` takes two minutes.

`make bench ARGS=dates` runs the `main()` of another module here. A number after a name is handed to it:
`make bench ARGS="size 1000000"`.
"""

import importlib
import pkgutil
import platform
import sys
from pathlib import Path


def main(wanted: list[str]) -> None:
    """Run the measurements whose names were given, or the ratios, which alone can fail."""
    sizes = [int(word) for word in wanted if word.isdigit()]
    wanted = [word for word in wanted if not word.isdigit()]
    names = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    known = [name for name in names if not name.startswith("_")]
    if unknown := set(wanted) - set(known):
        sys.exit(f"No measurement is called {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
    print(f"Python {platform.python_version()} on {platform.machine()}; ratios carry over, figures do not.")
    for name in wanted or ["ratios"]:
        module = importlib.import_module(f"bench.{name}")
        print(f"\n{name}: {(module.__doc__ or '').strip().splitlines()[0]}")
        module.main(*sizes)


if __name__ == "__main__":
    main(sys.argv[1:])
