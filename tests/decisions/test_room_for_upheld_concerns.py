"""Messages that tell of concerns which were upheld stay within what Slack takes, however long these are."""

from dataclasses import replace

import pytest

from bot.decisions import views as decision_views
from bot.decisions.relations import views as relation_views
from bot.lookups import views as lookup_views
from bot.meetings.agenda.views import Agenda, agenda
from bot.sandbox import blocks as block_kit
from bot.slack.blocks.text import Message
from storage.records import ConcernStatus, DecisionStatus, Link, Relation, Setting, Strength, There
from tests.scheduler.described import MONDAY, concern, decision

LONG = "<&words without an end> " * 200
MADE = [
    replace(decision(number), text=LONG, reason=LONG, channel="C1", author="U1", team="T1")
    for number in range(1, 31)
]
ON_ONE = replace(concern(1, Strength.OBJECTION), text=LONG, outcome=LONG)
RAISED = [
    replace(ON_ONE, id=number, decision_id=number % 30 + 1, status=status)
    for number in range(60)
    for status in (ConcernStatus.UPHELD, ConcernStatus.OPEN)
]
UPHELD = [one for one in RAISED if one.status is ConcernStatus.UPHELD]
LINK = Link(1, "T1", 1, 2, Relation.SUPERSEDES, LONG, "U1", MONDAY)
THERE = There(Setting.MEETING, "U1", tuple(f"U{n:09}" for n in range(90)), (LONG,) * 9, ("U2", "U3"))
OLDER = [(LINK, one) for one in MADE]


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(
            decision_views.card(decision_views.DecisionCard(MADE[0], THERE, OLDER, OLDER, RAISED)), id="card"
        ),
        pytest.param(
            relation_views.replaced(relation_views.Replaced(MADE[0], MADE[1], LINK, upheld=UPHELD)),
            id="replaced",
        ),
        pytest.param(
            relation_views.question(relation_views.RelatedQuestion(MADE[0], MADE[1], THERE, RAISED, MONDAY)),
            id="what is alike",
        ),
        pytest.param(lookup_views.decided(MADE, title="Latest", elsewhere=True, upheld=UPHELD), id="look-up"),
        pytest.param(
            agenda(
                Agenda(
                    None,
                    decisions=[replace(one, status=DecisionStatus.PROPOSED) for one in MADE],
                    concerns=[(one, MADE[0]) for one in RAISED],
                    upheld=[(one, MADE[0]) for one in UPHELD],
                ),
            ),
            id="agenda",
        ),
    ],
)
def test_it_is_taken_by_slack(message: Message) -> None:
    assert block_kit.message_faults(message["text"][:4_000], message["blocks"], method="chat.update") is None
    assert "upheld" in message["text"]


@pytest.mark.parametrize(
    "message",
    [
        decision_views.card(decision_views.DecisionCard(MADE[0], THERE, OLDER, OLDER, RAISED)),
        relation_views.replaced(relation_views.Replaced(MADE[0], MADE[1], LINK, upheld=UPHELD)),
    ],
)
def test_what_is_shown_anew_has_room_for_it_in_its_plain_text(message: Message) -> None:
    assert len(message["text"]) <= 4_000
