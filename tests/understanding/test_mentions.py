"""What somebody means who mentions the bot."""

import pytest

from bot.understanding import mentions
from bot.understanding.mentions import Mentioned, Wish

BOT = "UBOT"


@pytest.mark.parametrize(
    ("text", "wish", "words"),
    [
        ("<@UBOT> decide We ship on Friday", Wish.DECISION, "We ship on Friday"),
        ("<@UBOT|matters> decide: We ship", Wish.DECISION, "We ship"),
        ("<@UBOT>, please record the decision that we ship", Wish.DECISION, "we ship"),
        ("<@UBOT> record decision We ship", Wish.DECISION, "We ship"),
        ("<@UBOT> Decided - we ship", Wish.DECISION, "we ship"),
        ("hello <@UBOT> decide We ship", Wish.DECISION, "We ship"),
        ("decide We ship <@UBOT>", Wish.DECISION, "We ship"),
        ("<@UBOT> decide", Wish.DECISION, ""),
        ("<@UBOT> action <@U1> ring them", Wish.ACTION, "<@U1> ring them"),
        ("<@UBOT> add an action: ring them", Wish.ACTION, "ring them"),
        ("<@UBOT> actions <@U1> ring them", Wish.ACTION, "<@U1> ring them"),
        ("<@UBOT> help", Wish.HELP, ""),
        ("<@UBOT> ?", Wish.HELP, ""),
        ("<@UBOT> help!", Wish.HELP, ""),
        ("<@UBOT> decide help", Wish.HELP, ""),
        ("<@UBOT> action: help?", Wish.HELP, ""),
        ("<@UBOT> decide help the café", Wish.DECISION, "help the café"),
        ("<@UBOT>", Wish.NOTHING, ""),
        ("  <@UBOT>  ", Wish.NOTHING, ""),
        ("<@UBOT> deciduous trees", Wish.UNKNOWN, "deciduous trees"),
        ("<@UBOT> help me decide", Wish.UNKNOWN, "help me decide"),
        ("<@UBOT> what a day", Wish.UNKNOWN, "what a day"),
        ("<@UBOT> actionable things", Wish.UNKNOWN, "actionable things"),
        ("nobody is named", Wish.UNKNOWN, "nobody is named"),
    ],
)
def test_a_mention_means(text: str, wish: Wish, words: str) -> None:
    read = mentions.read(text, BOT)

    assert read.wish is wish
    assert wish is Wish.HELP or read == Mentioned(wish, words)


@pytest.mark.parametrize("text", ["", "<@UBOT> " + "record " * 9000, "<@UBOT>" * 9000, "<@UBOT> \ud800\x00"])
def test_no_mention_is_too_strange(text: str) -> None:
    assert mentions.read(text, BOT).wish in (Wish.UNKNOWN, Wish.NOTHING)
