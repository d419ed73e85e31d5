"""The demo's page on a world of its own, and somebody who looks at it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.demo.page.application import application
from tests.demo.page.visitor import Visitor
from tests.world import World, opened, serving


@pytest.fixture
async def world(sqlite_tables: Path, tmp_path: Path) -> AsyncIterator[World]:
    copied = shutil.copy(sqlite_tables, tmp_path / "matters.db")
    async with opened(f"sqlite:///{copied}") as opened_world:
        yield opened_world


@pytest.fixture
async def visitor(world: World) -> AsyncIterator[Visitor]:
    async with serving(application(world)) as address, aiohttp.ClientSession(address) as http:
        yield Visitor(http, address)
