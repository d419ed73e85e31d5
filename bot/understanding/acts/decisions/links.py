"""Links in a wording: the words that Slack shows for them."""

from bot.understanding.plain import Plain

_OPENS = " (http"
_MOST = 20
"""So many links of a text are looked at."""


def bare(text: Plain) -> Plain:
    """Return a text without an address in brackets that says the word before it again.

    Slack makes a link of 'x.example' by itself, and it is read as 'x.example (https://x.example)'.
    """
    at = len(text.folded)
    for _ in range(_MOST):
        at = text.folded.rfind(_OPENS, 0, at)
        if at < 0:
            break
        end = text.folded.find(")", at)
        shown = text.folded[:at].rpartition(" ")[2].rpartition("\n")[2]
        address = text.folded[at + 2 : end].partition("://")[2]
        if end > 0 and shown.rstrip("/") == address.rstrip("/"):
            text = text.without(at, end + 1)
    return text
