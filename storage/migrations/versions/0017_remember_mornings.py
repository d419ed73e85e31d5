"""Remember on which mornings people were written to, and shorten the ladder of nudges to five steps."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "mornings",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("before", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("team", "user"),
    )
    # There were nine steps; whoever was further up gets the last one next.
    op.execute("UPDATE owners SET nudge_step = 4 WHERE nudge_step > 4")
