"""What people answer in Welsh, in French, and in the other languages that due dates are read in."""

from bot.language.wording import word_set
from bot.understanding import spoken_days
from bot.understanding.acts.answers import deeds
from bot.understanding.acts.answers.clauses import clauses
from bot.understanding.line import Line
from bot.understanding.meaning import Says

DONE, NOT_DONE, ACCEPT, DECLINE = Says.DONE, Says.NOT_DONE, Says.ACCEPT, Says.DECLINE
_POLITE = word_set(
    "sori plis diolch merci danke gracias mae thanks bonjour helo shwmae bien yn fawr s'il vous plaît"
    " iawn nawr :+1: désolé désolée pardon sorry hier ce matin soir aujourd'hui déjà ddoe heddiw bore"
    " bellach"
    " heureusement enfin finalement yes oui"
)
_WELSH_DEEDS = word_set(
    "gwneud wneud gorffen orffen anfon hanfon danfon cwblhau gwblhau ysgrifennu hysgrifennu mynd postio"
    " bostio rhannu drefnu trefnu archebu harchebu ateb cael"
)
_FRENCH_DEEDS = word_set(
    "fait faite faits envoyé envoyée envoyés envoyées terminé terminée fini finie réglé réglée transmis"
    " transmise rédigé rédigée écrit écrite remis partis partie parti bouclé bouclée diffusé diffusée livré"
)
_FRENCH_SUBJECTS = word_set("c'est c'était j'ai je l'ai ai est sont a été ils elle il tout tous les")
_DENIED = word_set("ddim heb bron pas jamais presque non dim")
_SAYS = {
    DONE: (
        "wedi gwneud, wedi'i wneud, wedi ei wneud, wedi'i gwneud, wedi ei gwneud, wedi gorffen"
        ", wedi'i orffen, wedi ei orffen, wedi'i anfon, wedi ei anfon, wedi'i gwblhau, wedi cwblhau"
        ", popeth wedi'i wneud, wedi anfon, dwi wedi gorffen, rwyf wedi gorffen, dwi wedi ei wneud"
        ", dwi wedi'i wneud, dwi wedi anfon, fait, c'est fait, terminé, c'est terminé, envoyé"
        ", c'est envoyé, je l'ai fait, c'est bon, fini, c'est fini, j'ai fini, j'ai terminé, déjà fait"
        ", tout est fait, c'est réglé, je l'ai envoyé, erledigt, ist erledigt, fertig, ist fertig, hecho"
        ", ya está hecho, está hecho, terminado, enviado"
    ),
    NOT_DONE: (
        "dim eto, ddim eto, heb ei wneud, heb ei wneud eto, heb orffen, heb orffen eto, heb ddechrau"
        ", ddim wedi ei wneud, ddim wedi'i wneud, heb gychwyn, na dim eto, nac ydw, heb ei orffen"
        ", pas encore, pas fait, pas encore fait, pas terminé, pas fini, non pas encore, je n'ai pas fini"
        ", pas commencé, noch nicht, nicht erledigt, nicht fertig, todavía no, aún no, no hecho"
    ),
    ACCEPT: (
        "gallaf, iawn, ydw, wrth gwrs, mi wna i, gwnaf, fe wnaf i, dim problem, ar y gweill"
        ", gadewch e gyda fi, byddaf, je m'en occupe, je m'en charge, d'accord, oui, bien sûr"
        ", pas de problème, je le fais, je vais le faire, en cours, ça marche, volontiers, avec plaisir"
        ", mache ich, claro"
    ),
    DECLINE: (
        "methu gwneud, methu ei wneud, methu gwneud hyn, fedra i ddim, alla i ddim gwneud"
        ", alla i ddim ei wneud"
        ", alla i ddim, ni allaf, dwi ddim yn gallu, ddim yn gallu, methu, dw i ddim yn gallu, dim amser"
        ", je ne peux pas, impossible, je ne pourrai pas, pas possible, ce n'est pas possible"
        ", kann ich nicht"
    ),
}
_TABLE = {phrase.strip(): says for says, line in _SAYS.items() for phrase in line.split(",")}


def says(part: Line) -> Says | None:
    """Return what a whole clause says in another language, if it says it."""
    each = {_of_clause(one) for one in clauses(part) if not _POLITE.issuperset(one.words)}
    return each.pop() if len(each) == 1 else _of_clause(part)


def _of_clause(part: Line) -> Says | None:
    words = [word for word in part.words if word not in _POLITE and word[0] not in "A@:"]
    together = (" ".join(words) or " ".join(part.words)).replace(" 's", "'s").replace(" ' ", "'")
    return _TABLE.get(together) or _by_verb(together.replace("'i ", " ").replace("'u ", " ").split(" "))


def _by_verb(words: list[str]) -> Says | None:
    """Return what a clause says by its verb: 'wedi anfon y cofnodion', 'je l'ai envoyé'."""
    if words[:1] == ["heb"]:
        return NOT_DONE
    doubted = any(
        word in deeds.DOUBTS or word.endswith("n't") or spoken_days.promises(word) for word in words
    )
    if doubted or not _DENIED.isdisjoint(words):
        return None
    at = words.index("wedi") if "wedi" in words[:4] else len(words)
    if not _WELSH_DEEDS.isdisjoint(words[at + 1 : at + 4]):
        return DONE
    french = [word for word in words if word not in _FRENCH_SUBJECTS]
    return DONE if french and len(french) < len(words) + 1 and _FRENCH_DEEDS.issuperset(french) else None
