"""Keep what is unclear, what people were told that they missed, and what an upheld concern brings about."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

UNANSWERED = sa.text("answered_at IS NULL")
UNENDED = sa.text("began_at IS NOT NULL AND ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "related_questions",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("newer_id", sa.Integer(), nullable=False),
        sa.Column("older_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["newer_id"], ["decisions.id"], name=op.f("fk_related_questions_newer_id_decisions")
        ),
        sa.ForeignKeyConstraint(
            ["older_id"], ["decisions.id"], name=op.f("fk_related_questions_older_id_decisions")
        ),
        sa.PrimaryKeyConstraint("team", "newer_id", "older_id", name=op.f("pk_related_questions")),
    )
    op.create_index(
        "ix_related_questions_open",
        "related_questions",
        ["team", "channel", "newer_id", "older_id"],
        sqlite_where=UNANSWERED,
        postgresql_where=UNANSWERED,
    )
    index = op.f("ix_related_questions_team_related_questions_older_id")
    op.create_index(index, "related_questions", ["team", "older_id"])
    op.create_table(
        "told_missed",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_right_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_told_missed_decision_id_decisions")
        ),
        sa.PrimaryKeyConstraint("team", "decision_id", "user", name=op.f("pk_told_missed")),
    )
    index = op.f("ix_actions_team_actions_channel_actions_created_at")
    op.create_index(index, "actions", ["team", "channel", "created_at"])
    back = op.f("fk_agenda_items_decision_id_decisions")
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decision_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(back, "decisions", ["decision_id"], ["id"])
    op.add_column("concerns", sa.Column("consequence", sa.String(), nullable=True))
    op.add_column("meetings", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_meetings_unended", "meetings", ["ends_at"], sqlite_where=UNENDED, postgresql_where=UNENDED
    )
