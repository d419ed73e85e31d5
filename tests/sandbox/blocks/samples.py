"""Good blocks. Most refusals are one of these with one thing changed, so that each case names one rule."""

from typing import Any

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

VIDEO = {
    "type": "video",
    "alt_text": "The meeting",
    "title": PLAIN,
    "thumbnail_url": "https://example.org/a.png",
    "video_url": "https://example.org/a.mp4",
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


def paragraphs(*lengths: int) -> list[dict[str, Any]]:
    return [{"type": "section", "text": plain("x" * length)} for length in lengths]
