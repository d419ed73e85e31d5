"""One of every payload, from one evening in one workspace and its neighbour."""

from typing import Any

from bot.sandbox.payloads import App, Where, Who, events, interactions, messages

APP = App("A1", "T1", "council", "UBOT", "B1", "verification")
GRID = App("A1", "T1", "council", "UBOT", "B1", "verification", "E1", "County")
ORG = App("A1", "T1", "council", "UBOT", "B1", "verification", "E1", "County", org_wide=True)

ADE = Who("U1", "ade", "T1")
VAL = Who("W2", "val", "T2", "charity")
BOARD = Where("C1", "wellbeing-board", "channel")
CHAIRS = Where("C2", "chairs", "private")
DM = Where("D1", "ade", "dm")

TS, LATER, LATEST = "1800000000.000100", "1800000060.000200", "1800000120.000300"
URL = "https://127.0.0.1/response"
BUTTON = {
    "type": "button",
    "action_id": "undo",
    "text": {"type": "plain_text", "text": "Undo"},
    "value": "D1",
}
SELECT = {"type": "users_select", "action_id": "owner", "initial_user": "U1"}
VIEW = {
    "id": "V1",
    "team_id": "T1",
    "type": "modal",
    "blocks": [],
    "callback_id": "decision",
    "state": {"values": {}},
    "app_installed_team_id": "T1",
}
THEIR_VIEW = {**VIEW, "team_id": "T2"}

POSTED = messages.message(ADE, BOARD, "We ship <@U2>", TS)
REPLY = messages.thread_reply(VAL, BOARD, "When?", LATER, POSTED, shared=True)
OWN = messages.bot_message(APP, BOARD, "D1 We ship", LATER, thread_ts=TS)

EVENTS: dict[str, dict[str, Any]] = {
    "message": POSTED,
    "message with blocks": messages.message(ADE, DM, "Hello", TS, blocks=[{"type": "divider"}]),
    "thread reply": REPLY,
    "thread broadcast": messages.thread_broadcast(ADE, BOARD, "On Friday", LATEST, POSTED),
    "the bot's own": OWN,
    "the bot's own with blocks": messages.bot_message(APP, BOARD, "x", LATER, blocks=[{"type": "divider"}]),
    "message changed": messages.message_changed(
        BOARD, messages.edited(POSTED, "We wait", ADE, LATER), POSTED, LATER
    ),
    "message deleted": messages.message_deleted(CHAIRS, POSTED, LATER),
    "mention": messages.app_mention(ADE, BOARD, "<@UBOT> decide We ship", TS),
    "mention from next door": messages.app_mention(VAL, BOARD, "<@UBOT>", LATER, shared=True, thread_ts=TS),
    "reaction added": events.reaction_added(VAL, BOARD, "scales::skin-tone-3", TS, "U1", at=LATER),
    "reaction removed": events.reaction_removed(ADE, BOARD, "scales", TS, "UBOT", at=LATER),
    "joined": events.member_joined_channel(ADE, CHAIRS, at=TS),
    "invited": events.member_joined_channel(VAL, BOARD, at=TS, inviter="U1"),
    "left": events.member_left_channel(ADE, BOARD, at=TS),
    "home opened": events.app_home_opened(ADE, "D1", tab="messages", at=TS),
    "channel archived": events.channel_archive(ADE, BOARD, at=TS),
    "private channel archived": events.channel_archive(ADE, CHAIRS, at=TS),
    "channel renamed": events.channel_rename(BOARD, 1_700_000_000, at=TS),
    "private channel renamed": events.channel_rename(CHAIRS, 1_700_000_000, at=TS),
    "channel got another id": events.channel_id_changed("G1", "C9", at=TS),
    "person changed": events.user_change({"id": "U1", "team_id": "T1", "name": "ade"}, 1_800_000_000, at=TS),
    "tokens revoked": events.tokens_revoked(bot=("UBOT",)),
    "uninstalled": events.app_uninstalled(),
}

UNDO = interactions.action(BUTTON, "card", at=LATER)
COMMAND = interactions.slash_command(
    APP, ADE, BOARD, "/decide", "We ship", response_url=URL, trigger_id="1.2.a"
)
SHORTCUT = interactions.message_shortcut(
    APP,
    ADE,
    BOARD,
    "record_decision",
    messages.stored(REPLY),
    response_url=URL,
    trigger_id="1.2.a",
    at=LATEST,
)
EVERYWHERE = interactions.global_shortcut(APP, ADE, "record_decision", trigger_id="1.2.a", at=LATEST)
PRESSED = interactions.message_actions(
    APP, VAL, BOARD, messages.stored(OWN), [UNDO], response_url=URL, trigger_id="1.2.a"
)
PRESSED_DM = interactions.message_actions(
    APP, ADE, DM, {"ts": TS, "text": "Done?"}, [UNDO], response_url=URL, trigger_id="1.2.a"
)
PRESSED_EPHEMERAL = interactions.ephemeral_actions(
    APP, ADE, CHAIRS, LATER, [UNDO], response_url=URL, trigger_id="1.2.a"
)
PRESSED_IN_VIEW = interactions.view_actions(
    APP,
    ADE,
    VIEW,
    [interactions.action(SELECT, "who", at=LATER, chosen={"selected_user": "W2"})],
    trigger_id="1.2.a",
)
SUBMITTED = interactions.view_submission(APP, ADE, VIEW, trigger_id="1.2.a")
SUBMITTED_NEXT_DOOR = interactions.view_submission(APP, VAL, THEIR_VIEW, trigger_id="1.2.a")
CLOSED = interactions.view_closed(APP, ADE, VIEW, is_cleared=True)


def delivered(event: dict[str, Any], app: App = APP, **more: Any) -> dict[str, Any]:
    """Return an event in its envelope."""
    return events.envelope(app, event, event_id="Ev1", event_time=1_800_000_000, **more)
