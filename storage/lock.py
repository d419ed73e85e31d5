"""Keeps a second process off a SQLite file: writers queue inside one process, and leases count on it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from storage import unanswered
from storage.database import Sessions, SqliteSessions


class Unavailable(Exception):
    """Raised when the file can not be ours; the text tells an operator why."""


@contextmanager
def held(sessions: Sessions) -> Iterator[None]:
    """Hold a SQLite file, by a lock on a file beside it that ends with the process; PostgreSQL needs none."""
    if not isinstance(sessions, SqliteSessions):
        yield
        return
    file = unanswered.file_of(sessions)
    if fault := unanswered.unfit(file):
        raise Unavailable(f"{fault}.")
    try:
        beside = file.with_name(f"{file.name}.lock").open("a")
    except OSError as error:
        raise Unavailable(f"the folder {file.parent} can not be written to: {error.strerror}.") from None
    with beside:
        try:
            fcntl.flock(beside, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unavailable(
                f"Another process is using {file}: stop it first, or use PostgreSQL to run several."
            ) from None
        yield
