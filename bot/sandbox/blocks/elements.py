"""Every element that may stand in a section, an actions block, a context or an input.

Limits: https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.sandbox.blocks.checks import (
    Check,
    Fault,
    Value,
    array,
    boolean,
    choice,
    either,
    failed,
    integer,
    not_both,
    record,
    string,
    typed,
)
from bot.sandbox.blocks.objects import (
    CHOICE,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_CONFIG,
    ID,
    MENU_ITEM,
    OPTION,
    OPTION_GROUP,
    SLACK_FILE,
    URL,
    plain,
)
from bot.sandbox.blocks.rich_text import RICH_TEXT

FOCUS: Mapping[str, Check] = {"action_id": ID, "focus_on_load": boolean}
PICKED: Mapping[str, Check] = {**FOCUS, "confirm": CONFIRM}
PROMPTED: Mapping[str, Check] = {**PICKED, "placeholder": plain(150)}
TYPED: Mapping[str, Check] = {**FOCUS, "placeholder": plain(150), "dispatch_action_config": DISPATCH_CONFIG}
DATE = string(10, pattern=r"\d{4}-\d{2}-\d{2}")
TIME = string(5, pattern=r"([01]\d|2[0-3]):[0-5]\d")
NUMBER = string(30, pattern=r"-?\d+(\.\d+)?")


def _real_date(element: Value, pointer: str) -> Iterator[Fault]:
    try:
        date.fromisoformat(element.get("initial_date", "2000-01-01"))
    except ValueError:
        yield failed(f"{pointer}/initial_date", "must be a valid date")


def _offered(element: Value) -> list[Value]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def _initial_is_offered(element: Value, pointer: str) -> Iterator[Fault]:
    chosen = element.get("initial_options", [])
    chosen = [*chosen, element["initial_option"]] if "initial_option" in element else chosen
    if any(option not in _offered(element) for option in chosen):
        key = "initial_option" if "initial_option" in element else "initial_options"
        yield failed(f"{pointer}/{key}", f"{key} must be found in options")


def _values_differ(element: Value, pointer: str) -> Iterator[Fault]:
    values = [option["value"] for option in _offered(element)]
    if len(set(values)) < len(values):
        yield failed(f"{pointer}/options", "options must have unique values")


def _lengths_agree(element: Value, pointer: str) -> Iterator[Fault]:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    initial = element.get("initial_value")
    if least > most:
        yield failed(f"{pointer}/min_length", "min_length must not be more than max_length")
    if initial is not None and not least <= len(initial) <= most:
        yield failed(f"{pointer}/initial_value", f"must be between {least} and {most} characters")


def _range_agrees(element: Value, pointer: str) -> Iterator[Fault]:
    least, most = (float(element.get(key, "nan")) for key in ("min_value", "max_value"))
    initial = float(element.get("initial_value", "nan"))
    # What is not there is nan, with which every comparison is false, as it should be.
    if least > most or initial < least or initial > most:
        yield failed(f"{pointer}/initial_value", "must lie between min_value and max_value")


def _options(most: int, option: Check, initial: Mapping[str, Check]) -> Check:
    return record(
        {"options": array(option, most=most)}, {**PICKED, **initial}, (_initial_is_offered, _values_differ)
    )


def _select(initial: Mapping[str, Check], more: Mapping[str, Check] | None = None) -> Check:
    return record(optional={**PROMPTED, **initial, **(more or {})})


def _static(initial: Mapping[str, Check], more: Mapping[str, Check] | None = None) -> Check:
    lists = {"options": array(OPTION, most=100), "option_groups": array(OPTION_GROUP, most=100)}
    rules = (either(*lists), not_both(*lists), _initial_is_offered)
    return record(optional={**PROMPTED, **lists, **initial, **(more or {})}, rules=rules)


MANY: Mapping[str, Check] = {"max_selected_items": integer(1, 100)}
ASKED: Mapping[str, Check] = {"min_query_length": integer(0, 100)}
FILTERED: Mapping[str, Check] = {"filter": CONVERSATION_FILTER, "default_to_current_conversation": boolean}
ANSWERED: Mapping[str, Check] = {"response_url_enabled": boolean}
IDS = array(ID, most=100)

ELEMENTS: Mapping[str, Check] = {
    "button": record(
        {"text": plain(75)},
        {
            "action_id": ID,
            "url": URL,
            "value": string(2000),
            "style": choice("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "image": record(
        {"alt_text": string(2000)},
        {"image_url": URL, "slack_file": SLACK_FILE},
        (either("image_url", "slack_file"), not_both("image_url", "slack_file")),
    ),
    "overflow": record({"options": array(MENU_ITEM, least=2, most=5)}, {"action_id": ID, "confirm": CONFIRM}),
    "checkboxes": _options(10, CHOICE, {"initial_options": array(CHOICE, most=10)}),
    "radio_buttons": _options(10, CHOICE, {"initial_option": CHOICE}),
    "static_select": _static({"initial_option": OPTION}),
    "multi_static_select": _static({"initial_options": array(OPTION, most=100)}, MANY),
    "external_select": _select({"initial_option": OPTION}, ASKED),
    "multi_external_select": _select({"initial_options": array(OPTION, most=100)}, {**ASKED, **MANY}),
    "users_select": _select({"initial_user": ID}),
    "multi_users_select": _select({"initial_users": IDS}, MANY),
    "conversations_select": _select({"initial_conversation": ID}, {**FILTERED, **ANSWERED}),
    "multi_conversations_select": _select({"initial_conversations": IDS}, {**FILTERED, **MANY}),
    "channels_select": _select({"initial_channel": ID}, ANSWERED),
    "multi_channels_select": _select({"initial_channels": IDS}, MANY),
    "datepicker": record(optional={**PROMPTED, "initial_date": DATE}, rules=(_real_date,)),
    "timepicker": record(optional={**PROMPTED, "initial_time": TIME, "timezone": string(100)}),
    "datetimepicker": record(optional={**PICKED, "initial_date_time": integer(1_000_000_000, 9_999_999_999)}),
    "plain_text_input": record(
        optional={
            **TYPED,
            "initial_value": string(3000, least=0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
        rules=(_lengths_agree,),
    ),
    "email_text_input": record(optional={**TYPED, "initial_value": string(3000)}),
    "url_text_input": record(optional={**TYPED, "initial_value": URL}),
    "number_input": record(
        {"is_decimal_allowed": boolean},
        {**TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        (_range_agrees,),
    ),
    "rich_text_input": record(
        optional={**TYPED, "initial_value": typed({"rich_text": record(RICH_TEXT, {"block_id": ID})})}
    ),
    "file_input": record(
        optional={
            "action_id": ID,
            "filetypes": array(string(20), most=100),
            "max_files": integer(1, 10),
        }
    ),
}

TYPING = ("plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input")
CHOOSING = tuple(kind for kind in ELEMENTS if kind.endswith("_select"))
POINTING = ("checkboxes", "radio_buttons", "datepicker", "timepicker")
SINGLE = tuple(kind for kind in CHOOSING if not kind.startswith("multi_"))

IN_SECTION = ("button", "image", "overflow", *POINTING, *CHOOSING)
IN_ACTIONS = ("button", "overflow", *POINTING, "datetimepicker", *SINGLE)
IN_INPUT = (*TYPING, *POINTING, "datetimepicker", *CHOOSING, "file_input")
