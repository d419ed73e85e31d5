"""The files of the project, for tests that read them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {".git", ".venv", "build", "dist", "htmlcov", "node_modules", "__pycache__"}


def ours(pattern: str = "*") -> Iterator[Path]:
    """Yield the files of the project; a release has no git to ask."""
    for path in sorted(ROOT.rglob(pattern)):
        parts = path.relative_to(ROOT).parts
        hidden = any(part in NOT_OURS or part.endswith((".egg-info", "_cache")) for part in parts)
        if path.is_file() and not hidden:
            yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def package(folder: str) -> Iterator[Path]:
    return (path for path in ours("*.py") if name(path).startswith(f"{folder}/"))
