"""A beat every second, on which the clock has no hold."""

import asyncio
import select
import socket
import threading
import time
from collections.abc import Callable

BEAT_SECONDS = 1.0


class Heart:
    """Calls `beat` on the event loop every second, with how late it is, whatever happens to the clock.

    A thread waits on a pipe with a plain time-out, which neither a jump of the clock nor an earlier timer of
    the event loop can stop.
    """

    def __init__(self, beat: Callable[[float], None]) -> None:
        self._beat = beat
        self._near, self._far = socket.socketpair()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to beat on the running event loop."""
        loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._live, args=[loop], name="heart", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop beating, and end the thread."""
        self._far.close()
        if self._thread:
            self._thread.join()
        self._near.close()

    def _live(self, loop: asyncio.AbstractEventLoop) -> None:
        # `stop` closes the other end, which makes this one readable.
        while not select.select([self._near], [], [], BEAT_SECONDS)[0]:
            loop.call_soon_threadsafe(self._beat_late, time.monotonic())

    def _beat_late(self, meant: float) -> None:
        self._beat(time.monotonic() - meant)
