"""What 200 people are answered who capture at once, in one channel or in many, on each kind of database."""

import asyncio
import json
from collections import Counter

from bench import _running
from bench._running import Running

PEOPLE = 200


def main() -> None:
    """Print one line of JSON for each kind of database and each spread over channels."""
    with _running.databases() as urls:
        for kind, url in urls.items():
            asyncio.run(_measured(kind, url))


async def _measured(kind: str, url: str) -> None:
    async with _running.staged(channels=PEOPLE + 1, people=PEOPLE) as (slack, workspace):
        await (await _running.filled(url)).close()
        async with _running.started(slack, workspace, url) as running:
            for channels in (1, PEOPLE):
                figures = await _at_once(running, channels)
                print(json.dumps({"bench": "crowds", "database": kind, "channels": channels} | figures))


async def _at_once(running: Running, channels: int) -> dict[str, int]:
    workspace = running.workspace
    places = [workspace.channel(f"group{number + (channels > 1)}").id for number in range(channels)]
    answers = await asyncio.gather(
        *(
            running.command(
                f"/decide We build house {number} in {channels}",
                workspace.person(f"person{number}").id,
                places[number % channels],
                next(_running.TRIGGERS),
            )
            for number in range(PEOPLE)
        )
    )
    said = Counter(
        "recorded" if "Recorded" in words or "look" in words else "refused" for _, words in answers
    )
    return dict(said) | _running.spread([seconds for seconds, _ in answers])


if __name__ == "__main__":
    main()
