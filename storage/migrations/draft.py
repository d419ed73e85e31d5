"""Draft a version from what `storage/tables.py` has and the versions so far do not.

    python -m storage.migrations.draft "Add a colour to groups"
    python -m storage.migrations.draft --afresh "Make the tables"

The second form throws all versions away and begins again: only before anything was released.
Read what it wrote, then `make format`.
"""

import argparse
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from storage import schema

VERSIONS = Path(__file__).parent / "versions"


def draft(message: str, *, afresh: bool = False, versions: Path = VERSIONS) -> Path:
    """Write the next version's file and return its path."""
    written = sorted(versions.glob("[0-9]*.py"))
    if afresh:
        for path in written:
            path.unlink()
        written = []
    number = f"{int(written[-1].name[:4]) + 1 if written else 1:04d}"
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = schema.alembic(connection)
        command.upgrade(config, "head")
        command.revision(config, message, rev_id=number, autogenerate=True)
    engine.dispose()
    return next(versions.glob(f"{number}_*.py"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("message")
    parser.add_argument("--afresh", action="store_true")
    given = parser.parse_args()
    print(draft(given.message, afresh=given.afresh))
