"""The places whose public holidays the form of a group offers."""

import holidays
import pytest

from bot.language.nations import PLACES
from bot.meetings.plan.views import form
from bot.meetings.plan.views.form import MeetingPrefill

MOST_OPTIONS = 100
"""In a menu of Slack's (https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element)."""
KNOWN = holidays.list_supported_countries(include_aliases=False)


@pytest.mark.parametrize("code", PLACES)
def test_the_holidays_of_each_place_that_is_offered_are_known(code: str) -> None:
    country, _, part = code.partition("/")

    assert country in KNOWN
    assert not part or part in KNOWN[country]


@pytest.mark.parametrize(
    "country", ["Jamaica", "Bangladesh", "Sri Lanka", "Uganda", "Zimbabwe", "Vietnam", "Egypt"]
)
def test_countries_on_every_continent_are_offered(country: str) -> None:
    assert country in PLACES.values()


def test_all_places_fit_into_one_menu_by_name_after_the_parts_of_the_united_kingdom() -> None:
    names = [name for code, name in PLACES.items() if "/" not in code]

    assert names == sorted(names)
    [menu] = [
        block["element"]["options"]
        for block in form.form(MeetingPrefill("C1"), more=True)["blocks"]
        if block["type"] == "input" and block["block_id"] == "holidays"
    ]
    assert len(menu) == len(PLACES) + 1 <= MOST_OPTIONS
