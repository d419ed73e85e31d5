"""A Slack workspace in one process, as strict as Slack: for tests, the demo, and trying things out."""

from bot.sandbox.answers import Answer
from bot.sandbox.errors import Impossible
from bot.sandbox.messages import Message
from bot.sandbox.workspace import Workspace
from bot.sandbox.world import Call, Slack

__all__ = ["Answer", "Call", "Impossible", "Message", "Slack", "Workspace"]
