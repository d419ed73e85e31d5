"""One workspace: what it holds, what its people can do, and what each of them sees."""

from bot.sandbox.hand.forms import Forms
from bot.sandbox.hand.moving import Moving
from bot.sandbox.hand.pressing import Pressing
from bot.sandbox.hand.talking import Talking
from bot.sandbox.sight import Sight


class Workspace(Talking, Pressing, Forms, Moving, Sight):
    """A Slack workspace; made by `Slack.add_workspace`."""
