"""One address for several processes, as a load balancer gives them: each connection goes to one at random."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

Ports = Sequence[int]


@asynccontextmanager
async def balanced(ports: Ports, chance: random.Random) -> AsyncIterator[str]:
    """Yield an address whose connections go to one of `ports`, as that list is at the time."""
    server = await asyncio.start_server(partial(_pass_on, ports, chance), "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()


async def _pass_on(
    ports: Ports, chance: random.Random, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    with contextlib.suppress(OSError):
        there, back = await asyncio.open_connection("127.0.0.1", chance.choice(ports))
        await asyncio.gather(_pour(reader, back), _pour(there, writer))
    writer.close()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on whatever comes until either side is gone."""
    with contextlib.suppress(OSError):
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    writer.close()
