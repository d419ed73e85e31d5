"""Keeps a world up behind its page until somebody presses Ctrl-C."""

import asyncio
import signal
import socket

from rich.console import Console

from bot.demo.page.application import application
from bot.demo.world import World
from bot.slack.incoming import server

HOST = "127.0.0.1"
"""This machine alone: everybody who reaches the page can be anybody on it."""
DRAIN_SECONDS = 1

INVITATION = """
Open  [bold]http://{host}:{port}[/bold]  in your browser, and choose who to be.
Stop with Ctrl-C; nothing is kept."""


def listen(port: int) -> socket.socket:
    """Take the page's port before anything else starts; raise OSError when somebody else has it."""
    return server.listen(HOST, port)


async def serve(world: World, listening: socket.socket, console: Console) -> None:
    """Serve the page of `world` until SIGINT or SIGTERM, and close the socket."""
    serving = server.Server(application(world), drain_seconds=DRAIN_SECONDS)
    loop = asyncio.get_running_loop()

    def stop() -> None:
        serving.should_exit = True

    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
    console.print(INVITATION.format(host=HOST, port=listening.getsockname()[1]), highlight=False)
    try:
        await serving.serve(sockets=[listening])
    finally:
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(name)
    console.print("\nStopped.")
