"""The words of five languages for one vocabulary, the English one that the rules are written in.

Each line is `canonical: words`, without accents and in lower case, as `normalise.plain` leaves them; `-`
stands for words without meaning here. Short forms that are ordinary words of English ('sam', 'so') are read
only where the locale says so.
"""

from functools import lru_cache

SHARED = """
-: calendar
-: the of our my der die das den dem des le la les du de l el los las del al y yr o des au aux zum zur von
monday: monday mon lundi montag lunes llun mondy
tuesday: tuesday tue tues mardi dienstag martes tuesdy teusday
wednesday: wednesday wed weds mercredi mittwoch miercoles mercher fercher wensday wednsday wedneday wednesdy
thursday: thursday thu thur thurs jeudi donnerstag jueves iau thrusday thursdy thurday
friday: friday fri vendredi freitag viernes gwener wener firday fryday fridy
saturday: saturday sat samedi samstag sonnabend sabado sadwrn
sunday: sunday sun dimanche sonntag domingo sul
january: january jan janvier januar janner enero ionawr janurary
february: february feb fevrier februar feber febrero chwefror febuary feburary februrary
march: march mar mars marz maerz marzo
april: april apr avril abril ebrill
may: may mai mayo fai
june: june jun juin juni junio mehefin fehefin
july: july jul juillet juli julio gorffennaf orffennaf
august: august aug aout agosto awst
september: september sep sept septembre septiembre setiembre medi fedi septemeber
october: october oct octobre oktober okt octubre hydref
november: november nov novembre noviembre tachwedd dachwedd
december: december dec decembre dezember dez diciembre dic rhagfyr ragfyr decmber
mawrth: mawrth fawrth
day: day days jour jours tag tage tagen dia dias diwrnod ddiwrnod dydd ddydd dyddiau nos
week: week weeks semaine semaines woche wochen semana semanas wythnos wythnosau wk wks
fortnight: fortnight fortnights quinzaine quincena pythefnos bythefnos
month: month months mois monat monate monaten monats mes meses mis misoedd mth mths
quarter: quarter quarters trimestre quartal quartals chwarter qtr qtrs
year: year years annee annees ans jahr jahre jahren jahres ano anos blwyddyn flwyddyn flynedd mlynedd yr yrs
hour: hour hours hr hrs
weekend: weekend wknd weekends wochenende penwythnos
working: working business ouvrable ouvrables ouvre ouvres habil habiles laborable laborables gwaith wkg
working day: werktag werktage werktagen arbeitstag arbeitstage arbeitstagen workday workdays
working day: weekday weekdays wd wds
today: today aujourd'hui heute hoy heddiw
tomorrow: tomorrow tomorow tmrw demain morgen manana yfory fory
overmorrow: overmorrow ubermorgen uebermorgen trennydd drennydd
yesterday: yesterday hier gestern ayer ddoe
this TIME: tonight heno
now: now
next: next nxt prochain prochaine nachste nachsten nachster nachstes nachstem proximo proxima nesaf
next: naechste naechsten naechster naechstes naechstem
this: this current ce cet cette diese dieser diesen dieses diesem este esta hwn hon yma
coming: coming upcoming kommende kommenden kommender kommendes
last: last final dernier derniere letzte letzten letzter letztes letztem ultimo ultima pasado pasada diwethaf
end: end fin ende fines finales diwedd ddiwedd
start: start beginning debut anfang beginn principio principios inicio comienzos dechrau ddechrau
mid: mid middle mi milieu mitte mediados canol
early: early
late: late later
before: before avant vor antes cyn prior ahead preceding previous
after: after following apres nach despues
from: from since depuis seit desde
ago: ago
by: by due until till til deadline pour bis spatestens hasta para erbyn tan ici jusqu
at: at um
on: on am ar
in: in im within inside dans en innerhalb binnen dentro ymhen mewn
meeting: meeting mtg reunion sitzung treffen besprechung cyfarfod gyfarfod
half term: halfterm
holiday: holiday holidays
mid week: midweek
EOD: eod cob cop cobd eop
end week: eow
end month: eom
end quarter: eoq
end year: eoy
TIME: noon midday lunchtime midnight morning afternoon evening night midi minuit soir matin mittag mitternacht
TIME: nite
TIME: abend nachmittag mediodia medianoche noche tarde prynhawn bore fruh
easter: easter paques ostern pascua pasg
christmas: christmas xmas noel weihnachten navidad nadolig
ONE: a an one un une ein eine einem einer eines una
2: two deux zwei dos dau dwy ddau ddwy couple
3: three trois drei tres tri tair dri
4: four quatre vier cuatro pedwar pedair
5: five cinq funf fuenf cinco pum pump
6: six sechs seis chwe chwech
7: seven sieben siete saith
8: eight ocho wyth
9: nine neuf neun nueve naw
10: ten dix zehn diez deg
11: eleven onze elf
12: twelve douze zwolf zwoelf doce
13: thirteen treize dreizehn trece
14: fourteen quatorze vierzehn catorce
15: fifteen
16: sixteen
17: seventeen
18: eighteen
19: nineteen
20: twenty vingt zwanzig veinte
30: thirty trente dreissig treinta
w1th: first premier premiere erste ersten erster erstes primer primero primera cyntaf
w2th: second zweite zweiten zweiter deuxieme segundo
w3th: third dritte dritten dritter troisieme tercer
w4th: fourth vierte vierten vierter quatrieme cuarto
w5th: fifth
w6th: sixth
w7th: seventh
w8th: eighth
w9th: ninth
w10th: tenth
w11th: eleventh
w12th: twelfth
w13th: thirteenth
w14th: fourteenth
w15th: fifteenth
w16th: sixteenth
w17th: seventeenth
w18th: eighteenth
w19th: nineteenth
w20th: twentieth
w30th: thirtieth
"""

LOCAL = {
    "de": """
monday: mo
tuesday: di
wednesday: mi
thursday: do
friday: fr
saturday: sa
sunday: so
""",
    "fr": """
monday: lun
wednesday: mer
thursday: jeu
friday: ven
saturday: sam
sunday: dim
year: an
-: a
""",
    "es": """
monday: lun
wednesday: mie
thursday: jue
friday: vie
saturday: sab
sunday: dom
-: a
""",
    "cy": """
-: a
on: i
""",
}

# Words of phrases that no rule counts with: they only tell that a time may be meant.
HINTS = frozenset(
    """
asap soon shortly urgent urgently immediately tbc tba tbd confirmed agreed ongoing rolling course term
possible convenience spring summer autumn winter q financial fiscal fy tax half agm egm conference away once
promptly can could point future sometime delay bank public holiday pentecost halloween
when whenever convenient eventually meantime soonest a.s.a.p meet
""".split()  # noqa: SIM905
)
ORDINAL_ENDINGS = frozenset(
    "st nd rd th er ere re eme e o ro do to ydd af ail il ed eg fed ain".split()  # noqa: SIM905
)


@lru_cache(maxsize=16)
def words_of(language: str) -> dict[str, str]:
    """Return every known word with what it stands for; '' for those that carry no meaning."""
    return _table(SHARED) | _table(LOCAL.get(language, ""))


def _table(lines: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines.strip().splitlines():
        canonical, _, words = line.partition(": ")
        for word in words.split():
            table[word] = "" if canonical == "-" else canonical
    return table
