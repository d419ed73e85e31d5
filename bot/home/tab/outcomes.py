"""What somebody has just answered about their part of an action, as their Home says it."""

from datetime import date

from bot.actions import views as action_views
from bot.home.tab.views import Mine
from bot.nudges import deliveries as nudges
from bot.slack.blocks import text
from storage.records import Answer, Change, Part

_SAID = {
    Answer.ACCEPTED.value: "You said that you'll do it: thank you.",
    Answer.DECLINED.value: "You said that you can't.",
    Answer.DONE.value: "Done. Thank you!",
    Answer.PASSED_ON.value: "Passed on, so there is nothing more for you to do.",
    nudges.STILL_ON_IT: "Still on it: noted, thank you.",
    "reopened": "It is open again.",
}
_ENDED = (Answer.DONE, Answer.DECLINED, Answer.PASSED_ON)
OTHERWISE = "Noted, thank you."


def mine(part: Part, change: Change | None) -> Mine | None:
    """Return a part of somebody's, with the last `change` that they have made to its action since a time."""
    if part.owner is None:
        return None
    said = _outcome(part, change) if change is not None and change.what != "recorded" else ""
    return Mine(part.action, part.owner, said, ended=part.owner.answer in _ENDED)


def _outcome(part: Part, change: Change) -> str:
    action, after = part.action, change.after or {}
    if change.what == nudges.SNOOZED and after.get("until"):
        return f"Snoozed until {text.day(date.fromisoformat(after['until']))}."
    if change.what == "dated" and action.due is not None:
        return f"It is due on {text.day(action.due)} now."
    if change.what == nudges.DONE_THIS_TIME or (change.what == "done" and action.is_open and action.repeats):
        return f"{action_views.done_this_time(action)}."
    return _SAID.get(change.what, OTHERWISE)
