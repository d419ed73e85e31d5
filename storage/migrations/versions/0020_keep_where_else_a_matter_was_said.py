"""Keep the other messages of a thread in which a matter stands: where it was granted, taken on, or dated."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    for table in ("decisions", "actions"):
        op.add_column(table, sa.Column("said_also", sa.Text(), nullable=True))
