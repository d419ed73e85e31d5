"""What minutes, chats and dictation tell of decisions is read for what it is, whatever the words."""

from typing import Any

import pytest

from bot.understanding.understand import understand
from tests.understanding import board
from tests.understanding.shapes import shape_of


def shown(said: str, door: str = "/decide", about: str = "") -> dict[str, Any]:
    """Return what is meant by what the chair types, in the shape of the tables."""
    row = {"door": door, "who": "ADE", "said": said, "about": about}
    return shape_of(understand(board.said(row), board.known(row)))


def decided(text: str, **more: Any) -> dict[str, Any]:
    """Return a decision that is recorded at once, as the tables write it."""
    return {"act": "record", "records": [{"kind": "decision", "text": text, **more}]}


JANUARY, DECEMBER = "2027-01-14", "2026-12-10"


@pytest.mark.parametrize(
    ("said", "text", "more"),
    [
        ("Members were happy for the hub to stay open late", "the hub to stay open late", {}),
        ("The group gave the go-ahead for the mural", "the mural", {}),
        ("Agreed by a show of hands to keep the van", "keep the van", {}),
        ("Decided today: no smoking by the back door", "no smoking by the back door", {}),
        ("Outcome of today's meeting: the office shuts at four", "the office shuts at four", {}),
        ("AOB - it was decided that the kettle be replaced", "the kettle be replaced", {}),
        ("Budget - we decided that the reserve stays", "Budget - the reserve stays", {}),
        ("min 34: res'd that the fees be frozen", "the fees be frozen", {}),
        ("please record that the AGM is in May. Many thanks, Rosa", "the AGM is in May", {}),
        ("new decision colon we pay the living wage full stop", "we pay the living wage", {}),
        ("Decision\nBlue doors.\nReason\nThey were cheap", "Blue doors", {"reason": "They were cheap"}),
        ("As Kate is away we postpone the quiz", "we postpone the quiz", {"reason": "Kate is away"}),
        ("On behalf of the Police we accept the times", "we accept the times", {"on_behalf": "Police"}),
        ("yes to the new logo", "the new logo", {}),
        ("no to the new logo", "the new logo", {"status": "rejected"}),
        ("❌ van sale", "van sale", {"status": "rejected"}),
        ("Knocked back: a second sign", "a second sign", {"status": "rejected"}),
        ("Refer the gap in cover to the Regional Board", "the gap in cover", {"status": "escalated"}),
        ("My suggestion would be a later start", "a later start", {"status": "proposed"}),
        ("/propose we move to Teams", "we move to Teams", {"status": "proposed"}),
    ],
)
def test_frames_of_many_kinds_are_no_part_of_the_wording(said: str, text: str, more: dict[str, Any]) -> None:
    assert shown(said) == decided(text, **more)


@pytest.mark.parametrize(
    ("said", "text", "back", "reason"),
    [
        ("training held over to next time, no figures", "training", DECEMBER, "no figures"),
        ("training put back to next meeting as Sam is off", "training", DECEMBER, "Sam is off"),
        ("policy carried over to Jan, not enough time", "policy", JANUARY, "not enough time"),
        ("Rent review pushed to January", "Rent review", JANUARY, ""),
        ("park bike racks until 14 January", "bike racks", JANUARY, ""),
        ("park the car park permits till 14 January", "the car park permits", JANUARY, ""),
        ("Push the venue decision back to January", "the venue decision", JANUARY, ""),
        ("Fees to be looked at again in January", "Fees", JANUARY, ""),
        ("deferred to the fourteenth of january the budget", "the budget", JANUARY, ""),
    ],
)
def test_what_was_put_off_is_parked_whatever_the_verb(said: str, text: str, back: str, reason: str) -> None:
    more = {"reason": reason} if reason else {}

    assert shown(said) == decided(text, status="parked", back_on=back, **more)


@pytest.mark.parametrize(
    ("said", "text", "votes"),
    [
        ("Carried by 7 votes to 2 - the AGM moves to May", "the AGM moves to May", {"for": 7, "against": 2}),
        ("Agreed by a majority of 5 to 2 that we leave", "we leave", {"for": 5, "against": 2}),
        ("vote on the new name went 6 to 3", "the new name", {"for": 6, "against": 3}),
        ("carried 8-1 w 1 abst: no tea", "no tea", {"for": 8, "against": 1, "abstaining": 1}),
        ("There being no objection, the plan was approved", "the plan", "nem con"),
    ],
)
def test_how_a_vote_went_is_told_in_many_ways(said: str, text: str, votes: Any) -> None:
    assert shown(said) == decided(text, votes=votes)


@pytest.mark.parametrize(
    "said",
    [
        *("Dogs may come in, as long as they stay on a lead", "Anyone can cook, provided they clean up"),
        *("Kate moves to the finance sub-group", "we move to fortnightly meetings", "No to plastic cups"),
        *("Support for carers is free", "Parking is free for carers", "Anyone refused a place may appeal"),
        *("Send the Rotary Club our thanks", "dogs are fine in the garden, not in the hall"),
        *("Leave the rota as it stands", "Tell visitors to sign in", "the bus came to a full stop"),
    ],
)
def test_rules_stay_word_for_word(said: str) -> None:
    assert shown(said) == decided(said)


@pytest.mark.parametrize(
    "said",
    [
        *("We plan to close on Mondays", "It was felt that we should wait", "Wondering if we could close"),
        *("We meet on Thursdays, probably", "unless anyone objects we close on Mondays"),
        *("The auditor recommends a second signature", "The steering group suggests a later start"),
        *("Vote tied 3-3 on moving the AGM", "Mal: chase the landlord by Friday", "can Val ring them please"),
        *("Swap D4 to Lena", "Replace Priya with Kate in D4", "D5 applies to volunteers as well"),
    ],
)
def test_what_may_mean_two_things_is_asked(said: str) -> None:
    assert shown(said)["act"] == "ask"


@pytest.mark.parametrize(
    "said",
    [
        *("new logo: yes, new name: no", "The hall is let to the scouts (Mal abstained)", "Blue won 7-2"),
        *("keep the van and, subject to the survey, sell the trailer", "we need to decide on the logo"),
        *("decide asdf", "blah blah", "agreed, but only until Easter", "any objections to a later start?"),
        *("We open on Sundays, Val to tell the landlord by 4 December", "ramp - yes. lift - not yet."),
    ],
)
def test_what_can_not_be_read_whole_is_shown_in_the_form(said: str) -> None:
    assert shown(said)["act"] == "form"


@pytest.mark.parametrize(
    ("said", "to"),
    [
        *(("D2 went through", "agreed"), ("everyone said yes to D2", "agreed"), ("D2 aggreed", "agreed")),
        *(("D2 didn't go through", "rejected"), ("nobody backed D2", "rejected"), ("D2 is a no", "rejected")),
        *(
            ("bring D3 back to the table", "reopened"),
            ("un-park D3", "reopened"),
            ("D3 is back on", "reopened"),
        ),
        *(("stick D3 back on for next time", "parked"), ("D3 is to be brought back in January", "parked")),
    ],
)
def test_what_became_of_a_record_is_told_in_many_ways(said: str, to: str) -> None:
    change = shown(said)

    assert (change["act"], change["to"]) == ("change", to)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("we are no longer bound by D1, bin it", ""),
        ("we don't do D1 any more", ""),
        ("consider D1 withdrawn with immediate effect", ""),
        ("D1 has had its day", ""),
        ("scarp D1", ""),
        ("scrap D1 - nobody came", "nobody came"),
        ("D1 suits nobody, so scrap it", "D1 suits nobody"),
    ],
)
def test_a_record_ends_in_many_words(said: str, reason: str) -> None:
    change = {"act": "change", "record": "D1", "to": "withdrawn"} | ({"reason": reason} if reason else {})

    assert shown(said) == {"act": "confirm", "do": change}


@pytest.mark.parametrize(
    ("said", "about", "act"),
    [
        ("log that as a decision please", "KT: We keep the lunch club going", "record"),
        ("agreed", "KT: Val has found a cheaper printer", "form"),
        ("decide yes, monthly", "SR: shall we share the log?", "form"),
        ("decide no, too dear", "SR: shall we buy the van?", "form"),
        ("decide the second option", "SR: sell it, or lend it?", "form"),
    ],
)
def test_a_thread_is_recorded_from_only_where_it_states_something(said: str, about: str, act: str) -> None:
    assert shown(said, "thread mention", about)["act"] == act


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("how do I undo D1", "undo"), ("can I edit D1", "edit"), ("is there a way to delete D1", "delete")],
)
def test_whoever_asks_how_is_shown_the_record(said: str, wanted: str) -> None:
    assert shown(said) == {"act": "show", "what": "record", "record": "D1", "for": wanted}


def change_beside(text: str, record: str = "A2") -> dict[str, Any]:
    """Return the question whether work is done, a decision is to be recorded, or both."""
    done = {"act": "change", "record": record, "to": "done"}
    both = {"act": "several", "do": [done, decided(text)]}
    return {"act": "ask", "about": "which reading", "readings": [done, decided(text), both]}


@pytest.mark.parametrize(
    "said",
    [
        "The budget is agreed, A2 closed",
        "We open the café on Sundays; A2 done",
        "A2 done, and we open the café on Sundays",
        "we close the annexe; A2 done",
        "We thank Ade: A2 done",
    ],
)
def test_a_decision_beside_work_that_is_done_is_not_lost_but_asked_about(said: str) -> None:
    assert shown(said) == change_beside(said)


def test_a_decision_on_a_line_before_work_that_is_done_is_offered_in_a_form() -> None:
    asked = shown("We open the café on Sundays\nA2 done")

    assert [reading["act"] for reading in asked["readings"]] == ["change", "form"]
    assert asked["readings"][1]["filled"]["records"][0]["text"] == "We open the café on Sundays"


@pytest.mark.parametrize("said", ["A2 done", "A2 is done, thank you", "A2 has been done now please"])
def test_work_that_is_done_and_nothing_more_is_done(said: str) -> None:
    assert shown(said) == {"act": "change", "record": "A2", "to": "done"}


@pytest.mark.parametrize(
    "said",
    [
        "What was agreed on rent stands",
        "what we agreed about the hall is final",
        "Who chairs the group is up to the trust",
        "Which of the halls we use remains with Kate",
    ],
)
def test_a_statement_that_begins_as_a_question_is_recorded(said: str) -> None:
    assert shown(said) == decided(said)


@pytest.mark.parametrize(
    "said",
    ["what did we decide about where the money goes", "What was agreed on rent?", "who decides what goes?"],
)
def test_a_question_is_looked_up_and_not_recorded(said: str) -> None:
    assert shown(said)["act"] == "show"


@pytest.mark.parametrize("said", ["we close the annexe; A99 done", "We thank Ade: A99 done"])
def test_a_decision_beside_work_that_nobody_has_on_record_is_not_lost(said: str) -> None:
    assert decided(said) in shown(said).get("readings", [shown(said)])


@pytest.mark.parametrize(
    "said", ["agreed w Rosa that the café shuts at 4", "we agreed w/ the trust that we share the van"]
)
def test_with_whom_something_was_agreed_is_no_part_of_a_frame_however_short(said: str) -> None:
    assert shown(said)["records"][0]["text"] == said
