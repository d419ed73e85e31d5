"""What people answer to decisions that they were told of."""

import pytest

from bot.understanding import plain, reactions
from bot.understanding.reactions import Reaction
from tests.understanding import board

KNOWN = board.known({"door": "dm", "who": "KT", "said": ""})
SAID = {
    Reaction.READ: ("ok noted", "read", "read it, thanks", "got it", "👍", "seen this", "noted D1", "fine"),
    Reaction.THERE: ("I was there actually", "but I was at the meeting", "I attended", "I didn't miss it"),
    Reaction.ASKS: ("what was the reason?", "why", "who agreed this?", "ok but who pays"),
    Reaction.SAYS: (
        *("I object to this", "I wasn't there", "not happy", "I disagree with D1", "no", "not read", "hello"),
        *("fine, as long as the hall is free", "thanks for nothing"),
    ),
}


@pytest.mark.parametrize(("reaction", "said"), [(one, said) for one, each in SAID.items() for said in each])
def test_an_answer_to_a_decision_is_known_by_its_words(reaction: Reaction, said: str) -> None:
    assert reactions.read(plain.read(said), KNOWN) is reaction


def test_nothing_but_marks_is_no_answer() -> None:
    assert reactions.read(plain.read("..."), KNOWN) is None
