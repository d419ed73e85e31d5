"""What leads up to an answer and says nothing of it: 'I am pleased to confirm that'."""

from bot.language.wording import phrase_list, word_set
from bot.understanding.line import Piece

_PREAMBLES = tuple(
    tuple(phrase.split())
    for phrase in phrase_list(
        "just to let you know that, just to let you know, just to say that, just to say,"
        " just letting you know that, just letting you know, letting you know that,"
        " i wanted to let you know that, i am writing to confirm that, i am writing to say that,"
        " i write to confirm that, i can confirm that, i can confirm, can confirm that, can confirm,"
        " just to confirm that, just to confirm, to confirm that, pleased to say that,"
        " pleased to say, happy to report that, happy to report, happy to say,"
        " i am pleased to report that, please be advised that, please note that,"
        " for your information, for info, a quick update, quick update, as requested, as promised,"
        " you will be pleased to know that, please record that, please minute that, please log that,"
        " please be aware that, please note, can you record that, can you note that,"
        " could you record that, could you note that, for the record, note that, record that,"
        " i regret that, i regret to say that, i regret to say, regrettably, regretfully,"
        " unfortunately, sadly, i am afraid that, i am sorry to say that, i am sorry to say,"
        " i am sorry but, i am so sorry but, i am really sorry but, sorry but, sorry to say,"
        " honestly, to be honest, to be fair, tbh, if i am honest, in all honesty, frankly,"
        " i have to say, i must say, i must admit, i should say that, as it happens, as you know,"
        " turns out, it turns out, good news, bad news, quick one, just a quick note to say,"
        " just a note to say, a quick note to say, just wanted to say, just wanted to let you know,"
        " i just wanted to say, i just wanted to let you know, wanted to let you know,"
        " to let you know, i am happy to say that, i am happy to say, i am pleased to say that,"
        " i am pleased to say, delighted to say, glad to say, i believe that,"
        " as far as i am concerned, for what it is worth, listen, oh, ah, aw, ooh, ugh, argh, gosh,"
        " right then, ok so, so basically, i write to say that, i write to inform you that,"
        " i am writing to inform you that, further to your message, in reply to your message,"
        " in answer to your question, with regard to this, with reference to this, regarding this,"
        " re this, you will be glad to hear"
    )
)
_TO_TELL = word_set(
    "i am we are just would like pleased happy glad delighted writing write can wanted want able to"
    " sorry this is very"
    " so quickly thrilled be must should need may have only here please kindly could you beg further"
)
_TELLS = word_set("say confirm report tell inform advise let record note state mention announce minute")
_NOT_TOLD = word_set("no back him her them me something it this when if whether what yes the a an to")
_MOST_TELLING = 12
_LEADS = word_set("hi hello hey yes ok right good morning afternoon evening so well anyway look and")
_EMPTY = word_set("so well anyway and")
"""Of what leads into a text, what says nothing."""


def without_preambles(pieces: list[Piece]) -> list[Piece]:
    """Return pieces without what leads up to something and says nothing of it."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces) and pieces[at].text in _LEADS:
        if not made or pieces[at].text not in _EMPTY:
            made.append(pieces[at])
        at += 1
    while at < len(pieces):
        texts = tuple(piece.text for piece in pieces[at : at + 7])
        skipped = next((len(one) for one in _PREAMBLES if texts[: len(one)] == one), 0) or _telling(
            pieces, at
        )
        if not skipped:
            made.append(pieces[at])
        at += max(1, skipped)
    return made


def _telling(pieces: list[Piece], at: int) -> int:
    """Return how many pieces only say that something is told: 'I am pleased to confirm that'."""
    texts = [piece.text for piece in pieces[at : at + _MOST_TELLING]]
    tells = next((n for n, text in enumerate(texts) if text not in _TO_TELL), len(texts))
    if tells >= len(texts) - 1 or texts[tells] not in _TELLS or not (at == 0 or pieces[at - 1].is_mark):
        return 0
    following = texts[tells + 1]
    led = texts[tells - 1 : tells] in (["to"], ["can"], ["kindly"], ["please"])
    end = tells + 1
    while end < len(texts) and texts[end] in ("you", "all", "everybody", "know", "that"):
        end += 1
    told = following in ("that", "you", "all", "everybody") or (led and following not in _NOT_TOLD)
    return end if told else 0
