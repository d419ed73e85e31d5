"""Every shape that Slack sends to an app, field by field, built from plain values.

`interactions` (commands, shortcuts, clicks, submissions), `messages`, and `events` (the rest, and the
envelope); the values they take are named here.
"""

from bot.sandbox.payloads.values import App, Json, Where, Who

__all__ = ["App", "Json", "Where", "Who"]
