"""Index what follows a channel to another id, and what is looked up first of many groups' records."""

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
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index("ix_decisions_team_decisions_channel_decisions_status")
        batch_op.create_index("ix_decisions_by_status", ["team", "channel", "status", "decided_at"])
        batch_op.create_index("ix_decisions_by_author", ["team", "channel", "author", "status", "decided_at"])
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.drop_index("ix_actions_team_actions_channel_actions_status")
        batch_op.create_index("ix_actions_soonest", ["team", "channel", "status", "due", "id"])
    with op.batch_alter_table("owners", schema=None) as batch_op:
        batch_op.drop_index("ix_owners_team_owners_user")
        batch_op.create_index("ix_owners_team_owners_user_owners_answer", ["team", "user", "answer"])
