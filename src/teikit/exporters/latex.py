"""LaTeX for LuaLaTeX, XeLaTeX or, for Latin scripts, pdfLaTeX: sections, footnotes, an index of names.

Straight apostrophes are typeset as TeX does, as typographic ones.
"""

from __future__ import annotations

from teikit.flow.about import About, about
from teikit.flow.mapping import Row, losses
from teikit.flow.reading import flow
from teikit.package import Checker, Package, Receipt
from teikit.rendering.latex_blocks import Blocks
from teikit.rendering.latex_check import NAME, check
from teikit.rendering.latex_words import escaped
from teikit.tei.document import Tei

SUFFIX = ".tex"
FORMAT = "application/x-tex"
CHECKER = Checker(NAME)
MAPPING = (
    Row("head", "\\section", "to \\subparagraph by the depth of the division; deeper, and of lists, bold"),
    Row("p ab", "a paragraph"),
    Row("quote q cit epigraph", "quotation", "where it is a block; words within a line stay as they are"),
    Row(
        "list item label castList castGroup castItem listBibl bibl",
        "itemize",
        "enumerate where it is numbered, description where items have labels",
    ),
    Row("listPerson listPlace listOrg listEvent listWit", "itemize", "a register in the text"),
    Row("biblStruct witness person place org event", "\\item", "an entry of one, with its notes"),
    Row("table row cell", "longtable", "cells that span rows stand in their first"),
    Row("lg l", "verse"),
    Row("speaker", "\\textbf"),
    Row("stage", "\\emph"),
    Row("figure graphic", "\\includegraphics", "of a file beside the text, where it is there"),
    Row("hi emph foreign title term mentioned distinct", "\\emph", "\\textbf, \\textsc … by @rend"),
    Row("code gi att val tag ident eg egXML", "\\texttt"),
    Row("note", "\\footnote", "in a note \\footnotemark, and its words behind that note"),
    Row("persName", "\\index", "among the persons, by the name in the register"),
    Row("placeName geogName", "\\index", "among the places"),
    Row("orgName", "\\index", "among the organisations"),
    Row("ref", "\\href", "\\hyperlink within the text"),
    Row("ptr", "\\url"),
    Row("pb cb gb milestone", "\\milestone", "a mark in the margin: number of the page, or unit and number"),
    Row("gap", "[…]"),
    Row("lb", "\\\\", "in headings, addresses and the like, else a blank"),
    Row("sp div div1 div2 div3 div4 div5 div6 div7 front back", "a paragraph", "what is in them"),
    Row("choice corr reg expan app lem", "words", "the reading that is preferred"),
)
LANGUAGES = {
    "cs": "czech", "da": "danish", "de": "ngerman", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "magyar", "it": "italian", "la": "latin", "nl": "dutch",
    "no": "norsk", "pl": "polish", "pt": "portuguese", "ru": "russian", "sv": "swedish",
}  # fmt: skip
"""What babel calls languages."""
PREAMBLE = r"""% Made by teikit; for LuaLaTeX or XeLaTeX, or pdfLaTeX where all letters are Latin.
\documentclass{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage{textcomp}
\else
  \usepackage{fontspec}
\fi
"""
REST = r"""\usepackage{graphicx}
\usepackage{longtable}
\IfFileExists{ulem.sty}{\usepackage[normalem]{ulem}}{\let\uline\underline\let\sout\textsl}
\usepackage{makeidx}
\usepackage[hidelinks]{hyperref}
\newcommand{\teipicture}[1]{\IfFileExists{#1}{\includegraphics[width=\linewidth]{#1}}{}}
\AtBeginDocument{\def\notemarked\footnote{\footnotetext}}% a note whose mark stands in another note
\AtBeginDocument{\newcommand{\milestone}[1]{\leavevmode\vadjust{\vbox to 0pt{\vss
  \hbox to \hsize{\hfil\rlap{\quad\normalfont\scriptsize #1}}\kern\dp\strutbox}}}}
\setcounter{secnumdepth}{-2}
\makeindex
"""


def export(tei: Tei) -> Package:
    """The LaTeX file of a TEI document, in UTF-8."""
    read, known = flow(tei), about(tei)
    made = Blocks(tei)
    body = made.blocks(read.blocks)
    index = "\n\n\\printindex" if made.tex.names else ""
    text = f"{_preamble(known)}\\begin{{document}}\n{_front(known)}\n{body}{index}\n\n\\end{{document}}\n"
    return Package.of(text.encode(), *losses(tei, read, MAPPING))


def prove(package: Package) -> Receipt:
    """Whether braces and environments close."""
    return check(package.data.decode())


def _preamble(known: About) -> str:
    language = LANGUAGES.get(known.language.split("-")[0].lower(), "")
    babel = f"\\IfFileExists{{{language}.ldf}}{{\\usepackage[{language}]{{babel}}}}{{}}\n" if language else ""
    return f"{PREAMBLE}{babel}{REST}"


def _front(known: About) -> str:
    if not known.title:
        return ""
    authors = " \\and ".join(map(escaped, known.authors))
    date = escaped(known.date)
    return f"\\title{{{escaped(known.title)}}}\n\\author{{{authors}}}\n\\date{{{date}}}\n\\maketitle\n"
