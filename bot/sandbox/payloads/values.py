"""The few values from which every payload is built, and how payloads name them."""

from dataclasses import dataclass
from typing import Any, Literal

Json = dict[str, Any]
"""An object of JSON, as Slack takes it or sends it."""

Kind = Literal["channel", "private", "dm"]


@dataclass(frozen=True)
class Who:
    """A person who does something. `team_id` is their own workspace, which need not be the app's."""

    id: str
    name: str
    team_id: str
    team_domain: str = ""


@dataclass(frozen=True)
class Where:
    """A conversation as the app's workspace sees it; the id says nothing about its kind."""

    id: str
    name: str
    kind: Kind


@dataclass(frozen=True)
class App:
    """An installation of an app. `enterprise_id` is there on Enterprise Grid alone.

    `org_wide` is an installation for the whole enterprise: its payloads name no team of their own.
    """

    app_id: str
    team_id: str
    team_domain: str
    bot_user: str
    bot_id: str
    token: str
    enterprise_id: str | None = None
    enterprise_name: str = ""
    org_wide: bool = False


def grid(app: App) -> dict[str, str]:
    """Return the enterprise's fields, which are absent (not null) off Enterprise Grid."""
    if app.enterprise_id is None:
        return {}
    return {"enterprise_id": app.enterprise_id, "enterprise_name": app.enterprise_name}


def shown_name(where: Where) -> str:
    """Return the name that commands and interactions give: only a public channel's own is told."""
    return {"channel": where.name, "private": "privategroup", "dm": "directmessage"}[where.kind]
