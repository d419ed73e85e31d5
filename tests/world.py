"""The world that tests are played in: the demo's own, so that both show the same bot."""

from bot.demo.world import MONDAY_NINE, World, opened, serving

__all__ = ["MONDAY_NINE", "World", "opened", "serving"]
