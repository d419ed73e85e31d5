"""An answer by nothing but emoji."""

from bot.language.wording import word_set
from bot.understanding.line import Line
from bot.understanding.meaning import Says

_DONE = word_set(
    ":white_check_mark: ✅ :heavy_check_mark: ✔ :ballot_box_with_check: ☑ :done: ✓ :checkered_flag: 🏁"
    " :completed:"
)
_YES = word_set(
    ":+1: :thumbsup: 👍 :ok_hand: 👌 :ok: 🆗 :saluting_face: 🫡 :muscle: 💪 :raised_hand: ✋ :eyes: 👀"
)
_NO = word_set(":-1: :thumbsdown: 👎 :no_entry: ⛔ :no_entry_sign: 🚫")
_NOT = word_set(":x: ❌ :negative_squared_cross_mark: ❎")
REFUSED = _NO | _NOT | word_set("⏳ ⌛ 🤞 😭 😬 🤔 😅 🙈 😱 😢 🛑 ⚠ 🚧")
"""What says, or may say, that something is not done."""
_TONES = word_set("️ 🏻 🏼 🏽 🏾 🏿")


def is_seen(line: Line) -> bool:
    """Tell whether a line is nothing but a thumb or the like: seen, taken on or done."""
    words = [word for word in line.words if word not in _TONES and not word.startswith("skin-tone")]
    return bool(words) and all(word in _YES for word in words)


def says(line: Line, *, asked: bool) -> Says | None:
    """Return what a line of nothing but emoji says; `asked` tells that the work is not answered yet."""
    words = [word for word in line.words if word not in _TONES and not word.startswith("skin-tone")]
    if not words:
        return None
    for signs, meant in ((_DONE, Says.DONE), (_YES, Says.ACCEPT), (_NO, Says.DECLINE), (_NOT, Says.NOT_DONE)):
        if all(word in signs for word in words):
            # A thumb under what is accepted already says no more than that it was seen.
            return meant if asked or meant is not Says.ACCEPT else None
    return None
