"""What Slack refuses of the elements that people fill in."""

from typing import Any

import pytest

from tests.sandbox.blocks.samples import OPTIONS, PLAIN, RADIO, SELECT, WRITING, asking, found, options, plain

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no options": (
        SELECT | {"options": []},
        "/options: must provide at least 1 items",
    ),
    "many options": (
        SELECT | {"options": options(101)},
        "/options: no more than 100 items allowed",
    ),
    "neither options nor groups": (
        {"type": "static_select"},
        ": missing required field: options or option_groups",
    ),
    "options and groups": (
        SELECT | {"option_groups": [{"label": PLAIN, "options": OPTIONS}]},
        ": only one of options and option_groups is allowed",
    ),
    "long option": (
        SELECT | {"options": [OPTIONS[0] | {"text": plain("x" * 76)}]},
        "/options/0/text/text: must be less than 76 characters",
    ),
    "long option value": (
        SELECT | {"options": [OPTIONS[0] | {"value": "x" * 151}]},
        "/options/0/value: must be less than 151 characters",
    ),
    "initial option that is not offered": (
        SELECT | {"initial_option": options(1)[0]},
        "/initial_option: initial_option must be found in options",
    ),
    "initial options that are not offered": (
        {"type": "checkboxes", "options": OPTIONS, "initial_options": options(1)},
        "/initial_options: initial_options must be found in options",
    ),
    "many radio buttons": (
        RADIO | {"options": options(11)},
        "/options: no more than 10 items allowed",
    ),
    "radio buttons of one value": (
        RADIO | {"options": OPTIONS[:1] * 2},
        "/options: options must have unique values",
    ),
    "placeholder": (
        SELECT | {"placeholder": plain("x" * 151)},
        "/placeholder/text: must be less than 151 characters",
    ),
    "initial value longer than allowed": (
        WRITING | {"max_length": 4, "initial_value": "12345"},
        "/initial_value: must be between 0 and 4 characters",
    ),
    "lengths crossed": (
        WRITING | {"min_length": 5, "max_length": 4},
        "/min_length: min_length must not be more than max_length",
    ),
    "length out of range": (
        WRITING | {"max_length": 3001},
        "/max_length: must be between 1 and 3000",
    ),
    "flag for a length": (
        WRITING | {"max_length": True},
        "/max_length: must be an integer",
    ),
    "date in words": (
        {"type": "datepicker", "initial_date": "3 May 2027"},
        r"/initial_date: failed to match the pattern \d{4}-\d{2}-\d{2}",
    ),
    "date that does not exist": (
        {"type": "datepicker", "initial_date": "2027-02-29"},
        "/initial_date: must be a valid date",
    ),
    "hour that does not exist": (
        {"type": "timepicker", "initial_time": "24:00"},
        r"/initial_time: failed to match the pattern ([01]\d|2[0-3]):[0-5]\d",
    ),
    "number out of its range": (
        {"type": "number_input", "is_decimal_allowed": True, "max_value": "1", "initial_value": "1.5"},
        "/initial_value: must lie between min_value and max_value",
    ),
}


@pytest.mark.parametrize(("element", "fault"), REFUSED.values(), ids=REFUSED)
def test_an_input_is_refused_for_one_reason(element: dict[str, Any], fault: str) -> None:
    assert found([asking(element)]) == [f"/blocks/0/element{fault}"]
