"""Block Kit as strict as Slack: what it would refuse, what it stores, and what people would read.

Slack publishes no schema. The tables here are its documented limits, each field of each block named once;
what slack_sdk's models know on top of them is asked last.
"""

from bot.sandbox.blocks.checks import Fault
from bot.sandbox.blocks.messages import message_faults, normalise, truncate
from bot.sandbox.blocks.modals import view_faults
from bot.sandbox.blocks.reading import visible_text
from bot.sandbox.blocks.rules import Surface, faults

__all__ = [
    "Fault",
    "Surface",
    "faults",
    "message_faults",
    "normalise",
    "truncate",
    "view_faults",
    "visible_text",
]
