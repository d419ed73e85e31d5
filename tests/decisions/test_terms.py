"""What belongs to a decision beside its wording: its condition, votes, who stood behind it, and for whom."""

from datetime import date
from typing import Any

import pytest

from bot.decisions import service
from bot.decisions import views as decision_views
from bot.decisions.relations.views import Replaced, replaced
from bot.decisions.views.form import Form
from bot.recaps.views import lines
from bot.sandbox import blocks as block_kit
from bot.slack import membership
from bot.slack.blocks import decision_words, modals
from bot.understanding.following import Follow, FollowingResolution
from storage.records import (
    DecisionStatus,
    Link,
    Party,
    Relation,
    Resolution,
    Source,
    Unopposed,
    Votes,
)
from tests.decisions.test_decide import decide
from tests.scheduler.described import MONDAY, decision
from tests.world import World

AGREED, REJECTED, PARKED = DecisionStatus.AGREED, DecisionStatus.REJECTED, DecisionStatus.PARKED
VAL, SAM, TRUST = Party(user="U1"), Party(name="Sam"), Party(name="Mind Cymru")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"condition": "legal advice"}, "Subject to: legal advice"),
        ({"votes": Votes(5, 1, 2)}, "Carried: 5 for, 1 against, 2 abstaining"),
        ({"votes": Votes(5)}, "Carried: 5 for"),
        ({"votes": Votes(5, 0)}, "Carried: 5 for, 0 against"),
        ({"votes": Votes(unopposed=Unopposed.NEM_CON)}, "Carried with nobody against"),
        ({"votes": Votes(unopposed=Unopposed.UNANIMOUS)}, "Carried unanimously"),
        ({"votes": Votes(9, unopposed=Unopposed.UNANIMOUS)}, "Carried: 9 for"),
        ({"votes": Votes(1, 5), "status": REJECTED}, "Not carried: 1 for, 5 against"),
        ({"votes": Votes(unopposed=Unopposed.UNANIMOUS), "status": REJECTED}, "Rejected unanimously"),
        ({"votes": Votes(3, 3), "status": PARKED}, "Votes: 3 for, 3 against"),
        ({"votes": Votes(unopposed=Unopposed.NEM_CON), "status": PARKED}, "Votes: nobody against"),
        ({"votes": Votes(5, 1), "status": DecisionStatus.SUPERSEDED}, "Carried: 5 for, 1 against"),
        ({"proposer": VAL, "seconder": SAM}, "Proposed by <@U1>, seconded by Sam"),
        ({"proposer": VAL}, "Proposed by <@U1>"),
        ({"seconder": SAM}, "Seconded by Sam"),
        ({"on_behalf_of": VAL}, "On behalf of <@U1>, not yet confirmed"),
        ({"on_behalf_of": TRUST}, "On behalf of Mind Cymru, not yet confirmed"),
        ({"votes": Votes()}, ""),
        ({}, ""),
    ],
)
def test_each_term_is_a_line_in_plain_words(known: dict[str, Any], said: str) -> None:
    assert decision_words.terms(decision(1, **known), 200) == ([said] if said else [])


def test_what_people_wrote_in_a_term_mentions_nobody() -> None:
    shown = decision_words.terms(
        decision(1, condition="<!channel>", proposer=Party(name="@everyone"), seconder=Party(name="<b>")), 200
    )

    assert "<!channel>" not in str(shown)
    assert "@everyone" not in str(shown)
    assert "<b>" not in str(shown)


def test_a_recap_says_the_condition_with_the_wording() -> None:
    made = decision(1, text="We sign", condition="legal advice", on_behalf_of=TRUST)

    assert lines.decision(made, 1) == (
        "*D1* We sign. Subject to: legal advice. On behalf of Mind Cymru, not yet confirmed"
    )


def test_whoever_decided_what_is_replaced_hears_the_condition_of_what_replaces_it() -> None:
    newer = decision(2, text="We sign", condition="legal advice", author="U2", channel="C1")
    link = Link(1, "T1", 2, 1, Relation.SUPERSEDES, None, "U2", MONDAY)

    said = replaced(Replaced(newer, decision(1), link))["text"]

    assert "Now: We sign\nSubject to: legal advice" in said


async def record(world: World, person: str, resolution: FollowingResolution) -> None:
    source = Source(
        world.workspace.team_id, world.workspace.channel("board").id, world.workspace.person(person).id
    )
    async with world.sessions.begin() as session:
        await service.record(session, resolution, source, at=world.now)
    await world.settle()


async def test_everything_that_was_agreed_stands_on_the_card_and_in_its_plain_text(world: World) -> None:
    val = Party(user=world.workspace.person("val").id)
    await record(
        world,
        "rosa",
        FollowingResolution(
            "We sign the lease",
            "the rent is fair",
            condition="legal advice",
            votes=Votes(5, 1, 2),
            proposer=val,
            seconder=SAM,
            on_behalf_of=TRUST,
        ),
    )

    [card] = world.workspace.messages("board")
    said = (
        "D1 We sign the lease\n"
        "Subject to: legal advice\n"
        "Carried: 5 for, 1 against, 2 abstaining\n"
        "Proposed by val, seconded by Sam\n"
        "On behalf of Mind Cymru, not yet confirmed\n"
        "Because the rent is fair"
    )
    assert card.plain == said
    first, *terms, reason = said.splitlines()
    assert card.readable.startswith(f"{first}\nAgreed 23 November.\n{' · '.join(terms)}\n{reason}\n")
    await world.workspace.click("ade", "Details", channel="board")
    details = world.workspace.modal_text("ade")
    assert all(line in details for line in said.splitlines()[2:5])
    assert "Subject to: legal advice" in details
    await world.workspace.slash("ade", "/decisions legal advice", channel="board")
    assert "Subject to: legal advice" in world.workspace.ephemerals("ade")[-1].plain
    await world.workspace.slash("ade", "/decisions cymru", channel="board")
    assert "D1" in world.workspace.ephemerals("ade")[-1].plain


async def test_who_missed_it_hears_the_condition(world: World) -> None:
    await record(world, "rosa", FollowingResolution("We sign the lease", condition="legal advice"))

    await world.workspace.slash("val", "/recap", channel="board")

    assert "D1 We sign the lease. Subject to: legal advice" in world.workspace.ephemerals("val")[-1].plain


@pytest.mark.parametrize(
    ("status", "first"),
    [
        (DecisionStatus.PARKED, "D1 (parked, to come back on Monday 4 January 2027) Buy the building"),
        (DecisionStatus.PROPOSED, "D1 (proposed) Buy the building"),
        (DecisionStatus.REJECTED, "D1 (rejected) Buy the building"),
        (DecisionStatus.WITHDRAWN, "D1 (withdrawn) Buy the building"),
        (DecisionStatus.ESCALATED, "D1 (escalated) Buy the building"),
    ],
)
async def test_a_status_that_was_said_stands_in_the_first_line(
    world: World, status: DecisionStatus, first: str
) -> None:
    back = date(2027, 1, 4) if status is DecisionStatus.PARKED else None

    await record(world, "rosa", FollowingResolution("Buy the building", status=status, come_back_on=back))

    [card] = world.workspace.messages("board")
    assert card.plain == first
    assert card.readable.startswith(
        f"D1 ({status.value}) Buy the building\n{status.value.capitalize()} 23 November"
    )


@pytest.mark.parametrize("status", [DecisionStatus.REJECTED, DecisionStatus.WITHDRAWN])
async def test_what_was_not_agreed_changes_nothing_that_was(world: World, status: DecisionStatus) -> None:
    await decide(world, "ade", "We open the café on Sundays")
    refused = FollowingResolution(
        "We close the café on Sundays", status=status, follows=(Follow(Relation.SUPERSEDES, 1),)
    )

    await record(world, "rosa", refused)

    assert world.workspace.said_in("board") == [
        "D1 We open the café on Sundays",
        f"D2 ({status.value}) We close the café on Sundays",
    ]


async def test_the_recorder_is_told_the_status(world: World) -> None:
    parked = decision(1, status=PARKED, come_back_on=date(2027, 1, 4))

    said = decision_views.recorded(parked)["text"]

    assert said.startswith("Recorded as D1, parked, to come back on Monday 4 January 2027. Press Undo")


def submitted(view: modals.View) -> modals.View:
    """Return a form as Slack hands it back when nobody has changed anything in it."""
    values = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            state = {
                "value": element.get("initial_value"),
                "selected_option": element.get("initial_option"),
            }
            values[block["block_id"]] = {element["action_id"]: state}
    return view | {"state": {"values": values}}


def test_a_form_that_was_opened_filled_in_loses_nothing() -> None:
    said = Resolution(
        "",
        condition="legal advice",
        votes=Votes(unopposed=Unopposed.NEM_CON),
        proposer=VAL,
        seconder=SAM,
        not_chosen="Rent it",
    )

    view = decision_views.form(Form(Source("T1", "C1", "U9"), "We sign", "it is fair", said=said))

    assert "Carried with nobody against" in str(view["blocks"])
    assert "Proposed by <@U1>, seconded by Sam" in str(view["blocks"])
    assert decision_views.resolution_in(submitted(view)) == Resolution(
        "We sign",
        "it is fair",
        condition="legal advice",
        votes=Votes(unopposed=Unopposed.NEM_CON),
        proposer=VAL,
        seconder=SAM,
        not_chosen="Rent it",
    )


@pytest.mark.parametrize("words", ["legal advice", "&<>" * 3000, "x" * 9000, "<!channel> @everyone " * 300])
def test_slack_takes_the_form_and_the_card_whatever_people_wrote(words: str) -> None:
    party = Party(name=words[:2500])
    said = Resolution("", condition=words, votes=Votes(5, 1), proposer=party, on_behalf_of=party)
    made = decision(
        1, text=words, condition=words, votes=Votes(5, 1), proposer=party, seconder=party, author="U9"
    )

    view = decision_views.form(Form(Source("T1", "C1", "U9"), words, words, said=said, unfolded=True))
    card = decision_views.card(decision_views.DecisionCard(made))

    assert block_kit.view_faults(view) == []
    for method in ("chat.postMessage", "chat.update"):
        assert block_kit.message_faults(card["text"], card["blocks"], method=method) is None


@pytest.mark.parametrize(
    "status", [DecisionStatus.REJECTED, DecisionStatus.ESCALATED, DecisionStatus.WITHDRAWN]
)
def test_a_form_keeps_a_status_that_it_does_not_offer_by_itself(status: DecisionStatus) -> None:
    view = decision_views.form(Form(Source("T1", "C1", "U9"), "We sign", status=status))

    assert decision_views.resolution_in(submitted(view)).status is status


def test_a_form_shows_for_whom_and_when_it_comes_back() -> None:
    said = Resolution("", on_behalf_of=VAL, come_back_on=date(2027, 1, 4))

    view = submitted(
        decision_views.form(Form(Source("T1", "C1", "U9"), said=said, names={"U1": "Val Jones"}))
    )

    assert modals.written(view, "on_behalf_of") == "@Val Jones"
    assert modals.written(view, "come_back_on") == "Monday 4 January 2027"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("val", "val"), ("@val", "val"), ("Mind Cymru", "Mind Cymru"), ("the Friday club", "the Friday club")],
)
async def test_the_form_takes_a_person_or_an_organisation(world: World, typed: str, shown: str) -> None:
    await decide(world, "val", "Something older")
    await membership.sync(world.bot, world.workspace.team_id, world.workspace.channel("board").id)
    await decide(world, "rosa", "")
    await world.workspace.click("rosa", "More", modal=True)
    await world.workspace.fill("rosa", {"Decision": "We ship on Friday", "On behalf of": typed})
    await world.workspace.submit("rosa")
    await world.settle()

    assert world.workspace.said_in("board")[-1] == (
        f"D2 We ship on Friday\nOn behalf of {shown}, not yet confirmed"
    )
