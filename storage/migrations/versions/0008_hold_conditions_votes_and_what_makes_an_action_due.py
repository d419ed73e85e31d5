"""Hold what a decision is subject to, and what makes an action due."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("due_meeting", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("repeats", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("last_done_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("condition", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("votes", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("proposer", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("seconder", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("on_behalf_of", sa.Text(), nullable=True))
