"""Views, modals and Home tabs, around their blocks.

https://docs.slack.dev/reference/views
"""

import json
from collections.abc import Iterator, Mapping

from bot.sandbox.blocks.checks import Check, Fault, Value, anything, boolean, record, string, typed
from bot.sandbox.blocks.objects import plain
from bot.sandbox.blocks.rules import faults

LARGEST = 250_000
"""Bytes of JSON over which Slack answers `view_too_large`."""

KEPT: Mapping[str, Check] = {
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}
ASKED: Mapping[str, Check] = {
    "submit": plain(24),
    "close": plain(24),
    "clear_on_close": boolean,
    "notify_on_close": boolean,
    "submit_disabled": boolean,
}

# The blocks are checked on their own, because their rules depend on the surface.
VIEWS: Mapping[str, Check] = {
    "modal": record({"title": plain(24), "blocks": anything}, {**KEPT, **ASKED}),
    "home": record({"blocks": anything}, KEPT),
}


def view_faults(view: Value) -> list[Fault]:
    """Return every reason for which Slack would refuse a view that an app sends; pointers start at `/view`.

    The code `view_too_large`, always alone, is also the error's name; all others are `invalid_arguments`.
    """
    if len(json.dumps(view).encode()) > LARGEST:
        return [Fault("/view", f"must be less than {LARGEST} bytes", "view_too_large")]
    return list(typed(VIEWS)(view, "/view")) + _blocks_faults(view)


def _blocks_faults(view: Value) -> list[Fault]:
    if not isinstance(view, dict) or view.get("type") not in tuple(VIEWS) or "blocks" not in view:
        return []
    found = faults(view["blocks"], view["type"]) or list(_submit_missing(view))
    return [Fault(f"/view{fault.pointer}", fault.message, fault.code) for fault in found]


def _submit_missing(view: Value) -> Iterator[Fault]:
    if view["type"] != "modal" or "submit" in view:
        return
    for index, block in enumerate(view["blocks"]):
        if block["type"] == "input":
            message = "must define `submit` to use an `input` block in modals"
            yield Fault(f"/blocks/{index}/input", message, "missing_field")
