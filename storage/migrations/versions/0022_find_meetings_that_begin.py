"""Find the meetings of which nobody has seen yet that they began without reading all that ever were."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

UNBEGUN = sa.text("began_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_meetings_unbegun", "meetings", ["starts_at"], sqlite_where=UNBEGUN, postgresql_where=UNBEGUN
    )
