"""Keep what notes say of an action, what an owner waits for, and who has gone with what is theirs.

What was left to do by people who had gone before is handed on as soon as this runs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_LEFT_BEHIND = """
    UPDATE owners SET hand_on_at = CURRENT_TIMESTAMP
    WHERE kind = 'person' AND answer IN ('asked', 'accepted') AND escalation_key IS NULL
    AND action_id IN (
        SELECT id FROM actions WHERE status IN ('asked', 'accepted', 'declined') AND undone_at IS NULL
    )
    AND (
        EXISTS (
            SELECT 1 FROM people
            WHERE people.team = owners.team AND people."user" = owners."user" AND people.deactivated
        )
        OR EXISTS (
            SELECT 1 FROM members
            JOIN actions ON actions.team = members.team AND actions.channel = members.channel
            WHERE members.team = owners.team AND members."user" = owners."user"
            AND actions.id = owners.action_id AND members.left_at IS NOT NULL
        )
    )
"""


def upgrade() -> None:
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("kind", sa.String(), server_default=sa.text("'remark'"), nullable=False)
        )
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ask_chair_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("owners", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waits_since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("waits_for", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("waits_user", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("waits_action", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("waits_note", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("hand_on_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("handed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_owners_team_owners_waits_user"), ["team", "waits_user"])
        batch_op.create_index(batch_op.f("ix_owners_team_owners_waits_action"), ["team", "waits_action"])
        batch_op.create_index(batch_op.f("ix_owners_hand_on_at"), ["hand_on_at"])
    op.execute(_LEFT_BEHIND)
