"""Courtesies, and what is typed only to see whether anybody is there: never recorded, never passed on."""

import re

from bot.language.wording import word_set
from bot.understanding import line
from bot.understanding.known import Door, Known, Said
from bot.understanding.line import Line
from bot.understanding.meaning import Courtesy, Meaning, Politeness, Show, What

_THANKS = word_set(
    "thank thanks bless cheers ta tx thanx thankyou appreciated grateful diolch merci danke gracias :pray: 🙏"
    " :raised_hands: 🙌 obliged indebted star legend lifesaver hero gem angel diolchiadau"
)
_HELLO = word_set(
    "hello hi hey hiya morning afternoon evening greetings bonjour salut bonsoir coucou helo shwmae shwmai"
    " croeso bore prynhawn noswaith hallo hola :wave: 👋 sut evenin mornin howdy yo"
)
_SORRY = word_set(
    "sorry apologies apologise apologize oops whoops oh-no désolé désolée pardon sori ymddiheuriadau"
)
_OK = word_set(
    "ok k kk yes fine great perfect lovely good cool super brilliant noted understood right sure nice"
    " excellent wonderful d'accord parfait oui iawn gwych bien si got gotcha roger :+1: :thumbsup: 👍"
    " :ok_hand: 👌 bye goodbye hwyl np welcome ok-thanks :tada: 🎉 :heart: ❤ :smile:"
    " :slightly_smiling_face: 🙂 😊 lol haha tidy lush fab fabulous ace sweet love smashing champion"
    " christmas"
    " xmas nadolig easter birthday merry cwtch congratulations congrats"
)
_BESIDE = word_set(
    "duly indeed appreciate appreciates galon o with together happy"
    " gobeithio eich bod chi chi'n cadw'n iawn dda'n bydd"
    " chithau keeping hoping"
    " all's about letting"
    " know this these those clear helpful useful handy bad dda mae nadolig llawen"
    " christmas xmas"
    " friday new year birthday easter see ️ speedy super-helpful soon later shortly look looks looking"
    " forward"
    " tomorrow next seeing time taking trying doing"
    " a all again and am are as at be been beaucoup bot cool da day dear do everybody folks for fawr"
    " from help hope how i is it its i'm im in job kind lot lots many me minute more most much my"
    " of on one p'nawn really so team that the there tout to today too tous toutes very we week"
    " weekend well work works you your yn x xx xxx just now have done-it bawb ti pob pawb late"
    " delay slow reply being get got matters arising friend friends problem no worries bit quick"
    " update reminder reminding nudge sounds makes sense bothering trouble news hearing back same went"
    " super lovely muchly meeting everyone wrong channel chat thread group window place box button room"
    " command mistake ignore"
    " disregard meant elsewhere misclick typo"
    " both kindly chasing chase heads flagging patience understanding mate pal butt"
    " butty mun pet hun guys million heap heaps bunch ever brill amazing fantastic marvellous splendid stuff"
    " sorting getting it's prompt response star stars legend legends gem lifesaver hero heroes angel"
    " treasure marvel brick"
)
_PRAISE = line.phrases(
    "great work, lovely work, good work, nice work, excellent work, brilliant work, fantastic work"
    ", great job, good job, lovely job, nice job, brilliant job, well done, nice one, good stuff"
    ", great stuff, da iawn, ardderchog"
)
"""What is said of what somebody did: thanks, and no answer."""
"""What may stand beside a courtesy without making more of it."""
_TEST = word_set("test tests testing tester")
_TRIES = word_set("trying playing seeing practising practicing experimenting")
"""Of whoever only wants to see what happens: 'just trying this out'."""
_BESIDE_A_TEST = (
    _TEST
    | _TRIES
    | _HELLO
    | word_set(
        "a an the this is it just only please ignore me my message one two three 1 2 3 123 1234 12 bot"
        " i am are you working check does works do will not for to see if how now there sorry still xxx"
        " x foo bar asdf decide action meeting decision propose 4 trying out quick and all everybody"
        " disregard around with thing try go happens what here getting used new"
        " bit having get feel"
    )
)
DOUBTFUL = word_set(
    "🙄 😒 😠 😡 🤬 😤 😑 😐 😕 🙁 ☹ 😞 😟 😣 😖 😫 😩 😳 😰 😓 🤨 🥱 🖕 💩 🤷 🆘 ❓ ❔ 🤦 😭 😬 🤔 😱 😢",
    "🛑 ⚠ 👎 🚫 ⛔ ❌ 🤒 🤧 😷 🤢 🤮 :face_with_thermometer: :sneezing_face: :mask: :face_with_rolling_eyes:",
    ":unamused: :angry: :rage: :expressionless: :neutral_face: :confused: :frowning: :disappointed: :weary:",
    ":tired_face: :sob: :cry: :thinking_face: :grimacing: :shrug: :yawning_face: :face_palm: :facepalm:",
    ":-1: :thumbsdown: :x: :no_entry: :no_entry_sign:",
)
"""Smileys that are no nod, whatever else they say."""
_MOST_WORDS = 14
_LEADS_PRAISE = line.phrases(
    "thanks, thank you, well done, great work, lovely work, good work, nice work, brilliant work, great job"
    ", good job, nice job, nice one, good stuff, great stuff, da iawn, excellent work, fantastic work"
    ", bravo, diolch"
)
_SOON = 4
_GOOD = word_set(
    "clear helpful useful lovely beautiful beautifully brilliant great excellent superb impressive"
    " thorough amazing"
    " fantastic perfect perfectly wonderful wonderfully enjoyed love loved good nicely nice spot clearly"
    " really fab super best hugely massively difference hard effort quick fast speedy"
)
_MORE = word_set(
    "but not can could will would should need needs please by until when if i i've done sent finished"
    " blocked"
    " waiting tomorrow monday tuesday wednesday thursday friday next also however though ? no am"
)
"""Beside these, praise is not all that is said."""
_NOT_SO = line.phrases(
    "happy to, glad to, no thanks, no thank you, no sorry, sorry no, too much on, so much on, no can do"
    ", no more, no longer"
    ", not ok, not sure, not good, is it ok, are you sure, not fine, no good"
)
_HOW_ARE_YOU = re.compile(
    r"^ (?:(?:hi|hello|hey) )?(?:, )?how (?:are you|are things|is it going)(?: today| doing)?(?: \?)? $"
)

_ON_THE_WAY = re.compile(
    r"^ (?:(?:sorry|so|i am|we are|just|hi|hello|all|everybody|still|,|!|[.]) ){0,5}"
    r"(?:(?:running|going to be|will be|be|might be) (?:(?:a|just|about|bit|little|few|five|ten"
    r"|[0-9]{1,2}) ){0,3}"
    r"(?:minutes |mins |min )?(?:late|behind)|be there in (?:a )?(?:[0-9]{1,2}|five|ten|minute|sec|few)"
    r"(?: minutes| mins)?|on my way|joining now|nearly there)"
    r"(?: (?:sorry|all|everybody|for|the|this|meeting|today|,|!|[.])){0,6} $"
)
"""What is said to those who wait at a meeting, and asks for nothing."""


def read_courtesy(said: Said, known: Known) -> Meaning | None:
    """Return the courtesy that a whole text is, or help for a test."""
    read = line.read(said.plain, known)
    if said.plain.unread or not 0 < len(read.words) <= _MOST_WORDS:
        return None
    words = tuple(word for word in read.words if word[0] != "@")
    if _is_test(words):
        return Show(What.HELP)
    if said.door is Door.MENTION and _ON_THE_WAY.match(read.flat):
        return Courtesy(Politeness.OK)
    what = courtesy_of(read) or _smiles(read)
    if what is Politeness.OK and (said.about or said.door in (Door.DECIDE, Door.ACTION)):
        # Under an ask or a nudge it is an answer.
        return Courtesy(what) if not said.about or _is_onlooker(said, known) else None
    return Courtesy(what) if what is not None else None


def _is_onlooker(said: Said, known: Known) -> bool:
    """Tell whether somebody says it, in a channel, under what is none of theirs."""
    numbers = {ref.number for ref in said.about}
    mine = any(known.speaker in action.owners and action.number in numbers for action in known.actions)
    return said.door is Door.THREAD_MENTION and not mine


def courtesy_of(read: Line) -> Politeness | None:
    """Return which courtesy a line is and nothing more, if it is one."""
    if (whole := _whole(read)) is not None:
        return whole
    if read.asks and _HELLO.isdisjoint(read.words):
        return None
    words = [word for word in read.words if word[0] != "@"]
    praises = read.has(_PRAISE)
    if praises:
        words = [word for word in words if word not in ("done", "da", "ardderchog")] or ["thanks"]
    known = _THANKS | _HELLO | _SORRY | _OK | _BESIDE
    if not words or read.has(_NOT_SO) or not all(word in known for word in words):
        return None
    if praises:
        return Politeness.THANKS
    for what, signs in (
        (Politeness.THANKS, _THANKS),
        (Politeness.SORRY, _SORRY),
        (Politeness.HELLO, _HELLO),
        (Politeness.OK, _OK),
    ):
        if not signs.isdisjoint(words):
            return what
    return None


def _whole(read: Line) -> Politeness | None:
    """Return which courtesy a few words are together that are none by themselves."""
    if read.has(_HOW_ARE_YOU):
        return Politeness.HELLO
    if read.words in (("hope", "you", "are", "well"), ("hope", "all", "is", "well")):
        return Politeness.HELLO
    if read.words in (("all", "good", "here"), ("you", "too"), ("same", "to", "you"), ("and", "you")):
        return Politeness.OK
    if read.words in (("my", "bad"), ("my", "bad", "sorry")):
        return Politeness.SORRY
    return Politeness.THANKS if not read.asks and _praises_more(read) else None


def _smiles(read: Line) -> Politeness | None:
    """Return that a text is nothing but smileys, whichever they are."""
    if not DOUBTFUL.isdisjoint(read.words):
        return None
    smiles = all(word[0] == ":" or not (word[0].isascii() or word[0].isalpha()) for word in read.words)
    return Politeness.OK if smiles else None


def _praises_more(read: Line) -> bool:
    """Tell whether praise is followed only by what is so good: 'well done, this reads beautifully'."""
    found = _LEADS_PRAISE.search(read.flat)
    if found is None or read.flat.count(" ", 0, found.start() + 1) > _SOON or len(read.words) > _MOST_WORDS:
        return False
    rest = read.flat[found.end() :].split()
    return (
        not _GOOD.isdisjoint(rest)
        and _MORE.isdisjoint(rest)
        and not any(word[0].isdecimal() for word in rest)
    )


def _is_test(words: tuple[str, ...]) -> bool:
    return not (_TEST | _TRIES).isdisjoint(words) and all(word in _BESIDE_A_TEST for word in words)
