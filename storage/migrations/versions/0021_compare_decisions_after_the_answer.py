"""Mark the decisions of which it is still to be looked whether they look related to an earlier one."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

TO_COMPARE = sa.text("to_compare")


def upgrade() -> None:
    op.add_column(
        "decisions", sa.Column("to_compare", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_index(
        "ix_decisions_to_compare",
        "decisions",
        ["decided_at"],
        sqlite_where=TO_COMPARE,
        postgresql_where=TO_COMPARE,
    )
