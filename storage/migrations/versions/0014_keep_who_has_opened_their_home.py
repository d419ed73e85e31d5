"""Keep who has opened their Home tab and what it shows, and send under one key as often as that changes."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "homes",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown", sa.String()),
        sa.Column("shown_at", sa.DateTime(timezone=True)),
        sa.Column("within", sa.JSON()),
        sa.Column("answer_to", sa.String()),
        sa.Column("answer", sa.JSON()),
        sa.Column("answer_within", sa.JSON()),
        sa.PrimaryKeyConstraint("team", "user", name=op.f("pk_homes")),
    )
    op.create_index(op.f("ix_homes_team_homes_opened_at"), "homes", ["team", "opened_at"])
    op.add_column("outbox", sa.Column("again", sa.Boolean(), server_default=sa.false(), nullable=False))
