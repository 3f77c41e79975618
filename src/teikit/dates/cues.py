"""Whether a lone year, month or day is meant as a date, by the words around it.

`in 1917` is a year, `1917 men` is not; `until March` is a month, `March on!` is not.
"""

from __future__ import annotations

from collections.abc import Iterable

from teikit.dates.phrases import DatePhrase
from teikit.dates.transcript import Transcript
from teikit.dates.words import AMBIGUOUS, BESIDE_ONLY, WEEKDAYS

BEFORE_A_QUANTITY = frozenset(
    "line lines l ll verse zeile ligne "
    "p pp page pages s seite seiten no nr num number numbers nummer nos vol vols fol f ff folio folios art "
    "para section chapter dossier file box item lot series reel microfilm plate "
    "rm dm frs fr usd chf kč zl zł doc than over only approximately some nearly almost additional "
    "street road avenue building house mark transport train convoi "
    "etwa rund über circa nur weitere ungefähr fast mehr als environ plus quelque telephone tel phone "
    "§ $ £ € % #".split()
)
BEFORE_A_MONTH = frozenset(
    "in by since of until till to from during before after early mid late this that last next every each "
    "beginning end middle month through on for around about between "
    "im seit bis vom von ab um gegen vor nach monat monats anfang anfangs mitte ende zum diesem des den "
    "en de depuis dès vers avant après jusqu'en fin début mois du d courant".split()
)
BEFORE_A_DAY = frozenset("on until till since by before after from of to the".split()) | WEEKDAYS.keys()
BEFORE_A_YEAR = frozenset("by before after between from vor nach zwischen von vom avant après entre".split())
SURELY_BEFORE_A_YEAR = frozenset(
    "in since year years start beginning middle end early mid late "
    "spring summer autumn fall winter born until till during ca circa c "
    "im seit jahr jahre jahren jahres frühjahr frühling sommer herbst winter anfang mitte ende geboren geb "
    "en depuis dès an année l'année l'an fin début printemps été automne hiver né née".split()
)
AFTER_A_YEAR = frozenset(
    "a an the in on at by for from to of off with without into onto under over until till since before after "
    "during between against among about up out and or but nor so yet as if when while where who whom whose "
    "which that this these those there here then than because though although not no never only also "
    "already again once i you he she it we they me him her us them my your his its our their one all both "
    "each some many several most few was were is are be been being am had has have having did do does done "
    "will would shall should can could may might must ought began came went became took made got saw left "
    "onwards onward however whereas wherein thus roku too "
    "der die das den dem des ein eine einen einem einer eines und oder aber sondern als wenn wo wer wie ob "
    "dass daß weil da bis seit in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter durch "
    "für gegen ohne um hinter neben zwischen ich du er sie es wir ihr mich mir ihn ihm uns euch ihnen sich "
    "man mein meine sein seine unser unsere ist sind war waren wurde wurden wird werden hat habe haben hatte "
    "hatten kam kamen ging nicht nur noch auch schon so dann dort hier alle alles etwa bereits "
    "le la les l un une des du de d au aux à en dans par pour sur sous avec sans chez vers entre et ou mais "
    "donc or ni car que qui quoi dont où quand comme si je tu il elle on nous vous ils elles me te se lui "
    "leur mon ma mes son sa ses notre nos votre ce cet cette ces est sont était étaient fut furent a ont "
    "avait avaient sera ne pas plus aussi déjà".split()
)
BEFORE_A_GERMAN_DAY = frozenset({"am", "vom", "zum"})
OF_THE_MONTH = (" of this month", " of that month", " of the month", " of the same month")
CLOSING = frozenset(".,;:)]|")


def meant(script: Transcript, found: Iterable[DatePhrase]) -> list[DatePhrase]:
    """Those of the phrases that the words around them let stand for a date."""
    german = script.text.count(" und ") > script.text.count(" and ")
    return [phrase for phrase in found if _is_meant(script, phrase, german)]


def _is_meant(script: Transcript, phrase: DatePhrase, german: bool) -> bool:
    match phrase.shape:
        case "year" | "years" | "decade":
            return _is_year(script, phrase, german)
        case "month":
            return _is_month(script, phrase)
        case "day":
            return _is_day(script, phrase)
        case "German day":
            following = _after(script, phrase.end)
            return _before(script, phrase.start) in BEFORE_A_GERMAN_DAY and following[:1].islower()
    return True


def _before(script: Transcript, token: int) -> str:
    """The word before a token, in lower case, past a space, a bracket and the point of an abbreviation."""
    at = token - 1
    while at >= 0 and script.code[at] in " .([-'":
        at -= 1
    return script.word(at).lower()


def _after(script: Transcript, token: int) -> str:
    """The token after a space or a point, as it is written; nothing at the end."""
    at = token
    while script.code[at : at + 1] in (" ", "."):
        at += 1
    return script.word(at)


def _is_year(script: Transcript, phrase: DatePhrase, german: bool) -> bool:
    """A year, unless it is numbered (`p. 1921`) or counts something; a round or early one needs a cue."""
    cue = _before(script, phrase.start)
    if cue == "of":
        cue = _before(script, phrase.start - len("of "))
        cue = cue if cue in SURELY_BEFORE_A_YEAR else "of"
    if cue in BEFORE_A_QUANTITY:
        return False
    following = _after(script, phrase.end) if script.code.startswith(" ", phrase.end) else ""
    if german:
        counts = following[:1].isupper()
    else:
        counts = following[:1].islower() and following.lower() not in AFTER_A_YEAR
    year = phrase.date.year or 0
    if year > 1400 and year % 100 != 0:
        return not counts or cue in SURELY_BEFORE_A_YEAR
    return not counts and (
        cue in SURELY_BEFORE_A_YEAR or cue in BEFORE_A_YEAR or _closes_a_citation(script, phrase)
    )


def _closes_a_citation(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a year ends what says where a book was printed: `(Leipzig: Teubner, 1900).`"""
    left, right = (
        script.code[max(0, phrase.start - 3) : phrase.start],
        script.code[phrase.end : phrase.end + 1],
    )
    return left in ("W, ", "w, ") and right in ("", ".", ")", ";")


def _is_month(script: Transcript, phrase: DatePhrase) -> bool:
    written = script.word(phrase.start)
    word = written.lower()
    if script.code[phrase.end : phrase.end + 2] == "-w":
        return False
    if word in AMBIGUOUS or written == "mai":
        beside_a_month = script.code.endswith("m a ", 0, phrase.start)
        return beside_a_month or _before(script, phrase.start) in BEFORE_A_MONTH
    return word not in BESIDE_ONLY


def _is_day(script: Transcript, phrase: DatePhrase) -> bool:
    """`on the 16th`, where no noun follows that it would count."""
    article = phrase.start - len("1 ")
    cue = _before(script, article)
    if cue == ",":
        cue = _before(script, article - len(", "))
    if script.word(article).lower() != "the" or not (cue in BEFORE_A_DAY or cue in ("", "\n")):
        return False
    if not script.code.startswith(" ", phrase.end):
        return script.code[phrase.end : phrase.end + 1] in CLOSING or phrase.end == len(script.code)
    following = _after(script, phrase.end).lower()
    if following == "of":
        return script.text.startswith(OF_THE_MONTH, script.starts[phrase.end])
    return following in AFTER_A_YEAR
