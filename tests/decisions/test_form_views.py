"""The form that records a decision: what it offers to replace or amend."""

import pytest

from bot.decisions import views
from bot.slack.blocks import modals
from bot.understanding.following import Follow
from storage.records import Relation, Source
from tests.scheduler.described import decision

SOURCE = Source("T1", "C1", "U1")
HINT = "For an older one, end the decision with, for example: replaces D3"


@pytest.mark.parametrize(("standing", "offered", "hint"), [(1, 2, ""), (50, 100, ""), (51, 100, HINT)])
def test_it_says_how_to_name_an_older_decision_than_it_has_room_for(
    standing: int, offered: int, hint: str
) -> None:
    made = [decision(number) for number in range(standing, 0, -1)]
    form = views.form(views.Form(SOURCE, standing=made, unfolded=True))

    [menu] = [block for block in form["blocks"] if block.get("block_id") == "follows"]
    assert len(menu["element"]["options"]) == offered <= modals.MOST_OPTIONS
    assert menu.get("hint", {}).get("text", "") == hint


def test_what_it_replaces_is_chosen_from_the_beginning() -> None:
    form = views.form(views.Form(SOURCE, follows=Follow(Relation.AMENDS, 2), standing=[decision(2)]))

    [menu] = [block for block in form["blocks"] if block.get("block_id") == "follows"]
    assert menu["element"]["initial_option"]["value"] == "amends 2"
