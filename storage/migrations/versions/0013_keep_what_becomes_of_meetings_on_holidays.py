"""Keep what becomes of a series' meetings that fall on public holidays."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holiday_shift", sa.Integer(), nullable=True))
