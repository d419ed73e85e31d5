"""views.*: opening, replacing and publishing what people see beside the messages."""

from bot.sandbox.api.method import Request, method
from bot.sandbox.data.errors import Failure
from bot.sandbox.payloads import Json


@method("views.open", tier=4)
def open_modal(request: Request) -> Json:
    """Open a modal in front of the person who gave the trigger, within three seconds."""
    views = request.slack.views
    checked = views.checked(request.arguments.get("view"), "modal")
    trigger = _trigger(request)
    return {"view": views.open(request.workspace, trigger, checked).as_view()}


@method("views.push", tier=4)
def push(request: Request) -> Json:
    """Put a modal on top of the one in which the trigger was given."""
    views = request.slack.views
    checked = views.checked(request.arguments.get("view"), "modal")
    trigger = _trigger(request)
    return {"view": views.push(request.workspace, trigger, checked).as_view()}


def _trigger(request: Request) -> str:
    key = request.get("trigger_id") or request.get("interactivity_pointer")
    if not key:
        messages = ["[ERROR] missing required field: trigger_id"]
        raise Failure("invalid_arguments", response_metadata={"messages": messages})
    now = request.slack.clock()
    return request.slack.triggers.exchange(key, request.workspace.team_id, now).person


@method("views.update", tier=4)
def update(request: Request) -> Json:
    """Replace what an open view shows."""
    view = request.slack.views.update(
        request.workspace,
        request.arguments.get("view"),
        view_id=request.get("view_id"),
        external_id=request.get("external_id"),
        expected=request.get("hash"),
    )
    return {"view": view.as_view()}


@method("views.publish", tier=4)
def publish(request: Request) -> Json:
    """Put up the Home tab of one person."""
    views = request.slack.views
    checked = views.checked(request.arguments.get("view"), "home")
    person = request.known(request.need("user_id"))
    if person.deleted or not request.workspace.home_tab:
        raise Failure("not_enabled")
    view = views.publish(request.workspace, person.id, checked, expected=request.get("hash"))
    return {"view": view.as_view()}
