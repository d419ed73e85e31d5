"""The Home as it is laid out: every part in its order, and within what Slack takes however much there is."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.home.tab import views
from bot.home.tab.views import Coming, Home, OwnGroup, Said, Section
from bot.home.tab.views.parts import TITLES
from bot.sandbox import blocks as block_kit
from storage.records import Account, Answer, Setting
from tests.home.tab import filled
from tests.home.tab.filled import TODAY
from tests.recaps.test_recap_views import TEXTS
from tests.scheduler.described import decision

COUNTS = [0, 1, 10, 500]
NOBODY = Home("U1", "", TODAY)
ORDER = [
    "Good morning, Mal.",
    "Waiting for you",
    "Your actions",
    "Decided without you",
    "What you asked of others",
    "Your groups",
    "I remind you",
]
AS_CONTRACTED = {
    "asks": ["I'll do it", "I can't", "Another date", "Pass on"],
    "proposals": ["Details", "Raise a concern"],
    "drafts": ["Reading 0", "Reading 1", "Something else"],
    "mine": ["Done", "More time", "I can't"],
    "asked": ["Details"],
}


def shown(home: Home) -> str:
    return block_kit.visible_text(views.home(home)["blocks"])


def labels(home: Home) -> list[str]:
    """Return what can be pressed on a Home, but for how somebody is reminded."""
    buttons: list[str] = []
    for block in views.home(home)["blocks"]:
        elements = [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]
        buttons += [each["text"]["text"] for each in elements if each["type"] == "button"]
    return [label for label in buttons if label != "How I am reminded"]


def alone(**values: Any) -> Home:
    """Return a Home with nothing in it but what is given."""
    return replace(Home("U1", "Mal", TODAY), **values)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("answered", [0, 2, 40])
def test_slack_takes_it_however_much_there_is(count: int, answered: int) -> None:
    home = filled.home(count, answer=filled.answered(answered), unsure=True)

    assert block_kit.view_faults(views.home(home)) == []


@pytest.mark.parametrize("words", TEXTS.values(), ids=TEXTS)
def test_slack_takes_it_whatever_people_wrote(words: str) -> None:
    home = filled.home(10, words)

    assert block_kit.view_faults(views.home(home)) == []
    assert [block_kit.view_faults(views.rest(home, section)) for section in Section] == [[]] * len(Section)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("section", Section)
def test_all_that_is_in_a_part_fits_into_one_form(section: Section, count: int) -> None:
    home = filled.home(count)
    view = views.rest(home, section, [one.decision for one in every_decided(count)])

    assert block_kit.view_faults(view) == []
    listed = block_kit.visible_text(view["blocks"])
    assert "and" not in listed.split("\n")[-1]
    assert all(mark in listed for mark in marks(section, count))


def every_decided(count: int) -> list[Account]:
    made = [decision(number, author="U2", channel="C1") for number in range(1, count + 1)]
    return [Account(one, setting=Setting.MEETING) for one in made]


def marks(section: Section, count: int) -> list[str]:
    """Return what names each thing in a part."""
    prefix = {Section.PROPOSALS: "D", Section.DECIDED: "D", Section.GROUPS: "#C"}.get(section, "A")
    if section is Section.DRAFTS:
        return [filled.TYPED] if count else []
    return [f"{prefix}{number}" for number in range(1, count + 1)]


def test_its_parts_stand_in_their_order() -> None:
    text = shown(filled.home(1, decided=every_decided(1)))

    assert sorted(ORDER, key=text.index) == ORDER


@pytest.mark.parametrize("part", ["asks", "proposals", "drafts", "mine", "asked", "groups"])
def test_a_part_that_is_empty_is_left_out(part: str) -> None:
    whole = filled.home(1)
    without = replace(whole, **{part: ()})  # type: ignore[arg-type]
    title = {"asks": "asked for it", "proposals": "Proposed by", "drafts": "You typed"}.get(part)
    title = title or TITLES[Section(part)]

    assert title in shown(whole)
    assert title not in shown(without)


def test_where_nothing_waits_there_is_no_heading_for_it() -> None:
    assert "Waiting for you" not in shown(filled.home(1, asks=(), proposals=(), drafts=()))


@pytest.mark.parametrize(("part", "buttons"), AS_CONTRACTED.items())
def test_each_thing_has_its_buttons(part: str, buttons: list[str]) -> None:
    one = filled.draft(1) if part == "drafts" else getattr(filled.home(1), part)[0]

    assert labels(alone(**{part: [one]})) == buttons


MORE = {
    "asks": (5, Section.ASKS),
    "proposals": (3, Section.PROPOSALS),
    "drafts": (3, Section.DRAFTS),
    "mine": (10, Section.MINE),
    "asked": (5, Section.ASKED),
    "groups": (10, Section.GROUPS),
}


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("part", MORE)
def test_what_does_not_fit_is_counted_and_one_press_away(part: str, count: int) -> None:
    most, section = MORE[part]
    home = alone(**{part: getattr(filled.home(count), part)})
    found = [
        (block["text"]["text"], block["accessory"]["value"])
        for block in views.home(home)["blocks"]
        if block.get("accessory", {}).get("action_id") == "home_rest"
    ]

    assert found == ([(f"… and {count - most} more", section.value)] if count > most else [])


@pytest.mark.parametrize(("count", "more"), [(5, []), (12, ["… and 7 more"]), (500, ["… and 495 more"])])
def test_of_what_was_decided_the_first_few_are_read(count: int, more: list[str]) -> None:
    text = shown(alone(decided=every_decided(count)[:12], decided_in_all=count))

    assert [line for line in text.split("\n") if "more" in line] == more
    assert text.count("Raise a concern") == 5
    assert "[Got it]" in text
    assert "Reading them is not agreeing to them." in text


def test_what_was_not_missed_is_not_said_to_be() -> None:
    made = every_decided(2)
    home = alone(decided=[made[0], replace(made[1], setting=Setting.CHANNEL)], decided_in_all=2)
    text = shown(home)

    assert text.index("Decided without you") < text.index("D1") < text.index("Decided in the channel since")
    assert text.index("Decided in the channel since") < text.index("D2")


SAYS = [
    (Said.NOTHING, False, "", ["I'll be there", "Apologies"]),
    (Said.COMING, False, "You said that you will be there.", ["Apologies"]),
    (Said.APOLOGIES, False, "You have sent your apologies.", ["I'll be there"]),
    (Said.SUBSTITUTE, False, "Somebody goes in your place.", ["I'll be there", "Apologies"]),
    (Said.NOTHING, True, "", ["I'm here", "Apologies"]),
    (Said.HERE, True, "You are there.", ["Apologies"]),
    (Said.APOLOGIES, True, "You have sent your apologies.", ["I'm here"]),
]


@pytest.mark.parametrize(("said", "running", "words", "buttons"), SAYS)
def test_of_the_next_meeting_it_offers_what_was_not_said(
    said: Said, running: bool, words: str, buttons: list[str]
) -> None:
    coming = Coming(filled.meeting(place="Room 4"), "tomorrow at 10:00", running=running, said=said)
    home = alone(coming=coming)

    first = "Now" if running else "Next"
    assert f"Good morning, Mal. {first}: #C1, tomorrow at 10:00.\nPlace: Room 4." in shown(home)
    assert words in shown(home)
    assert labels(home) == buttons


STANDS = [
    (NOBODY, "Good morning. Nothing is on record yet in the channels that you are in."),
    (alone(groups=[OwnGroup("C1")]), "Good morning, Mal. Nothing waits for you."),
    (alone(groups=[OwnGroup("C1")], part_of_day="evening"), "Good evening, Mal. Nothing waits for you."),
    (alone(mine=[filled.part(1, Answer.ACCEPTED)]), "Good morning, Mal.\nYour actions"),
    (alone(unsure=True), "Good morning, Mal.\nThere may be more."),
]


@pytest.mark.parametrize(("home", "words"), STANDS)
def test_it_says_that_nothing_waits_only_where_that_is_known(home: Home, words: str) -> None:
    assert shown(home).startswith(words)


def test_what_was_just_answered_stands_in_the_place_of_its_buttons() -> None:
    done = filled.part(1, Answer.DONE, outcome="Done. Thank you!", ended=True)

    assert "Done. Thank you!" in shown(alone(mine=[done]))
    assert labels(alone(mine=[done])) == []


def test_an_answer_comes_first_and_is_never_cut_without_a_word() -> None:
    few, many = (shown(alone(answer=filled.answered(count))) for count in (2, 40))

    assert few.startswith("answer 0\nanswer 1\n---\nGood morning")
    assert "answer 39" not in many
    assert "more than there is room for here" in many


def test_what_was_typed_of_meetings_goes_on_in_its_channel() -> None:
    home = alone(drafts=[replace(filled.draft(1), pressable=False)])

    assert labels(home) == []
    assert "Type it again in #C1 to go on." in shown(home)


DUE = [(-1, "Was due on Sunday 22 November 2026"), (0, "Due today"), (4, "Due Friday 27 November 2026")]


@pytest.mark.parametrize(("days", "words"), [*DUE, (None, "No due date yet")])
def test_it_says_when_work_is_due(days: int | None, words: str) -> None:
    due = None if days is None else TODAY + timedelta(days=days)
    part = replace(filled.part(1, Answer.ACCEPTED), action=filled.action(1, due=due))

    assert f"{words}, in #C1." in shown(alone(mine=[part]))
