"""What an operator types: `matters run`, and `matters doctor`, which checks what the bot depends on."""

import argparse

from bot.config import Misconfigured, Settings
from bot.operations import database, doctor
from bot.operations import run as operations_run
from bot.operations import why as operations_why
from bot.slack import logs
from scheduler.clock import utc_now
from storage import schema
from storage.database import Sessions
from storage.schema import Standing

FAILED = 1
"""What the process returns when something is wrong."""


def run(_: argparse.Namespace) -> int:
    """Run the bot until it is told to stop."""
    settings = Settings.from_env()
    logs.configure(settings.log_level, settings.log_format)

    async def serve(sessions: Sessions) -> None:
        stands = await database.answer(sessions, schema.standing(sessions))
        if stands is Standing.EMPTY:
            await schema.migrate(sessions)
        elif stands is not Standing.CURRENT:
            remedy = database.REMEDIES[stands]
            raise Misconfigured([f"The database can not be used: {stands.value}; {remedy}."])
        await operations_run.run(settings, sessions, utc_now)

    database.alone(settings, serve)
    return 0


def examine(_: argparse.Namespace) -> int:
    """Check what the bot depends on; print what is wrong, and how to fix it."""
    settings = Settings.from_env()
    logs.configure("CRITICAL")

    async def look(sessions: Sessions) -> list[doctor.Finding]:
        return await doctor.examine(settings, sessions, utc_now)

    found = database.beside(settings, look)
    print(doctor.written(found))
    return FAILED if any(finding.fix for finding in found) else 0


def why(given: argparse.Namespace) -> int:
    """Print why somebody got a message, and what became of it."""

    async def look(sessions: Sessions) -> list[str]:
        await database.current(sessions)
        async with sessions.read() as session:
            found = await operations_why.find(session, given.key)
            return [operations_why.written(await operations_why.explained(session, one)) for one in found]

    told = database.beside(Settings.from_env(needs_slack=False), look)
    print("\n\n".join(told) or operations_why.unknown(given.key))
    return 0 if told else FAILED
