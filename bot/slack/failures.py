"""What a failed call to Slack means for the message it was to send. Pure.

The codes are Slack's (https://docs.slack.dev/reference/methods/chat.postMessage).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError

from scheduler.outcomes import Doubtful, Dropped, Failed, Outcome, Parked, Refused, Unreachable
from storage import outbox

UNREACHED = (aiohttp.ClientError, TimeoutError, ValueError)
"""What a call to Slack raises without an answer; ValueError when it is not JSON, or there is no address."""
RAISED = (SlackApiError, *UNREACHED)
"""What a call to Slack raises, refused or without an answer."""
LONGEST_PAUSE = timedelta(hours=1)
SHORTEST_PAUSE = timedelta(seconds=1)

# Slack may have done some of the work before these (their own words in the method's documentation).
_DOUBTFUL = {"internal_error", "fatal_error", "request_timeout"}
_PASSING = {"ratelimited", "rate_limited", "service_unavailable", "team_added_to_org"}
_PERSON_GONE = {
    "user_not_found",
    "user_disabled",
    "cannot_dm_bot",
    "messages_tab_disabled",
    "user_not_visible",
    "user_not_in_channel",
}
# What `conversations.open` answers about somebody whom the bot may not write to: an outsider, say.
_UNWRITABLE = _PERSON_GONE | {
    *("users_not_found", "channel_not_found", "invalid_user_combination", "restricted_action"),
    *("method_not_supported_for_channel_type", "not_allowed"),
}
# The token, or the whole workspace, is refused, and no waiting helps: with one of these the bot does not
# start, and while it runs nothing goes out before somebody has put it right. A missing scope is not among
# them: what needs no such scope goes on (https://docs.slack.dev/reference/methods/auth.test).
_TOKEN = {
    *("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"),
    *("not_allowed_token_type", "org_login_required", "ekm_access_denied", "access_denied", "accesslimited"),
    *("team_access_not_granted", "no_permission", "enterprise_is_restricted", "two_factor_setup_required"),
    *("user_removed_from_team", "team_not_found", "app_uninstalled"),
}
SCOPE = "missing_scope"
# Sending the same thing again would be refused again. Any other refusal may pass, and is tried for a day.
_FOR_GOOD = {
    *("is_archived", "is_inactive", "restricted_action"),
    *("no_text", "msg_too_long", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format"),
    *("invalid_arguments", "invalid_arg_name", "metadata_too_large", "invalid_metadata_format"),
    *("invalid_metadata_schema", "cannot_reply_to_message", "block_mismatch"),
}
THREAD_GONE = "thread_not_found"
_NOTHING_TO_UPDATE = {"message_not_found", "cant_update_message", "edit_window_closed"}


@dataclass(frozen=True)
class Outside(Parked):
    """The bot is not in the channel; it goes out when somebody invites it."""


@dataclass(frozen=True)
class ThreadGone(Dropped):
    """It was not posted, because its thread has been deleted."""


_MEANS: Mapping[str, Outcome] = {
    THREAD_GONE: ThreadGone("the thread that it answers is gone"),
    **{code: Unreachable(f"Slack can not reach them: {code}") for code in _PERSON_GONE},
    **{code: Dropped(f"nothing to update: {code}") for code in _NOTHING_TO_UPDATE},
    "not_enabled": Dropped("the Home tab is not switched on for the app, or not for them"),
    **{code: Outside(f"Slack refused: {code}") for code in outbox.OUTSIDE},
    **{code: Parked(f"Slack refused: {code}") for code in _FOR_GOOD},
}


def code_of(error: object) -> str:
    """Return the code with which Slack refused; empty for a gateway's plain page, or another error."""
    data = error.response.data if isinstance(error, SlackApiError) else None
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def explained(error: object) -> str:
    """Return the code with which Slack refused, and the scope that it says is needed; empty for no code."""
    code = code_of(error)
    needed = error.response.data.get("needed") if code and isinstance(error, SlackApiError) else None
    return f"{code} (the scope {needed} is needed)" if needed else code


def of_call(method: str, error: object) -> str:
    """Return how a call to Slack failed, with what Slack said to it."""
    return ": ".join(filter(None, (f"{method} failed", explained(error))))


def is_token(code: str) -> bool:
    """Tell whether Slack refuses the token itself, not this one call."""
    return code in _TOKEN


def of_look_up(failed: Exception) -> Refused | None:
    """Return what a failed look-up means for its message: Refused when the token is, None otherwise."""
    error = failed.__cause__
    return Refused(f"{outbox.TOKEN_REFUSED}{explained(error)}") if is_token(code_of(error)) else None


def is_unwritable(code: str) -> bool:
    """Tell whether a refusal to open a direct message with somebody is final, however long one waits."""
    return code in _UNWRITABLE


def asked_to_wait(error: SlackApiError) -> float | None:
    """Return for how many seconds Slack wants to hear nothing; None when it refused for another reason."""
    if error.response.status_code != 429 and code_of(error) not in _PASSING:
        return None
    return _pause(error.response.headers.get("Retry-After")).total_seconds()


def of_error(code: str, status: int, retry_after: str | None, said: str = "") -> Outcome:
    """Return what a reply of Slack's means: `code` is its `error`, `status` the HTTP status.

    `retry_after` is the header's value, in seconds, which may be missing or not a number; `said` is the code
    with what explains it. Without the scope to write, nothing goes out, as with a token that is refused.
    """
    if status == 429 or code in _PASSING:
        return Failed(code or "ratelimited", pause=_pause(retry_after))
    if status >= 500 or code in _DOUBTFUL or not code:
        return Doubtful(f"Slack answered {code or status}")
    if code == SCOPE or is_token(code):
        return Refused(f"{outbox.TOKEN_REFUSED}{said or code}")
    return _MEANS.get(code) or Failed(f"Slack refused: {code}")


def _pause(retry_after: str | None) -> timedelta:
    try:
        asked = timedelta(seconds=float(retry_after or ""))
    except (ValueError, OverflowError):
        asked = timedelta(seconds=30)
    return min(max(asked, SHORTEST_PAUSE), LONGEST_PAUSE)
