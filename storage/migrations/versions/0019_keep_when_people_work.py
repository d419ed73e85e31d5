"""Keep when people work, whose public holidays they keep, and the leave that Slack suggests."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    with op.batch_alter_table("preferences") as preferences:
        preferences.add_column(sa.Column("days", sa.String(), nullable=True))
        preferences.add_column(sa.Column("begins", sa.Time(), nullable=True))
        preferences.add_column(sa.Column("ends", sa.Time(), nullable=True))
        preferences.add_column(sa.Column("country", sa.String(), nullable=True))
        preferences.add_column(sa.Column("subdivision", sa.String(), nullable=True))
    op.create_table(
        "suggested_leave",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("team", "user"),
    )
