"""Rich text: what Slack makes of what people type, and what apps may send back.

https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from collections.abc import Mapping

from bot.sandbox.blocks.checks import Check, array, boolean, choice, integer, record, string, typed
from bot.sandbox.blocks.objects import ID, URL

MANY = 1000
STYLE: Mapping[str, Check] = {
    "style": record(
        optional=dict.fromkeys(
            ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"),
            boolean,
        )
    )
}
INLINE: Mapping[str, Check] = {
    "text": record({"text": string(4000)}, STYLE),
    "link": record({"url": URL}, {"text": string(4000), "unsafe": boolean, **STYLE}),
    "user": record({"user_id": ID}, STYLE),
    "usergroup": record({"usergroup_id": ID}, STYLE),
    "channel": record({"channel_id": ID}, STYLE),
    "team": record({"team_id": ID}, STYLE),
    "emoji": record({"name": ID}, {"unicode": string(100), "skin_tone": integer(1, 6), **STYLE}),
    "date": record(
        {"timestamp": integer(0, 99_999_999_999), "format": string(300)},
        {"url": URL, "fallback": string(300), **STYLE},
    ),
    "broadcast": record({"range": choice("here", "channel", "everyone")}, STYLE),
    "color": record({"value": string(20)}, STYLE),
}
PARTS = array(typed(INLINE), least=0, most=MANY)
SECTION = record({"elements": PARTS})
BORDER: Mapping[str, Check] = {"border": integer(0, 1)}

CONTAINERS: Mapping[str, Check] = {
    "rich_text_section": SECTION,
    "rich_text_quote": record({"elements": PARTS}, BORDER),
    "rich_text_preformatted": record({"elements": PARTS}, {**BORDER, "language": string(100)}),
    "rich_text_list": record(
        {
            "style": choice("bullet", "ordered"),
            "elements": array(typed({"rich_text_section": SECTION}), least=0, most=MANY),
        },
        {**BORDER, "indent": integer(0, 8), "offset": integer(0, 10_000)},
    ),
}

RICH_TEXT: Mapping[str, Check] = {"elements": array(typed(CONTAINERS), least=0, most=MANY)}
