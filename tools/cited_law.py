"""Cites made-up judgments, statutes and commentaries, with the truth beside each word.

The names of reports, courts and codes are those that lawyers cite; cases, numbers and days are made up. Used by
cited_works.py.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from teikit.citations.fields import Field

Piece = tuple[str, Field, str]

STYLES = {
    "de": (
        "{rep} {v}, {pg}[ ({n2})]|{rep} {v}, {pg}[ ({n2})]|{rep} {v}, {pg}, {n2}|{court} {paper} {y}, {pg}[ ({n2})]|{court}, {paper} {y}, {pg}[, {n2}]"
        "|{court} in {paper} {y}, {pg}|{court}, {dec} v. {D}, {paper} {y}, {pg}[, {n2}]|{court}, {dec} vom {D} – {az}|{court}, {dec} v. {D} - {az}, {rep} {v}, {pg}[, {n2}]"
        "|{court}, {az}, {dec} vom {D}, {paper} {y}, {pg}|{sec} {code}|{sec} {code}|{sec} {code}|{act} v. {D} ({law} {y} {part}, {spg})|{law} {y} {part}, {spg}|{law} {part} {spg}"
        "|EuGH, {rs} {eu}, {name}, {slg} {y}, {eupg}[, {rn}]|EuGH, {dec} v. {D}, {rs} {eu}|{drs}, {spg}|{drs}"
        "|{com}, {code}, {edn} {y}, {sec} {rn}|{com}, {code}, {sec} {rn}|{com}, {sec} {rn}|{la}, in: {komm}, {edn}[ {y}], {sec} {rn}|{com}, {code}, {edn}, {sec} {rn}"
    ),
    "en": (
        "{case} [{y}] {v} {rep} {pg}[, {n2}]|{case} ({y}) {v} {rep} {pg}[, {n2}]|{case}, {v} {us} {pg}[, {n2}] ({y})|{case}, {v} {us} {pg} ({uscourt} {y})|{case} [{y}] {neutral} {no}"
        "[, {para}]|Case {eu} {case} [{y}] {ecr} {eupg}[, {para}]|{case} (Case {eu}) [{y}] {ecr} {eupg}|{case}, {v} {us} {pg}[, {n2}]|{art} {treaty}|{usv} U.S.C. {sec}|{sec} of the {act} {y}|{act} {y}, {sec}"
        "|{act} {y} ({state}), {sec}|{case} {v} {rep} {pg} ({y})|{case} ({y}) {v} {rep} {pg} at {n2}|{case}, {court}, {D}|({y}) {v} {rep} {pg}[ ({state})]|{bill} ({cm}, {y})"
    ),
    "fr": (
        "{court}, {D}, {bull} {part}, n° {no}|{court}, {D}, {name}, {rec} {spg}|{art} {code}|{art} {code}|CJCE, {D}, aff. {eu}, {rec} {y}, p. {eupg}|Loi n° {az} du {D}|{court}, {D}, {paper} {y}, {pg}"
    ),
    "it": "{court}, {D}, n. {no}, in {paper}, {y}, {part}, {pg}|{art} {code}|{art} {code}|{act} {D}, n. {no}",
    "es": "{court} de {D}|{art} {code}|Ley {az}, de {D}",
}
"""How judgments and statutes are cited, by language; brackets hold what may be left out."""
STYLES["la"] = STYLES["en"]
STYLES["ru"] = STYLES["en"]

NAMES = {
    "de": {
        "rep": "BVerfGE|BVerfGE|BVerwGE|BGHZ|BGHZ|BGHSt|RGZ|RGSt|BAGE|BSGE|BFHE|OLGZ",
        "court": "BGH|BVerfG|BVerwG|BAG|BSG|BFH|RG|OLG Köln|OLG Hamm|LG Berlin|AG Bonn|KG|VG Köln|OVG Münster|OLG Frankfurt|LAG Düsseldorf|ArbG Bochum|BayObLG",
        "paper": "NJW|JZ|MDR|DVBl|DÖV|JuS|VersR|FamRZ|NStZ|StV|GRUR|DRiZ|AP|BB|WM|JW|JR|ZRP|NVwZ",
        "code": "BGB|StGB|ZPO|StPO|GG|HGB|VwGO|GVG|BSHG|BetrVG|UWG|AFG|AktG|VwVfG|WRV|RVO|FGG|EGBGB|AGBG|BRAGO",
        "law": "BGBl.|RGBl.|BGBl.|GVBl.|BGBl",
        "act": "Gesetz über die #|Gesetz zur Änderung der #|Verordnung über die #|Erstes Gesetz zur Reform der #",
        "komm": "Münchener Kommentar zum BGB|Leipziger Kommentar|Staudinger|Alternativkommentar zum BGB|Bonner Kommentar|Karlsruher Kommentar",
        "dec": "Urteil|Urt.|Beschluß|Beschluss|Beschl.",
    },
    "en": {
        "rep": "All E.R.|A.C.|K.B.|Q.B.|W.L.R.|A.L.R.|C.L.R.|N.S.W.L.R.|S.C.R.|AC|WLR|QB|CLR|VR|D.L.R. (4th)|Cr App R|F.L.R.|Ch.|EHRR|I.R.",
        "us": "U.S.|F.2d|F.3d|S. Ct.|F. Supp.|Cal. 3d|N.Y.2d|N.E.2d|P.2d|A.2d|L. Ed. 2d|Mass.",
        "uscourt": "2d Cir.|9th Cir.|D.C. Cir.|S.D.N.Y.|Cal.|N.D. Ill.",
        "court": "House of Lords|Supreme Court of Victoria|Court of Appeal|Privy Council|Supreme Court of Canada",
        "neutral": "EWCA Civ|UKHL|UKSC|EWHC|HCA|NSWCA|SCC",
        "treaty": "TFEU|EC|ECHR|TEU|EEC Treaty|ICCPR|GATT|U.N. Charter",
        "ecr": "ECR|E.C.R.",
        "act": "# Act|# (Amendment) Act|# Code|# Ordinance|# (Miscellaneous Provisions) Act",
        "bill": "Report of the Committee on #|Law Commission, Report on #|Royal Commission on #",
        "state": "N.S.W.|Vic.|U.K.|Cth|S.A.|N.Z.|Qld|Ont.|Cwth.|Tas.",
        "code": "Code",
    },
    "fr": {
        "court": "Cass. civ. 1re|Cass. crim.|CE|Cons. const.|Cass. soc.|CA Paris|TGI Lyon|Cour de cassation",
        "bull": "Bull. civ.|Bull. crim.",
        "rec": "Rec.|Rec. Lebon",
        "code": "C. civ.|du Code civil|C. pén.|du Code pénal|de la Constitution|NCPC|C. trav.",
        "paper": "D.|JCP|Gaz. Pal.|RTD civ.",
    },
    "it": {
        "court": "Cass.|Cass., sez. un.|Corte cost.|Trib. Milano|Cons. Stato",
        "paper": "Foro it.|Giur. it.|Giust. civ.",
        "code": "c.c.|cod. civ.|c.p.|Cost.|c.p.c.",
        "act": "L.|D. lgs.|legge|D.P.R.",
    },
    "es": {"court": "STS|STC|SAP Madrid", "code": "CC|CP|CE|LEC"},
}
FIELDS = {
    "rep": Field.JOURNAL,
    "us": Field.JOURNAL,
    "paper": Field.JOURNAL,
    "bull": Field.JOURNAL,
    "rec": Field.JOURNAL,
    "ecr": Field.JOURNAL,
    "law": Field.JOURNAL,
    "neutral": Field.JOURNAL,
    "court": Field.AUTHOR,
    "uscourt": Field.AUTHOR,
    "code": Field.MONOGRAPH,
    "treaty": Field.MONOGRAPH,
    "act": Field.MONOGRAPH,
    "komm": Field.MONOGRAPH,
    "bill": Field.MONOGRAPH,
    "state": Field.PLACE,
    "dec": Field.OTHER,
}
SECTIONS = {
    "de": "§ #|§ #|§§ #, #|§ # Abs. !|§ # Abs. ! S. !|§ # I|§§ # ff.|§ # f.|Art. #|Art. # Abs. !|Art. ! GG i.V.m. § #|§ #a|Artikel #",
    "en": "s. #|s #|ss. # and #|§ #|section #|§ #(a)|art. #|Sect. #|sec. #|ss. #-#",
    "fr": "art. #|article #|art. L. #|articles # et #",
    "it": "art. #|artt. # e #|art. #, comma !",
    "es": "art. #|artículo #",
}
SUBJECTS = {
    "de": "Gerichtsverfassung|Prozeßkostenhilfe|Rechtsberatung|Ordnungswidrigkeiten|Arbeitsförderung|Ehescheidung|Mietverhältnisse|Verwaltungsgerichtsbarkeit",
    "en": "Family Law|Property|Marriage|Education|Sex Discrimination|Companies|Human Rights|Public Order|Data Protection|Housing|Wills|Evidence|Succession",
}


def cited(
    chance: random.Random, language: str, surname: Callable[[], str], day: Callable[[], str]
) -> list[Piece]:
    """A judgment, a statute or a commentary as lawyers cite it."""
    template = chance.choice(STYLES[language].split("|"))
    template = re.sub(r"\[(?!\{y\}\])([^\[\]]*)\]", lambda m: m[1] if chance.random() < 0.5 else "", template)
    made = _Law(chance, language, surname, day)
    pieces: list[Piece] = []
    for at, part in enumerate(re.split(r"\{([^}]*)\}", template)):
        if part:
            pieces += made.part(part) if at % 2 else [(part, Field.OTHER, "")]
    return pieces


class _Law:
    def __init__(
        self, chance: random.Random, language: str, surname: Callable[[], str], day: Callable[[], str]
    ) -> None:
        self.chance, self.surname, self.day = chance, surname, day
        self.language = language if language in NAMES else "en"
        self.page = chance.randint(1, 900)
        self.look = "i" if chance.random() < 0.4 else ""

    def part(self, name: str) -> Sequence[Piece]:
        """The words of a part."""
        known = NAMES[self.language]
        if name in known:
            said = self._filled(self.chance.choice(known[name].split("|")))
            return [(said, FIELDS[name], "")]
        if name in ("com", "la"):
            count = 1 if name == "la" else self.chance.choice((1, 2, 2, 3))
            pieces: list[Piece] = []
            mark = self.chance.choice(("/", "/", "-", " / "))
            for at in range(count):
                pieces += [(mark, Field.OTHER, "")] * bool(at) + [(self.surname(), Field.AUTHOR, "")]
            return pieces
        field, said = self._simple(name)
        return [(said, field, self.look if name in ("case", "name") else "")]

    def _filled(self, said: str) -> str:
        return said.replace("#", self.chance.choice(SUBJECTS.get(self.language, SUBJECTS["en"]).split("|")))

    def _simple(self, name: str) -> tuple[Field, str]:
        chance, number = self.chance, self.chance.randint
        year = number(1890, 2015)
        match name:
            case "v" | "usv":
                return Field.VOLUME, str(number(1, 400))
            case "pg":
                onward = chance.choice(("", "", "", " ff.", " f."))
                return Field.PAGES, f"{self.page}{onward if self.language == 'de' else ''}"
            case "n2":
                more = chance.choice(("", "", "", " f.", " ff.")) if self.language == "de" else ""
                return Field.CITED, f"{self.page + number(1, 30)}{more}"
            case "spg":
                return (
                    Field.PAGES,
                    f"{chance.choice(('S. ', 'p. ') if self.language != 'de' else ('S. ', 'S. ', ''))}{self.page}",
                )
            case "y":
                return Field.DATE, str(year)
            case "D":
                return Field.DATE, self.day()
            case "az":
                register = chance.choice(
                    ("VIII ZR", "1 BvR", "I ZR", "2 StR", "4 U", "5 AZR", "2 BvL", "IV ZB")
                )
                return (
                    Field.NUMBER,
                    f"{register} {number(1, 400)}/{number(50, 99)}"
                    if self.language == "de"
                    else f"{number(50, 99)}-{number(1, 999)}",
                )
            case "eu":
                return (
                    Field.NUMBER,
                    f"{chance.choice(('C-', 'C-', 'T-', ''))}{number(1, 500)}/{number(62, 99)}",
                )
            case "eupg":
                return Field.PAGES, f"{chance.choice(('I-', 'I-', ''))}{number(1, 9000)}"
            case "sec" | "art":
                rows = SECTIONS[self.language].split("|")
                if name == "art" and self.language == "en":
                    rows = ["Article #", "Art. #", "art. #", "Articles # and #"]
                said = re.sub("#", lambda _: str(number(1, 900)), chance.choice(rows))
                return Field.CITED, re.sub("!", lambda _: str(number(1, 4)), said)
            case "rn":
                return (
                    Field.CITED,
                    f"{chance.choice(('Rn. ', 'Rdnr. ', 'Anm. ', 'Rz. ', 'Rdn. '))}{number(1, 90)}",
                )
            case "para":
                return (
                    Field.CITED,
                    f"{chance.choice(('para. ', 'at para ', 'paras. ', 'at '))}{number(1, 90)}",
                )
            case "no":
                return Field.PAGES if self.language == "en" else Field.NUMBER, str(number(1, 900))
            case "part":
                return Field.VOLUME, chance.choice(("I", "I", "II", "III"))
            case "edn":
                return Field.EDITION, f"{number(2, 40)}. Aufl."
            case "drs":
                return (
                    Field.MONOGRAPH,
                    f"{chance.choice(('BT-Drucks.', 'BT-Drs.', 'BR-Drucks.', 'Bundestagsdrucksache'))} {number(1, 14)}/{number(10, 9000)}",
                )
            case "slg":
                return Field.JOURNAL, "Slg."
            case "rs":
                return Field.OTHER, chance.choice(("Rs.", "Rechtssache", "verb. Rs."))
            case "cm":
                return Field.NUMBER, f"{chance.choice(('Cm.', 'Cmnd.', 'Cmd.', 'HC'))} {number(10, 9000)}"
            case "name":
                return Field.MONOGRAPH, self.surname()
            case "case":
                sides = chance.choice((" v. ", " v. ", " v "))
                first = chance.choice(
                    (
                        self.surname(),
                        self.surname(),
                        "R.",
                        f"{self.surname()} Bank Ltd",
                        f"{self.surname()} Inc.",
                    )
                )
                whole = chance.choice(
                    (
                        f"{first}{sides}{self.surname()}",
                        f"{first}{sides}{self.surname()}",
                        f"In re {self.surname()}",
                        f"Re {self.surname()}",
                    )
                )
                return Field.MONOGRAPH, whole
        raise ValueError(f"no part of a judgment is called {name}")
