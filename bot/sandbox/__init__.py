"""A Slack workspace in one process, as strict as Slack: for tests, the demo, and trying things out."""

from bot.sandbox.data.calls import Answer, Call
from bot.sandbox.data.errors import Impossible
from bot.sandbox.data.messages import Message
from bot.sandbox.slack import Slack, Workspace

__all__ = ["Answer", "Call", "Impossible", "Message", "Slack", "Workspace"]
