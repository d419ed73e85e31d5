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
    with op.batch_alter_table("owners") as owners:
        owners.add_column(sa.Column("nudged_from", sa.Date(), nullable=True))
    # There were nine steps; whoever was further up gets the last one next.
    op.execute("UPDATE owners SET nudge_step = 4 WHERE nudge_step > 4")
    op.create_index("ix_owners_team_owners_tell_owners_tell_at", "owners", ["team", "tell", "tell_at"])
    op.create_index("ix_members_team_members_user", "members", ["team", "user"])
