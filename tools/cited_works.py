"""Makes up works and cites them in notes as scholars do in seven languages, with the truth beside each word.

The parts of works (titles, journals, publishers) come from the references of AnyStyle and from stretches of prose;
persons are made of lists of names. Used by train_citations.py.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import cited_law

from teikit.citations.fields import Field

Piece = tuple[str, Field, str]
"""Some characters, what they are to a citation, and how they look."""
Note = list[Piece]

STYLES = {
    "en": {
        "book": (
            "{au}, {M} ({pl}: {pub}, {y})[, {c}]|{au}, {M} ({pl}, {y})[, {c}]|{au}, {M} ({y})[ {c}]|{au}, {M} ({pub} {y})[ {c}]"
            "|{au}, {M} ({edn}, {y})[ {c}]|{au}, {M}, {edn} ({pl}: {pub}, {y})[, {c}]|{au}. {M}. {pl}: {pub}, {y}"
            "|{au} ({y}). {M}. {pl}: {pub}|{au}, {M}[, {vol}] ({pl}: {pub}, {y})[, {vc}]|{au}, {M}, {vol} ({pl}, {y})[, {c}]"
            "|{ed} (ed.), {M} ({y})[ {c}]|{ed}, eds., {M} ({pl}: {pub}, {y})[, {c}]|{au}, {M}, ed. {ed} ({y})[ {c}]"
            "|{au}, {M}, trans. {tr} ({pl}: {pub}, {y})[, {c}]|{au}, {M}, {S} ({pl}: {pub}, {y})[, {c}]|{au}, {M} (trans. {tr}, {y})[ {c}]|{au}, {M}, translated by {tr} ({pl}, {y})[, {c}]|{au}, {M} ({pl}: {pub}, {y}), {n}"
            "|{M} ({pl}: {pub}, {y})[, {c}]|{M} ({pl}, {y})[, {c}]|{au}, {M} {y}[, {c}]|{au}, {M} {n} ({edn} {y})|{au} {M} ({y})|{au}, {M}: ({pl}: {y})"
            "|{au}, {M} ({y}) {n}|{au}, {M} ({y}) {n}|{au}, {M} ({edn}, {y}) {n}|{au}, {M} ({y}), {c}|{au}, {M} ({y})|{M} ({y}) {n}"
        ),
        "part": (
            "{au}, {A} in {M}, ed. {ed} ({y}) {p}|{au}, {A}, in {ed} (ed.), {M} ({pl}: {pub}, {y}), {p}[, {c}]"
            "|{au}, {A} in {ed} (eds), {M} ({pub} {y})[ {c}]|{au}, {A} in {M}, eds. {ed} ({y}) {p}[, {c}]|{A} in {M}, ed. {ed} ({y})[ {c}]"
            "|{au}. {A}. In {M}, edited by {ed}, {p}. {pl}: {pub}, {y}|{au} ({y}). {A}. In {ed} (Eds.), {M} ({p}). {pl}: {pub}"
            "|{au}, {A}, {M}, ed. by {ed}, {vol} ({pl}, {y}), {p}[ ({c})]|{au}, {A} in {ed} (ed.) {M} ({y}), {p}|{au} {A}, in {ed} (eds.), {M}, {pl} {y}[, {c}]"
            "|{au}, {A} in {M}, ed. {ed} ({y}) {p1}|{au}, {A} in {M}, eds. {ed} ({y}) {p1}"
        ),
        "article": (
            "{au}, {A} ({y}) {v} {J} {p1}, {n2}|{au}, {A} ({y}) {v} {J} {p1}|{au}, {A} ({y}) {v} {J} {n}[, {n2}]|{au}, {A}, {J} {v}, no. {i} ({y}): {n}|{au}, {A}, {J}, {v} ({y}), {p}[ ({c})]"
            "|{au}, {A}, {J} {v}:{i} ({y}), {p}[, {c}]|{au}. {A}. {J} {v} ({y}): {p}|{au} ({y}). {A}. {J}, {v}({i}), {p}"
            "|{au}, {A}, {v} {J} {n} ({y})|{au}, {A} [{y}] {J} {n}|{A} ({y}) {v} {J} {n}|{au}, {A}, {J} {v}/{i} ({y}), {p}"
            "|{au}, {A}, {J}, {vol}, {num} ({y}), {p}|{au}, {A} ({y}) {v}({i}) {J} {n}[, {n2}]|{au} {A} {J} {v} ({y}) {p}|{au} in {J}, {vol}, {y}"
        ),
        "news": "{au}, {A}, {J}, {D}[, {c}]|{A}, {J}, {D}[, {c}]|{J}, {D}[, {c}]|{au}, {A} {J}, {n} {D}|{J} ({pl}), {D}",
        "thesis": "{au}, {A} (PhD thesis, {pub}, {y})[, {c}]|{au}, {M} (unpublished Ph.D. dissertation, {pub}, {y})[ {c}]|{au}, {M}. Diss. {pl} {y}",
        "short": (
            "{la}, {Ms}, {c}|{la}, {Ms}[, {vol}], {c}|{la}, {Ms} {n}|{la}, {As}, {c}|{la}, {As} {n}|{la}, {c}|{la} {y}[, {c}]|{la} ({y}, {c})"
            "|{la} ({y})|{la} et al., eds., {Ms} {n}|{la}, {Ms}, {vol}, {n}|{la} {y}: {n}|{la} et al. {y}|{Ms}, {c}|{Ms}, {vol}, {n}|{la}, {y}[, {c}]"
            "|{la} (eds.), {Ms}, {c}|{la} et al., eds., {Ms}, {c}|{la}, {vol}, {c}|{la}, {vol}, {n}|{la}, {Ms} ({note})[, {c}]"
            "|{Ms}|{la}, {Ms}|{au}, {Ms}, {c}"
        ),
        "again": (
            "{ib}[, {c}]|{ib}[ {c}]|{ib}|{la}, {op}, {note}[, {c}]|{la}, {op}, {c}|{la}, {op} ({y}), {note}[, {c}]|{au}, {A} in {led}, {op}, {note}"
            "|{la} ({note})[ {n}]|{la}, above {note}, {c}|{la}, {supra} {note}, at {n}|{note}[, {c}]|{la} ({note}), {c}|{la}, {ib}, {c}|{au}, {A} {inid}, {c}|{led}, {op} ({y}), {note}"
        ),
        "legal": (
            "{case} [{y}] {v} {REP} {n}|{case} ({y}) {v} {REP} {n}|{case} {v} {REP} {n} ({y})|{case}, {v} {REP} {n} ({court} {y})"
            "|{act} {y} ({state})|{act} {y}, {sec}|{act} {y}[ {sec}]|{case} [{y}] {court} {n}|{act}, {v} {REP} § {n} ({y})|{case}, {court}, {D}|{case} [{y}] {v} {REP} {p1}, {n2}|({y}) {v} {REP} {p1} ({state})|{act} {y} ({state}), {sec}"
        ),
        "archive": (
            "{rep}, {col}, {shelf}[, {fol}]|{rep}, {shelf}[, {fol}]|{x} to {x}, {D}, {rep}, {col}, {shelf}|{rep} ({pl}), {col}, {shelf}. {fol}"
            "|{rep}, {col}. {shelf}. {fol} ({T})|{rep}, {shelf}, {fol} ({T}, {D})|{T}, {D}, {rep}, {col}, {shelf}|{rep} {shelf}, {fol}|{rep}, {col}, {shelf}"
        ),
    },
    "de": {
        "book": (
            "{au}: {M}. {pl} {y}[, {c}]|{au}, {M}, {pl} {y}[, {c}]|{au}, {M}, {pl}: {pub} {y}[, {c}]|{au}, {y}: {M}. {pl}|{au}, {M}, {edn}, {pl} {y}[, {c}]"
            "|{ed} (Hg.): {M}. {pl}: {pub} {y}|{ed} (Hrsg.), {M}, {pl} {y}[, {c}]|{au}, {M} ({S}), {pl} {y}[, {c}]|{au}: {M}, {vol}, {pl} {y}[, {c}]"
            "|{au}, {y}; {M}. {pl}|{au}, {M}, {n}. Aufl. {y}[, {c}]|{au} ({y}): {M}, {pl}|{M}, hrsg. von {ed}, {vol}, {pl} {y}[, {c}]|{q:M} {pub}, {pl} {y}|{M} {y}[, {c}]|{au}, {y}: {M}. {pub}"
            "|{la}, {M}, {y}, {c}|{la}, {M}, {edn} {y}, {c}|{la}, {M}, {edn}, {pl} {y}, {c}|{sl}, {M}, {pl} {y}, {c}|{la}, {M} ({y}), {c}|{la}, {M}. {pl} {y}, {c}|{au}, {M}, {vol}, {edn}, {pl} {y}, {c}"
            "|{ed} (Hg.), {M}, {pl}/{pl} {y}[, {c}]|{au}, {M}, {pl}: {pub}, {y}, {c}|{M}. Hrsg. v. {ed}, {pl} {y}|{au}, {M}, übers. v. {tr}, {pl} {y}[, {c}]|{au}: {M}. Aus dem Englischen von {tr}, {pl} {y}[, {c}]"
            "|{body}, {stat}[, {tab}], {pl} {y}|{body} (Hrsg.), {stat}, {pl} {y}[, {c}]|{body}: {stat} {y}[, {c}]|{doc} {q:M}, {pl} {y}|{au}, {M}, {y} (Manuskript)|{au}, {M}, unveröff. Ms., {pl} {y}[, {c}]"
        ),
        "part": (
            "{au}: {A}, in: {ed} (Hg.): {M}, {pl} {y}, {p}[, hier {c}]|{au}, {A}, in: {ed} (Hrsg.), {M}, {pl} {y}, {p}[ ({c})]"
            "|{au}, {y}: {A}, in: {ed} (Hrsg.): {M}. {pl}|{au}: {A}. In: {M}. Hrsg. v. {ed}. {pl} {y}, {p}|{au}, {y}: {A}, in: {ed}: {M}. {pl}"
            "|{au}, {A}, in: {M}, hg. v. {ed}, {pl} {y}, {p}[, {c}]|{au}, {y}: {A}, in: {ed} (Hrsg.): {M}, {S} {vol}. {pl}|{au}, {A}, in: Festschrift für {x}, {y}, {p}"
            "|{la}, in: {ed} (Hrsg.), {M}, {y}, {c}|{la}, in: {led} (Hrsg.), {M}, {pl} {y}, {c}|{la}, in: {M}, {y}, {c}|{la}, {A}, in: {led}/{led} (Hrsg.), {M}, {y}, {p} ({n2})|{la}, {A}, in: {M}, {vol}, {y}, {p}"
            "|{au}, {A}, in: {ed} (Hrsg.), {M}, {S}, {pl} {y}, {c}|{la}, {A}, in: {J}, {vol} ({y}), {c}|{au}, Art. {A}, in: {M}, {vol}, {pl} {y}, Sp. {n}|{la}, {A}, in: FS für {x}, {y}, {p}"
        ),
        "article": (
            "{au}: {A}, in: {J} {v} ({y}), {p}[, hier {c}]|{au}, {A}, {J} {y}, {p}[ ({c})]|{au}, {y}: {A}, in: {J}, {vol}, {p}|{au}, {A}, in: {J} {v}/{i} ({y}), {p}"
            "|{au}, {J} {y}, {n}[ ({n2})]|{au}: {A}. In: {J} {v} ({y}), H. {i}, {p}|{au}, {y}: {A}, in: {J} {v}|{au} in {J}, {vol}, {y}|{au}, {A}, {J}, {vol} ({y}), {p}[, {c}]"
            "|{la}, {J} {y}, {n}[ ({n2})]|{la}, {A}, {J} {y}, {n} ff.|{la}, {A}, {J} {y}, {c}|{la}, {A}, {J} {v} ({y}), {n}[, {n2}]|{la} {J} {y}, {n}|{sl}, {J} {y}, {n}|{la}, in: {J} {y}, {c}|{la} in {J} {y}, {c}"
            "|{au}, {A}, {J} {v} ({y}), H. {i}, {p}|{la} und {sl} in {J}, {vol}, {y}|{la}, {A}, in: {J} {i}/{y}, {c}|{la}, Anm. zu BGH, {J} {y}, {n}"
        ),
        "news": "{A}, in: {J}, {D}[, {c}]|{au}: {A}, {J} vom {D}|{J} vom {D}|{J} Nr. {i}, {D}[, {c}]",
        "thesis": "{au}, {M}, Diss. phil. {pl} {y}[, {c}]|{au}: {M}. Diss. {pl} {y}|{au}, {y}: {M}. Habil. {pl}",
        "short": (
            "{la}, {Ms}, {c}|{la}: {Ms}, {c}|{la} {y}, {c}|{la} {y}|{la}, {y}[, {c}]|{sl} {y}, {c}|{sl} {y}|{sl}, {y}, {c}|{la} ({y}), {c}|{la} {y}: {n}"
            "|{la}, {Ms} (wie {note}), {c}|{la} (wie {note}), {c}|{la} ({note}), {c}|{la}, {c}|{sl}, {Ms}, {c}|{q:Ms}, {y}|{As} {y}, {c}|{sl} {y} {c}|{la} {y} {c}"
            "|{la} {y}|{sl} {y}|{la}, {y}|{sl}, {y}, {c}|{la}, {y}, {c}|{A} {y}, {c}|{au} zur ‚{As}‘. {pub}, {pl} {y}|{A} ({sl})|{sl} {y}"
            "|{doc} {q:Ms} ({sl})|{doc} {q:Ms}. ({sl}), {y}|{la} (Anm. {k}), {c}|{la}, {Ms}, {y}, {c}|{la} (Fn. {k}) {c}|{la} {y}, {c}|{sl} {y}, {c}|{la} ({y})|{la} {y} ({c})"
        ),
        "again": "{ib}[, {c}]|{ib}|{la}, {op}[ ({note})][, {c}]|{la}, {op}, {c}|{same}, {Ms}, {c}|{same} {y}, {c}|{la} ({note}), {c}|{op}, {c}|{la}, {op} ({note}), {c}|{note}|{same}, {M}, {pl} {y}",
        "legal": (
            "{court}, Urteil vom {D}, {az}|{court} {REP} {y}, {n}|{REP} {v}, {n}[ ({n2})]|{court} v. {D} – {az}, {REP} {y}, {n}|{court}, {REP} {v}, {n}|{dact} vom {D} ({REP} {y} I S. {n})"
        ),
        "archive": (
            "{rep}, {col}, {shelf}[, {fol}]|{rep}, {shelf}[, {fol}]|{x} an {x}, {D}, {rep}, {col}, {shelf}[, {fol}]|{rep} {pl}, {shelf}|{rep}, {col} {shelf}|{T}, {D}, in: {rep}, {shelf}, {fol}"
        ),
    },
    "fr": {
        "book": "{au}, {M}, {pl}, {pub}, {y}[, {c}]|{au}, {M}, trad. {tr}, {pl}, {y}[, {c}]|{au}, {M}, traduit par {tr}, {pl}, {pub}, {y}[, {c}]|{au}, {M}, {pl}, {y}[, {c}]|{au}, {M} ({pl}, {y})[, {c}]|{ed} (dir.), {M}, {pl}, {pub}, {y}[, {c}]|{au}, {M}, {vol}, {pl}, {y}[, {c}]|{au}, {M}, {pl}, {pub}, {y}, {vol}[, {c}]|{M} ({pl}: {pub}, {y})",
        "part": "{au}, {A}, in {ed} (dir.), {M}, {pl}, {pub}, {y}, {p}|{au}, {A}, dans {ed} (éd.), {M}, {pl}, {y}, {p}[, ici {c}]",
        "article": "{au}, {A}, {J}, {num}, {y}, {p}|{au}, {A}, {J}, {vol}, {num}, {y}, {p}[, ici {c}]|{au}, {A}, {J} {v} ({y}), {p}",
        "news": "{A}, {J}, {D}[, {c}]|{J}, {D}",
        "thesis": "{au}, {M}, thèse de doctorat, {pub}, {y}[, {c}]",
        "short": "{la}, {Ms}, {c}|{la}, {c}|{la} {y}, {c}|{la}, {Ms}, {op}, {c}|{la}, {Ms}, {vol}, {c}",
        "again": "{ib}[, {c}]|{ib}|{la}, {op}, {c}|{same}, {Ms}, {c}|{la}, art. cit., {c}|{la}, {Ms}, {op}, {c}",
        "legal": "{court}, {D}, {num}|Loi {num} du {D}",
        "archive": "{rep}, {col}, {shelf}[, {fol}]|{rep}, {shelf}. {fol} ({T}, {D})|{rep}, {shelf}, {fol}",
    },
    "it": {
        "book": "{au}, {M}, trad. it. di {tr}, {pub}, {pl} {y}[, {c}]|{au}, {M}, {pub}, {pl} {y}[, {c}]|{au}, {M}, {pl}, {pub}, {y}[, {c}]|{au}, {M}, {pl} {y}[, {c}]|{M}, a cura di {ed}, {pl}, {pub}, {y}[, {c}]|{au}, {M}, {vol}, {pl}, {y}[, {c}]",
        "part": "{au}, {A}, in {M}, a cura di {ed}, {pub}, {pl} {y}, {p}[, {c}]|{au}, {A}, in {ed} (a cura di), {M}, {pl}, {y}, {p}",
        "article": "{au}, {A}, in «{j}», {v}, {y}, {p}|{au}, {A}, in {J}, {v} ({y}), {num}, {p}[, {c}]|{au}, {A}, {J}, {v}, {y}, {i}, {p}",
        "news": "{au}, {A}, in «{j}», {D}|{J}, {D}",
        "thesis": "{au}, {M}, tesi di dottorato, {pub}, {y}",
        "short": "{la}, {Ms}, cit., {c}|{la}, {Ms}, {c}|{la}, {c}|{la}, {As}, cit., {c}",
        "again": "{ib}[, {c}]|{la}, {op}, {c}|{same}, {Ms}, {c}|{ib}",
        "legal": "{court}, {D}, {num}|L. {D}, {num}",
        "archive": "{rep}, {col}, {shelf}[, {fol}]|{rep}, {shelf}, {fol}",
    },
    "es": {
        "book": "{au}, {M}, {pl}, {pub}, {y}[, {c}]|{au}, {M}, trad. de {tr}, {pl}, {pub}, {y}[, {c}]|{au}, {M} ({pl}: {pub}, {y})[, {c}]|{au}: {M}, {pl}, {pub}, {y}[, {c}]|{ed} (coord.), {M}, {pl}, {pub}, {y}[, {c}]",
        "part": "{au}, {A}, en {ed} (ed.), {M}, {pl}, {pub}, {y}, {p}|{au}: {A}, en {ed} (coords.): {M}, {pl}, {y}, {p}",
        "article": "{au}, {A}, {J}, {v} ({y}), {p}|{au}: {A}, en {J}, {num}, {y}, {p}|{au}, {A}, {J} {v}, {num} ({y}), {p}",
        "news": "{A}, {J}, {D}[, {c}]",
        "thesis": "{au}, {M}, tesis doctoral, {pub}, {y}",
        "short": "{la}, {Ms}, {c}|{la}, {c}|{la} {y}, {c}",
        "again": "{ib}[, {c}]|{la}, {op}, {c}|{ib}",
        "legal": "{court}, {D}, {num}|Ley {num}, de {D}",
        "archive": "{rep}, {col}, {shelf}[, {fol}]|{rep}, {shelf}, {fol}",
    },
    "ru": {
        "book": "{au}, {M} ({pl}: {pub}, {y})[, {c}]|{au}, {M}, {pl}, {y}[, {c}]|{ed}, eds., {M} ({pl}, {y})[, {c}]|{ed} (red.), {M}. {pl}: {pub}, {y}[. {c}]|{M} ({pl}, {y})[, {c}]|{au}. {M}. {pl}, {y}. {vol}. {c}",
        "part": "{au}. {A} // {M} / Pod red. {ed}. {pl}, {y}. {p}|{au}, {A}, in {M}, ed. {ed} ({pl}, {y}), {p}",
        "article": "{au}. {A} // {J}. {y}. No. {i}. {p}|{au}, {A}, {J}, no. {i} ({y}), {p}|{au}, {A}, {J} {v} ({y}): {n}",
        "news": "{J}, {D}|{au}, {A}, {J}, {D}",
        "thesis": "{au}, {M} (Diss., {pub}, {y})",
        "short": "{la}, {Ms} {n}|{la}, {Ms}, {c}|{la}, eds., {Ms} {n}|{la} et al., eds., {Ms} {n}|{la}, {Ms}, {vol}, {n}",
        "again": "{ib}[, {c}]|{la}, {op}, {c}",
        "legal": "{dact}, {D}, {num}",
        "archive": "{rep}, {shelf}, {fol}|{rep}, {shelf}|{rep}, {col}, {shelf}",
    },
}
"""How works are cited, by language and kind of work; brackets hold what may be left out."""
STYLES["la"] = STYLES["en"]

KINDS = {
    "book": 20,
    "part": 11,
    "article": 16,
    "news": 4,
    "thesis": 2,
    "short": 22,
    "again": 14,
    "legal": 4,
    "law": 8,
    "archive": 8,
}
WHOLE = frozenset({"book", "part", "article", "news", "thesis"})
"""The kinds that say all of a work, which other styles may cite."""
LANGUAGES = {"en": 10, "de": 9, "fr": 4, "it": 2, "es": 2, "ru": 3, "la": 1}

SIGNALS = {
    "en": "See|See also|See, for example,|See e.g.|Cf.|Compare|See, generally,|For example,|On this, see|For a discussion of the period, see|See further|Quoted in|But see|"
    "This is discussed in|For details, see|For a detailed account see|Notable examples are|See for example,|See on this point|as in|The best account is|See an account by the government:|From|As noted by|Cf. also",
    "de": "Vgl.|Vgl. auch|Siehe|S. auch|Vgl. dazu|Siehe hierzu|So|So auch|Dazu ausführlich|Zum Folgenden vgl.|Ausführlich bei|Zuerst in|Zit. nach|Anders|Grundlegend|Hierzu vgl. vor allem|Explizit bei|"
    "Zum Begriff vgl.|Für Angaben siehe:|Vgl. auch den Beitrag von|ebenso|sowie|Ähnlich|Näher|Ausführlicher zu diesem Problem in meinem Beitrag über|Angaben aus einer Befragung von|Der Bericht von|Kritisch",
    "fr": "Voir|Cf.|Voir aussi|V.|Sur ce point, voir|Voir notamment|Cité par",
    "it": "Cfr.|Si veda|Vedi|Cfr. anche|Su questo punto si veda",
    "es": "Véase|Cfr.|Vid.|Véase también",
    "ru": "See|Sm.|See also|Cf.",
    "la": "Cf.|Vide|See",
}
BETWEEN = {
    "en": "; |; |; |. |. |; see also |, and | and |. See also |. See |. Compare |; cf. |. For a different view, see |. For a critique see ",
    "de": "; |; |; |. |; vgl. auch |; siehe auch | und |. Vgl. auch |, ebenso | sowie |; ferner |. Dazu auch ",
    "fr": " ; |; |. Voir aussi | et ",
    "it": "; |; |. Cfr. anche |; si veda anche ",
    "es": "; |; |. Véase también ",
    "ru": "; |; |. See also ",
    "la": "; ",
}
AND = {
    "en": (" and ", " & ", ", and "),
    "de": (" und ", "/", " / ", "; ", " – ", " u. "),
    "fr": (" et ", ", "),
    "it": (", ", " e "),
    "es": (" y ", ", "),
    "ru": (", ", " i ", " and "),
    "la": (" et ",),
}
PAGE = {
    "en": ("p. ", "pp. ", "", "", "at ", "especially ", "esp. pp. ", "p."),
    "de": ("S. ", "S.", "S. ", "insbesondere S. ", "bes. S. ", "hier S. ", "", "Rn. ", "Sp. "),
    "fr": ("p. ", "pp. ", "p. ", "p."),
    "it": ("p. ", "pp. ", "pp. "),
    "es": ("p. ", "pp. ", "pág. ", "págs. "),
    "ru": ("S. ", "p. ", "s. ", ""),
    "la": ("p. ", "f. ", ""),
}
VOLUME = {
    "en": ("vol. ", "Vol. ", "volume ", "vols. ", "pt. "),
    "de": ("Bd. ", "Band ", "vol. ", "Bd.", "Jg. ", "Teil "),
    "fr": ("t. ", "tome ", "vol. "),
    "it": ("vol. ", "t. "),
    "es": ("vol. ", "tomo ", "t. "),
    "ru": ("t. ", "vol. ", "T. "),
    "la": ("t. ", "vol. "),
}
NUMBER = {
    "en": ("no. ", "No. ", "issue "),
    "de": ("Nr. ", "H. ", "Heft "),
    "fr": ("n° ", "no ", "nº "),
    "it": ("n. ", "fasc. "),
    "es": ("núm. ", "nº ", "n.º "),
    "ru": ("No. ", "no. ", "vyp. "),
    "la": ("n. ",),
}
IBID = {
    "en": ("Ibid.", "ibid.", "Id.", "id.", "Ibid", "Ib."),
    "de": ("Ebd.", "Ebenda", "ebd.", "Ebda.", "A.a.O."),
    "fr": ("Ibid.", "Ibidem", "ibid."),
    "it": ("Ibid.", "Ivi", "Ibidem"),
    "es": ("Ibid.", "Ibídem", "Ibíd."),
    "ru": ("Ibid.", "Tam zhe"),
    "la": ("Ibid.", "ibidem"),
}
OPCIT = {
    "en": ("op. cit.", "op cit", "loc. cit.", "cited above", "op. cit"),
    "de": ("a.a.O.", "a. a. O.", "aaO.", "op. cit.", "a.a.O"),
    "fr": ("op. cit.", "art. cit.", "loc. cit.", "ouvr. cité"),
    "it": ("op. cit.", "cit.", "loc. cit."),
    "es": ("op. cit.", "ob. cit."),
    "ru": ("op. cit.", "ukaz. soch."),
    "la": ("op. cit.", "loc. cit."),
}
SAME = {
    "en": ("idem", "Idem", "id."),
    "de": ("ders.", "Ders.", "Dies.", "dies.", "Derselbe"),
    "fr": ("Id.", "Idem"),
    "it": ("Id.", "Idem"),
    "es": ("Ídem",),
    "ru": ("idem",),
    "la": ("idem",),
}
NOTES = {
    "en": ("n. ", "note ", "n.", "fn. ", "n "),
    "de": ("Anm. ", "Fn. ", "Fußn. ", "Anm."),
    "fr": ("note ",),
    "it": ("nota ",),
    "es": ("nota ",),
    "ru": ("n. ",),
    "la": ("n. ",),
}

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
TITLES = {
    "de": (
        "Die #N der #G im #E",
        "Geschichte der #G",
        "#N und #N. Studien zur #G",
        "Zur #G in der #E",
        "Der #N als Problem",
        "Das Recht der #G",
        "Handbuch der #G",
        "#N, #N und #N in #P",
        "Die #A-Politik der #G",
        "Grundfragen der #G",
    ),
    "fr": (
        "Histoire de la #G",
        "La #N et la #N au #E",
        "Mémoires sur la #G de #P",
        "Les #N de la #G",
        "Essai sur la #G",
        "Le #N français et la #G",
        "Recherches sur l'#G en #P",
        "De la #G",
    ),
    "it": (
        "Storia della #G",
        "La #N e la #N nel #E",
        "Il #N italiano e la #G",
        "Le origini della #G",
        "Studi sulla #G a #P",
        "Per una storia della #G",
    ),
    "es": (
        "Historia de la #G",
        "La #N y la #N en #P",
        "El #N y la #G",
        "Los orígenes de la #G",
        "Estudios sobre la #G",
    ),
    "ru": (
        "Istoriia #G v #P",
        "#A rukovodstvo",
        "#A #N i #G",
        "Iz istorii #G",
        "Dokumenty vneshnei politiki #G",
        "Sbornik #G",
        "Ocherki #G #P",
        "#A vlast'",
        "Perepiska #G",
    ),
    "la": (
        "De #G libri tres",
        "Corpus #G",
        "Historia #G",
        "Annales #G",
        "Commentarii de #G",
        "Opera omnia",
        "Acta #G",
        "Monumenta #G historica",
        "Codex #G",
    ),
}
NOUNS = {
    "de": "Verfassung Staat Gesellschaft Sprache Herrschaft Kirche Bildung Arbeit Wirtschaft Verwaltung Stadt Familie Revolution Öffentlichkeit Wissenschaft Literatur Rechtsprechung Soziologie Philosophie Diplomatie Mittelmächte Außenpolitik Grundherrschaft Kriminalität Aufklärung",
    "fr": "nation république révolution société culture langue noblesse justice guerre politique famille ville mission diplomatie philosophie littérature mémoire colonie presse science",
    "it": "città nazione guerra cultura lingua società nobiltà politica famiglia letteratura memoria filosofia repubblica rivoluzione chiesa stampa",
    "es": "nación guerra cultura lengua sociedad nobleza política familia literatura memoria república revolución iglesia prensa ciudad",
    "ru": "revoliutsii gosudarstva partii respubliki voiny politiki narodov kul'tury istorii obshchestva dvizheniia dokumentov pisem partiia revoliutsiia",
    "la": "civitate republica ecclesia legibus philosophia natura animalibus rebus germanorum romanorum imperii scriptorum iuris canonici medicina",
}
ADJECTIVES = {
    "de": "Kaukasus Orient Kolonial Ost Sozial Kultur Welt Handels",
    "ru": "Bolshevistskoe Sovetskoe Russkoe Kavkazskii Bol'shevistskaia Gruzinskaia Natsional'noe Armianskaia",
}
AGES = {
    "de": "Mittelalter|19. Jahrhundert|Kaiserreich|Weimarer Republik|frühen Neuzeit|18. Jahrhundert|Zeitalter der Aufklärung",
    "fr": "XIXe siècle|Moyen Âge|siècle des Lumières|XVIIIe siècle",
    "it": "Settecento|Medioevo|Rinascimento|Novecento",
    "es": "siglo XIX|Siglo de Oro",
    "ru": "XIX veke",
    "la": "",
}
CITIES = {
    "en": "London Oxford Cambridge New|York Chicago Princeton Boston Toronto Edinburgh Berkeley Basingstoke Stanford Aldershot Dublin Manchester Cambridge,|MA Ithaca,|NY New|Haven Leiden The|Hague Tokyo Philadelphia",
    "de": "Berlin München Frankfurt Frankfurt|am|Main Frankfurt/M. Stuttgart Leipzig Göttingen Tübingen Wien Zürich Köln Hamburg Darmstadt Bonn Opladen Baden-Baden Weinheim Neuwied Freiburg Heidelberg Graz Basel Köln/Wien Berlin/New|York",
    "fr": "Paris Lyon Genève Bruxelles Rennes Grenoble Toulouse Strasbourg",
    "it": "Roma Milano Torino Bologna Firenze Napoli Venezia Roma-Bari",
    "es": "Madrid Barcelona Sevilla México Valencia Buenos|Aires Salamanca",
    "ru": "Moscow Moskva M. Leningrad L. Tbilisi Tiflis St.|Petersburg Kiev Erevan Baku",
    "la": "Romae Lipsiae Parisiis Lugduni|Batavorum",
}
REPOSITORIES = "AMAE|TNA|PRO|NARA|BArch|Bundesarchiv|The National Archives|Archives nationales|AN|BNF|GARF|RGASPI|RGVA|APRF|HIA|Hoover Institution Archives|Staatsarchiv München|Hauptstaatsarchiv Stuttgart|Archivio Centrale dello Stato|ASV|Archivo General de Indias|AGI|Archivo Histórico Nacional|PA AA|Politisches Archiv des Auswärtigen Amtes|British Library|Bodleian Library|HStA Düsseldorf|LHA Koblenz|StA Hamburg|Vatican Library|SHD|SHAT|AVPRF|AAN|Österreichisches Staatsarchiv|HHStA|Library of Congress|Houghton Library|Bayerische Staatsbibliothek|Biblioteca Apostolica Vaticana|Archivio di Stato di Venezia|Rigsarkivet|Public Record Office|SSSA"
UNITS = "série # |dossier no. #|carton #|box #|folder #|Box #, Folder #|FO #/#|WO #/#|R #/#|Nr. #|Bestand #, Nr. #|busta #|b. #, fasc. #|legajo #|leg. #|MS #|ms. lat. #|Cod. lat. #|Rep. #, Nr. #|fond #, opis #, delo #|f. #, op. #, d. #, l. #|RG #|file #|Karton #|NL #|Add. MS #|série Z, dossier no. #|c. #|sygn. #|vol. #|CAB #/#|T #/#/#|liasse #|Akte #|R #|#/#|d. #"
COLLECTIONS = "CPC|Série Z|Correspondance politique|Nachlass #S|#S Papers|Papers of #F #S|Fonds #S|Ministerium des Innern|Foreign Office Records|Reichskanzlei|Auswärtiges Amt|Ministero degli Esteri|Consejo de Indias|Collection #S|Fondo #S|Records of the Department of State|Kabinettskanzlei|Boris I. #S Collection|CPC 19##-19##|Europe 19##-19##|Guerre 1914-1918"
REPORTS = "All E.R.|A.C.|K.B.|Q.B.|W.L.R.|U.S.|F.2d|F. Supp.|A.L.R.|C.L.R.|N.S.W.L.R.|S.C.R.|NJW|JZ|BVerfGE|BGHZ|RGZ|BGBl.|RGBl.|NVwZ|AJCL|UKHL|EWCA Civ|ECR|D.L.R.|F.L.R.|Fam. L.R.|V.R.|U.S. App. D.C.|A.J.I.L.|StV|BGHSt|OJ L"
COURTS = "BGH|BVerfG|OLG Köln|LG Berlin|AG Bonn|BVerwG|BAG|House of Lords|Supreme Court of Victoria|Cass. civ.|Conseil d'État|Cour de cassation|Corte di Cassazione|Tribunal Supremo|N.S.W.C.A.|H.C.A.|2d Cir.|U.K.|UKSC|EuGH|RG|Sup. Ct."
STATES = "N.S.W.|Vic.|U.K.|Cwth.|S.A.|N.Z.|Tas.|Q.|W.A.|Can.|Ont.|Cth|U.S.|N.Z"
ACTS = "#A Act|#A (Amendment) Act|#A (Miscellaneous Provisions) Act|#A Relationships Act|Criminal Code (#A) Act|#A Acts Amendment Act|Statute of #A|#A Ordinance|#A Code"
ACT_WORDS = "Family Law|Property|Marriage|Children|Education|Sex Discrimination|Domestic Relations|Contracts Review|Companies|Human Rights|Public Order|Data Protection|Housing|Factories|Wills|Trustee|Evidence|Succession|Matrimonial Causes"
ABOUT_ACTS = (
    "The courts have broad powers under the {} to divide what was earned.|This was the law before the {} came into force.|"
    "Based on the {}, the claim failed.|The {} has changed nothing of that.|The validity of the {} was upheld in the same year."
)
DACTS = "Gesetz über das #A|Verordnung zur #A|Bundes#Agesetz|#Agesetz|Postanovlenie #A|Dekret #A"
BODIES = "Statistisches Amt der Stadt #|Institut für Demoskopie #|Max-Planck-Institut für Sozialforschung|Deutscher Juristentag|Gesellschaft für Rechtspolitik|Ministerium für Wirtschaft|Bundesanstalt für Arbeit|Deutscher Anwaltverein|Presse- und Informationsamt|Statistisches Bundesamt|Statistisches Bundesamt #|Bundesministerium der Justiz|Deutscher Bundestag|Statistisches Landesamt #|Bundeskriminalamt|Senator für Justiz|Kultusministerium"
STATISTICS = "Statistisches Jahrbuch 19#|Fachserie # (Rechtspflege) Reihe #.#|Fachserie A, Reihe #|Rechtspflegestatistik|Polizeiliche Kriminalstatistik|Wirtschaft und Statistik Heft #|Zählkartenstatistik der Zivilgerichte|Bevölkerung und Kultur, Reihe #, Rechtspflege"
TITLE_FIRST = "{q:Ms}, {y}[, {c}]|{q:M}, {pl} {y}|{q:M}, {pl}, {y}|{M}, {pl} {y}|{Ms} {y}, {c}|{q:M} {pub}, {pl} {y}|{q:A}, in: {J} {v} ({y}), {p}|{q:Ms} ({y})|{Ms}, {y}"
"""How a work is cited behind words that lead up to its title."""
LEADS = {
    "en": "in my article|in his paper|in a book entitled|published as|under the title|in the essay|her study",
    "de": "in meinem Beitrag über|unter dem Titel|meinen Beitrag über:|in seinem Aufsatz|in dem Buch|die Arbeit|seine Schrift über|unter dem Titel",
    "fr": "sous le titre|dans son article|l'ouvrage intitulé|son étude",
    "it": "sotto il titolo|nel saggio|nel suo articolo",
    "es": "bajo el título|en su artículo|el libro",
}
JOURNALS = {
    "en": "Journal of #|The # Review|# Quarterly|Studies in #|# Studies|Slavic Review|Past & Present|Annals of #|American Journal of #|English Historical Review|J. of # and Society|# Law Rev.|# L.J.|# L. Rev.|The Times|The Guardian|# Today|International # Review|Law and # Review|British J. of #",
    "de": "Zeitschrift für #|Archiv für #|Jahrbuch für #|Historische Zeitschrift|HZ|Vierteljahrshefte für #|Deutsche # Zeitung|Die Zeit|FAZ|NJW|JZ|ZRP|Kritische Justiz|Leviathan|Merkur|Blätter für #|Zeitschrift für Rechtssoziologie|Kölner Zeitschrift für #|Der Spiegel|Neue # Zeitung|VSWG|DVBl|AöR",
    "fr": "Revue d'# |Revue historique|Annales|Cahiers du #|Bulletin de la #|Le Monde|Revue de #|Annales de #|Le Temps",
    "it": "Rivista di #|Quaderni storici|Studi #|Archivio storico #|La Stampa|Nuova Antologia|Belfagor",
    "es": "Revista de #|Hispania|Anales de #|Cuadernos de #|El País|Boletín de la #",
    "ru": "Voprosy istorii|Krasnyi arkhiv|Istoricheskii arkhiv|Pravda|Izvestiia|Otechestvennaia istoriia|Proletarskaia revoliutsiia|Slavic Review|Cahiers du monde russe|Novyi mir",
    "la": "Analecta #|Traditio|Scriptorium|Speculum",
}
SUBJECTS = {
    "en": "Modern History|Philosophy|Sociology|Law|Economic History|Political Theory|Anthropology|Social Policy|Philology|European Studies|Contemporary History|Oriental|Women|Legal|Family|Feminist Law",
    "de": "Geschichtswissenschaft|Sozialgeschichte|Soziologie|Philosophie|Kulturgeschichte|Rechtsgeschichte|Volkskunde|Zeitgeschichte|Germanistik|Rechtspolitik|deutsches Altertum",
    "fr": "histoire moderne|littérature|philosophie|monde russe|droit|sociologie|Société",
    "it": "storia|filosofia|diritto|storia antica|italiano|letteratura",
    "es": "historia|Indias|filología|Academia",
    "la": "Bollandiana",
}
PUBLISHERS = {
    "en": "Oxford University Press|Cambridge University Press|OUP|CUP|Routledge|Clarendon Press|Macmillan|Princeton University Press|Harvard University Press|Penguin|Verso|Palgrave Macmillan|Ashgate|University of # Press|Brill|Sage|Hart Publishing|Sweet & Maxwell|Allen & Unwin|#S & Sons|#S|Methuen",
    "de": "Suhrkamp|C.H. Beck|Beck|Mohr Siebeck|Vandenhoeck & Ruprecht|De Gruyter|Nomos|Campus|Böhlau|Oldenbourg|Franz Steiner|Luchterhand|Duncker & Humblot|Wissenschaftliche Buchgesellschaft|Rowohlt|Westdeutscher Verlag|Klett-Cotta|Max-Planck-Institut für #|Wissenschaftszentrum Berlin",
    "fr": "Gallimard|Seuil|Presses universitaires de France|PUF|Fayard|Armand Colin|L'Harmattan|Flammarion|A. #S|Albin Michel|La Découverte|Imprimerie nationale|Éditions du CNRS|Honoré Champion|Plon",
    "it": "Laterza|Einaudi|Il Mulino|Feltrinelli|Carocci|Olschki|Mondadori|Edizioni di Storia e Letteratura",
    "es": "Alianza|Siglo XXI|Cátedra|Crítica|Tecnos|CSIC|Fondo de Cultura Económica|Taurus",
    "ru": "Nauka|Rosspen|ROSSPEN|Politizdat|Gosizdat|Mysl'|Indrik",
    "la": "Teubner",
}
SERIES = {
    "en": "Oxford Historical Monographs|Studies in # 12|Camden Series|Penguin Classics",
    "de": "Veröffentlichungen des Instituts für #|Jahrbuch für #|Forschungen zur # 14|suhrkamp taschenbuch wissenschaft|Beiträge zur #|Schriften zur #",
}


@dataclass(slots=True)
class Stock:
    """What works are made of."""

    titles: Sequence[str]
    journals: Sequence[str]
    publishers: Sequence[str]
    places: Sequence[str]
    given: Sequence[str]
    surnames: Sequence[str]
    prose: dict[str, list[str]]
    chance: random.Random = field(default_factory=lambda: random.Random(11))


class Writer:
    """Writes notes that cite made-up works."""

    def __init__(self, stock: Stock) -> None:
        """Write with the words of a stock.

        `rendered` are citations by language that other styles made; `share` of the whole ones are of them.
        """
        self.stock, self.chance = stock, stock.chance
        self.rendered: dict[str, list[Note]] = {}
        self.share = 0.5

    def note(self) -> Note:
        """A note: works and what is said about them, or comment alone."""
        language = self.pick_weighted(LANGUAGES)
        style = Style(self, language)
        pieces: Note = []
        if self.chance.random() < 0.18:
            return self.comment(language, self.chance.randint(1, 4))
        if self.chance.random() < 0.28:
            pieces += self.comment(language, self.chance.choice((1, 1, 1, 2)))
            pieces.append((" ", Field.OUTSIDE, ""))
        works = self.chance.choice((1, 1, 1, 1, 1, 2, 2, 3, 4))
        for at in range(works):
            if at:
                pieces.append((self.pick(BETWEEN[language]), Field.OUTSIDE, ""))
            elif self.chance.random() < 0.35:
                pieces.append((self.pick(SIGNALS[language]) + " ", Field.OUTSIDE, ""))
            elif self.chance.random() < 0.2:
                pieces.append((self.lead(language) + " ", Field.OUTSIDE, ""))
            if self.chance.random() < 0.06 and language in LEADS:
                pieces.append((f"{self.lead(language)} {self.pick(LEADS[language])} ", Field.OUTSIDE, ""))
                pieces += style.cite(TITLE_FIRST)
            else:
                pieces += style.cite()
            if self.chance.random() < (0.2 if style.short else 0.08):
                pieces.append((" " + self.tail(language), Field.OUTSIDE, ""))
        pieces.append((self.chance.choice((".", ".", ".", "")), Field.OUTSIDE, ""))
        if self.chance.random() < 0.22:
            pieces.append((" ", Field.OUTSIDE, ""))
            pieces += self.comment(language, self.chance.choice((1, 1, 2, 3)))
        if self.chance.random() < 0.25:
            pieces = [(text, kind, "") for text, kind, _ in pieces]
        if self.chance.random() < 0.12:
            pieces = list(self.damaged(pieces))
        return pieces

    def comment(self, language: str, sentences: int) -> Note:
        prose = self.stock.prose.get(language) or self.stock.prose["en"]
        said = " ".join(self.chance.choice(prose) for _ in range(sentences))
        if language in ("en", "la") and self.chance.random() < 0.12:
            state, year = self.pick(STATES), self.chance.randint(1890, 2005)
            act = f"{self.pick(ACTS).replace('#A', self.pick(ACT_WORDS))} {year} ({state})"
            said = f"{said} {self.pick(ABOUT_ACTS).format(act)}"
        return [(said, Field.OUTSIDE, "")]

    def lead(self, language: str) -> str:
        prose = self.stock.prose.get(language) or self.stock.prose["en"]
        words = self.chance.choice(prose).rstrip(".").split()
        end = {"de": ("vgl.", "siehe", "bei", "von", "bei"), "fr": ("voir", "par")}.get(
            language, ("see", "by", "in", "from", "of")
        )
        return " ".join([*words[: self.chance.randint(3, 14)], self.chance.choice(end)])

    def tail(self, language: str) -> str:
        prose = self.stock.prose.get(language) or self.stock.prose["en"]
        words = self.chance.choice(prose).split()
        return (
            self.chance.choice(("", "", ", ", "("))
            + words[0].lower()
            + " "
            + " ".join(words[1 : self.chance.randint(3, 12)])
        )

    def damaged(self, pieces: Note) -> Iterator[Piece]:
        """What a poor extraction makes of it: lost spaces between fields, lost ligatures."""
        for text, kind, look in pieces:
            lost = re.sub("fi|fl|ff", "", text) if self.chance.random() < 0.3 else text
            if self.chance.random() < 0.3:
                lost = lost.rstrip() if lost.strip() else lost
            yield lost, kind, look

    def pick(self, row: str) -> str:
        return self.chance.choice(row.split("|"))

    def pick_weighted(self, table: dict[str, int]) -> str:
        return self.chance.choices(list(table), list(table.values()))[0]

    def title(self, language: str) -> str:
        """A title: a real one, a template of the humanities, or a stretch of prose."""
        chance = self.chance.random()
        if language in TITLES and chance < 0.4:
            title = self.chance.choice(TITLES[language])
            while "#" in title:
                title = self._filled(title, language)
            if self.chance.random() < 0.3 and self.stock.prose.get(language):
                title += self.chance.choice((". ", ": ", ". ")) + self._stretch(language)
        elif language in self.stock.prose and chance < (0.65 if language != "en" else 0.15):
            title = self._stretch(language)
            if self.chance.random() < 0.3:
                title += self.chance.choice((": ", ". ", " – ")) + self._stretch(language)
        else:
            title = self.chance.choice(self.stock.titles)
        if language == "en" and self.chance.random() < 0.7:
            title = " ".join(w.capitalize() if len(w) > 3 and w.islower() else w for w in title.split())
        if self.chance.random() < 0.15:
            first = self.chance.randint(1500, 1990)
            title += f"{self.chance.choice((', ', ' '))}{first}{self.chance.choice('–-—')}{first + self.chance.randint(1, 90)}"
        return title

    def _filled(self, title: str, language: str) -> str:
        at = title.index("#")
        words = {
            "N": NOUNS[language].split(),
            "G": NOUNS[language].split(),
            "E": AGES[language].split("|"),
            "A": ADJECTIVES.get(language, "Sozial").split(),
            "P": [self.place(language)],
        }[title[at + 1]]
        return title[:at] + self.chance.choice(words) + title[at + 2 :]

    def _stretch(self, language: str) -> str:
        words = re.sub(r"[^\w\s'’-]", "", self.chance.choice(self.stock.prose[language])).split()
        size = self.chance.randint(2, 8)
        at = self.chance.randint(0, max(0, len(words) - size))
        stretch = " ".join(words[at : at + size]) or "Studien"
        return stretch[0].upper() + stretch[1:]

    def place(self, language: str) -> str:
        return self.chance.choice(CITIES[language].split()).replace("|", " ")

    def surname(self) -> str:
        name = self.chance.choice(self.stock.surnames)
        if self.chance.random() < 0.08:
            name += self.chance.choice(("-", " ")) + self.chance.choice(self.stock.surnames)
        if self.chance.random() < 0.07:
            name = (
                self.chance.choice(
                    ("von ", "de ", "van ", "du ", "di ", "van der ", "Mc", "O’", "De ", "zu ")
                )
                + name
            )
        return name


class Style:
    """The way in which one note cites: its language, how it writes names, titles and pages."""

    def __init__(self, writer: Writer, language: str) -> None:
        """Choose a way."""
        self.writer, self.language, chance = writer, language, writer.chance
        self.chance = chance
        self.italic = "i" if chance.random() < 0.6 else ""
        self.capitals = chance.random() < 0.12
        self.inverted = chance.random() < 0.2
        self.initials = chance.random() < 0.5
        self.spaced = chance.random() < 0.5
        self.quotes = chance.choice(
            {
                "de": ("„“", "»«", "„“", '""', "''", "", "", ""),
                "fr": ("«»", "«»", "“”"),
                "it": ("«»", "“”", "", ""),
                "es": ("«»", "“”"),
                "ru": ("“”", "", '""', "«»"),
            }.get(language, ("“”", "“”", "‘’", "‘’", "‘’", '""', "''"))
        )
        self.link = chance.choice(AND[language])
        self.within = self.short = False

    def cite(self, templates: str = "") -> Note:
        """A work of some kind as this style has it, or after one of these templates."""
        kind = self.writer.pick_weighted(KINDS | ({"short": 34, "law": 14} if self.language == "de" else {}))
        rendered = self.writer.rendered.get(self.language)
        if kind in WHOLE and rendered and not templates and self.chance.random() < self.writer.share:
            return self.chance.choice(rendered)
        if kind == "law" and not templates:
            return cited_law.cited(self.chance, self.language, self.writer.surname, self.day)
        self.short = kind in ("short", "again")
        self.within = kind in ("article", "legal")
        kind = "legal" if kind == "law" else kind
        template = self.chance.choice((templates or STYLES[self.language][kind]).split("|"))
        template = re.sub(
            r"\[(?![{]y[}]\])((?:[^\[\]]|\[[^\]]*\])*)\]",
            lambda m: m[1] if self.chance.random() < 0.6 else "",
            template,
        )
        pieces: Note = []
        for at, part in enumerate(re.split(r"\{([^}]*)\}", template)):
            if at % 2:
                pieces += self.part(part)
            elif part:
                pieces.append((part, Field.OTHER, ""))
        return [piece for piece in pieces if piece[0]]

    def part(self, name: str) -> Note:
        """The words of a part of a work."""
        quoted = name.startswith("q:")
        name = name.removeprefix("q:")
        make: dict[str, Callable[[], Note]] = {
            "au": lambda: self.persons(Field.AUTHOR, short=False),
            "ed": lambda: self.persons(Field.EDITOR, short=False),
            "la": lambda: self.persons(Field.AUTHOR, short=True),
            "sl": self.slashed,
            "led": lambda: [(self.writer.surname(), Field.EDITOR, "")],
            "tr": lambda: self.persons(Field.TRANSLATOR, short=False),
            "x": lambda: [(self.person(inverted=False), Field.OTHER, "")],
        }
        if name in make:
            return make[name]()
        if name in ("M", "Ms", "S", "T", "A", "As"):
            return self.titled(name, quoted)
        field_, text = self.simple(name)
        look = self.italic if field_ is Field.JOURNAL or name in ("case", "act") else ""
        return [(text, field_, look)]

    def titled(self, name: str, quoted: bool) -> Note:
        if name == "S":
            rows = SERIES.get(self.language, SERIES["en"])
            return [(self.subject(self.writer.pick(rows)), Field.SERIES, "")]
        title = self.writer.title(self.language)
        if name.endswith("s"):
            title = " ".join(title.split()[: self.chance.randint(1, 5)]).rstrip(",:.–")
        if name[0] in "AT":
            marks = self.quotes if name[0] == "A" else ""
            comma = "," if marks in ("“”", '""') and self.chance.random() < 0.25 else ""
            first, last = (marks[0], marks[1]) if marks else ("", "")
            return [
                (first, Field.OTHER, ""),
                (title, Field.ARTICLE, "" if marks else self.italic if self.chance.random() < 0.3 else ""),
                (comma + last, Field.OTHER, ""),
            ]
        marks = self.quotes or "‘’" if quoted or self.chance.random() < 0.05 else ""
        return [
            (marks[:1], Field.OTHER, ""),
            (title, Field.MONOGRAPH, self.italic),
            (marks[1:], Field.OTHER, ""),
        ]

    def simple(self, name: str) -> tuple[Field, str]:
        """The parts that are a word or two."""
        pick, number, language = self.writer.pick, self.chance.randint, self.language
        choose = self.chance.choice
        page = number(1, 700)
        match name:
            case "y":
                return Field.DATE, self.year()
            case "D":
                return Field.DATE, self.day()
            case "pl":
                place = (
                    self.writer.place(language)
                    if self.chance.random() < 0.8
                    else choose(self.writer.stock.places)
                )
                return Field.PLACE, place + (
                    choose((" und ", " and ", ", ", "/", " & ")) + self.writer.place(language)
                    if self.chance.random() < 0.08
                    else ""
                )
            case "pub":
                real = self.chance.random() < 0.3
                return Field.PUBLISHER, choose(self.writer.stock.publishers) if real else self.named(
                    pick(PUBLISHERS[language])
                )
            case "c":
                return Field.CITED, self.pages(choose(PAGE[language]), page)
            case "vc":
                return Field.CITED, f"{choose(('I', 'II', '1', '2', '3'))}: {page}"
            case "n" if self.within:
                return Field.PAGES, str(page)
            case "n" if self.chance.random() < 0.05:
                return Field.CITED, self.chance.choice(("ix", "xii", "xv", "iv", "vii"))
            case "n" if self.chance.random() < 0.15:
                return Field.CITED, self.pages("", page)
            case "n":
                return Field.CITED, str(page)
            case "n2":
                return Field.CITED, str(page + number(1, 20))
            case "p1":
                return Field.PAGES, str(page)
            case "p":
                return Field.PAGES, self.span(choose(PAGE[language][:2]), page)
            case "v":
                return Field.VOLUME, str(number(1, 140)) if self.chance.random() < 0.9 else choose(
                    ("XII", "IV", "XXV", "lii", "VIII")
                )
            case "vol":
                return Field.VOLUME, choose(VOLUME[language]) + choose(
                    (
                        str(number(1, 40)),
                        str(number(1, 9)),
                        "I",
                        "II",
                        "III",
                        "IV",
                        "XII",
                        f"{number(1, 5)}/{number(1, 3)}",
                    )
                )
            case "i":
                return Field.ISSUE, str(number(1, 12))
            case "num":
                return Field.ISSUE, choose(NUMBER[language]) + str(number(1, 400))
            case "J" | "j":
                real = self.chance.random() < 0.3
                return Field.JOURNAL, choose(self.writer.stock.journals) if real else self.subject(
                    pick(JOURNALS[language])
                )
            case "edn":
                return Field.EDITION, choose(
                    {"de": ("2. Aufl.", "3. Auflage", "4., überarb. Aufl.", "2. Aufl", "Neuausgabe")}.get(
                        language,
                        (
                            "2nd ed.",
                            "3rd edn.",
                            "2nd edn",
                            "10th ed.",
                            "rev. ed.",
                            "5th ed.",
                            "4th edition",
                            "1st ed.",
                        ),
                    )
                )
            case "ib":
                return Field.BEFORE, choose(IBID[language])
            case "inid":
                return Field.BEFORE, choose(("in id.", "in ibid.", "in Id."))
            case "op":
                return Field.BEFORE, choose(OPCIT[language])
            case "same":
                return Field.AUTHOR, choose(SAME[language])
            case "supra":
                return Field.BEFORE, choose(("supra", "above", "cited"))
            case "note":
                return Field.NOTE, choose(NOTES[language]) + str(number(1, 220))
            case _:
                return self.record(name)

    def record(self, name: str) -> tuple[Field, str]:
        """The parts of laws, cases and papers of archives."""
        pick, number = self.writer.pick, self.chance.randint
        match name:
            case "case":
                against = self.chance.choice((" v. ", " v ", " vs. ", " v. "))
                party = self.chance.choice(
                    (
                        self.writer.surname(),
                        "R.",
                        "Re " + self.writer.surname(),
                        f"{self.writer.surname()} Ltd",
                        f"Bank of {self.writer.place('en')}",
                        "The State",
                    )
                )
                return Field.MONOGRAPH, party + against + self.chance.choice(
                    (self.writer.surname(), self.writer.surname() + " Council", self.writer.place("en"))
                )
            case "act":
                return Field.MONOGRAPH, pick(ACTS).replace("#A", pick(ACT_WORDS))
            case "dact":
                return Field.MONOGRAPH, pick(DACTS).replace("#A", self.chance.choice(NOUNS["de"].split()))
            case "REP":
                return Field.JOURNAL, pick(REPORTS)
            case "court":
                return Field.AUTHOR, pick(COURTS)
            case "state":
                return Field.PLACE, pick(STATES)
            case "sec":
                return Field.CITED, self.chance.choice(
                    ("s. ", "s ", "ss. ", "sect. ", "§ ", "art. ", "Art. ")
                ) + str(number(1, 200))
            case "az":
                return (
                    Field.NUMBER,
                    f"{self.chance.choice(('VIII ZR', '1 BvR', 'I ZR', '2 StR', 'C-', '4 U'))} {number(1, 400)}/{number(60, 99)}",
                )
            case "body":
                return Field.AUTHOR, pick(BODIES).replace("#", self.writer.place("de"))
            case "stat":
                return Field.MONOGRAPH, re.sub("#", lambda _: str(number(1, 20)), pick(STATISTICS))
            case "tab":
                return (
                    Field.CITED,
                    f"{self.chance.choice(('Tabelle', 'Tab.', 'Übersicht', 'Schaubild'))} {number(1, 40)}",
                )
            case "doc":
                return Field.MONOGRAPH, self.chance.choice(
                    ("Projektbericht", "Forschungsbericht", "Abschlußbericht", "Gutachten")
                )
            case "k":
                return Field.NOTE, str(number(1, 90))
            case "rep":
                return Field.REPOSITORY, pick(REPOSITORIES)
            case "col":
                return Field.COLLECTION, self.named(pick(COLLECTIONS)).replace("##", str(number(10, 99)))
            case "shelf":
                return Field.SHELFMARK, re.sub("#", lambda _: str(number(1, 2000)), pick(UNITS))
            case "fol":
                return Field.CITED, self.chance.choice(
                    ("fol. ", "f. ", "ff. ", "Bl. ", "fols. ", "l. ", "p. ", "c. ", "folios ", "fol.")
                ) + str(number(1, 300)) + self.chance.choice(("", "", "r", "v", f"-{number(301, 400)}"))
        raise ValueError(f"no part of a work is called {name}")

    def year(self) -> str:
        year = (
            self.chance.randint(1850, 2015)
            if self.chance.random() < 0.92
            else self.chance.randint(1500, 1849)
        )
        more = self.chance.random()
        if self.language == "de" and self.chance.random() < 0.03:
            return f"{self.chance.choice(('voraussichtlich', 'Ende', 'Anfang', 'ca.', 'um'))} {year}"
        if more < 0.05:
            return f"{year}{self.chance.choice('abc')}"
        if more < 0.08:
            return f"{year}{self.chance.choice('/–-')}{(year + 1) % 100:02}"
        return (
            {0.08: "n.d.", 0.09: "forthcoming", 0.1: "o.J."}.get(round(more, 2), str(year))
            if more < 0.1
            else str(year)
        )

    def day(self) -> str:
        language = self.language if self.language in MONTHS else "en"
        month, day, year = (
            self.chance.choice(MONTHS[language]),
            self.chance.randint(1, 28),
            self.chance.randint(1780, 2012),
        )
        forms = {
            "en": (
                f"{day} {month} {year}",
                f"{month} {day}, {year}",
                f"{day} {month[:3]}. {year}",
                f"{month} {year}",
            ),
            "de": (
                f"{day}. {month} {year}",
                f"{day}.{self.chance.randint(1, 12)}.{year}",
                f"{day}. {self.chance.randint(1, 12)}. {year}",
            ),
        }
        return self.chance.choice(forms.get(language, (f"{day} {month} {year}",)))

    def pages(self, word: str, page: int) -> str:
        more = self.chance.random()
        end = page + self.chance.randint(1, 40)
        said = f"{page}"
        if more < 0.25:
            said = f"{page}{self.chance.choice('–-—')}{end}"
        elif more < 0.32:
            said = f"{page}{self.chance.choice('–-')}{end % 10}"
        elif more < 0.42:
            said = (
                f"{page}{self.chance.choice((' ff.', ' f.', 'ff.', 'f.', ' ff', ' et seq.', ' ss.', ' sq.'))}"
            )
        elif more < 0.47:
            said = f"{page}, {end}"
        elif more < 0.5:
            said = f"{page}{self.chance.choice((' and passim', ' n. 3', ' Fn. 17', ' note 2'))}"
        elif more < 0.53 and not word:
            said = self.chance.choice(("ix", "xii", "passim", "chap. 4", "Kap. 3", "ch. 2"))
        return word + said

    def span(self, word: str, page: int) -> str:
        end = page + self.chance.randint(1, 60)
        bare = self.chance.random() < 0.35
        if self.chance.random() < 0.2:
            return f"{'' if bare else word}{page}"
        return f"{'' if bare else word}{page}{self.chance.choice('–-—')}{end if self.chance.random() < 0.7 else str(end)[-2:]}"

    def subject(self, text: str) -> str:
        row = SUBJECTS.get(self.language, SUBJECTS["en"])
        return text.replace("#", self.writer.pick(row))

    def named(self, text: str) -> str:
        text = text.replace("#S", self.writer.surname()).replace(
            "#F", self.chance.choice(self.writer.stock.given)
        )
        return text if "##" in text else text.replace("#", self.writer.place(self.language))

    def person(self, *, inverted: bool) -> str:
        given = self.chance.choice(self.writer.stock.given)
        surname = self.writer.surname()
        if self.initials:
            given = (
                given[0]
                + "."
                + (
                    ("" if self.spaced else " ") + self.chance.choice("ABCDEFGHIJKLMRSTW") + "."
                    if self.chance.random() < 0.35
                    else ""
                )
            )
        elif self.chance.random() < 0.15:
            given += " " + self.chance.choice("ABCDEFGHJLMRSTW") + "."
        if self.capitals:
            surname = surname.upper()
        return f"{surname}, {given}" if inverted else f"{given} {surname}"

    def persons(self, kind: Field, *, short: bool) -> Note:
        count = self.chance.choice((1, 1, 1, 1, 1, 1, 2, 2, 3))
        look = "c" if self.capitals and self.chance.random() < 0.4 else ""
        if kind is Field.AUTHOR and not short and self.chance.random() < 0.04:
            return [
                (
                    self.chance.choice(
                        (
                            "European Commission",
                            "Law Commission",
                            "Statistisches Bundesamt",
                            "Ministry of Justice",
                            "A.L.R.C.",
                            "UNESCO",
                            "New South Wales Law Reform Commission",
                            "Vereinigung für Rechtssoziologie",
                            "Bundesministerium der Justiz",
                        )
                    ),
                    kind,
                    "",
                )
            ]
        pieces: Note = []
        for at in range(count):
            if at:
                pieces.append(
                    (
                        self.link if at == count - 1 or "/" in self.link or ";" in self.link else ", ",
                        Field.OTHER,
                        "",
                    )
                )
            name = (
                self.writer.surname()
                if short
                else self.person(inverted=self.inverted and (kind is Field.AUTHOR))
            )
            pieces.append((name.upper() if short and self.capitals else name, kind, look))
        if not short and self.chance.random() < 0.04:
            pieces.append((self.chance.choice((" et al.", " u.a.")), Field.OTHER, ""))
        return pieces

    def slashed(self) -> Note:
        mark = self.chance.choice(("/", "/", " / ", "/ ", " – ", "; "))
        count = self.chance.choice((2, 2, 3, 4))
        pieces: Note = []
        for at in range(count):
            pieces += [(mark, Field.OTHER, "")] * bool(at) + [(self.writer.surname(), Field.AUTHOR, "")]
        return pieces
