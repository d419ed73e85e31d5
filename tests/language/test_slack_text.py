"""Whom a text mentions is found by its tokens alone, whichever way Slack writes them."""

import pytest

from bot.language import slack_text

SAM, SAMS_NAME, OTHER = "<@U1>", "<@U1|sam>", "<@U12|sam okafor &amp; co>"
GROUP, CHANNEL, EVERYBODY = "<!subteam^S1|@finance>", "<#C1|board>", "<!channel>"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{SAM} drafts it", ("U1",)),
        (f"{SAMS_NAME} drafts it", ("U1",)),
        (f"{SAM} and {OTHER} and {SAMS_NAME}", ("U1", "U12")),
        (f"{GROUP} in {CHANNEL}, {EVERYBODY}", ()),
        ("<@> and <@|sam>", ()),
    ],
)
def test_people_are_known_by_their_ids_each_once(text: str, people: tuple[str, ...]) -> None:
    assert slack_text.people(text) == people


def test_nobody_is_taken_for_somebody_whose_id_begins_with_theirs() -> None:
    assert not slack_text.names_person(OTHER, "U1")
    assert slack_text.names_person(SAMS_NAME, "U1")


@pytest.mark.parametrize("token", [SAM, SAMS_NAME, OTHER])
def test_a_text_without_its_people_keeps_all_else(token: str) -> None:
    assert slack_text.without_people(f"since {token} {GROUP} March") == f"since   {GROUP} March"


def test_names_are_put_beside_the_ids_of_those_who_have_one() -> None:
    names = {"U1": "Sam <b>|", "U3": ""}

    assert (
        slack_text.with_names(f"{SAMS_NAME} <@U2> <@U3> {GROUP}", names) == f"<@U1|Sam b> <@U2> <@U3> {GROUP}"
    )


@pytest.mark.parametrize("words", ["help", " HELP ", "?"])
def test_help_is_asked_for_by_its_word_alone(words: str) -> None:
    assert slack_text.asks_help(words)
    assert not slack_text.asks_help(f"{words} the neighbours")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@UBOT> we ship", "we ship"),
        ("<@UBOT|matters>, we ship", "we ship"),
        ("hello <@UBOT>: we ship", "we ship"),
        ("we ship <@UBOT>", "we ship"),
        (f"<@UBOT> {SAM} to ship", f"{SAM} to ship"),
        (f"{SAM} to ship", f"{SAM} to ship"),
        ("  <@UBOT>  ", ""),
        ("<@UBOT>" * 9000, "<@UBOT>" * 8999),
        ("", ""),
    ],
)
def test_who_mentions_somebody_tells_them_what_follows_or_else_stands_before(text: str, words: str) -> None:
    assert slack_text.addressed_to(text, "UBOT") == words
