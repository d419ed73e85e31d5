"""What a failed call to Slack means for the message it was to send. Pure.

The codes are Slack's (https://docs.slack.dev/reference/methods/chat.postMessage).
"""

from datetime import timedelta

from slack_sdk.errors import SlackApiError

from scheduler.outcomes import Doubtful, Dropped, Failed, Outcome, Parked, Unreachable

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
_NOTHING_TO_UPDATE = {"message_not_found", "cant_update_message", "edit_window_closed"}


def code_of(error: object) -> str:
    """Return the code with which Slack refused; empty for a gateway's plain page, or another error."""
    data = error.response.data if isinstance(error, SlackApiError) else None
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def of_error(code: str, status: int, retry_after: str | None) -> Outcome:
    """Return what a reply of Slack's means: `code` is its `error`, `status` the HTTP status.

    `retry_after` is the header's value, in seconds, which may be missing or no number.
    """
    if status == 429 or code in _PASSING:
        return Failed(code or "ratelimited", pause=_pause(retry_after))
    if status >= 500 or code in _DOUBTFUL or not code:
        return Doubtful(f"Slack answered {code or status}")
    if code in _PERSON_GONE:
        return Unreachable(f"Slack can not reach them: {code}")
    if code in _NOTHING_TO_UPDATE:
        return Dropped(f"nothing to update: {code}")
    return Parked(f"Slack refused: {code}")


def _pause(retry_after: str | None) -> timedelta:
    try:
        asked = timedelta(seconds=float(retry_after or ""))
    except (ValueError, OverflowError):
        asked = timedelta(seconds=30)
    return min(max(asked, SHORTEST_PAUSE), LONGEST_PAUSE)
