"""How what the bot does compares with the least it could take: ratios, each measured beside its floor."""

from bench.ratios.measuring import main

__all__ = ["main"]
