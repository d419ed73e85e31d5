"""Call what is kept of an owner's nudges what it is: the step that is next, and the keys of messages."""

from alembic import op

revision = "0007"
down_revision = "0006"

NAMES = {"rung": "nudge_step", "nudged_in": "nudge_key", "told_in": "escalation_key"}


def upgrade() -> None:
    # Both databases do so in place, and in the conditions of indexes too.
    for old, new in NAMES.items():
        op.execute(f"ALTER TABLE owners RENAME COLUMN {old} TO {new}")
