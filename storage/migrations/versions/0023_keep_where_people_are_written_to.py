"""Keep the direct message channel of each person, so that it is not asked for before each message."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("people", sa.Column("direct", sa.String(), nullable=True))
