"""Fields and absences, told one by one and against the types of the package slack-events."""

from types import UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints

import pytest
from slack_events import _registry as registry
from slack_events import payloads as published
from typing_extensions import is_typeddict

from bot.sandbox.payloads import events, messages
from tests.sandbox.payloads import samples


def fits(value: Any, hint: Any) -> bool:
    """Whether a JSON value fits a type of slack-events. Inside an event, Slack leaves required fields out."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is NotRequired:
        return fits(value, arguments[0])
    if origin is Literal:
        return value in arguments
    if origin in (Union, UnionType):
        return any(fits(value, argument) for argument in arguments)
    if origin is list:
        return isinstance(value, list) and all(fits(entry, arguments[0]) for entry in value)
    if is_typeddict(hint):
        hints = get_type_hints(hint)
        return isinstance(value, dict) and all(fits(value[key], hints[key]) for key in value.keys() & hints)
    if hint is Any or origin is dict:
        return True
    return isinstance(value, (int, float) if hint is float else hint)


def missing(payload: dict[str, Any], kind: Any) -> set[str]:
    hints = get_type_hints(kind, include_extras=True)
    return {key for key, hint in hints.items() if get_origin(hint) is not NotRequired} - payload.keys()


def kind_of(event: dict[str, Any]) -> Any:
    name, subtype = event["type"], event.get("subtype", "")
    plain = registry.DEFAULT_SUBTYPE_TYPES.get(name) or registry.EVENT_TYPES[name]
    return registry.SUBTYPE_TYPES.get((name, subtype), plain)


@pytest.mark.parametrize("event", samples.EVENTS.values(), ids=samples.EVENTS)
def test_every_event_has_the_published_shape(event: dict[str, Any]) -> None:
    kind = kind_of(event)

    assert missing(event, kind) == set()
    assert fits(event, kind)


INTERACTIONS: dict[str, tuple[dict[str, Any], Any]] = {
    "slash command": (samples.COMMAND, published.SlashCommandPayload),
    "click on a message": (samples.PRESSED, published.BlockActionsPayload),
    "click on a message only one person sees": (samples.PRESSED_EPHEMERAL, published.BlockActionsPayload),
    "click in a view": (samples.PRESSED_IN_VIEW, published.BlockActionsPayload),
    "submission": (samples.SUBMITTED, published.ViewSubmissionPayload),
    "closing": (samples.CLOSED, published.ViewClosedPayload),
    "envelope": (samples.delivered(samples.POSTED), published.EventCallbackEnvelope),
    "address": (events.url_verification(samples.APP, "abc"), published.UrlVerificationPayload),
    "too many": (events.app_rate_limited(samples.APP, 1_800_000_000), published.AppRateLimitedPayload),
}


@pytest.mark.parametrize(("payload", "kind"), INTERACTIONS.values(), ids=INTERACTIONS)
def test_every_interaction_has_the_published_shape(payload: dict[str, Any], kind: Any) -> None:
    # Off Enterprise Grid Slack sends `enterprise: null`, for which the package has no type.
    told = {key: value for key, value in payload.items() if key != "enterprise"}

    assert missing(told, kind) == set()
    assert fits(told, kind)


def test_a_command_is_a_form_of_strings_that_names_no_thread() -> None:
    assert all(isinstance(value, str) for value in samples.COMMAND.values())
    assert samples.COMMAND["is_enterprise_install"] == "false"
    assert not {"thread_ts", "enterprise_id", "message_ts"} & samples.COMMAND.keys()


ABSENT: dict[str, tuple[dict[str, Any], set[str]]] = {
    "global shortcut": (samples.EVERYWHERE, {"channel", "message", "response_url", "message_ts"}),
    "click on a message only one person sees": (samples.PRESSED_EPHEMERAL, {"message", "view"}),
    "click in a view": (samples.PRESSED_IN_VIEW, {"channel", "message", "response_url"}),
    "submission": (samples.SUBMITTED, {"channel", "message", "response_url", "container"}),
    "closing": (samples.CLOSED, {"trigger_id", "response_urls"}),
    "mention": (samples.EVENTS["mention"], {"channel_type", "user_team", "thread_ts"}),
    "reaction": (samples.EVENTS["reaction added"], {"thread_ts", "text", "channel"}),
    "the bot's own message": (samples.OWN, {"client_msg_id", "subtype", "blocks"}),
    "arrival of one's own will": (samples.EVENTS["joined"], {"inviter"}),
    "first visit to the Home": (samples.EVENTS["home opened"], {"view"}),
    "uninstall": (samples.EVENTS["uninstalled"], {"event_ts", "user"}),
    "revocation": (samples.EVENTS["tokens revoked"], {"event_ts", "user"}),
    "envelope off Grid": (samples.delivered(samples.POSTED), {"enterprise_id"}),
    "message inside a shortcut": (samples.SHORTCUT["message"], {"channel", "channel_type", "event_ts"}),
}


@pytest.mark.parametrize(("payload", "absent"), ABSENT.values(), ids=ABSENT)
def test_what_slack_leaves_out_is_left_out(payload: dict[str, Any], absent: set[str]) -> None:
    assert payload.keys() & absent == set()


def test_a_reaction_to_some_posts_does_not_say_whose_they_are() -> None:
    reaction = events.reaction_added(samples.ADE, samples.BOARD, "scales", samples.TS, None, at=samples.LATER)

    assert "item_user" not in reaction


def test_a_home_that_was_published_before_comes_along() -> None:
    opened = events.app_home_opened(samples.ADE, "D1", tab="home", at=samples.TS, view={"id": "V1"})

    assert opened["view"] == {"id": "V1"}


def test_a_broadcast_reply_carries_the_message_it_answers() -> None:
    broadcast = samples.EVENTS["thread broadcast"]

    assert broadcast["root"]["text"] == "We ship <@U2>"
    assert broadcast["thread_ts"] == samples.TS


def test_an_edit_tells_both_wordings_and_who_changed_it() -> None:
    changed = samples.EVENTS["message changed"]

    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("We ship <@U2>", "We wait")
    assert changed["message"]["edited"] == {"user": "U1", "ts": samples.LATER}
    assert changed["message"]["ts"] == samples.TS != changed["ts"]


def test_a_click_says_what_was_pressed_and_a_choice_what_was_chosen() -> None:
    assert samples.PRESSED["actions"] == [
        {
            "type": "button",
            "action_id": "undo",
            "block_id": "card",
            "text": {"type": "plain_text", "text": "Undo"},
            "value": "D1",
            "action_ts": samples.LATER,
        }
    ]
    assert samples.PRESSED_IN_VIEW["actions"][0]["selected_user"] == "W2"


def test_a_click_in_a_thread_says_so_and_one_beside_it_does_not() -> None:
    assert samples.PRESSED["container"]["thread_ts"] == samples.TS
    assert "thread_ts" not in samples.PRESSED_DM["container"]


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        (samples.PRESSED, "wellbeing-board"),
        (samples.PRESSED_EPHEMERAL, "privategroup"),
        (samples.PRESSED_DM, "directmessage"),
    ],
    ids=["public", "private", "direct"],
)
def test_only_a_public_channel_tells_its_name(payload: dict[str, Any], name: str) -> None:
    assert payload["channel"]["name"] == name


def test_slack_tells_mentions_and_links_apart_in_what_people_type() -> None:
    (block,) = messages.typed_blocks(
        "Ask <@U1>, <!subteam^S1> in <#C1|board> <!here> <https://a.org|a> <b>", "1.1"
    )

    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "Ask "},
        {"type": "user", "user_id": "U1"},
        {"type": "text", "text": ", "},
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "text", "text": " in "},
        {"type": "channel", "channel_id": "C1"},
        {"type": "text", "text": " "},
        {"type": "broadcast", "range": "here"},
        {"type": "text", "text": " "},
        {"type": "link", "url": "https://a.org", "text": "a"},
        {"type": "text", "text": " "},
        {"type": "link", "url": "b"},
    ]
