"""Reads long texts beside the event loop, so that others are answered meanwhile."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

LONG = 500
"""Characters; what is shorter is read sooner than handed to another thread."""

Read = TypeVar("Read")


async def read(length: int, reader: Callable[[], Read]) -> Read:
    """Return what `reader` makes of so many characters."""
    return reader() if length <= LONG else await asyncio.to_thread(reader)
