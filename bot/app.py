"""The table of commands, shortcuts, buttons, forms and events, and what answers each. Read this first.

Handlers are named as `module:function` within `bot`, and imported when the application is built: whoever
only wants the table, such as the manifest, needs neither Slack's library nor the database's. Bolt gives each
what its parameters name: `ack`, and what was done (`bot.acts`): `asked` by a command, `press`, `submission`,
or `heard` of an event.

Beside the handler of a button or a form stands what its value names, a key of `bot.access.named.KINDS`:
only who may see the group of that gets to the handler. `inside` tells it in which of the channels they are.
"""

import pkgutil
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.authorization import AuthorizeResult
    from slack_bolt.context.async_context import AsyncBoltContext
    from slack_bolt.response import BoltResponse

    from bot.context import Bot

Handler = Callable[..., Awaitable[None]]
Entry = str | Handler | tuple[str | Handler, str]
Table = Mapping[str, Entry]

COMMANDS: dict[str, Entry] = {
    "/action": "commands.action:action",
    "/actions": "commands.lookups:actions_command",
    "/decide": "commands.decide:decide",
    "/decisions": "commands.lookups:decisions_command",
    "/meeting": "commands.meeting:meeting",
    "/recap": "commands.recap:recap",
}
MESSAGE_SHORTCUTS: dict[str, Entry] = {
    "capture_thread": "shortcuts:capture_thread",
    "raise_concern": "shortcuts:raise_concern",
    "record_action": "shortcuts:record_action",
    "record_decision": "shortcuts:record_decision",
}
BUTTONS: dict[str, Entry] = {
    **{f"action_day_{number}": ("buttons.actions:choose_day", "here") for number in range(1, 5)},
    "action_details": ("buttons.actions:details", "action to read"),
    "action_done": ("forms.action_details:done", "action"),
    "action_drop": ("forms.action_details:drop", "action"),
    "action_more": ("forms.actions:unfold", "channel"),
    "action_pass_on": ("forms.action_details:pass_on", "owner"),
    "action_undo": ("buttons.actions:undo", "action"),
    "ask_accept": ("buttons.asks:accept", "owner"),
    "ask_date": ("buttons.asks:another_date", "owner"),
    "ask_decline": ("buttons.asks:decline", "owner"),
    "ask_pass_on": ("buttons.asks:pass_on", "owner"),
    "concern_close": ("forms.concerns:close", "details"),
    "capture_thread_open": ("buttons.doors:capture_thread", "here"),
    "done_after_all": ("buttons.replies:not_done", "owner"),
    "decision_amends": ("buttons.alike:amends", "pair"),
    "decision_concern": ("buttons.decisions:concern", "decision"),
    "decision_details": ("buttons.decisions:details", "decision to read"),
    "decision_form_more": ("forms.decisions:unfold", "channel"),
    "decision_got_it": ("buttons.decisions:got_it", "decision"),
    "decision_replaces": ("buttons.alike:replaces", "pair"),
    "decision_settle": ("forms.decision_details:settle", "details"),
    "decision_undo": ("buttons.decisions:undo", "decision"),
    "decision_unrelated": ("buttons.alike:unrelated", "pair"),
    "meeting_agree": ("buttons.meeting_changes:agree", "question"),
    "meeting_alter": ("buttons.meeting_changes:confirm", "here"),
    "meeting_alter_change": ("buttons.meeting_changes:change", "here"),
    "meeting_apologies": ("buttons.attendance:apologies", "meeting"),
    "meeting_attendance": ("buttons.attendance:correct", "meeting"),
    "meeting_change": ("buttons.meetings:change", "here"),
    "meeting_confirm": ("buttons.meetings:confirm", "here"),
    "meeting_here": ("buttons.attendance:here", "meeting"),
    "meeting_more": ("forms.meetings:unfold", "channel"),
    "meeting_refuse": ("buttons.meeting_changes:refuse", "question"),
    "meeting_substitute": ("buttons.attendance:substitute", "meeting"),
    "note_asker": ("buttons.replies:only_the_asker", "message"),
    "note_group": ("buttons.replies:the_group", "message"),
    "note_nobody": ("buttons.replies:nobody", "message"),
    "nudge_done": ("buttons.nudges:done", "owner"),
    "nudge_snooze": ("buttons.nudges:snooze", "owner"),
    "nudge_still_on_it": ("buttons.nudges:still_on_it", "owner"),
    "open_form": ("buttons.doors:open_form", "here"),
    "recap_got_it": ("buttons.recaps:got_it", "decisions"),
    "sharing_confirm": ("buttons.sharing:confirm", "question"),
}
FORMS: dict[str, Entry] = {
    "action_drop": ("forms.action_details:dropped", "action"),
    "action_form": ("forms.actions:submitted", "channel"),
    "action_pass_on": ("forms.action_details:passed_on", "action"),
    "ask_date": ("forms.asks:redated", "owner"),
    "ask_pass_on": ("forms.asks:passed_on", "owner"),
    "concern_closing": ("forms.concerns:closed", "concern"),
    "concern_form": ("forms.concerns:submitted", "decision"),
    "concern_choice": ("forms.threads:concern_chosen", "channel"),
    "decision_changed": ("buttons.alike:changed", "pair"),
    "decision_form": ("forms.decisions:submitted", "channel"),
    "decision_status": ("forms.decision_details:settled", "decision"),
    "meeting_alter": ("buttons.meeting_changes:submitted", "channel"),
    "meeting_attendance": ("forms.attendance:corrected", "meeting"),
    "meeting_form": ("forms.meetings:submitted", "channel"),
    "meeting_move": ("forms.meeting_changes:submitted", "channel"),
    "meeting_plan": ("forms.meetings:confirmed", "channel"),
    "meeting_substitute": ("forms.attendance:substituted", "meeting"),
    "nudge_snooze": ("forms.snooze:submitted", "owner"),
    "thread_form": ("forms.threads:submitted", "channel"),
}
EVENTS: dict[str, Entry] = {
    "app_mention": "events.mentions:mentioned",
    "message": "events.messages:message",
    "member_joined_channel": "events.channels:joined",
    "member_left_channel": "events.channels:left",
    "channel_left": "events.channels:changed",
    "group_left": "events.channels:changed",
    "channel_rename": "events.channels:renamed",
    "group_rename": "events.channels:renamed",
    "channel_archive": "events.channels:archived",
    "group_archive": "events.channels:archived",
    "channel_deleted": "events.channels:archived",
    "group_deleted": "events.channels:archived",
    "channel_unarchive": "events.channels:unarchived",
    "group_unarchive": "events.channels:unarchived",
    "channel_id_changed": "events.channels:moved",
    "channel_shared": "events.channels:shared",
    "channel_unshared": "events.channels:changed",
    "reaction_added": "events.reactions:added",
    "reaction_removed": "events.reactions:removed",
    "user_change": "events.channels:person_changed",
}

_ANYTHING = re.compile(".*", re.DOTALL)


def build_app(bot: "Bot") -> "AsyncApp":
    """Return the Bolt application that answers everything Slack sends.

    Signatures are checked in front of it (`bot.server`), by our clock. It acknowledges only what a
    handler has stored: `process_before_response`.
    """
    from slack_bolt.async_app import AsyncApp

    from bot import answers

    app = AsyncApp(
        name="Matters Arising",  # else Bolt reads the source of every caller to find one
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


def handlers(table: Table) -> dict[str, Handler]:
    """Return what answers each name of a table; raises AttributeError or ImportError for what is missing."""
    return {name: _handler(entry) for name, entry in table.items()}


def _handler(entry: Entry) -> Handler:
    handler = entry[0] if isinstance(entry, tuple) else entry
    return pkgutil.resolve_name(f"bot.{handler}") if isinstance(handler, str) else handler


def names(entry: Entry) -> str:
    """Return what the value of a button, or what a form was opened with, names."""
    return entry[1] if isinstance(entry, tuple) else "nothing"


def _listen(app: "AsyncApp") -> None:
    from bot import answers, guarding

    for name, handler in handlers(COMMANDS).items():
        app.command(name, middleware=[guarding.take_its_word])(handler)
    for name, handler in handlers(MESSAGE_SHORTCUTS).items():
        app.message_shortcut(name, middleware=[guarding.take_its_word])(handler)
    for name, handler in handlers(BUTTONS).items():
        app.action(name)(guarding.pressed(handler, names(BUTTONS[name])))
    for name, handler in handlers(FORMS).items():
        app.view(name)(guarding.sent_in(handler, names(FORMS[name])))
    for name, handler in handlers(EVENTS).items():
        app.event(name)(handler)
    # Slack switches off an app that fails often, so what nobody asked for is answered all the same.
    app.command(_ANYTHING)(answers.unknown_command)
    app.shortcut(_ANYTHING)(answers.nothing)
    app.event(_ANYTHING)(answers.nothing)
    app.options(_ANYTHING)(answers.nothing)
    app.action(_ANYTHING)(answers.nothing)
    app.view(_ANYTHING)(answers.nothing)
    app.view_closed(_ANYTHING)(answers.nothing)


def _authorize(bot: "Bot") -> Callable[..., Awaitable["AuthorizeResult"]]:
    from slack_bolt.authorization import AuthorizeResult

    async def authorize(context: "AsyncBoltContext", enterprise_id: str | None) -> AuthorizeResult:
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


def _given(bot: "Bot") -> Callable[..., Awaitable["BoltResponse | None"]]:
    from slack_bolt.response import BoltResponse

    from bot.acts import Command, Heard, Press, Submission

    async def given(
        context: "AsyncBoltContext",
        body: dict[str, Any],
        next_: Callable[[], Awaitable[None]],  # Bolt's other name for `next`
    ) -> BoltResponse | None:
        team = installed_team(bot, body)
        if team is None and body.get("type") != "url_verification":
            return BoltResponse(status=200, body="")
        context["team"] = team
        if team is not None:
            # Bolt's own client knows neither our address of Slack's nor our connections, and retries.
            context["client"] = bot.clients[team]
            at = bot.clock()
            context["asked"] = Command(bot, team, at, body)
            context["heard"] = Heard(bot, team, at, body)
            context["press"] = Press(bot, team, at, body)
            context["submission"] = Submission(bot, team, at, body)
        await next_()
        return None

    return given


def installed_team(bot: "Bot", body: dict[str, Any]) -> str | None:
    """Return the workspace in which the bot is installed that a request is for.

    In a channel shared between workspaces the sender's team may be another one: Slack then names ours
    in `authorizations` (events) or `app_installed_team_id` (forms), and nowhere for a button. Where no
    team of ours is named a request is for the one workspace there is, since Slack has signed it; None
    means that it is for nobody here, as is an event that Slack says is for others.
    """
    installed = [authorization.get("team_id") for authorization in body.get("authorizations") or []]
    named = [*installed, (body.get("view") or {}).get("app_installed_team_id")]
    named += [(body.get("team") or {}).get("id"), body.get("team_id")]
    known = [team for team in named if team in bot.workspaces]
    if known:
        return str(known[0])
    if any(installed) or len(bot.workspaces) != 1:
        return None
    return next(iter(bot.workspaces))
