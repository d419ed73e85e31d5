"""What Slack posts when a person uses the app: commands as forms, the rest as JSON in a field `payload`.

Shapes: https://docs.slack.dev/interactivity and the request fixtures of bolt-python.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.sandbox.payloads.values import App, Json, Where, Who, grid, shown_name

BUTTON_FIELDS = ("text", "value", "url", "style", "confirm")


def slash_command(
    app: App, who: Who, where: Where, command: str, text: str, *, response_url: str, trigger_id: str
) -> dict[str, str]:
    """Return the form of a slash command. Every value is a string, and no field says which thread."""
    return {
        "token": app.token,
        "team_id": app.team_id,
        "team_domain": app.team_domain,
        **grid(app),
        "channel_id": where.id,
        "channel_name": shown_name(where),
        "user_id": who.id,
        "user_name": who.name,
        "command": command,
        "text": text,
        "api_app_id": app.app_id,
        "is_enterprise_install": str(app.org_wide).lower(),
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def message_shortcut(
    app: App,
    who: Who,
    where: Where,
    callback_id: str,
    message: Json,
    *,
    response_url: str,
    trigger_id: str,
    at: str,
) -> Json:
    """Return a shortcut used on a message, at the ts `at`; the user has no `username` here."""
    return {
        "type": "message_action",
        "token": app.token,
        "action_ts": at,
        "team": _team(app),
        "user": {"id": who.id, "name": who.name, "team_id": who.team_id},
        "channel": _channel(where),
        **_enterprise(app),
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "response_url": response_url,
        "message_ts": message["ts"],
        "message": message,
    }


def global_shortcut(app: App, who: Who, callback_id: str, *, trigger_id: str, at: str) -> Json:
    """Return a shortcut used from the search or the plus menu: no channel, message or response_url."""
    return {
        "type": "shortcut",
        "token": app.token,
        "action_ts": at,
        "team": _team(app),
        "user": {"id": who.id, "username": who.name, "team_id": who.team_id},
        **_enterprise(app),
        "callback_id": callback_id,
        "trigger_id": trigger_id,
    }


def action(element: Json, block_id: str, *, at: str, chosen: Mapping[str, Any] | None = None) -> Json:
    """Return one entry of `actions`: what was pressed or, in `chosen`, what its state has become."""
    carried = {key: element[key] for key in BUTTON_FIELDS if key in element and element["type"] == "button"}
    return {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        **carried,
        **(chosen or {}),
        "action_ts": at,
    }


def message_actions(
    app: App,
    who: Who,
    where: Where,
    message: Json,
    actions: Sequence[Json],
    *,
    response_url: str,
    trigger_id: str,
    values: Json | None = None,
) -> Json:
    """Return a click on a message that stays: its whole content comes along."""
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": where.id,
        "is_ephemeral": False,
        **({"thread_ts": message["thread_ts"]} if "thread_ts" in message else {}),
    }
    return {
        **_block_actions(app, who, container, trigger_id, actions),
        "channel": _channel(where),
        "message": message,
        "state": {"values": values or {}},
        "response_url": response_url,
    }


def ephemeral_actions(
    app: App,
    who: Who,
    where: Where,
    message_ts: str,
    actions: Sequence[Json],
    *,
    response_url: str,
    trigger_id: str,
    values: Json | None = None,
) -> Json:
    """Return a click on a message that only one person saw: no `message`, so the app needs a `value`."""
    container = {
        "type": "message",
        "message_ts": message_ts,
        "channel_id": where.id,
        "is_ephemeral": True,
    }
    return {
        **_block_actions(app, who, container, trigger_id, actions),
        "channel": _channel(where),
        "state": {"values": values or {}},
        "response_url": response_url,
    }


def view_actions(app: App, who: Who, view: Json, actions: Sequence[Json], *, trigger_id: str) -> Json:
    """Return a click in a modal or on a Home tab: no channel, message or response_url."""
    container = {"type": "view", "view_id": view["id"]}
    return {**_block_actions(app, who, container, trigger_id, actions), "view": view}


def view_submission(app: App, who: Who, view: Json, *, trigger_id: str) -> Json:
    """Return a modal that was submitted, its answers in `view.state.values`."""
    return {
        "type": "view_submission",
        **_from_view(app, who, view),
        "trigger_id": trigger_id,
        "response_urls": [],
    }


def view_closed(app: App, who: Who, view: Json, *, is_cleared: bool = False) -> Json:
    """Return a modal that was closed, alone or with its whole stack; there is no trigger to answer with."""
    return {"type": "view_closed", **_from_view(app, who, view), "is_cleared": is_cleared}


def _block_actions(app: App, who: Who, container: Json, trigger_id: str, actions: Sequence[Json]) -> Json:
    return {
        "type": "block_actions",
        "user": _user(who),
        "api_app_id": app.app_id,
        "token": app.token,
        "container": container,
        "trigger_id": trigger_id,
        "team": _team(app),
        **_enterprise(app),
        "actions": list(actions),
    }


def _from_view(app: App, who: Who, view: Json) -> Json:
    return {
        "team": _team_of(who, app),
        "user": _user(who),
        "api_app_id": app.app_id,
        "token": app.token,
        "view": view,
        **_enterprise(app),
    }


def _user(who: Who) -> Json:
    return {"id": who.id, "username": who.name, "name": who.name, "team_id": who.team_id}


def _channel(where: Where) -> Json:
    return {"id": where.id, "name": shown_name(where)}


def _team(app: App) -> Json | None:
    return None if app.org_wide else {"id": app.team_id, "domain": app.team_domain, **grid(app)}


def _team_of(who: Who, app: App) -> Json | None:
    """Return the person's own workspace, to which a view belongs wherever the app is installed."""
    if who.team_id == app.team_id or app.org_wide:
        return _team(app)
    return {"id": who.team_id, "domain": who.team_domain}


def _enterprise(app: App) -> Json:
    there = {"id": app.enterprise_id, "name": app.enterprise_name} if app.enterprise_id else None
    return {"is_enterprise_install": app.org_wide, "enterprise": there}
