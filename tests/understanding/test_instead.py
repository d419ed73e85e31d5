"""What is typed after `/decide` and is no decision is told from what is one, by whole sentences."""

import pytest

from bot.understanding import instead
from bot.understanding.instead import Instead, Want


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("list", Instead(Want.LOOK_UP)),
        ("show all decisions", Instead(Want.LOOK_UP)),
        ("list parked", Instead(Want.LOOK_UP, "parked")),
        ("search crisis café", Instead(Want.LOOK_UP, "crisis café")),
        ("what have we decided so far?", Instead(Want.LOOK_UP)),
        ("What did we agree about the café?", Instead(Want.LOOK_UP, "the café")),
        ("d12", Instead(Want.READ, number=12)),
        ("show me decision 3 please", Instead(Want.READ, number=3)),
        ("What was D2?", Instead(Want.READ, number=2)),
        ("undo", Instead(Want.CHANGE)),
        ("delete that please", Instead(Want.CHANGE)),
        ("edit D4.", Instead(Want.CHANGE, number=4)),
        ("Should we move to monthly meetings", Instead(Want.PROPOSE)),
        ("Mondays for the clinic?", Instead(Want.PROPOSE)),
        ("thanks!", Instead(Want.COURTESY)),
        ("Testing, testing, 1 2 3", Instead(Want.TRIAL)),
        ("Cancel the contract with the cleaners", None),
        ("Show the film at the fair", None),
        ("Search the whole site before the demolition", None),
        ("Test the alarm every Monday", None),
        ("What we charge stays as it is", None),
        ("Thank the volunteers by letter", None),
        ("The question 'who pays?' goes to the steering group", None),
        ("Which decisions are parked?", Instead(Want.LOOK_UP, "parked")),
        ("Is it agreed that we move?", Instead(Want.PROPOSE)),
        ("Has Bean Café been chosen", Instead(Want.PROPOSE)),
        ("Are you there?", Instead(Want.COURTESY)),
        ("thank you all for the cake", Instead(Want.COURTESY)),
        ("Thank you letters go to all donors", None),
        ("Thanks to the grant we open early", None),
        ("Do it by hand", None),
        ("Have the hall cleaned every week", None),
        ("Will Davies chairs the panel", None),
        ("Withdraw from the network", None),
        ("", None),
    ],
)
def test_each_way_to_mean_something_else(typed: str, meant: Instead | None) -> None:
    assert (instead.brief(typed) or instead.question(typed)) == meant
