"""What the bot asks Slack for is what its code needs: no more, and no less."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import manifest
from bot.__main__ import main
from bot.app import COMMANDS, EVENTS, MESSAGE_SHORTCUTS
from bot.sandbox.api import server  # noqa: F401 - it registers the methods
from bot.sandbox.api.method import METHODS
from bot.sandbox.data import scopes as slacks
from bot.sandbox.data.channels import Channel

BOT = Path(manifest.__file__).parent
NEED_NO_SCOPE = {
    *("auth.test", "apps.connections.open"),
    *("views.open", "views.push", "views.update", "views.publish"),
}


def sources() -> Iterator[str]:
    for path in sorted(BOT.rglob("*.py")):
        if (
            not path.is_relative_to(BOT / "sandbox")
            and path.name != "manifest.py"
            and "demo" not in path.relative_to(BOT).parts
        ):
            yield path.read_text(encoding="utf-8")


def called() -> set[str]:
    """Return each method of Slack's that the bot's code names, as text or as a call of the SDK."""
    code = "\n".join(sources())
    return {
        name
        for name in METHODS
        if f'"{name}"' in code or re.search(rf"\bclient\.{name.replace('.', '_')}\(", code)
    }


def test_every_method_that_is_called_has_its_scope() -> None:
    known = {method for need in manifest.SCOPES.values() for method in need.methods}

    assert called() - known - NEED_NO_SCOPE == set()


def test_no_scope_is_asked_for_a_method_that_nobody_calls() -> None:
    unused = {
        f"{scope} for {method}"
        for scope, need in manifest.SCOPES.items()
        for method in need.methods
        if method not in called()
    }

    assert unused == set()
    assert called() >= NEED_NO_SCOPE


def test_every_scope_is_needed_by_something() -> None:
    for scope in manifest.scopes():
        need = manifest.SCOPES[scope]
        events = set(need.events) & set(manifest.subscriptions())
        assert need.reason.endswith(".")
        assert need.methods or events or scope == "commands", scope


@pytest.mark.parametrize("method", sorted(called() - NEED_NO_SCOPE))
def test_slack_agrees_on_the_scopes_of_a_method(method: str) -> None:
    """The sandbox says the same, from what Slack documents, and was written by somebody else."""
    ours = {scope for scope, need in manifest.SCOPES.items() if method in need.methods}
    theirs = set(METHODS[method].scopes)

    assert ours
    assert ours <= theirs


@pytest.mark.parametrize("event", sorted(EVENTS))
@pytest.mark.parametrize("kind", ["public", "private", "im"])
def test_slack_agrees_on_the_scope_of_an_event(event: str, kind: str) -> None:
    channel = Channel("C1", "T1", kind, "U1", 0)  # type: ignore[arg-type]
    subscribed = slacks.subscription(event, channel)
    needed = slacks.of_event(event, channel)
    if kind == "im" and needed == "im:read":
        return  # nobody joins or leaves a direct message
    if needed is None:
        return  # whoever offers a Home is told that it is opened

    assert needed in {scope for scope, need in manifest.SCOPES.items() if subscribed in need.events}
    assert needed in manifest.scopes()


def test_every_command_and_shortcut_is_listed() -> None:
    built = manifest.build()

    assert [entry["command"] for entry in built["features"]["slash_commands"]] == sorted(COMMANDS)
    assert [entry["callback_id"] for entry in built["features"]["shortcuts"]] == sorted(MESSAGE_SHORTCUTS)
    for entry in built["features"]["slash_commands"]:
        assert entry["should_escape"] is True
        assert entry["description"]
        assert entry["usage_hint"]


def test_slack_takes_the_lengths() -> None:
    about = manifest.build()["display_information"]

    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert 174 <= len(about["long_description"]) <= 4000
    for entry in manifest.SHORTCUT_ENTRIES.values():
        assert len(entry.title) <= 24
        assert len(entry.hint) <= 150


def test_socket_mode_needs_no_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest"]) == 0
    printed = capsys.readouterr().out

    assert json.loads(printed)["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in printed


def test_http_has_one_address_for_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest", "--url", "https://matters.example.org/"]) == 0
    built = json.loads(capsys.readouterr().out)
    one = "https://matters.example.org/slack/events"

    assert built["settings"]["socket_mode_enabled"] is False
    assert built["settings"]["event_subscriptions"]["request_url"] == one
    assert built["settings"]["interactivity"]["request_url"] == one
    assert {command["url"] for command in built["features"]["slash_commands"]} == {one}


def test_an_address_in_the_clear_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["manifest", "--url", "http://matters.example.org"])

    assert "https://" in capsys.readouterr().err
