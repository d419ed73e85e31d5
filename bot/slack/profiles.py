"""What Slack says of somebody, as a person of ours."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage.records import Person


def described(team: str, user: Mapping[str, Any], now: datetime) -> Person:
    """Return somebody from a user object of Slack's, as `users.info` and `user_change` carry it."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or user.get("real_name") or user.get("name") or user.get("id", "")
    return Person(
        team=team,
        user=user.get("id", ""),
        name=name,
        zone=user.get("tz"),
        locale=user.get("locale"),
        home_team=user.get("team_id"),
        bot=bool(user.get("is_bot")),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        deactivated=bool(user.get("deleted")),
        seen_at=now,
    )
