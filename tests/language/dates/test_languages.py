"""How Welsh, French, German and Spanish say when, with their months and weekdays, and a few others."""

from datetime import date

import pytest

from bot.language import dates
from tests.language.dates.test_phrases import at, table

WELSH = """
yfory                       2026-11-25
heddiw                      2026-11-24
heno                        2026-11-24
drennydd                    2026-11-26
dydd Gwener                 2026-11-27
erbyn dydd Gwener           2026-11-27
nos Wener                   2026-11-27
Llun                        2026-11-30
dydd Gwener nesaf           2026-12-04
dydd Mawrth nesaf           2026-12-01
dydd Mawrth 1 Rhagfyr       2026-12-01
cyn dydd Gwener             2026-11-26
wythnos nesaf               2026-12-04
wythnos i ddydd Gwener      2026-12-04
ymhen pythefnos             2026-12-08
ymhen dwy wythnos           2026-12-08
diwedd y mis                2026-11-30
diwedd mis Rhagfyr          2026-12-31
canol mis Rhagfyr           2026-12-15
3 Rhagfyr                   2026-12-03
4ydd o Ragfyr               2026-12-04
3 Mawrth                    2027-03-03
1af o Fawrth                2027-03-01
2 Ionawr                    2027-01-02
2 Chwefror                  2027-02-02
2 Ebrill                    2027-04-02
2 Mai                       2027-05-02
2 Mehefin                   2027-06-02
2 Gorffennaf                2027-07-02
2 Awst                      2027-08-02
2 Medi 2027                 2027-09-02
2 Hydref 2027               2027-10-02
2 Tachwedd 2027             2027-11-02
y cyfarfod nesaf            2026-12-01
cyn y cyfarfod nesaf        2026-11-30
3/12                        2026-12-03
"""

FRENCH = """
demain                      2026-11-25
demain matin                2026-11-25
aujourd'hui                 2026-11-24
ce soir                     2026-11-24
après-demain                2026-11-26
vendredi                    2026-11-27
d'ici vendredi              2026-11-27
jusqu'à vendredi            2026-11-27
avant vendredi              2026-11-26
vendredi prochain           2026-12-04
la semaine prochaine        2026-12-04
dans deux semaines          2026-12-08
dans 3 jours ouvrables      2026-11-27
dans un mois                2026-12-24
dans un an                  2027-11-24
fin du mois                 2026-11-30
à la fin de la semaine      2026-11-27
fin décembre                2026-12-31
mi-décembre                 2026-12-15
le 3 décembre               2026-12-03
lun 30 nov                  2026-11-30
le 1er février              2027-02-01
2 janvier                   2027-01-02
2 mars                      2027-03-02
2 avril                     2027-04-02
2 mai                       2027-05-02
2 juin                      2027-06-02
2 juillet                   2027-07-02
2 août                      2027-08-02
2 septembre 2027            2027-09-02
2 octobre 2027              2027-10-02
lundi 7 décembre 2026 à 14h30 2026-12-07
premier lundi de janvier    2027-01-04
dernier vendredi du mois    2026-11-27
avant la prochaine réunion  2026-11-30
3/12                        2026-12-03
"""

GERMAN = """
morgen                      2026-11-25
morgen früh                 2026-11-25
übermorgen                  2026-11-26
heute Abend                 2026-11-24
Freitag                     2026-11-27
bis Freitag                 2026-11-27
Freitag um 17 Uhr           2026-11-27
vor Freitag                 2026-11-26
Mi                          2026-11-25
nächsten Freitag            2026-12-04
nächste Woche               2026-12-04
Freitag in einer Woche      2026-12-04
heute in zwei Wochen        2026-12-08
in zwei Wochen              2026-12-08
Ende des Monats             2026-11-30
Ende nächster Woche         2026-12-04
Mitte Dezember              2026-12-15
3.12.                       2026-12-03
3.12.2026                   2026-12-03
bis zum 3. Dezember         2026-12-03
am 3. Dezember 2026         2026-12-03
Fr, 4. Dez.                 2026-12-04
2. Januar                   2027-01-02
2. Februar                  2027-02-02
2. März                     2027-03-02
2. Maerz                    2027-03-02
2. Mai                      2027-05-02
2. Juni                     2027-06-02
2. Juli                     2027-07-02
2. Oktober 2027             2027-10-02
letzter Freitag im Januar   2027-01-29
nächste Sitzung             2026-12-01
"""

SPANISH = """
mañana                      2026-11-25
manana                      2026-11-25
mañana por la mañana        2026-11-25
pasado mañana               2026-11-26
hoy                         2026-11-24
el viernes                  2026-11-27
antes del viernes           2026-11-26
miércoles                   2026-11-25
sábado                      2026-11-28
el próximo viernes          2026-12-04
viernes que viene           2026-12-04
la semana que viene         2026-12-04
en dos semanas              2026-12-08
dentro de diez días         2026-12-04
fin de mes                  2026-11-30
a finales de diciembre      2026-12-31
a mediados de enero         2027-01-15
3 de diciembre              2026-12-03
3 de diciembre de 2026      2026-12-03
mié 2 dic                   2026-12-02
1º de enero                 2027-01-01
2 de febrero                2027-02-02
2 de marzo                  2027-03-02
2 de abril                  2027-04-02
2 de mayo                   2027-05-02
2 de junio                  2027-06-02
2 de julio                  2027-07-02
2 de agosto                 2027-08-02
2 de septiembre de 2027     2027-09-02
2 de octubre de 2027        2027-10-02
2 de noviembre de 2027      2027-11-02
próxima reunión             2026-12-01
3/12                        2026-12-03
"""

OTHERS = [
    ("it-IT", "venerdì", date(2026, 11, 27)),
    ("it-IT", "domani", date(2026, 11, 25)),
    ("it-IT", "3 dicembre", date(2026, 12, 3)),
    ("nl-NL", "vrijdag", date(2026, 11, 27)),
    ("pl-PL", "3 grudnia", date(2026, 12, 3)),
    ("pt-BR", "sexta-feira", date(2026, 11, 27)),
    ("pt-BR", "3 de dezembro", date(2026, 12, 3)),
    ("ru-RU", "3 декабря", date(2026, 12, 3)),
    ("ja-JP", "明日", date(2026, 11, 25)),
]

ROWS = [
    (locale, phrase, day)
    for locale, rows in (("cy-GB", WELSH), ("fr-FR", FRENCH), ("de-DE", GERMAN), ("es-ES", SPANISH))
    for phrase, day in table(rows)
]


@pytest.mark.parametrize(("locale", "phrase", "day"), [*ROWS, *OTHERS])
def test_people_write_dates_in_their_own_language(locale: str, phrase: str, day: date) -> None:
    assert dates.read(phrase, at(locale)) == dates.Understood(day, phrase)


@pytest.mark.parametrize("locale", ["cy-GB", "fr-FR", "de-DE", "es-ES", "it-IT"])
@pytest.mark.parametrize("phrase", ["next Friday", "Friday week", "by 4 December", "4 Dec 2026"])
def test_english_is_read_beside_the_language_of_the_workspace(locale: str, phrase: str) -> None:
    assert dates.read(phrase, at(locale)) == dates.Understood(date(2026, 12, 4), phrase)


@pytest.mark.parametrize("phrase", ["dydd Gwener", "vendredi", "Freitag", "viernes"])
def test_welsh_and_the_others_are_read_in_an_english_workspace_for_slack_speaks_no_welsh(phrase: str) -> None:
    assert dates.read(phrase, at("en-GB")) == dates.Understood(date(2026, 11, 27), phrase)


@pytest.mark.parametrize(
    ("locale", "phrase"),
    [
        ("cy-GB", "Mawrth"),  # March, or Tuesday
        ("de-DE", "vor zwei Wochen"),  # two weeks ago
        ("fr-FR", "vendredi en huit"),
        ("fr-FR", "il y a deux semaines"),
        ("es-ES", "hace dos semanas"),
        ("it-IT", "maggio"),
        ("nl-NL", "volgende week"),
        ("it-IT", "subito"),
    ],
)
def test_what_a_language_leaves_open_is_asked(locale: str, phrase: str) -> None:
    assert isinstance(dates.read(phrase, at(locale)), dates.Question)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (None, ["en"]),
        ("en-GB", ["en"]),
        ("cy-GB", ["cy", "en"]),
        ("fr_CA", ["fr", "en"]),
        ("xx-XX", ["en"]),
        ("", ["en"]),
    ],
)
def test_the_locale_says_which_languages_to_read(locale: str | None, expected: list[str]) -> None:
    assert dates.languages(locale) == expected
