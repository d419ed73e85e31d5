"""Why a database can not be used, as a sentence that an operator understands, with no secret in it.

The codes are SQLite's (https://sqlite.org/rescode.html) and PostgreSQL's
(https://www.postgresql.org/docs/current/errcodes-appendix.html).
"""

import os
import socket
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from storage.database import Sessions, SqliteSessions

_OF_FILE = {
    "SQLITE_NOTADB": "{file} is no database but some other file: name another one",
    "SQLITE_BUSY": "another program has locked {file}: stop it first",
    "SQLITE_LOCKED": "another program has locked {file}: stop it first",
    "SQLITE_FULL": "there is no room left for {file}: free some of its disk",
    "SQLITE_READONLY": "{file} can not be written to: let this user do so",
    "SQLITE_PERM": "{file} can not be opened: let this user do so",
    "SQLITE_CANTOPEN": "{file} can not be opened: let this user do so",
    "SQLITE_CORRUPT": "{file} is damaged: put it aside, and restore a backup",
    "SQLITE_IOERR": "the disk does not read or write {file}: look at the system's own log",
}
_OF_SERVER = {
    "28P01": "the PostgreSQL at {place} does not take the password: put it right",
    "28000": "the PostgreSQL at {place} does not let this user in: look at the name, and at pg_hba.conf",
    "3D000": "the PostgreSQL at {place} has no database {name}: make it with `createdb`, or name another one",
    "42501": "the PostgreSQL at {place} does not let this user do that: grant it in the database {name}",
    "53300": "the PostgreSQL at {place} has no connection left: raise its max_connections",
    "53100": "the PostgreSQL at {place} has no room left: free some of its disk",
    "57P03": "the PostgreSQL at {place} is starting or stopping: try again in a moment",
    "25006": "the PostgreSQL at {place} can only be read: name the one that can be written to",
}
_UNREACHED: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, "nobody knows the host {host}: look for a slip in it"),
    (ConnectionRefusedError, "nobody listens at {place}: start PostgreSQL there, or name its port"),
    (TimeoutError, "nobody answers at {place}: look at its address, and at what stands between"),
    (OSError, "there is no way to {place}: look at its address"),
)


def explain(sessions: Sessions, error: Exception) -> str:
    """Return why a database raised `error`."""
    if isinstance(sessions, SqliteSessions):
        file = file_of(sessions)
        return explain_file(file) or _of_code(_OF_FILE, _sqlite_code(error), file=file) or _unknown(error)
    place = _place(sessions.url)
    found = _of_code(_OF_SERVER, _postgres_code(error), **place)
    return found or _of_way(error, place) or _unknown(error)


def file_of(sessions: SqliteSessions) -> Path:
    """Return the real path of a SQLite database: another path may lead to the same file."""
    return Path(str(sessions.url.database)).resolve()


def explain_file(file: Path) -> str | None:
    """Return why a file can not hold a database, as far as one can tell without opening it, or None."""
    folder = file.parent
    if not folder.exists():
        return f"there is no folder {folder}: make it, or name a file elsewhere"
    if not folder.is_dir():
        return f"{folder} is no folder but a file: name a file elsewhere"
    if file.is_dir():
        return f"{file} is a folder: name a file in it, such as {file / 'matters.db'}"
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"the folder {folder} can not be written to: let this user do so"
    if file.exists() and not os.access(file, os.R_OK | os.W_OK):
        return f"{file} can not be written to: let this user do so"
    return None


def _of_code(sentences: dict[str, str], code: str, **named: object) -> str | None:
    return sentences[code].format(**named) if code in sentences else None


def _of_way(error: Exception, place: dict[str, str]) -> str | None:
    said = (sentence for kind, sentence in _UNREACHED if isinstance(error, kind))
    return next((sentence.format(**place) for sentence in said), None)


def _unknown(error: Exception) -> str:
    return f"the database does not answer ({type(error.__cause__ or error).__name__}): check its address"


def _sqlite_code(error: Exception) -> str:
    """Return SQLite's name for a fault, reduced to its primary code."""
    name = str(getattr(getattr(error, "orig", None), "sqlite_errorname", ""))
    return "_".join(name.split("_")[:2])


def _postgres_code(error: Exception) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(origin, "sqlstate", None) or getattr(origin, "pgcode", None) or "")


def _place(url: URL) -> dict[str, str]:
    """Return where a PostgreSQL is, and its database: neither the user nor the password."""
    host = url.host or str(url.query.get("host") or "this machine's socket")
    name = url.database or str(url.query.get("dbname") or "")
    return {"host": host, "place": f"{host}:{url.port or 5432}", "name": name}
