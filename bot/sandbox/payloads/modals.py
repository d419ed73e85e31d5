"""A view as Slack holds it and sends it back, with the state of its inputs."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.payloads.values import App, Json, Who

ANSWER_KEYS: Mapping[str, str] = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "file_input": "files",
}
"""The key under which the state of each type of input keeps its answer."""

INITIAL_KEYS: Mapping[str, str] = {"value": "initial_value", "rich_text_value": "initial_value"}
"""Where `selected_` is not simply `initial_` in the block that asks."""


def view(
    app: App,
    who: Who,
    sent: Json,
    *,
    view_id: str,
    view_hash: str,
    root_view_id: str,
    previous_view_id: str | None = None,
    values: Json | None = None,
) -> Json:
    """Return what Slack makes of the view that an app `sent`, opened by `who`.

    The blocks should carry their block_ids and action_ids by now. Without `values` the inputs are untouched.
    """
    asked = {"close": None, "submit": None, "clear_on_close": False, "notify_on_close": False}
    defaults = {"private_metadata": "", "callback_id": "", "external_id": "", "title": None, **asked}
    return {
        "id": view_id,
        "team_id": who.team_id,
        **defaults,
        **sent,
        "state": {"values": untouched(sent["blocks"]) if values is None else values},
        "hash": view_hash,
        "previous_view_id": previous_view_id,
        "root_view_id": root_view_id,
        "app_id": app.app_id,
        "app_installed_team_id": app.team_id,
        "bot_id": app.bot_id,
    }


def untouched(blocks: list[Json]) -> Json:
    """Return `state.values` as it is before anybody has typed: initial values, null where there is none."""
    values: Json = {}
    for block_id, element in _stateful(blocks):
        values.setdefault(block_id, {})[element["action_id"]] = answer(element, _initial(element))
    return values


def answer(element: Json, given: Any) -> Json:
    """Return one input's state: `given` under the key that its type calls for."""
    return {"type": element["type"], ANSWER_KEYS[element["type"]]: given}


def _stateful(blocks: list[Json]) -> Iterator[tuple[str, Json]]:
    for block in blocks:
        single = [block[key] for key in ("element", "accessory") if key in block]
        for element in [*single, *block.get("elements", [])]:
            if element["type"] in ANSWER_KEYS:
                yield block["block_id"], element


def _initial(element: Json) -> Any:
    key = ANSWER_KEYS[element["type"]]
    nothing: list[Any] | None = [] if key.endswith("s") else None
    return element.get(INITIAL_KEYS.get(key, key.replace("selected", "initial")), nothing)
