"""Events that are not messages, and the envelope around every event.

https://docs.slack.dev/reference/events
"""

from typing import Literal

from bot.sandbox.payloads.values import App, Json, Where, Who


def envelope(
    app: App,
    event: Json,
    *,
    event_id: str,
    event_time: int,
    sender_team: str | None = None,
    shared: bool = False,
) -> Json:
    """Return an event as it is delivered to one installation.

    In a channel that spans workspaces `team_id` is the sender's, and only `authorizations` says whose
    token to answer with; a single one is listed, however many installations can see the event.
    """
    home = sender_team in (None, app.team_id)
    return {
        "token": app.token,
        "team_id": app.team_id if home else sender_team,
        **({"enterprise_id": app.enterprise_id} if app.enterprise_id and home else {}),
        "context_team_id": app.team_id,
        "context_enterprise_id": app.enterprise_id,
        "api_app_id": app.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": event_time,
        "authorizations": [_authorization(app)],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{event_id}",
    }


def _authorization(app: App) -> Json:
    return {
        "enterprise_id": app.enterprise_id,
        "team_id": None if app.org_wide else app.team_id,
        "user_id": app.bot_user,
        "is_bot": True,
        "is_enterprise_install": app.org_wide,
    }


def url_verification(app: App, challenge: str) -> Json:
    """Return the question that Slack asks once, when an address is configured."""
    return {"type": "url_verification", "token": app.token, "challenge": challenge}


def app_rate_limited(app: App, minute: int) -> Json:
    """Return the notice, without an envelope, that events of a minute (Unix seconds) were dropped."""
    return {
        "type": "app_rate_limited",
        "token": app.token,
        "team_id": app.team_id,
        "minute_rate_limited": minute,
        "api_app_id": app.app_id,
    }


def reaction_added(
    who: Who, where: Where, reaction: str, item_ts: str, item_user: str | None, *, at: str
) -> Json:
    """Return a reaction to a message; neither its text nor its thread is told. `item_user` may be absent."""
    return _reaction("reaction_added", who, where, reaction, item_ts, item_user, at)


def reaction_removed(
    who: Who, where: Where, reaction: str, item_ts: str, item_user: str | None, *, at: str
) -> Json:
    """Return a reaction taken back."""
    return _reaction("reaction_removed", who, where, reaction, item_ts, item_user, at)


def _reaction(
    kind: str, who: Who, where: Where, reaction: str, item_ts: str, item_user: str | None, at: str
) -> Json:
    return {
        "type": kind,
        "user": who.id,
        "reaction": reaction,
        "item": {"type": "message", "channel": where.id, "ts": item_ts},
        **({} if item_user is None else {"item_user": item_user}),
        "event_ts": at,
    }


def member_joined_channel(who: Who, where: Where, *, at: str, inviter: str | None = None) -> Json:
    """Return somebody's arrival, the bot's own among them; `inviter` is absent if they came by themselves."""
    invited = {} if inviter is None else {"inviter": inviter}
    return {**_membership("member_joined_channel", who, where), **invited, "event_ts": at}


def member_left_channel(who: Who, where: Where, *, at: str) -> Json:
    """Return somebody's departure, whether they left or were removed."""
    return {**_membership("member_left_channel", who, where), "event_ts": at}


def _membership(kind: str, who: Who, where: Where) -> Json:
    return {
        "type": kind,
        "user": who.id,
        "channel": where.id,
        "channel_type": "C" if where.kind == "channel" else "G",
        "team": who.team_id,
    }


def app_home_opened(
    who: Who, dm: str, *, tab: Literal["home", "messages"], at: str, view: Json | None = None
) -> Json:
    """Return a visit to the app's Home; `dm` is the channel with the app, `view` what was published."""
    shown = {} if view is None else {"view": view}
    return {"type": "app_home_opened", "user": who.id, "channel": dm, "tab": tab, **shown, "event_ts": at}


def channel_archive(who: Who, where: Where, *, at: str) -> Json:
    """Return the archiving of a channel; for a private one the event has another name."""
    kind = "channel_archive" if where.kind == "channel" else "group_archive"
    return {"type": kind, "channel": where.id, "user": who.id, "is_moved": 0, "event_ts": at}


def channel_rename(where: Where, created: int, *, at: str) -> Json:
    """Return a new name; alone among these events, `channel` is an object."""
    kind = "channel_rename" if where.kind == "channel" else "group_rename"
    channel = {
        "id": where.id,
        "is_channel": where.kind == "channel",
        "is_mpim": False,
        "name": where.name,
        "name_normalized": where.name,
        "created": created,
    }
    return {"type": kind, "channel": channel, "event_ts": at}


def channel_id_changed(old: str, new: str, *, at: str) -> Json:
    """Return the change of id that sharing a channel with another workspace can bring."""
    return {
        "type": "channel_id_changed",
        "old_channel_id": old,
        "new_channel_id": new,
        "event_ts": at,
    }


def user_change(user: Json, cache_ts: int, *, at: str, kind: str = "user_change") -> Json:
    """Return a person's whole new record, as users.info would give it; other kinds tell the same."""
    return {"type": kind, "user": user, "cache_ts": cache_ts, "event_ts": at}


def dnd_updated_user(user: str, status: Json, *, at: str) -> Json:
    """Return that somebody has paused their notifications, or takes them again."""
    return {"type": "dnd_updated_user", "user": user, "dnd_status": status, "event_ts": at}


def tokens_revoked(*, bot: tuple[str, ...] = (), oauth: tuple[str, ...] = ()) -> Json:
    """Return the loss of tokens; it names their users, and no time."""
    return {"type": "tokens_revoked", "tokens": {"oauth": list(oauth), "bot": list(bot)}}


def app_uninstalled() -> Json:
    """Return the app's removal, with neither user nor time; it may come before or after tokens_revoked."""
    return {"type": "app_uninstalled"}
