"""Find by its channel all that follows a channel to another id."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_NAMED = {
    "postgresql": """
        UPDATE events_seen SET channel = split_part(key, ':', 2) WHERE key ~ '^[^:]*:[CDG][A-Z0-9]+:'
    """,
    "sqlite": """
        UPDATE events_seen
        SET channel = substr(key, instr(key, ':') + 1, instr(substr(key, instr(key, ':') + 1), ':') - 1)
        WHERE substr(key, instr(key, ':') + 1) GLOB '[CDG][A-Z0-9]*:*'
    """,
}


def upgrade() -> None:
    with op.batch_alter_table("events_seen", schema=None) as batch_op:
        batch_op.add_column(sa.Column("channel", sa.String(), nullable=True))
    op.execute(_NAMED[op.get_bind().dialect.name])
    for table in ("events_seen", "history", "messages", "outbox"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(
                batch_op.f(f"ix_{table}_team_{table}_channel"), ["team", "channel"], unique=False
            )
