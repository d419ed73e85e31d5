"""What Bolt reads from each payload: it decides whose token answers, and who is taken to have acted."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt.request import internals

from bot.sandbox.payloads import events, interactions
from tests.sandbox.payloads import samples

READ: dict[str, tuple[dict[str, Any], tuple[Any, ...]]] = {
    # team, person, channel, thread
    "slash command": (samples.COMMAND, ("T1", "U1", "C1", None)),
    "shortcut on a reply": (samples.SHORTCUT, ("T1", "U1", "C1", samples.TS)),
    "global shortcut": (samples.EVERYWHERE, ("T1", "U1", None, None)),
    "click of a neighbour": (samples.PRESSED, ("T1", "W2", "C1", samples.TS)),
    "click on a message only one person sees": (samples.PRESSED_EPHEMERAL, ("T1", "U1", "C2", None)),
    "click in a view": (samples.PRESSED_IN_VIEW, ("T1", "U1", None, None)),
    "submission": (samples.SUBMITTED, ("T1", "U1", None, None)),
    "submission of a neighbour": (samples.SUBMITTED_NEXT_DOOR, ("T1", "W2", None, None)),
    "closing": (samples.CLOSED, ("T1", "U1", None, None)),
    "message": (samples.delivered(samples.POSTED), ("T1", "U1", "C1", None)),
    "reply of a neighbour": (
        samples.delivered(samples.REPLY, sender_team="T2", shared=True),
        ("T1", "W2", "C1", samples.TS),
    ),
    "edit": (samples.delivered(samples.EVENTS["message changed"]), ("T1", "U1", "C1", None)),
    "deletion": (samples.delivered(samples.EVENTS["message deleted"]), ("T1", "U1", "C2", None)),
    "mention": (samples.delivered(samples.EVENTS["mention"]), ("T1", "U1", "C1", None)),
    "reaction": (samples.delivered(samples.EVENTS["reaction added"]), ("T1", "W2", "C1", None)),
    "renamed channel": (samples.delivered(samples.EVENTS["channel renamed"]), ("T1", None, "C1", None)),
    "changed person": (samples.delivered(samples.EVENTS["person changed"]), ("T1", "U1", None, None)),
    "uninstall": (samples.delivered(samples.EVENTS["uninstalled"]), ("T1", None, None, None)),
}


@pytest.mark.parametrize(("payload", "read"), READ.values(), ids=READ)
def test_bolt_reads_who_and_where(payload: dict[str, Any], read: tuple[Any, ...]) -> None:
    assert (
        internals.extract_team_id(payload),
        internals.extract_user_id(payload),
        internals.extract_channel_id(payload),
        internals.extract_thread_ts(payload),
    ) == read
    assert internals.extract_enterprise_id(payload) is None
    assert internals.extract_is_enterprise_install(payload) is False


@pytest.mark.parametrize(
    "event", [samples.REPLY, samples.EVENTS["mention from next door"]], ids=["reply", "mention"]
)
def test_bolt_knows_a_neighbour_by_their_own_workspace(event: dict[str, Any]) -> None:
    payload = samples.delivered(event, sender_team="T2", shared=True)

    assert payload["team_id"] == "T2"
    assert internals.extract_actor_team_id(payload) == "T2"
    assert internals.extract_actor_user_id(payload) == "W2"


def command(app: Any) -> dict[str, str]:
    return interactions.slash_command(
        app, samples.ADE, samples.BOARD, "/decide", "", response_url=samples.URL, trigger_id="1.2.a"
    )


def submission(app: Any) -> dict[str, Any]:
    return interactions.view_submission(app, samples.ADE, {"id": "V1"}, trigger_id="1.2.a")


@pytest.mark.parametrize("kind", [command, submission, lambda app: samples.delivered(samples.POSTED, app)])
def test_on_enterprise_grid_bolt_reads_the_enterprise(kind: Any) -> None:
    payload = kind(samples.GRID)

    assert internals.extract_enterprise_id(payload) == "E1"
    assert internals.extract_team_id(payload) == "T1"
    assert internals.extract_is_enterprise_install(payload) is False


@pytest.mark.parametrize("kind", [command, submission, lambda app: samples.delivered(samples.POSTED, app)])
def test_an_installation_for_a_whole_enterprise_is_read_as_one(kind: Any) -> None:
    assert internals.extract_is_enterprise_install(kind(samples.ORG)) is True


def test_such_an_installation_has_no_team_in_interactions_and_authorizations() -> None:
    payload = submission(samples.ORG)

    assert payload["team"] is None
    assert internals.extract_team_id(payload) == "T1"
    assert samples.delivered(samples.POSTED, samples.ORG)["authorizations"][0]["team_id"] is None


def test_a_neighbours_envelope_hides_our_enterprise_outside_the_authorization() -> None:
    payload = samples.delivered(samples.REPLY, samples.GRID, sender_team="T2", shared=True)

    assert "enterprise_id" not in payload
    assert internals.extract_enterprise_id(payload) == "E1"


def test_bolt_reads_back_what_is_sent_as_a_form() -> None:
    body = urlencode({"payload": json.dumps(samples.PRESSED)})

    assert internals.parse_body(body, "application/x-www-form-urlencoded") == samples.PRESSED
    assert (
        internals.parse_body(urlencode(samples.COMMAND), "application/x-www-form-urlencoded")
        == samples.COMMAND
    )


def test_a_notice_of_dropped_events_stands_outside_any_envelope() -> None:
    notice = events.app_rate_limited(samples.APP, 1_800_000_000)

    assert internals.extract_team_id(notice) == "T1"
    assert not {"event", "event_id", "authorizations"} & notice.keys()
