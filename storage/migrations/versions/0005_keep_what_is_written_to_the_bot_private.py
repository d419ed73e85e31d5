"""Keep what is written to the bot private; what was written before is on the cards already."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("audience", sa.String(), server_default=sa.text("'group'"), nullable=False)
        )
