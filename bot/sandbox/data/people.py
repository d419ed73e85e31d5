"""People, bots and user groups, and how `users.info` and `usergroups.list` describe them."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.sandbox.payloads import Json

SLACKBOT = "USLACKBOT"
"""Slack's own account, which tells a person that a command has failed."""


@dataclass
class Person:
    """Somebody with an account in one workspace."""

    id: str
    team: str
    handle: str
    real_name: str
    zone: str
    locale: str
    email: str
    is_guest: bool = False
    deleted: bool = False
    is_bot: bool = False
    bot_id: str | None = None
    updated: int = 0
    enterprise: str | None = None
    display_name: str = ""
    """What others see them called; their handle unless they chose something else."""
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    """When the status ends, in seconds since 1970; 0 for never."""
    paused_until: int = 0
    """Until when notifications are paused, likewise; 0 when they are not."""
    hidden: bool = False
    """Whether `users.info` fails for other workspaces, which a profile's settings can ask for."""

    @property
    def shown(self) -> str:
        """What they are called wherever they are mentioned."""
        return self.display_name or self.handle

    def profile(self) -> Json:
        """Return the public half of the profile."""
        first, _, last = self.real_name.partition(" ")
        return {
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.shown,
            "display_name_normalized": self.shown,
            "first_name": first,
            "last_name": last,
            "title": "",
            "status_text": self.status_text,
            "status_emoji": self.status_emoji,
            "status_expiration": self.status_expiration,
            "avatar_hash": f"g{self.id.lower()[-11:]}",
            "team": self.team,
        }

    def as_dnd(self, now: datetime) -> Json:
        """Return what an app is told of their notifications: when they next pause, also where that is now."""
        begins, ends = (int(now.timestamp()), self.paused_until) if self.paused_until else (1, 1)
        return {"dnd_enabled": bool(self.paused_until), "next_dnd_start_ts": begins, "next_dnd_end_ts": ends}

    def as_user(self, *, now: datetime, viewer_team: str, with_email: bool, with_locale: bool) -> Json:
        """Return the user object for an app in `viewer_team`; other workspaces see no e-mail or locale."""
        local = now.astimezone(ZoneInfo(self.zone))
        offset = local.utcoffset()
        profile = self.profile()
        user: Json = {
            "id": self.id,
            "team_id": self.team,
            "name": self.handle,
            "deleted": self.deleted,
            "real_name": self.real_name,
            "profile": profile,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": self.updated,
        }
        if self.is_bot:
            profile["api_app_id"] = ""
            profile["bot_id"] = self.bot_id
        if self.deleted:
            return user
        user |= {
            "color": "9f69e7",
            "tz": self.zone,
            "tz_label": local.tzname() or self.zone,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "is_admin": False,
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": self.is_guest,
            "is_ultra_restricted": False,
        }
        if self.enterprise:
            user["enterprise_user"] = {"id": self.id, "enterprise_id": self.enterprise, "teams": [self.team]}
        if self.team != viewer_team:
            return user | {"is_stranger": False}
        if with_email and not self.is_bot:
            profile["email"] = self.email
        if with_locale:
            user["locale"] = self.locale
        return user


@dataclass
class UserGroup:
    """A named set of people, mentioned as `@handle`."""

    id: str
    team: str
    handle: str
    members: list[str] = field(default_factory=list)
    created: int = 0

    def as_usergroup(self, *, with_users: bool, with_count: bool) -> Json:
        """Return the user group as `usergroups.list` does."""
        group: Json = {
            "id": self.id,
            "team_id": self.team,
            "is_usergroup": True,
            "name": self.handle.capitalize(),
            "description": "",
            "handle": self.handle,
            "is_external": False,
            "date_create": self.created,
            "date_update": self.created,
            "date_delete": 0,
            "auto_type": None,
            "prefs": {"channels": [], "groups": []},
        }
        if with_users:
            group["users"] = list(self.members)
        if with_count:
            group["user_count"] = len(self.members)
        return group
