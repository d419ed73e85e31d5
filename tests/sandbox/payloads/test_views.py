"""A view as Slack sends it back: what it adds, and what it says of inputs."""

from typing import Any

import pytest

from bot.sandbox.payloads import modals
from tests.sandbox.payloads.samples import ADE, APP, VAL

OPTION = {"text": {"type": "plain_text", "text": "Agreed"}, "value": "agreed"}
FORM = [
    {"type": "section", "block_id": "who", "accessory": {"type": "users_select", "action_id": "owner"}},
    {"type": "input", "block_id": "what", "element": {"type": "plain_text_input", "action_id": "text"}},
    {"type": "context", "block_id": "note", "elements": [{"type": "mrkdwn", "text": "By Friday"}]},
]
SENT = {"type": "modal", "callback_id": "action", "blocks": FORM}


def test_a_view_comes_back_with_what_slack_adds_and_what_was_left_out() -> None:
    opened = modals.view(APP, VAL, SENT, view_id="V1", view_hash="1.abc", root_view_id="V1")

    assert opened == {
        "id": "V1",
        "team_id": "T2",
        "type": "modal",
        "blocks": FORM,
        "private_metadata": "",
        "callback_id": "action",
        "external_id": "",
        "title": None,
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        "state": {
            "values": {
                "who": {"owner": {"type": "users_select", "selected_user": None}},
                "what": {"text": {"type": "plain_text_input", "value": None}},
            }
        },
        "hash": "1.abc",
        "previous_view_id": None,
        "root_view_id": "V1",
        "app_id": "A1",
        "app_installed_team_id": "T1",
        "bot_id": "B1",
    }


def test_what_was_filled_in_replaces_what_was_untouched() -> None:
    values = {"what": {"text": {"type": "plain_text_input", "value": "Draft the paper"}}}

    opened = modals.view(
        APP, ADE, SENT, view_id="V2", view_hash="1.a", root_view_id="V1", previous_view_id="V1", values=values
    )

    assert opened["state"] == {"values": values}
    assert opened["previous_view_id"] == "V1"


UNTOUCHED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "text": ({"type": "plain_text_input", "initial_value": "We"}, {"value": "We"}),
    "formatted text": ({"type": "rich_text_input"}, {"rich_text_value": None}),
    "date": ({"type": "datepicker", "initial_date": "2026-12-01"}, {"selected_date": "2026-12-01"}),
    "date and time": ({"type": "datetimepicker"}, {"selected_date_time": None}),
    "option": ({"type": "static_select", "initial_option": OPTION}, {"selected_option": OPTION}),
    "options": ({"type": "checkboxes", "initial_options": [OPTION]}, {"selected_options": [OPTION]}),
    "no options": ({"type": "checkboxes"}, {"selected_options": []}),
    "no people": ({"type": "multi_users_select"}, {"selected_users": []}),
    "channel": (
        {"type": "conversations_select", "initial_conversation": "C1"},
        {"selected_conversation": "C1"},
    ),
}


@pytest.mark.parametrize(("element", "state"), UNTOUCHED.values(), ids=UNTOUCHED)
def test_an_untouched_input_tells_its_initial_value_or_nothing(
    element: dict[str, Any], state: dict[str, Any]
) -> None:
    blocks = [{"type": "actions", "block_id": "b", "elements": [element | {"action_id": "a"}]}]

    assert modals.untouched(blocks) == {"b": {"a": {"type": element["type"], **state}}}


def test_buttons_have_no_state() -> None:
    assert modals.untouched([{"type": "actions", "elements": [{"type": "button", "action_id": "a"}]}]) == {}
