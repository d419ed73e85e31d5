"""A small board in a small workspace, with a tiny app beside it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import Slack, Workspace
from tests.sandbox.app import App

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    world = Slack(start=NOW)
    await world.start()
    yield world
    await world.stop()


@pytest.fixture
def workspace(slack: Slack) -> Workspace:
    workspace = slack.add_workspace("Wellbeing")
    workspace.add_person("sam")
    workspace.add_person("priya", zone="Asia/Kolkata", real_name="Priya Rao")
    workspace.add_person("rosa", locale="en-US")
    workspace.add_channel("board", members=["sam", "priya"])
    return workspace


@pytest.fixture
async def app(slack: Slack, workspace: Workspace) -> AsyncIterator[App]:
    app = App(slack)
    await app.start()
    slack.connect(app.url)
    yield app
    await app.stop()


@pytest.fixture
def client(app: App, workspace: Workspace) -> AsyncWebClient:
    return app.client(workspace)
