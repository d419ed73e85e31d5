"""Composition objects, the parts that elements and blocks share: texts, options, confirmations, filters.

Limits: https://docs.slack.dev/reference/block-kit/composition-objects
"""

from bot.sandbox.blocks.checks import Check, array, boolean, choice, record, string, typed

ID = string(255)
URL = string(3000)


def plain(most: int) -> Check:
    """Accept a plain_text object: what labels, titles and buttons are made of."""
    return typed({"plain_text": record({"text": string(most)}, {"emoji": boolean})})


def text(most: int = 3000) -> Check:
    """Accept a plain_text or mrkdwn object."""
    mrkdwn = record({"text": string(most)}, {"verbatim": boolean})
    return typed({"plain_text": plain(most), "mrkdwn": mrkdwn})


CONFIRM = record(
    {"title": plain(100), "text": text(300)},
    {"confirm": plain(30), "deny": plain(30), "style": choice("primary", "danger")},
)

OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75)})
CHOICE = record({"text": text(75), "value": string(150)}, {"description": text(75)})
"""An option of radio buttons and checkboxes, which alone may hold mrkdwn."""
MENU_ITEM = record({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": URL})
OPTION_GROUP = record({"label": plain(75), "options": array(OPTION, most=100)})

CONVERSATION_KIND = choice("im", "mpim", "private", "public")
CONVERSATION_FILTER = record(
    optional={
        "include": array(CONVERSATION_KIND, most=4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    }
)
DISPATCH_CONFIG = record(
    optional={"trigger_actions_on": array(choice("on_enter_pressed", "on_character_entered"), most=2)}
)
SLACK_FILE = record(optional={"id": string(255), "url": URL})
