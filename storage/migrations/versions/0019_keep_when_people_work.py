"""Keep on which days and at what times people work, and whose public holidays they keep."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"


def upgrade() -> None:
    with op.batch_alter_table("preferences") as preferences:
        preferences.add_column(sa.Column("days", sa.String(), nullable=True))
        preferences.add_column(sa.Column("begins", sa.Time(), nullable=True))
        preferences.add_column(sa.Column("ends", sa.Time(), nullable=True))
        preferences.add_column(sa.Column("country", sa.String(), nullable=True))
        preferences.add_column(sa.Column("subdivision", sa.String(), nullable=True))
