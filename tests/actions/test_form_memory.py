"""What the forms of actions remember from when they are opened until they are sent in."""

from datetime import date

import pytest

from bot.actions.asks import views as ask_views
from bot.actions.views import form as form_views
from bot.actions.views.form import ActionPrefill
from storage.records import Assignee, DueMeeting, OwnerKind, Repeats, Source

TYPED = Source("T1", "C1", "U1")
IN_A_THREAD = Source("T1", "C1", "U1", said_ts="2.0", thread_ts="1.0", said_by="U2", read_ts="3.0")
MONTHLY = Repeats("FREQ=MONTHLY", "every month", date(2026, 12, 4))
BEFORE = DueMeeting(3, 2, working=True)
GROUP = Assignee(OwnerKind.USER_GROUP, "S1", "@research")


@pytest.mark.parametrize(
    "prefill",
    [
        ActionPrefill(TYPED),
        ActionPrefill(TYPED, "command:1"),
        ActionPrefill(IN_A_THREAD),
        ActionPrefill(IN_A_THREAD, "command:1", user_groups=(GROUP,)),
        ActionPrefill(TYPED, repeats=MONTHLY, due_meeting=BEFORE),
    ],
)
@pytest.mark.parametrize("more", [False, True])
def test_a_form_remembers_where_its_action_was_said_and_whom_it_asks_besides(
    prefill: ActionPrefill, more: bool
) -> None:
    sent_in = form_views.form(prefill, more=more) | {"state": {"values": {}}}

    assert form_views.filled_in(sent_in, "T1", "U1") == prefill


@pytest.mark.parametrize(("due", "tied"), [("the Friday before", BEFORE), ("9 December", None)])
def test_another_day_typed_in_the_form_hangs_on_no_meeting(due: str, tied: DueMeeting | None) -> None:
    prefill = ActionPrefill(TYPED, due="the Friday before", due_meeting=BEFORE, reason="they asked")
    view = form_views.form(prefill)
    state = {name: {name: {"value": typed}} for name, typed in (("due", due), ("reason", "they asked"))}

    found = form_views.filled_in(view | {"state": {"values": state}}, "T1", "U1")

    assert (found.due_meeting, found.due, found.reason) == (tied, due, "they asked")
    assert "Two working days before the meeting, and moves with it" in str(view["blocks"])


def test_a_form_belongs_to_whoever_sends_it_in_and_their_workspace() -> None:
    sent_in = form_views.form(ActionPrefill(IN_A_THREAD)) | {"state": {"values": {}}}

    source = form_views.filled_in(sent_in, "T2", "U9").source

    assert (source.team, source.author, source.said_ts) == ("T2", "U9", "2.0")


def test_a_form_about_an_ask_remembers_which_message_was_pressed() -> None:
    view = {"private_metadata": ask_views.packed(7, ("D1", "4.0"))}

    assert ask_views.unpacked(view) == (7, ("D1", "4.0"))
