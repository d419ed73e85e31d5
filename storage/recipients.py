"""Who is nudged about an owner's part of an action, as SQL."""

from sqlalchemy import case, exists, func, select

from storage.records import UNDER_WAY, OwnerKind
from storage.tables import actions, members, owners

_BLOCKERS = owners.alias("blockers")
_WHOSE_IT_IS = (
    select(_BLOCKERS.c.user)
    .where(_BLOCKERS.c.team == owners.c.team, _BLOCKERS.c.action_id == owners.c.waits_action)
    .where(_BLOCKERS.c.kind == OwnerKind.PERSON, _BLOCKERS.c.answer.in_(UNDER_WAY))
    .order_by(_BLOCKERS.c.id)
    .limit(1)
    .correlate(owners)
    .scalar_subquery()
)
_ANSWERS = case((owners.c.kind == OwnerKind.PERSON, owners.c.user), else_=actions.c.author)
RECIPIENT = case(
    (owners.c.waits_user.is_not(None), owners.c.waits_user),
    (owners.c.waits_action.is_not(None), func.coalesce(_WHOSE_IT_IS, _ANSWERS)),
    else_=_ANSWERS,
)
"""The owner, if they can press; in the place of one who waits, whom they wait for: see `Assignment`."""
HAS_LEFT = (
    exists()
    .where(members.c.team == owners.c.team, members.c.channel == actions.c.channel)
    .where(members.c.user == RECIPIENT, members.c.left_at.is_not(None))
    .correlate(owners, actions)
)
"""Whether that person has left the action's group."""
