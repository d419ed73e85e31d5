"""The table of commands, shortcuts, buttons, forms and events, and what answers each. Read this first."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot import answers, shortcuts
from bot.buttons import actions, alike, asks, attendance, details, doors, nudges
from bot.buttons import decisions as decision_buttons
from bot.buttons import meetings as meeting_buttons
from bot.buttons import recaps as recap_buttons
from bot.commands import action, decide, lookups, meeting, recap
from bot.context import Bot
from bot.events import channels, mentions, messages, reactions
from bot.forms import actions as action_forms
from bot.forms import asks as ask_forms
from bot.forms import attendance as attendance_forms
from bot.forms import concerns as concern_forms
from bot.forms import decisions as decision_forms
from bot.forms import meetings as meeting_forms
from bot.forms import settling, snooze
from bot.forms import threads as thread_forms

Handler = Callable[..., Awaitable[None]]

COMMANDS: dict[str, Handler] = {
    "/action": action.action,
    "/actions": lookups.actions_command,
    "/decide": decide.decide,
    "/decisions": lookups.decisions_command,
    "/meeting": meeting.meeting,
    "/recap": recap.recap,
}
MESSAGE_SHORTCUTS: dict[str, Handler] = {
    "capture_thread": shortcuts.capture_thread,
    "raise_concern": shortcuts.raise_concern,
    "record_action": shortcuts.record_action,
    "record_decision": shortcuts.record_decision,
}
BUTTONS: dict[str, Handler] = {
    **{f"action_day_{number}": actions.choose_day for number in range(1, 5)},
    "action_details": actions.details,
    "action_more": action_forms.unfold,
    "action_undo": actions.undo,
    "ask_accept": asks.accept,
    "ask_date": asks.another_date,
    "ask_decline": asks.decline,
    "ask_pass_on": asks.pass_on,
    "concern_close": concern_forms.close,
    "capture_thread_open": doors.capture_thread,
    "decision_amends": alike.amends,
    "decision_concern": details.concern,
    "decision_details": details.details,
    "decision_form_more": decision_forms.more,
    "decision_got_it": decision_buttons.got_it,
    "decision_replaces": alike.replaces,
    "decision_settle": settling.choose,
    "decision_undo": decision_buttons.undo,
    "decision_unrelated": alike.unrelated,
    "meeting_apologies": attendance.apologies,
    "meeting_attendance": attendance.correct,
    "meeting_change": meeting_buttons.change,
    "meeting_confirm": meeting_buttons.confirm,
    "meeting_here": attendance.here,
    "meeting_more": meeting_forms.unfold,
    "meeting_substitute": attendance.substitute,
    "nudge_done": nudges.done,
    "nudge_snooze": nudges.snooze,
    "nudge_still_on_it": nudges.still_on_it,
    "open_form": doors.open_form,
    "recap_got_it": recap_buttons.got_it,
}
FORMS: dict[str, Handler] = {
    "action_form": action_forms.submit,
    "ask_date": ask_forms.another_date,
    "ask_pass_on": ask_forms.pass_on,
    "concern_closing": concern_forms.closed,
    "concern_form": concern_forms.submitted,
    "concern_choice": thread_forms.concern_chosen,
    "decision_changed": alike.changed,
    "decision_form": decision_forms.submitted,
    "decision_status": settling.settled,
    "meeting_attendance": attendance_forms.correct,
    "meeting_form": meeting_forms.submit,
    "meeting_plan": meeting_forms.confirm,
    "meeting_substitute": attendance_forms.substitute,
    "nudge_snooze": snooze.submit,
    "thread_form": thread_forms.submitted,
}
EVENTS: dict[str, Handler] = {
    "app_mention": mentions.mentioned,
    "message": messages.message,
    "member_joined_channel": channels.joined,
    "member_left_channel": channels.left,
    "channel_left": channels.changed,
    "group_left": channels.changed,
    "channel_rename": channels.renamed,
    "group_rename": channels.renamed,
    "channel_archive": channels.archived,
    "group_archive": channels.archived,
    "channel_deleted": channels.archived,
    "group_deleted": channels.archived,
    "channel_unarchive": channels.unarchived,
    "group_unarchive": channels.unarchived,
    "channel_id_changed": channels.moved,
    "channel_shared": channels.changed,
    "channel_unshared": channels.changed,
    "reaction_added": reactions.added,
    "reaction_removed": reactions.removed,
    "user_change": channels.person_changed,
}

_ANYTHING = re.compile(".*", re.DOTALL)


def build_app(bot: Bot) -> AsyncApp:
    """Return the Bolt application that answers everything Slack sends.

    Signatures are checked in front of it (`bot.server`), by our clock. It acknowledges only what a
    handler has stored: `process_before_response`.
    """
    app = AsyncApp(
        before_authorize=_given(bot),
        authorize=_authorize(bot),
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=True,
    )
    app.listener_runner.listener_completion_handler = answers.KeepAck()
    app.error(answers.failed)
    _listen(app)
    return app


def _listen(app: AsyncApp) -> None:
    for name, handler in COMMANDS.items():
        app.command(name)(handler)
    for name, handler in MESSAGE_SHORTCUTS.items():
        app.message_shortcut(name)(handler)
    for name, handler in BUTTONS.items():
        app.action(name)(handler)
    for name, handler in FORMS.items():
        app.view(name)(handler)
    for name, handler in EVENTS.items():
        app.event(name)(handler)
    # Slack switches off an app that fails often, so what nobody asked for is answered all the same.
    app.command(_ANYTHING)(answers.unknown_command)
    app.shortcut(_ANYTHING)(answers.nothing)
    app.event(_ANYTHING)(answers.nothing)
    app.options(_ANYTHING)(answers.nothing)
    app.action(_ANYTHING)(answers.nothing)
    app.view(_ANYTHING)(answers.nothing)
    app.view_closed(_ANYTHING)(answers.nothing)


def _authorize(bot: Bot) -> Callable[..., Awaitable[AuthorizeResult]]:
    async def authorize(context: AsyncBoltContext, enterprise_id: str | None) -> AuthorizeResult:
        """Answer from what we know: no call to Slack for each request."""
        workspace = bot.workspaces[context["team"]]
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=workspace.team,
            bot_user_id=workspace.bot_user,
            bot_id=workspace.bot_id,
            bot_token=bot.tokens[workspace.team],
        )

    return authorize


def _given(bot: Bot) -> Callable[..., Awaitable[BoltResponse | None]]:
    async def given(
        context: AsyncBoltContext,
        body: dict[str, Any],
        next_: Callable[[], Awaitable[None]],  # Bolt's other name for `next`
    ) -> BoltResponse | None:
        team = installed_team(bot, body)
        if team is None and body.get("type") != "url_verification":
            return BoltResponse(status=200, body="")
        context["bot"] = bot
        context["sessions"] = bot.sessions
        context["clock"] = bot.clock
        context["people"] = bot.people
        context["team"] = team
        if team is not None:
            # Bolt's own client knows neither our address of Slack's nor our connections, and retries.
            context["client"] = bot.clients[team]
        await next_()
        return None

    return given


def installed_team(bot: Bot, body: dict[str, Any]) -> str | None:
    """Return the workspace in which the bot is installed that a request is for.

    In a channel shared between workspaces the sender's team may be another one: Slack then names ours
    in `authorizations` (events) or `app_installed_team_id` (forms), and nowhere for a button: it can
    only be the one workspace there is. None means that the request is for nobody here.
    """
    named = [authorization.get("team_id") for authorization in body.get("authorizations") or []]
    named += [(body.get("view") or {}).get("app_installed_team_id")]
    named += [(body.get("team") or {}).get("id"), body.get("team_id")]
    known = [team for team in named if team in bot.workspaces]
    if known:
        return str(known[0])
    pressed = body.get("type") == "block_actions"
    return next(iter(bot.workspaces)) if pressed and len(bot.workspaces) == 1 else None
