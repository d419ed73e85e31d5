"""Keep where meetings are held, on which days of its plan a group does not meet, and what is on agendas."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("meetings", sa.Column("place", sa.String(), nullable=True))
    op.add_column("series", sa.Column("place", sa.String(), nullable=True))
    op.add_column("series", sa.Column("left_out", sa.String(), nullable=True))
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_agenda_items_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
    )
    index = op.f("ix_agenda_items_team_agenda_items_meeting_id")
    op.create_index(index, "agenda_items", ["team", "meeting_id"], unique=False)
