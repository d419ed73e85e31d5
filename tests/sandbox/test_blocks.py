"""Block Kit: what Slack refuses, what it stores, and what people read.

Most refusals are a good block with one thing changed, so that each table row names one rule.
"""

import copy
from typing import Any

import pytest

from bot.sandbox import blocks

TEXT = {"type": "mrkdwn", "text": "*D1* We ship on Friday"}
PLAIN = {"type": "plain_text", "text": "Details"}
BUTTON = {"type": "button", "text": PLAIN, "action_id": "details", "value": "D1"}
OPTIONS = [{"text": {"type": "plain_text", "text": word}, "value": word} for word in ("Agreed", "Parked")]
SELECT = {"type": "static_select", "action_id": "status", "options": OPTIONS, "placeholder": PLAIN}
RADIO = {"type": "radio_buttons", "action_id": "strength", "options": OPTIONS}
WRITING = {"type": "plain_text_input", "action_id": "text"}
LABEL = {"type": "plain_text", "text": "Decision"}
SECTION = {"type": "section", "text": TEXT}
IMAGE = {"type": "image", "image_url": "https://example.org/chart.png", "alt_text": "A chart"}
CONFIRM = {"title": PLAIN, "text": TEXT, "confirm": PLAIN, "deny": PLAIN, "style": "danger"}
RICH_PARTS = [
    {"type": "text", "text": "Let's ask ", "style": {"bold": True}},
    {"type": "user", "user_id": "U1"},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "channel", "channel_id": "C1"},
    {"type": "team", "team_id": "T1"},
    {"type": "emoji", "name": "wave"},
    {"type": "link", "url": "https://example.org"},
    {"type": "date", "timestamp": 1800000000, "format": "{date}", "fallback": "15 January"},
    {"type": "broadcast", "range": "here"},
    {"type": "color", "value": "#c00"},
]
RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": RICH_PARTS},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": item}]}
                for item in ("one", "two")
            ],
        },
    ],
}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def asking(element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "label": LABEL, "element": element, **more}


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def options(count: int) -> list[dict[str, Any]]:
    return [{"text": plain(f"Option {number}"), "value": f"{number}"} for number in range(count)]


def found(given: Any, surface: blocks.Surface = "modal") -> list[str]:
    return [f"{fault.pointer}: {fault.message}" for fault in blocks.faults(given, surface)]


ACCEPTED: dict[str, dict[str, Any]] = {
    "section": SECTION,
    "section with fields": {"type": "section", "fields": [TEXT] * 10, "expand": True},
    "section with a picture": SECTION | {"accessory": IMAGE},
    "divider": {"type": "divider", "block_id": "line"},
    "header": {"type": "header", "text": PLAIN},
    "image": IMAGE | {"title": PLAIN},
    "context": {"type": "context", "elements": [TEXT, PLAIN, IMAGE]},
    "actions": actions(BUTTON, SELECT, RADIO),
    "rich text": RICH,
    "button with everything": actions(
        BUTTON | {"style": "primary", "url": "https://example.org", "confirm": CONFIRM}
    ),
    "buttons without action_id": actions(*[{"type": "button", "text": PLAIN}] * 2),
    "overflow": actions({"type": "overflow", "action_id": "more", "options": OPTIONS}),
    "select with groups": asking(
        {"type": "static_select", "option_groups": [{"label": PLAIN, "options": OPTIONS}]}
    ),
    "initial option": asking(SELECT | {"initial_option": OPTIONS[1]}),
    "checkboxes": asking({"type": "checkboxes", "options": OPTIONS, "initial_options": OPTIONS[:1]}),
    "several": asking({"type": "multi_static_select", "options": OPTIONS, "max_selected_items": 2}),
    "external": asking({"type": "external_select", "min_query_length": 0}),
    "external, several": asking({"type": "multi_external_select", "initial_options": OPTIONS}),
    "person": asking({"type": "users_select", "initial_user": "U1"}),
    "people": asking({"type": "multi_users_select", "initial_users": ["U1", "W2"]}),
    "conversation": asking({"type": "conversations_select", "filter": {"include": ["public", "private"]}}),
    "conversations": asking({"type": "multi_conversations_select", "default_to_current_conversation": True}),
    "channel": asking({"type": "channels_select", "response_url_enabled": True}),
    "channels": asking({"type": "multi_channels_select", "initial_channels": ["C1"]}),
    "date": asking({"type": "datepicker", "initial_date": "2028-02-29"}),
    "time": asking({"type": "timepicker", "initial_time": "09:30"}),
    "date and time": asking({"type": "datetimepicker", "initial_date_time": 1_800_000_000}),
    "writing": asking(WRITING | {"multiline": True, "max_length": 5, "initial_value": "12345"}),
    "e-mail": asking({"type": "email_text_input", "placeholder": PLAIN}),
    "address": asking({"type": "url_text_input"}),
    "number": asking(
        {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "initial_value": "2"}
    ),
    "formatted writing": asking({"type": "rich_text_input", "initial_value": RICH}),
    "file": asking({"type": "file_input", "max_files": 1}),
    "input with everything": asking(WRITING, hint=PLAIN, optional=True, dispatch_action=True),
    "a video, by slack_sdk": {
        "type": "video",
        "alt_text": "The meeting",
        "title": PLAIN,
        "thumbnail_url": "https://example.org/a.png",
        "video_url": "https://example.org/a.mp4",
    },
}


@pytest.mark.parametrize("block", ACCEPTED.values(), ids=ACCEPTED)
def test_what_slack_takes_is_taken(block: dict[str, Any]) -> None:
    assert found([block]) == []


REFUSED: dict[str, tuple[Any, str]] = {
    "no object": ("section", "/blocks/0: must provide an object"),
    "no type": ({"text": TEXT}, "/blocks/0: missing required field: type"),
    "unknown type": ({"type": "sections"}, "/blocks/0/type: unsupported type: sections"),
    "unknown key": (SECTION | {"colour": "red"}, "/blocks/0/colour: invalid additional property: colour"),
    "unknown key, by slack_sdk": (
        ACCEPTED["a video, by slack_sdk"] | {"colour": "red"},
        "/blocks/0/colour: invalid additional property: colour",
    ),
    "missing key": ({"type": "header"}, "/blocks/0: missing required field: text"),
    "section without text": ({"type": "section"}, "/blocks/0: missing required field: text or fields"),
    "text that is no object": (
        {"type": "section", "text": "Hello"},
        "/blocks/0/text: must provide an object",
    ),
    "number for text": (
        {"type": "header", "text": plain("x") | {"text": 7}},
        "/blocks/0/text/text: must be a string",
    ),
    "emoji on mrkdwn": (
        {"type": "section", "text": TEXT | {"emoji": True}},
        "/blocks/0/text/emoji: invalid additional property: emoji",
    ),
    "empty text": (
        {"type": "section", "text": TEXT | {"text": ""}},
        "/blocks/0/text/text: must be more than 0 characters",
    ),
    "long text": (
        {"type": "section", "text": TEXT | {"text": "x" * 3001}},
        "/blocks/0/text/text: must be less than 3001 characters",
    ),
    "long field": (
        {"type": "section", "fields": [plain("x" * 2001)]},
        "/blocks/0/fields/0/text: must be less than 2001 characters",
    ),
    "many fields": (
        {"type": "section", "fields": [TEXT] * 11},
        "/blocks/0/fields: no more than 10 items allowed",
    ),
    "no fields": ({"type": "section", "fields": []}, "/blocks/0/fields: must provide at least 1 items"),
    "fields that are no list": ({"type": "section", "fields": TEXT}, "/blocks/0/fields: must be an array"),
    "flag that is none": (SECTION | {"expand": 1}, "/blocks/0/expand: must be a boolean"),
    "mrkdwn in a header": ({"type": "header", "text": TEXT}, "/blocks/0/text/type: unsupported type: mrkdwn"),
    "long header": (
        {"type": "header", "text": plain("x" * 151)},
        "/blocks/0/text/text: must be less than 151 characters",
    ),
    "mrkdwn on a button": (
        actions(BUTTON | {"text": TEXT}),
        "/blocks/0/elements/0/text/type: unsupported type: mrkdwn",
    ),
    "long button": (
        actions(BUTTON | {"text": plain("x" * 76)}),
        "/blocks/0/elements/0/text/text: must be less than 76 characters",
    ),
    "long value": (
        actions(BUTTON | {"value": "x" * 2001}),
        "/blocks/0/elements/0/value: must be less than 2001 characters",
    ),
    "long address": (
        actions(BUTTON | {"url": "x" * 3001}),
        "/blocks/0/elements/0/url: must be less than 3001 characters",
    ),
    "unknown style": (
        actions(BUTTON | {"style": "green"}),
        "/blocks/0/elements/0/style: must be one of primary, danger",
    ),
    "long confirmation": (
        actions(BUTTON | {"confirm": CONFIRM | {"deny": plain("x" * 31)}}),
        "/blocks/0/elements/0/confirm/deny/text: must be less than 31 characters",
    ),
    "confirmation in words": (
        actions(BUTTON | {"confirm": "Sure?"}),
        "/blocks/0/elements/0/confirm: must provide an object",
    ),
    "long action_id": (
        actions(BUTTON | {"action_id": "x" * 256}),
        "/blocks/0/elements/0/action_id: must be less than 256 characters",
    ),
    "long block_id": (
        SECTION | {"block_id": "x" * 256},
        "/blocks/0/block_id: must be less than 256 characters",
    ),
    "same action_id twice": (
        actions(BUTTON, BUTTON),
        '/blocks/0/elements/1/action_id: `action_id` "details" already exists',
    ),
    "no actions": (actions(), "/blocks/0/elements: must provide at least 1 items"),
    "many actions": (
        actions(*(BUTTON | {"action_id": f"{number}"} for number in range(26))),
        "/blocks/0/elements: no more than 25 items allowed",
    ),
    "writing among actions": (
        actions(WRITING),
        "/blocks/0/elements/0/type: unsupported type: plain_text_input",
    ),
    "choosing several among actions": (
        actions({"type": "multi_users_select"}),
        "/blocks/0/elements/0/type: unsupported type: multi_users_select",
    ),
    "writing beside a section": (
        SECTION | {"accessory": WRITING},
        "/blocks/0/accessory/type: unsupported type: plain_text_input",
    ),
    "button as an input": (asking(BUTTON), "/blocks/0/element/type: unsupported type: button"),
    "button in a context": (
        {"type": "context", "elements": [BUTTON]},
        "/blocks/0/elements/0/type: unsupported type: button",
    ),
    "long context": (
        {"type": "context", "elements": [TEXT] * 11},
        "/blocks/0/elements: no more than 10 items allowed",
    ),
    "no options": (
        asking(SELECT | {"options": []}),
        "/blocks/0/element/options: must provide at least 1 items",
    ),
    "many options": (
        asking(SELECT | {"options": options(101)}),
        "/blocks/0/element/options: no more than 100 items allowed",
    ),
    "neither options nor groups": (
        asking({"type": "static_select"}),
        "/blocks/0/element: missing required field: options or option_groups",
    ),
    "options and groups": (
        asking(SELECT | {"option_groups": [{"label": PLAIN, "options": OPTIONS}]}),
        "/blocks/0/element: only one of options and option_groups is allowed",
    ),
    "long option": (
        asking(SELECT | {"options": [OPTIONS[0] | {"text": plain("x" * 76)}]}),
        "/blocks/0/element/options/0/text/text: must be less than 76 characters",
    ),
    "long option value": (
        asking(SELECT | {"options": [OPTIONS[0] | {"value": "x" * 151}]}),
        "/blocks/0/element/options/0/value: must be less than 151 characters",
    ),
    "initial option that is not offered": (
        asking(SELECT | {"initial_option": options(1)[0]}),
        "/blocks/0/element/initial_option: initial_option must be found in options",
    ),
    "initial options that are not offered": (
        asking({"type": "checkboxes", "options": OPTIONS, "initial_options": options(1)}),
        "/blocks/0/element/initial_options: initial_options must be found in options",
    ),
    "many radio buttons": (
        asking(RADIO | {"options": options(11)}),
        "/blocks/0/element/options: no more than 10 items allowed",
    ),
    "radio buttons of one value": (
        asking(RADIO | {"options": OPTIONS[:1] * 2}),
        "/blocks/0/element/options: options must have unique values",
    ),
    "overflow of one": (
        actions({"type": "overflow", "options": OPTIONS[:1]}),
        "/blocks/0/elements/0/options: must provide at least 2 items",
    ),
    "overflow of six": (
        actions({"type": "overflow", "options": options(6)}),
        "/blocks/0/elements/0/options: no more than 5 items allowed",
    ),
    "placeholder": (
        asking(SELECT | {"placeholder": plain("x" * 151)}),
        "/blocks/0/element/placeholder/text: must be less than 151 characters",
    ),
    "long label": (
        asking(WRITING) | {"label": plain("x" * 2001)},
        "/blocks/0/label/text: must be less than 2001 characters",
    ),
    "long hint": (
        asking(WRITING, hint=plain("x" * 2001)),
        "/blocks/0/hint/text: must be less than 2001 characters",
    ),
    "initial value longer than allowed": (
        asking(WRITING | {"max_length": 4, "initial_value": "12345"}),
        "/blocks/0/element/initial_value: must be between 0 and 4 characters",
    ),
    "lengths crossed": (
        asking(WRITING | {"min_length": 5, "max_length": 4}),
        "/blocks/0/element/min_length: min_length must not be more than max_length",
    ),
    "length out of range": (
        asking(WRITING | {"max_length": 3001}),
        "/blocks/0/element/max_length: must be between 1 and 3000",
    ),
    "flag for a length": (
        asking(WRITING | {"max_length": True}),
        "/blocks/0/element/max_length: must be an integer",
    ),
    "date in words": (
        asking({"type": "datepicker", "initial_date": "3 May 2027"}),
        r"/blocks/0/element/initial_date: failed to match the pattern \d{4}-\d{2}-\d{2}",
    ),
    "date that does not exist": (
        asking({"type": "datepicker", "initial_date": "2027-02-29"}),
        "/blocks/0/element/initial_date: must be a valid date",
    ),
    "hour that does not exist": (
        asking({"type": "timepicker", "initial_time": "24:00"}),
        r"/blocks/0/element/initial_time: failed to match the pattern ([01]\d|2[0-3]):[0-5]\d",
    ),
    "number out of its range": (
        asking(
            {"type": "number_input", "is_decimal_allowed": True, "max_value": "1", "initial_value": "1.5"}
        ),
        "/blocks/0/element/initial_value: must lie between min_value and max_value",
    ),
    "two things to focus on": (
        [asking(WRITING | {"focus_on_load": True}, block_id=name) for name in ("a", "b")],
        "/blocks/1/element/focus_on_load: only one element can have focus_on_load",
    ),
    "picture without words": (
        {"type": "image", "image_url": "https://example.org/chart.png"},
        "/blocks/0: missing required field: alt_text",
    ),
    "picture without address": (
        {"type": "image", "alt_text": "A chart"},
        "/blocks/0: missing required field: image_url or slack_file",
    ),
    "same block_id twice": (
        [SECTION | {"block_id": "card"}] * 2,
        '/blocks/1/block_id: `block_id` "card" already exists',
    ),
    "unknown rich text": (
        {"type": "rich_text", "elements": [{"type": "rich_text_poem", "elements": []}]},
        "/blocks/0/elements/0/type: unsupported type: rich_text_poem",
    ),
    "more than a view holds": ([SECTION] * 101, "/blocks: no more than 100 items allowed"),
    "no list": ({"blocks": []}, "/blocks: must be an array"),
}


@pytest.mark.parametrize(("given", "fault"), REFUSED.values(), ids=REFUSED)
def test_what_slack_refuses_is_refused_for_one_reason(given: Any, fault: str) -> None:
    several = isinstance(given, list) or given == {"blocks": []}

    assert found(given if several else [given]) == [fault]


def test_slack_sdk_is_asked_about_blocks_that_have_no_table_here() -> None:
    faulty = {"type": "video", "alt_text": "x", "title": PLAIN, "thumbnail_url": "x", "video_url": "x"}

    assert found([{"type": "video"}])[0].startswith("/blocks/0: ")
    assert "exceed 50 characters" in found([faulty | {"author_name": "x" * 51}])[0]


PLACES = {
    "markdown": ({"type": "markdown", "text": "**Hello**"}, ["message"]),
    "file input": (asking({"type": "file_input"}), ["modal"]),
    "response_url for a channel": (
        asking({"type": "conversations_select", "response_url_enabled": True}),
        ["modal"],
    ),
    "focus": (asking(WRITING | {"focus_on_load": True}), ["modal", "home"]),
    "writing": (asking(WRITING), ["message", "modal", "home"]),
}


@pytest.mark.parametrize(("block", "surfaces"), PLACES.values(), ids=PLACES)
def test_some_things_stand_on_some_surfaces_only(block: dict[str, Any], surfaces: list[str]) -> None:
    everywhere: tuple[blocks.Surface, ...] = ("message", "modal", "home")

    assert [surface for surface in everywhere if not found([block], surface)] == surfaces


def test_a_message_holds_fifty_blocks() -> None:
    assert found([SECTION] * 50, "message") == []
    assert found([SECTION] * 51, "message") == ["/blocks: no more than 50 items allowed"]


def test_a_fault_reads_like_slacks_own() -> None:
    (fault,) = blocks.faults([{"type": "sections"}], "message")

    assert str(fault) == "[ERROR] unsupported type: sections [json-pointer:/blocks/0/type]"


def paragraphs(*lengths: int) -> list[dict[str, Any]]:
    return [{"type": "section", "text": plain("x" * length)} for length in lengths]


MESSAGES: dict[str, tuple[str | None, Any, str, str | None]] = {
    "words": ("Hello", None, "chat.postMessage", None),
    "blocks alone": (None, [SECTION], "chat.postMessage", None),
    "nothing": ("", None, "chat.postMessage", "no_text"),
    "blank": (" \n", [], "chat.postMessage", "no_text"),
    "a text of 4,000 in an update": ("x" * 4000, None, "chat.update", None),
    "a text of 4,001 in an update": ("x" * 4001, [SECTION], "chat.update", "msg_too_long"),
    "a text of 40,001": ("x" * 40_001, None, "chat.postMessage", None),
    "a text of 40,001 for one person": ("x" * 40_001, None, "chat.postEphemeral", "msg_too_long"),
    "blocks in no list": ("Hello", SECTION, "chat.postMessage", "invalid_blocks_format"),
    "a bad block": ("Hello", [{"type": "header", "text": TEXT}], "chat.update", "invalid_blocks"),
    "blocks as full as can be": ("Hello", paragraphs(3000, 3000, 3000, 3000, 797), "chat.postMessage", None),
    "blocks too full": (
        "Hello",
        paragraphs(3000, 3000, 3000, 3000, 798),
        "chat.postMessage",
        "msg_blocks_too_long",
    ),
    "a full answer to a command": ("Hello", paragraphs(3000) * 5, "response_url", None),
}


@pytest.mark.parametrize(("text", "given", "method", "error"), MESSAGES.values(), ids=MESSAGES)
def test_a_message_is_refused_with_slacks_error(
    text: str | None, given: Any, method: str, error: str | None
) -> None:
    assert blocks.message_faults(text, given, method=method) == error


def test_a_long_posted_text_is_cut_off() -> None:
    assert blocks.truncate("x" * 40_001) == "x" * 40_000


MODAL = {"type": "modal", "title": plain("Decision"), "submit": plain("Save"), "blocks": [asking(WRITING)]}
HOME = {"type": "home", "blocks": [SECTION]}


def without(view: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in view.items() if name != key}


VIEWS: dict[str, tuple[Any, list[str]]] = {
    "modal": (MODAL, []),
    "home": (HOME, []),
    "modal that asks nothing": (without(MODAL | {"blocks": [SECTION]}, "submit"), []),
    "home that asks": (HOME | {"blocks": [asking(WRITING)]}, []),
    "no view": (None, ["/view: must provide an object"]),
    "unknown type": ({"type": "page"}, ["/view/type: unsupported type: page"]),
    "no title": (without(MODAL, "title"), ["/view: missing required field: title"]),
    "no blocks": (without(MODAL, "blocks"), ["/view: missing required field: blocks"]),
    "long title": (
        MODAL | {"title": plain("x" * 25)},
        ["/view/title/text: must be less than 25 characters"],
    ),
    "long submit": (
        MODAL | {"submit": plain("x" * 25)},
        ["/view/submit/text: must be less than 25 characters"],
    ),
    "no submit": (
        without(MODAL, "submit"),
        ["/view/blocks/0/input: must define `submit` to use an `input` block in modals"],
    ),
    "long callback_id": (
        MODAL | {"callback_id": "x" * 256},
        ["/view/callback_id: must be less than 256 characters"],
    ),
    "long private_metadata": (
        MODAL | {"private_metadata": "x" * 3001},
        ["/view/private_metadata: must be less than 3001 characters"],
    ),
    "many blocks": (HOME | {"blocks": [SECTION] * 101}, ["/view/blocks: no more than 100 items allowed"]),
    "a bad block": (HOME | {"blocks": [{"type": "x"}]}, ["/view/blocks/0/type: unsupported type: x"]),
    "what Slack added sent back": (
        MODAL | {"hash": "1.a"},
        ["/view/hash: invalid additional property: hash"],
    ),
    "home with a title": (HOME | {"title": PLAIN}, ["/view/title: invalid additional property: title"]),
}


@pytest.mark.parametrize(("view", "faults"), VIEWS.values(), ids=VIEWS)
def test_a_view_is_refused_as_a_whole(view: Any, faults: list[str]) -> None:
    assert [f"{fault.pointer}: {fault.message}" for fault in blocks.view_faults(view)] == faults


def test_a_view_of_more_than_250_kilobytes_has_an_error_of_its_own() -> None:
    (fault,) = blocks.view_faults(HOME | {"blocks": paragraphs(3000) * 84})

    assert fault.code == "view_too_large"


def test_slack_names_what_has_no_name() -> None:
    nameless = [
        SECTION,
        SECTION,
        asking({"type": "users_select"}),
        actions(BUTTON, {"type": "button", "text": PLAIN}),
    ]
    before = copy.deepcopy(nameless)

    named = blocks.normalise(nameless)

    assert nameless == before
    assert len({block["block_id"] for block in named}) == 4
    assert named[2]["element"]["action_id"]
    assert named[3]["elements"][0] == BUTTON
    assert named[3]["elements"][1]["action_id"] not in ("", "details")
    assert blocks.faults(named, "message") == []


def test_names_that_are_there_stay_and_pictures_need_none() -> None:
    given = [SECTION | {"block_id": "card", "accessory": IMAGE}]

    assert blocks.normalise(given) == given
    assert blocks.normalise(blocks.normalise([SECTION])) == blocks.normalise([SECTION])


def test_a_made_up_name_never_takes_one_that_is_there() -> None:
    (made_up,) = (block["block_id"] for block in blocks.normalise([SECTION]))

    named = blocks.normalise([SECTION, {"type": "divider", "block_id": made_up}])

    assert named[0]["block_id"] != made_up


NAMES = {"U1": "Ade", "C1": "wellbeing-board", "S1": "carers", "T1": "The council"}

READ = {
    "*bold*, _leaning_, ~gone~ and `code`": "bold, leaning, gone and code",
    "*_both_*": "both",
    "```a = b```": "a = b",
    "2 * 3 * 4 and snake_case_name": "2 * 3 * 4 and snake_case_name",
    "Ask <@U1> in <#C1>": "Ask @Ade in #wellbeing-board",
    "Ask <@U9> or <@U8|sam>": "Ask @U9 or @sam",
    "<!subteam^S1>, <!subteam^S2|@chairs>, <!subteam^S3>": "@carers, @chairs, @S3",
    "<!here> and <!channel>": "@here and @channel",
    "due <!date^1800000000^{date}|15 January>": "due 15 January",
    "see <https://example.org/_a_|the *minutes*>": "see the *minutes*",
    "see <https://example.org/_a_>": "see https://example.org/_a_",
    "&lt;!channel&gt; &amp;lt; R&amp;D": "<!channel> &lt; R&D",
    "&gt; quoted\nplain": "quoted\nplain",
}


@pytest.mark.parametrize(("mrkdwn", "plainly"), READ.items())
def test_mrkdwn_reads_without_its_marks(mrkdwn: str, plainly: str) -> None:
    assert blocks.readable(mrkdwn, NAMES) == plainly


SEEN: dict[str, tuple[dict[str, Any], str]] = {
    "header": ({"type": "header", "text": plain("R&amp;D")}, "R&D"),
    "section": (SECTION | {"accessory": BUTTON}, "D1 We ship on Friday\n[Details]"),
    "fields": ({"type": "section", "fields": [TEXT, PLAIN]}, "D1 We ship on Friday\nDetails"),
    "picture": (SECTION | {"accessory": IMAGE}, "D1 We ship on Friday\n(A chart)"),
    "image": (IMAGE, "(A chart)"),
    "divider": ({"type": "divider"}, "---"),
    "context": ({"type": "context", "elements": [IMAGE, TEXT]}, "(A chart) D1 We ship on Friday"),
    "actions": (actions(BUTTON, BUTTON | {"text": plain("Undo")}), "[Details] [Undo]"),
    "menus": (actions(RADIO, SELECT, {"type": "users_select"}), "[Agreed / Parked] [Details] []"),
    "chosen": (actions(SELECT | {"initial_option": OPTIONS[1]}), "[Parked]"),
    "writing": (asking(WRITING), "Decision:"),
    "written": (asking(WRITING | {"initial_value": "We ship"}, hint=PLAIN), "Decision: We ship\nDetails"),
    "several": (asking({"type": "checkboxes", "initial_options": OPTIONS}), "Decision: Agreed, Parked"),
    "people": (asking({"type": "multi_users_select", "initial_users": ["U1", "U9"]}), "Decision: @Ade, @U9"),
    "channel": (asking({"type": "channels_select", "initial_channel": "C1"}), "Decision: #wellbeing-board"),
    "moment": (asking({"type": "datetimepicker", "initial_date_time": 1800000000}), "Decision: 1800000000"),
    "formatted": (
        asking({"type": "rich_text_input", "initial_value": RICH | {"elements": RICH["elements"][1:]}}),
        "Decision: • one\n• two",
    ),
    "rich text": (
        RICH,
        "Let's ask @Ade@carers#wellbeing-boardThe council:wave:https://example.org15 January@here#c00"
        "\n• one\n• two",
    ),
    "markdown": ({"type": "markdown", "text": "**Hello**"}, "**Hello**"),
    "what nobody reads": (ACCEPTED["a video, by slack_sdk"], ""),
}


@pytest.mark.parametrize(("block", "lines"), SEEN.values(), ids=SEEN)
def test_blocks_read_as_plain_lines(block: dict[str, Any], lines: str) -> None:
    assert blocks.visible_text([block], NAMES) == lines


def test_a_form_shows_what_was_filled_in_since() -> None:
    form = [
        asking(WRITING | {"initial_value": "Draft"}, block_id="what"),
        asking({"type": "users_select", "action_id": "who"}, block_id="owner"),
    ]
    values = {
        "what": {"text": {"type": "plain_text_input", "value": "Final"}},
        "owner": {"who": {"type": "users_select", "selected_user": None}},
    }

    assert blocks.visible_text(form, NAMES, values) == "Decision: Final\nDecision:"
