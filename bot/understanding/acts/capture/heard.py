"""What was heard of one message of a thread."""

from dataclasses import dataclass

from bot.understanding.meaning import New, NewDecision


@dataclass(frozen=True)
class Heard:
    """What a message says by itself; `whole` tells that its wording is to stay as it was said.

    `stands`: how something said before stands: a decision without a wording. `puts_up`: what it puts to the
    group, whether or not that is worth recording. `withdraws`: its writer takes back what they put up.
    `no_decision`, `no_work`: all of it is small talk, or is asked, doubted, supposed, denied or put off.
    """

    records: tuple[New, ...] = ()
    whole: bool = False
    stands: NewDecision | None = None
    puts_up: str = ""
    withdraws: bool = False
    no_decision: bool = False
    no_work: bool = False
