"""What one message of a talk does: it puts something up, asks somebody, takes on, grants, objects, puts off.

Told by how it begins and by whole words. What a message is about is of no matter here.
"""

from dataclasses import dataclass
from functools import cached_property

from bot.understanding.acts.capture.exchanges import words

MOST_YES = 6
"""Agreement with more words behind it than this says something of its own."""
MOST_READ = 600


@dataclass(frozen=True)
class Act:
    """What a sentence does, in the message at `index` of a talk, said by a `user`; `at` counts sentences.

    One that goes on behind what is read of a long message is `cut`.
    """

    index: int
    at: int
    user: str
    text: str
    cut: bool = False

    @cached_property
    def said(self) -> str:
        """What is read of it, in plain quotes."""
        return self.text[:MOST_READ].replace("’", "'").strip()

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(words.WORD.findall(self.said))

    @cached_property
    def opens(self) -> bool:
        """Whether it asks a question."""
        return self.said.rstrip(" 🙏🤞).!").endswith("?")

    @cached_property
    def grants(self) -> bool:
        """Whether it is a few words that agree."""
        yes = words.YES.match(self.said)
        if yes is None or self.opens or self.refuses:
            return False
        return len(words.WORD.findall(self.said[yes.end() :])) <= MOST_YES

    @cached_property
    def grants_first(self) -> bool:
        """Whether it begins by agreeing, whatever follows."""
        return bool(words.YES.match(self.said)) and not self.refuses

    @cached_property
    def refuses(self) -> bool:
        """Whether it says no, or objects."""
        return bool(words.NO.match(self.said) or words.OBJECTS.search(self.said))

    @cached_property
    def puts_off(self) -> bool:
        """Whether it puts something off."""
        return bool(words.PUT_OFF.search(self.said))

    @cached_property
    def takes_back(self) -> bool:
        """Whether its writer takes back what they offered or said."""
        corrects = self.dated and words.CORRECTS.search(self.said) is not None
        return bool(words.BACK.search(self.said)) and not corrects

    @cached_property
    def asks_anybody(self) -> bool:
        """Whether it asks for anybody to do something."""
        return bool(words.ASKS_ANY.search(self.said)) and not words.OTHERS.search(self.said)

    @cached_property
    def asks_one(self) -> bool:
        """Whether it asks one person to do something."""
        return bool(words.ASKS_ONE.search(self.said)) and not self.asks_anybody

    @cached_property
    def takes(self) -> bool:
        """Whether its writer takes something on, or offers to."""
        return bool(words.TAKES.search(self.said)) and not self.is_a_feeling and not self.refuses

    @cached_property
    def proposes(self) -> bool:
        """Whether it puts something up for agreement."""
        if self.informs or self.is_conditional or self.offers or self.relents:
            return False
        bare = self.opens and self.length > 2 and words.BARE.match(self.said) and not self.asks_one
        return bool(words.PROPOSES.search(self.said) or words.TAGS.search(self.said) or bare)

    @cached_property
    def is_conditional(self) -> bool:
        """Whether it agrees, or puts up, only on a condition."""
        return bool(words.CONDITIONS.search(self.said))

    @cached_property
    def refers_back(self) -> bool:
        """Whether what it settles was put up before, and is not said in it."""
        return bool(words.REFERS.search(self.said)) and self.length < 14

    @cached_property
    def is_earnest(self) -> bool:
        """Whether it says that it is no joke any more."""
        return bool(words.SERIOUSLY.search(self.said))

    @cached_property
    def settles(self) -> bool:
        """Whether it says that something is settled."""
        return bool(words.SETTLES.search(self.said)) and not self.refuses

    @cached_property
    def is_news(self) -> bool:
        """Whether it tells what others did, or what was so before."""
        return bool(words.NEWS.search(self.said))

    @cached_property
    def supposes(self) -> bool:
        """Whether it only supposes something."""
        return bool(words.SUPPOSES.search(self.said))

    @cached_property
    def jokes(self) -> bool:
        """Whether it laughs."""
        return bool(words.JOKES.search(self.said)) and not self.is_earnest

    @cached_property
    def runs_the_meeting(self) -> bool:
        """Whether it is about the meeting itself, or a cup of tea."""
        return bool(words.RUNNING.search(self.said))

    @cached_property
    def is_a_feeling(self) -> bool:
        """Whether what its writer 'will' is nothing that they do."""
        return bool(words.FEELS.search(self.said)) or bool(words.OTHERS.search(self.said))

    @cached_property
    def thanks(self) -> bool:
        """Whether it thanks somebody."""
        return bool(words.THANKS.match(self.said))

    @cached_property
    def informs(self) -> bool:
        """Whether it only asks to know something."""
        return bool(words.INFORMS.match(self.said)) and self.opens and not words.TAGS.search(self.said)

    @cached_property
    def dated(self) -> bool:
        """Whether it names a day."""
        return bool(words.DAY.search(self.said))

    @cached_property
    def falls(self) -> bool:
        """Whether it says that what was put up was not agreed."""
        return bool(words.FALLS.search(self.said))

    @cached_property
    def relents(self) -> bool:
        """Whether its writer gives up an objection."""
        return bool(words.RELENTS.search(self.said))

    @cached_property
    def is_done(self) -> bool:
        """Whether it says that work was done before."""
        return bool(words.ALREADY.search(self.said))

    @cached_property
    def offers(self) -> bool:
        """Whether its writer asks whether they are to do something."""
        return bool(words.OFFERS.search(self.said)) and self.opens

    @cached_property
    def takes_it_up(self) -> bool:
        """Whether it takes on, in a few words, whatever was just said."""
        return bool(words.STRICTLY.match(self.said)) and self.length < 7

    @cached_property
    def notes(self) -> bool:
        """Whether it says that something is to be recorded, whoever does it."""
        return bool(words.NOTED.search(self.said))

    @property
    def is_nothing(self) -> bool:
        """Whether nothing that it says is to be recorded."""
        return self.runs_the_meeting or self.is_a_feeling or self.thanks
