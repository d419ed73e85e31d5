"""What is said beside the wording of a decision is taken from there: status, votes, people, reasons."""

from typing import Any

import pytest

from bot.understanding.understand import understand
from tests.understanding import board
from tests.understanding.shapes import shape_of

SAID = (
    ("Resolved unanimously to renew the lease", "renew the lease", {"votes": "unanimous"}),
    (
        "It was unanimously agreed that the budget be approved",
        "the budget be approved",
        {"votes": "unanimous"},
    ),
    ("AGREED (nem. con.) that the accounts be adopted", "the accounts be adopted", {"votes": "nem con"}),
    ("Agreed nem con: the accounts are adopted", "the accounts are adopted", {"votes": "nem con"}),
    (
        "Carried by 6 votes to 2 with 1 abstention: sell the field",
        "sell the field",
        {"votes": {"for": 6, "against": 2, "abstaining": 1}},
    ),
    ("Sell the field (carried 6 to 2)", "Sell the field", {"votes": {"for": 6, "against": 2}}),
    (
        "Sell the field - lost 3-5",
        "Sell the field",
        {"status": "rejected", "votes": {"for": 3, "against": 5}},
    ),
    (
        "Sell the field, 5 votes for, 5 against, carried on the chair's casting vote",
        "Sell the field",
        {"votes": {"for": 5, "against": 5}},
    ),
    ("The motion to sell the field was carried 5-2", "sell the field", {"votes": {"for": 5, "against": 2}}),
    ("The proposal that we sell the field was not agreed", "we sell the field", {"status": "rejected"}),
    ("We did not agree to sell the field", "sell the field", {"status": "rejected"}),
    ("We decided against selling the field", "selling the field", {"status": "rejected"}),
    ("Defer the tree survey to 14 January", "the tree survey", {"status": "parked", "back_on": "2027-01-14"}),
    ("Put the logo off until the next meeting", "the logo", {"status": "parked", "back_on": "2026-12-10"}),
    (
        "Deferred to January: the drainage paper",
        "the drainage paper",
        {"status": "parked", "back_on": "2027-01-14"},
    ),
    (
        "Held over to the January meeting: minibus insurance",
        "minibus insurance",
        {"status": "parked", "back_on": "2027-01-14"},
    ),
    (
        "Postpone the decision on the fair until 14 January",
        "the decision on the fair",
        {"status": "parked", "back_on": "2027-01-14"},
    ),
    (
        "The tree survey was deferred to the next meeting",
        "The tree survey",
        {"status": "parked", "back_on": "2026-12-10"},
    ),
    ("Leave the logo until the next meeting", "the logo", {"status": "parked", "back_on": "2026-12-10"}),
    (
        "Proposal: close the Tuesday group because nobody comes",
        "close the Tuesday group",
        {"reason": "nobody comes", "status": "proposed"},
    ),
    ("proposal to close the Tuesday group", "close the Tuesday group", {"status": "proposed"}),
    ("I move that we close the Tuesday group", "we close the Tuesday group", {"status": "proposed"}),
    ("Motion: that the fee be raised to £10", "the fee be raised to £10", {"status": "proposed"}),
    ("Val suggests opening at eight", "opening at eight", {"status": "proposed", "proposer": "VAL"}),
    (
        "Open at eight. Proposed by Val, seconded by Mal, carried.",
        "Open at eight",
        {"proposer": "VAL", "seconder": "MAL"},
    ),
    (
        "Proposed Kate, seconded James: that the minutes be accepted. All in favour.",
        "the minutes be accepted",
        {"votes": "unanimous", "proposer": "KT", "seconder": "JS"},
    ),
    (
        "Because of the rain, wind and cold, we meet indoors",
        "we meet indoors",
        {"reason": "the rain, wind and cold"},
    ),
    (
        "As the grant ends in March, no new groups start after Christmas",
        "no new groups start after Christmas",
        {"reason": "the grant ends in March"},
    ),
    (
        "Since we have no treasurer, Val signs the cheques",
        "Val signs the cheques",
        {"reason": "we have no treasurer"},
    ),
    ("Close on Fridays since the heating is broken", "Close on Fridays", {"reason": "the heating is broken"}),
    ("Close on Fridays due to the heating", "Close on Fridays", {"reason": "the heating"}),
    (
        "We will not renew the lease because the rent has doubled",
        "We will not renew the lease",
        {"reason": "the rent has doubled"},
    ),
    (
        "Meet online; reason: the hall is being painted",
        "Meet online",
        {"reason": "the hall is being painted"},
    ),
    (
        "Meet online - reason: the hall is being painted",
        "Meet online",
        {"reason": "the hall is being painted"},
    ),
    (
        "Pay the invoice provided that the work is finished",
        "Pay the invoice",
        {"condition": "the work is finished"},
    ),
    ("Subject to the survey, approve the lease", "approve the lease", {"condition": "the survey"}),
    (
        "Approved subject to funding and a site visit: new hub",
        "new hub",
        {"condition": "funding and a site visit"},
    ),
    (
        "Open on Sundays on condition that two volunteers come",
        "Open on Sundays",
        {"condition": "two volunteers come"},
    ),
    ("on behalf of Val: the hall is free on Fridays", "the hall is free on Fridays", {"on_behalf": "VAL"}),
    ("On behalf of Mind Cymru, we accept the grant", "we accept the grant", {"on_behalf": "Mind Cymru"}),
    (
        "The hall is free on Fridays, on behalf of the Housing Trust",
        "The hall is free on Fridays",
        {"on_behalf": "Housing Trust"},
    ),
    ("New rota - not agreed", "New rota", {"status": "rejected"}),
    ("Logo: deferred to 14 January", "Logo", {"status": "parked", "back_on": "2027-01-14"}),
    ("Decision: fees are frozen\nReason: money is tight", "fees are frozen", {"reason": "money is tight"}),
    ("Escalate the shortage of beds to the Health Board", "the shortage of beds", {"status": "escalated"}),
    ("Referred to the finance committee: the deficit", "the deficit", {"status": "escalated"}),
    ("Withdrawn: the bid for a van", "the bid for a van", {"status": "withdrawn"}),
    ("The bid was withdrawn", "The bid", {"status": "withdrawn"}),
    ("replace D1 with: pilot the café on Sundays", "pilot the café on Sundays", {"replaces": ["D1"]}),
    ("Instead of D1 we open on Sundays", "we open on Sundays", {"replaces": ["D1"]}),
    ("Instead of D1, we open on Sundays", "we open on Sundays", {"replaces": ["D1"]}),
    ("This replaces D1: open on Sundays", "open on Sundays", {"replaces": ["D1"]}),
    ("Open on Sundays instead of D1", "Open on Sundays", {"replaces": ["D1"]}),
    ("Open on Sundays (amends D1)", "Open on Sundays", {"amends": ["D1"]}),
    ("Open on Sundays, and this supersedes D1 and D4", "Open on Sundays", {"replaces": ["D1", "D4"]}),
    ("Scrap the parking fee because nobody pays it", "Scrap the parking fee", {"reason": "nobody pays it"}),
    (
        "Kate's proposal that we merge was rejected 4-3",
        "we merge",
        {"status": "rejected", "votes": {"for": 4, "against": 3}, "proposer": "KT"},
    ),
    (
        "It was proposed by Kate and seconded by Mal that we merge. Carried unanimously.",
        "we merge",
        {"votes": "unanimous", "proposer": "KT", "seconder": "MAL"},
    ),
    (
        "Kate proposed and Mal seconded that we merge; carried 5-1 with 2 abstentions",
        "we merge",
        {"votes": {"for": 5, "against": 1, "abstaining": 2}, "proposer": "KT", "seconder": "MAL"},
    ),
    ("Resolved, by 5 votes to 2, that we merge", "we merge", {"votes": {"for": 5, "against": 2}}),
    ("By a vote of 5 to 2 we agreed to merge", "merge", {"votes": {"for": 5, "against": 2}}),
    ("By 5 votes to 2 it was resolved to merge", "merge", {"votes": {"for": 5, "against": 2}}),
    ("merge with the trust (unanimous)", "merge with the trust", {"votes": "unanimous"}),
    ("merge with the trust, unanimously", "merge with the trust", {"votes": "unanimous"}),
    ("We unanimously agreed to merge", "merge", {"votes": "unanimous"}),
    ("5 for 2 against: merge", "merge", {"votes": {"for": 5, "against": 2}}),
    ("Mal's suggestion: freeze fees", "freeze fees", {"status": "proposed", "proposer": "MAL"}),
    ("Motion by Val: freeze fees", "freeze fees", {"status": "proposed", "proposer": "VAL"}),
    ("Val's motion to freeze fees was carried", "freeze fees", {"proposer": "VAL"}),
    ("On Val's behalf: fees are frozen", "fees are frozen", {"on_behalf": "VAL"}),
    ("We voted 5-2 to freeze fees", "freeze fees", {"votes": {"for": 5, "against": 2}}),
    (
        "Freeze fees: defeated 2 to 5",
        "Freeze fees",
        {"status": "rejected", "votes": {"for": 2, "against": 5}},
    ),
    ("Freeze fees, passed 5/1/1", "Freeze fees", {"votes": {"for": 5, "against": 1, "abstaining": 1}}),
    ("Fees: back in January", "Fees", {"status": "parked", "back_on": "2027-01-14"}),
    ("Fees - hold until next meeting", "Fees", {"status": "parked", "back_on": "2026-12-10"}),
    ("Fees to be escalated to the trust", "Fees", {"status": "escalated"}),
    ("Sign it, but only if the rent falls", "Sign it", {"condition": "the rent falls"}),
    ("Proposal (Val): freeze fees", "freeze fees", {"status": "proposed", "proposer": "VAL"}),
    ("Freeze fees (4-3 in favour)", "Freeze fees", {"votes": {"for": 4, "against": 3}}),
    ("Because of the audit it was agreed to freeze fees", "freeze fees", {"reason": "the audit"}),
    ("The group ends, as nobody comes", "The group ends", {"reason": "nobody comes"}),
    ("It was proposed to merge but this was not agreed", "merge", {"status": "rejected"}),
    ("Rejected the bid for a van", "the bid for a van", {"status": "rejected"}),
    ("We rejected the bid for a van", "the bid for a van", {"status": "rejected"}),
    (
        "The bid was discussed at length and was turned down",
        "The bid was discussed at length",
        {"status": "rejected"},
    ),
    ("Agreed to use Jones & Son, as they were cheapest", "use Jones & Son", {"reason": "they were cheapest"}),
    ("Use Jones & Son since they are cheapest", "Use Jones & Son", {"reason": "they are cheapest"}),
    ("Use Jones & Son (because they are cheapest)", "Use Jones & Son", {"reason": "they are cheapest"}),
    ("Reason: it is cheaper. We use Jones & Son.", "We use Jones & Son", {"reason": "it is cheaper"}),
    (
        "Share the van with the library. Reason - it saves £300. Proposed by Val. "
        "Seconded by Sam R. Carried 6-1.",
        "Share the van with the library",
        {"reason": "it saves £300", "votes": {"for": 6, "against": 1}, "proposer": "VAL", "seconder": "SR"},
    ),
    (
        "Approved: grant to the boxing club, subject to a report every quarter, because they asked",
        "grant to the boxing club",
        {"reason": "they asked", "condition": "a report every quarter"},
    ),
    ("we'll decide on the van at the next meeting", "the van", {"status": "parked", "back_on": "2026-12-10"}),
    ("Draft: blue van", "blue van", {"status": "proposed"}),
    ("For discussion: blue van", "blue van", {"status": "proposed"}),
    ("For decision: blue van", "blue van", {"status": "proposed"}),
    ("agreed - blue van - because it's cheap", "blue van", {"reason": "it's cheap"}),
    ("van deferred to next meeting", "van", {"status": "parked", "back_on": "2026-12-10"}),
    (
        "RESOLVED - that the estates strategy be deferred to the meeting on 14 January",
        "the estates strategy",
        {"status": "parked", "back_on": "2027-01-14"},
    ),
    ("D1 replaced with weekend opening", "weekend opening", {"replaces": ["D1"]}),
    ("Weekend opening (replaces D1)", "Weekend opening", {"replaces": ["D1"]}),
    (
        "Weekend opening, superseding D1, because demand is high",
        "Weekend opening",
        {"reason": "demand is high", "replaces": ["D1"]},
    ),
    ("Weekend opening; D1 no longer stands", "Weekend opening", {"replaces": ["D1"]}),
    ("Weekend opening. D1 falls.", "Weekend opening", {"replaces": ["D1"]}),
    ("Weekend opening in place of D1", "Weekend opening", {"replaces": ["D1"]}),
    ("Weekend opening to replace decision 1", "Weekend opening", {"replaces": ["D1"]}),
    ("Weekend opening rather than D1", "Weekend opening", {"replaces": ["D1"]}),
    ("As an amendment to D1, open on Sundays too", "open on Sundays too", {"amends": ["D1"]}),
)


def decided(said: str) -> dict[str, Any]:
    """Return what /decide makes of what the chair types."""
    row = {"door": "/decide", "who": "ADE", "said": said}
    return shape_of(understand(board.said(row), board.known(row)))


@pytest.mark.parametrize(("said", "text", "fields"), SAID)
def test_what_is_said_beside_the_wording_is_taken(said: str, text: str, fields: dict[str, Any]) -> None:
    assert decided(said) == {"act": "record", "records": [{"kind": "decision", "text": text, **fields}]}
