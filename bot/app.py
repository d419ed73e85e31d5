"""The table of commands, shortcuts, buttons, forms and events, and what answers each. Read this first.

Handlers are named as `module:function` within `bot`, and imported when the application is built: a caller
that only wants the table, as the manifest does, needs neither Slack's library nor the database's. Each is
given what its parameters name: `ack`, and what was done (`bot.slack.incoming.requests`): a `command`, a
`press` of a button or shortcut, the `submission` of a form, or an `event`.

Beside the handler of a button or a form stands what its value names, a key of `VALUES` in
`bot.slack.incoming.access.named`: the handler is called only for people who may see the group of that.
`inside` tells it in which of the channels they are.
"""

import functools
import pkgutil
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncAck, AsyncApp
    from slack_bolt.context.async_context import AsyncBoltContext

    from bot.slack.bot import Bot

Handler = Callable[..., Awaitable[None]]
Answer = Handler
"""A handler that Bolt calls: with `ack` and the `context`, in which it finds what was done."""
Entry = str | Handler | tuple[str | Handler, str]
Table = Mapping[str, Entry]

COMMANDS: dict[str, Entry] = {
    "/action": "doors.action:action",
    "/actions": "doors.look_ups:actions",
    "/decide": "doors.decide:decide",
    "/decisions": "doors.look_ups:decisions",
    "/meeting": "meetings.commands:meeting",
    "/nudges": "nudges.preferences.commands:nudges",
    "/recap": "doors.look_ups:recap",
}
MESSAGE_SHORTCUTS: dict[str, Entry] = {
    "capture_thread": "threads.shortcuts:capture_thread",
    "raise_concern": "threads.shortcuts:raise_concern",
    "record_action": "threads.shortcuts:record_action",
    "record_decision": "threads.shortcuts:record_decision",
}
BUTTONS: dict[str, Entry] = {
    "action_date": ("actions.unclear.buttons:another_date", "action"),
    "action_day": ("actions.unclear.buttons:day", "action"),
    "action_details": ("actions.details.buttons:details", "action to read"),
    "action_done": ("actions.details.buttons:done", "action"),
    "action_drop": ("actions.details.buttons:drop", "action"),
    "action_more": ("actions.forms:unfold", "channel"),
    "action_outcome": ("nudges.outcomes.buttons:open_form", "owner"),
    "action_owner": ("actions.unclear.buttons:somebody_else", "action"),
    "action_pass_on": ("actions.details.buttons:pass_on", "owner"),
    "action_reopen": ("actions.details.buttons:reopen", "action"),
    "action_take_on": ("actions.unclear.buttons:take_on", "action"),
    "action_undo": ("actions.buttons:undo", "action"),
    "another_message": ("threads.adding:another_message", "channel"),
    "ask_accept": ("actions.asks.buttons:accept", "owner"),
    "apologies_back": ("meetings.elsewhere.buttons:take_back", "meeting"),
    **{f"apologies_for_{number}": ("meetings.elsewhere.buttons:choose", "meeting") for number in range(5)},
    "ask_date": ("actions.asks.buttons:another_date", "owner"),
    "ask_decline": ("nudges.obstacles.buttons:open_form", "owner"),
    "ask_pass_on": ("actions.asks.buttons:pass_on", "owner"),
    "concern_close": ("decisions.concerns.buttons:open_closing_form", "details"),
    "capture_thread_open": ("threads.buttons:capture_thread", "here"),
    **{f"draft_{number}": ("doors.doing.buttons:choose", "draft") for number in range(1, 6)},
    "draft_form": ("doors.doing.buttons:choose", "draft"),
    "done_after_all": ("nudges.replies.buttons:not_done", "owner"),
    "decision_amends": ("decisions.relations.buttons:amends", "pair"),
    "decision_concern": ("decisions.concerns.buttons:open_form", "decision"),
    "decision_details": ("decisions.buttons:details", "decision to read"),
    "decision_form_more": ("decisions.forms:unfold", "channel"),
    "decision_got_it": ("decisions.buttons:got_it", "decision"),
    "decision_replaces": ("decisions.relations.buttons:replaces", "pair"),
    "decision_settle": ("decisions.buttons:settle", "details"),
    "decision_undo": ("decisions.buttons:undo", "decision"),
    "decision_wording": ("decisions.corrections.buttons:open_form", "details"),
    "decision_unrelated": ("decisions.relations.buttons:unrelated", "pair"),
    "home_rest": ("home.tab.buttons:rest", "oneself"),
    "leave_agree": ("nudges.suggestions.buttons:agree", "oneself"),
    "leave_decline": ("nudges.suggestions.buttons:decline", "oneself"),
    "meeting_agree": ("meetings.changes.buttons:agree", "question"),
    "meeting_all_here": ("meetings.attendance.buttons:all_here", "meeting"),
    "meeting_alter": ("meetings.changes.buttons:confirm", "here"),
    "meeting_alter_change": ("meetings.changes.buttons:change", "here"),
    "meeting_apologies": ("meetings.attendance.buttons:apologies", "meeting"),
    "meeting_attendance": ("meetings.attendance.buttons:correct", "meeting"),
    "meeting_change": ("meetings.plan.buttons:change", "here"),
    "meeting_choose": ("meetings.attendance.buttons:choose", "meeting"),
    "meeting_coming": ("home.tab.buttons:coming", "meeting"),
    "meeting_confirm": ("meetings.plan.buttons:confirm", "here"),
    "meeting_correct": ("meetings.attendance.buttons:correct_shown", "meeting"),
    "meeting_here": ("meetings.attendance.buttons:here", "meeting"),
    "meeting_more": ("meetings.plan.forms:unfold", "channel"),
    "meeting_plan": ("meetings.plan.buttons:open_form", "here"),
    **{f"meeting_reading_{number}": ("meetings.readings.buttons:choose", "here") for number in range(5)},
    "meeting_refuse": ("meetings.changes.buttons:refuse", "question"),
    "meeting_something_else": ("meetings.readings.buttons:something_else", "here"),
    "meeting_substitute": ("meetings.attendance.buttons:substitute", "meeting"),
    "needed_drop": ("actions.needed.buttons:drop", "action"),
    "needed_keep": ("actions.needed.buttons:keep", "action"),
    "note_asker": ("nudges.replies.buttons:only_the_asker", "message"),
    "note_group": ("nudges.replies.buttons:the_group", "message"),
    "note_nobody": ("nudges.replies.buttons:nobody", "message"),
    "nudge_done": ("nudges.buttons:done", "owner"),
    "nudge_more_time": ("nudges.buttons:more_time", "owner"),
    "nudge_not_needed": ("nudges.obstacles.buttons:not_needed", "owner"),
    "nudge_snooze": ("nudges.buttons:more_time", "owner"),
    "nudge_still_on_it": ("nudges.buttons:still_on_it", "owner"),
    "open_form": ("threads.buttons:open_form", "here"),
    "preference_meetings": ("nudges.preferences.buttons:choose", "oneself"),
    "preference_none": ("nudges.preferences.buttons:choose", "oneself"),
    "preference_show": ("nudges.preferences.buttons:show", "oneself"),
    "preference_twice": ("nudges.preferences.buttons:choose", "oneself"),
    "preference_undo": ("nudges.preferences.buttons:undo", "oneself"),
    "preference_weekly": ("nudges.preferences.buttons:choose", "oneself"),
    "recap_all": ("recaps.buttons:everything", "meeting"),
    "recap_got_it": ("recaps.buttons:got_it", "decisions"),
    "recap_rest": ("recaps.buttons:rest", "decisions to read"),
    "recap_there": ("meetings.elsewhere.buttons:there", "meeting"),
    "sharing_confirm": ("recaps.buttons:confirm_sharing", "question"),
    "take_back": ("doors.doing.buttons:take_back", "line"),
    "wait_end": ("actions.waits.buttons:no_longer_blocked", "owner"),
    "wait_over": ("actions.waits.buttons:over", "owner"),
    "wait_refuse": ("actions.waits.buttons:refuse", "owner"),
}
FORMS: dict[str, Entry] = {
    "action_date": ("actions.unclear.forms:dated", "action"),
    "action_drop": ("actions.details.forms:dropped", "action"),
    "action_form": ("actions.forms:submitted", "channel"),
    "action_outcome": ("nudges.outcomes.forms:submitted", "owner"),
    "action_owner": ("actions.unclear.forms:given", "action"),
    "action_pass_on": ("actions.details.forms:passed_on", "action"),
    "ask_date": ("nudges.forms:redated", "owner"),
    "ask_decline": ("nudges.obstacles.forms:submitted", "owner"),
    "ask_pass_on": ("actions.asks.forms:passed_on", "owner"),
    "concern_closing": ("decisions.concerns.forms:close_concern", "concern"),
    "concern_form": ("decisions.concerns.forms:raise_concern", "decision"),
    "concern_choice": ("threads.forms:choose_decision", "channel"),
    "decision_changed": ("decisions.relations.forms:relate", "pair"),
    "decision_form": ("decisions.forms:record", "channel"),
    "decision_status": ("decisions.forms:settle", "decision"),
    "decision_wording": ("decisions.corrections.forms:correct", "decision"),
    "meeting_alter": ("meetings.changes.forms:confirm_change", "channel"),
    "meeting_attendance": ("meetings.attendance.forms:correct", "meeting"),
    "meeting_form": ("meetings.plan.forms:save", "channel"),
    "meeting_move": ("meetings.changes.forms:preview_change", "channel"),
    "meeting_plan": ("meetings.plan.forms:confirm_plan", "channel"),
    "meeting_substitute": ("meetings.attendance.forms:send_substitute", "meeting"),
    "nudge_more_time": ("nudges.forms:more_time", "owner"),
    "nudge_snooze": ("nudges.forms:snoozed", "owner"),
    "thread_form": ("threads.forms:record", "channel"),
}
EVENTS: dict[str, Entry] = {
    "app_home_opened": "home.tab.events:opened",
    "app_mention": "doors.mentions.events:mentioned",
    "message": "doors.message_events:message",
    "member_joined_channel": "doors.channels.events:joined",
    "member_left_channel": "doors.channels.events:left",
    **dict.fromkeys(("channel_left", "group_left"), "doors.channels.events:changed"),
    **dict.fromkeys(("channel_rename", "group_rename"), "doors.channels.events:renamed"),
    **dict.fromkeys(
        ("channel_archive", "group_archive", "channel_deleted", "group_deleted"),
        "doors.channels.events:archived",
    ),
    **dict.fromkeys(("channel_unarchive", "group_unarchive"), "doors.channels.events:unarchived"),
    "channel_id_changed": "doors.channels.events:moved",
    "channel_shared": "doors.channels.events:shared",
    "channel_unshared": "doors.channels.events:changed",
    "reaction_added": "threads.reactions:added",
    "reaction_removed": "threads.reactions:removed",
    "user_change": "doors.channels.events:person_changed",
    "dnd_updated_user": "nudges.suggestions.events:paused",
}

_ANYTHING = re.compile(".*", re.DOTALL)


def build_app(bot: "Bot") -> "AsyncApp":
    """Return the Bolt application that answers everything Slack sends.

    Signatures are checked in front of it (`bot.slack.incoming.server`), by our clock. It acknowledges only
    what a handler has stored: `process_before_response`.
    """
    from slack_bolt.async_app import AsyncApp

    from bot.slack.incoming import acknowledgement, before_answers

    app = AsyncApp(
        name="Matters Arising",  # else Bolt reads the source of every caller to find one
        before_authorize=before_answers.giving(bot),
        authorize=before_answers.authorizing(bot),
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=True,
    )
    app.listener_runner.listener_completion_handler = acknowledgement.KeepAck()
    app.error(acknowledgement.failed)
    _listen(app)
    return app


def handlers(table: Table) -> dict[str, Handler]:
    """Return what answers each name of a table; raises AttributeError or ImportError for what is missing."""
    return {name: _handler(entry) for name, entry in table.items()}


def _handler(entry: Entry) -> Handler:
    handler = entry[0] if isinstance(entry, tuple) else entry
    return _found(handler) if isinstance(handler, str) else handler


@functools.cache
def _found(handler: str) -> Handler:
    found: Handler = pkgutil.resolve_name(f"bot.{handler}")
    return found


def names(entry: Entry) -> str:
    """Return what the value of a button, or what a form was opened with, names."""
    return entry[1] if isinstance(entry, tuple) else "nothing"


def _listen(app: "AsyncApp") -> None:
    """Have each kind of request answered by one listener: Bolt tries all that it has, in turn."""
    from bot.slack.incoming import acknowledgement, admission

    def each(table: Table, answer: Callable[[Handler], Answer]) -> dict[str, Answer]:
        return {name: answer(handler) for name, handler in handlers(table).items()}

    presses = {name: admission.pressed(*named) for name, named in _naming(BUTTONS).items()}
    forms = {name: admission.sent_in(*named) for name, named in _naming(FORMS).items()}
    # Slack switches off an app that fails often, so requests without a handler are answered too.
    nothing = admission.given(acknowledgement.nothing)
    unknown = admission.given(acknowledgement.unknown_command)
    app.command(_ANYTHING)(_one_of(each(COMMANDS, admission.from_member), "command", unknown))
    shortcuts = each(MESSAGE_SHORTCUTS, admission.from_member)
    app.message_shortcut(_ANYTHING)(_one_of(shortcuts, "callback_id", nothing))
    app.action(_ANYTHING)(_one_of(presses, "action_id", nothing))
    app.view(_ANYTHING)(_one_of(forms, "callback_id", nothing))
    app.event(_ANYTHING)(_one_of(each(EVENTS, admission.given), "type", nothing))
    for otherwise in (app.shortcut, app.options, app.view_closed):
        otherwise(_ANYTHING)(nothing)


def _naming(table: Table) -> dict[str, tuple[Handler, str]]:
    return {name: (handler, names(table[name])) for name, handler in handlers(table).items()}


def _one_of(answers: Mapping[str, Answer], field: str, otherwise: Answer) -> Answer:
    """Return what answers a kind of request by the name that stands in a field of what was sent."""

    async def answer(ack: "AsyncAck", context: "AsyncBoltContext", payload: dict[str, Any]) -> None:
        await answers.get(payload.get(field, ""), otherwise)(ack, context)

    return answer
