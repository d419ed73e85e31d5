"""Keeps a second process off a SQLite file: writers queue in one process, and leases rely on that."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from storage import faults
from storage.database import Sessions, SqliteSessions


class Unavailable(Exception):
    """Raised when this process can not have the file; the text tells an operator why."""


@contextmanager
def held(sessions: Sessions) -> Iterator[None]:
    """Lock a SQLite file, by a file beside it, until the process or the block ends; PostgreSQL needs none."""
    if not isinstance(sessions, SqliteSessions):
        yield
        return
    file = faults.file_of(sessions)
    if fault := faults.explain_file(file):
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
