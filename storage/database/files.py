"""Checks that a SQLite database's files are still the ones opened: what goes into a deleted one is lost."""

import os
from pathlib import Path

from storage.database.session import Misplaced

BESIDE = ("", "-wal", "-shm", ".lock")
"""The endings of the names of its files; the lock file keeps other processes off."""

Identity = tuple[int, int]


class Files:
    """The files as they were when the first connection to them was opened."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._known: dict[str, Identity] = {}
        self._connections = 0

    def opened(self) -> None:
        """Count one more connection, and note the files that it found or made."""
        self.check()
        self._connections += 1
        for name in self._names():
            if name not in self._known and (found := _identity(name)) is not None:
                self._known[name] = found

    def closed(self) -> None:
        """Count one connection less: SQLite deletes the files beside the database with the last."""
        self._connections -= 1
        if self._connections <= 0:
            self._connections = 0
            self._known = {name: each for name, each in self._known.items() if name == self._path}

    def forget(self) -> None:
        """Forget the files, since others may take their place from now on."""
        self._known.clear()

    def check(self) -> None:
        """Raise Misplaced when a file was deleted or replaced."""
        for name, known in self._known.items():
            found = _identity(name)
            if found != known:
                what = "is gone" if found is None else "is another file now"
                raise Misplaced(f"{Path(name).name} {what}: put it back, or restart the bot on the right one")

    def _names(self) -> list[str]:
        return [self._path + ending for ending in BESIDE] if self._path else []


def _identity(name: str) -> Identity | None:
    try:
        found = os.stat(name)
    except OSError:
        return None
    return found.st_dev, found.st_ino
