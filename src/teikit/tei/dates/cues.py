"""Whether a lone year, month or day is meant as a date, by the words around it.

`in 1917` is a year, `1917 men` is not; `until March` is a month, `March on!` is not.
"""

from __future__ import annotations

from teikit.tei.dates.shapes import DatePhrase
from teikit.tei.dates.transcript import Transcript
from teikit.tei.dates.words import AMBIGUOUS

BEFORE_A_YEAR = frozenset(
    "in by since of until till to from during before after year years early mid late spring summer autumn fall "
    "winter beginning end born died dated between and or through circa around about c ca for on anno "
    "im seit bis vom von ab um gegen vor nach jahr jahre jahren jahres frühjahr frühling sommer herbst anfang "
    "mitte ende zwischen und geboren geb gest gestorben "
    "en depuis dès vers avant après jusqu'en an année l'année l'an fin début printemps été automne hiver "
    "entre et né née mort morte roku rok".split()
)
BEFORE_A_QUANTITY = frozenset(
    "p pp page pages s seite seiten no nr num number numbers nummer nos vol vols fol f ff folio folios art "
    "para section chapter dossier file box item lot series reel microfilm plate "
    "rm dm frs fr usd chf kč zl zł doc than over only approximately some nearly almost additional "
    "street road avenue building house mark transport train convoi "
    "etwa rund über circa nur weitere ungefähr fast mehr als environ plus quelque telephone tel phone "
    "§ $ £ € % #".split()
)
BEFORE_A_MONTH = frozenset(
    "in by since of until till to from during before after early mid late this that last next every each "
    "beginning end middle month through and or on for around about between "
    "im seit bis vom von ab um gegen vor nach monat monats anfang anfangs mitte ende zum diesem des den "
    "en de depuis dès vers avant après jusqu'en fin début mois du d le au courant".split()
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
OPENING, CLOSING = frozenset("([|"), frozenset(".,;:)]|-")


def is_meant(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether the words around a phrase let it stand for a date."""
    match phrase.shape:
        case "year" | "years" | "decade":
            return _is_year(script, phrase)
        case "month":
            return _is_month(script, phrase)
        case "day":
            return _is_day(script, phrase)
    return True


def before(script: Transcript, token: int) -> str:
    """The word before a token, in lower case, past a space, a bracket and the point of an abbreviation."""
    at = token - 1
    while at >= 0 and script.code[at] in " .([-'":
        at -= 1
    return script.word(at).lower()


def after(script: Transcript, token: int) -> str:
    """The token after a space, as it is written; nothing at the end."""
    return script.word(token + 1 if script.word(token).isspace() else token)


def _is_year(script: Transcript, phrase: DatePhrase) -> bool:
    cue, following = before(script, phrase.start), after(script, phrase.end)
    if cue in BEFORE_A_QUANTITY:
        return False
    left = script.code[max(0, phrase.start - 2) : phrase.start]
    cued = cue in BEFORE_A_YEAR or left.endswith(("(", "[", ", ", ",", "|")) or not left
    quantity = following[:1].islower() and following.lower() not in AFTER_A_YEAR
    year = phrase.date.year or 0
    if year < 1400 or year % 100 == 0:
        return (
            cue in {"in", "by", "since", "year", "im", "seit", "jahr", "jahre", "en", "depuis", "an"}
            and not quantity
        )
    return not quantity or (cue in {"in", "since", "year", "im", "jahre", "seit"})


def _is_month(script: Transcript, phrase: DatePhrase) -> bool:
    word, cue = script.word(phrase.start), before(script, phrase.start)
    cued = cue in BEFORE_A_MONTH
    if word.lower() in AMBIGUOUS or len(word) <= 4:
        return cued
    return True


def _is_day(script: Transcript, phrase: DatePhrase) -> bool:
    following = script.code[phrase.end : phrase.end + 1]
    return before(script, phrase.start) in {"the"} and (following in CLOSING or not following)
