"""The forms that answer what is unclear about an action: who does it, and by which day."""

import json

from bot.actions.asks import views as ask_views
from bot.slack.blocks import modals, text
from bot.slack.blocks.modals import View
from bot.slack.blocks.text import Block
from storage.records import Action

OWNER = "action_owner"
DATE = "action_date"


def owner_form(action: Action) -> View:
    """Ask who is to do an action that nobody does."""
    blocks = [_about(action), *ask_views.taker_inputs()]
    return modals.modal(f"Who does {action.label}?", OWNER, blocks, submit="Ask", metadata=_packed(action))


def date_form(action: Action) -> View:
    """Ask by which day an action is to be done."""
    hint = "In plain words, such as: next Friday"
    blocks = [_about(action), modals.line("due", "Due", hint=hint, optional=False)]
    return modals.modal(f"A date for {action.label}", DATE, blocks, submit="Save", metadata=_packed(action))


def _about(action: Action) -> Block:
    return text.section(f"*{action.label}* {text.brief(action.text, 500)}")


def _packed(action: Action) -> str:
    return json.dumps({"action": action.id})
