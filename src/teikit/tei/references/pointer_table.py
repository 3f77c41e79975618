"""The pointers of TEI P5: by attribute and element, how many each may hold and what they may lead to.

From the attributes of datatype teidata.pointer in TEI P5 4.12, and what their descriptions say they lead to.
"""

from __future__ import annotations

KINDS = {
    "AGENT": (
        "person personGrp persona org role castItem castGroup persName orgName forename "
        "surname roleName addName author editor meeting principal funder sponsor publisher "
        "distributor respStmt resp application listPerson listOrg particDesc sp "
        "speaker byline docAuthor institution repository correspAction"
    ),
    "PLACE": (
        "place placeName listPlace geogName geogFeat location bloc country region settlement "
        "district pubPlace origPlace address repository institution org"
    ),
    "WORK": (
        "bibl biblFull biblStruct listBibl monogr analytic series title relatedItem msDesc "
        "msPart msFrag msItem msItemStruct msContents msIdentifier altIdentifier object "
        "witness listWit sourceDesc recording media event edition citedRange"
    ),
    "CONCEPT": ("category catDesc taxonomy classDecl interp interpGrp fs f fLib fvLib fDecl fsDecl symbol"),
    "HAND": "handNote handNotes handShift scriptNote typeNote scriptDesc handDesc",
    "TIME": "when timeline",
    "IMAGE": (
        "graphic media binaryObject surface surfaceGrp zone facsimile sourceDoc formula line path figure"
    ),
    "VALUE": "binary default fs numeric string symbol vAlt vColl vDefault vLabel vMerge vNot",
    "WORD": "entry entryFree superEntry hom re sense form orth nym w m gloss",
}
"""Names for kinds of target that several rows share; `att.…` stands for the members of that class."""

VAGUE = frozenset(
    "ab alt altGrp anchor annotation annotationBlock cell date desc eg head idno item join joinGrp "
    "label link linkGrp list listRelation name note noteGrp ptr ref relation row rs s seg span "
    "spanGrp table term unclear xenoData".split()
)
"""Elements that may stand for anything: an item for an entry, a ptr for the next pointer of a chain."""

TABLE = """
# attribute     elements                             how many   may lead to
active          relation                             1+   -
adj             node                                 1+   node
adjFrom         node                                 1+   node
adjTo           node                                 1+   node
ana             *                                    1+   CONCEPT category char glyph metSym msItem event
calendar        att.calendarSystem …                 1+   calendar category
change          *                                    1+   change listChange revisionDesc
children        iNode root                           1+   iNode leaf
class           att.msClass                          1+   CONCEPT catRef textClass
code            occupation socecStatus               1    CONCEPT
copyOf          *                                    1    -
corresp         *                                    1+   -
datcat          att.datcat …                         1+   -
datingMethod    att.datable.custom …                 1    calendar CONCEPT WORK
datingPoint     att.datable.custom …                 1    event CONCEPT time TIME listEvent
decls           att.declaring …                      1+   att.declarable encodingDesc profileDesc teiHeader
domains         att.pointing.group                   2+   -
edRef           att.edition …                        1+   WORK
end             att.timed                            1    TIME
exclude         *                                    1+   -
fVal            f                                    1    VALUE
facs            *                                    1+   IMAGE
feats           fs                                   1+   f
filter          equiv                                1    -
follow          iNode leaf                           1    iNode leaf
from            app rt span                          1    -
from            arc                                  1    node
fromUnit        conversion                           1    unitDef unit
given           certainty                            1+   -
hand            att.written …                        1    HAND
inst            att.interpLike                       1+   -
lemmaRef        att.linguistic …                     1    WORD
location        att.lexicographic                    1    -
mergedIn        att.lexicographic                    1    -
mutual          relation                             1+   -
new             handShift                            1    HAND
next            *                                    1    -
nymRef          att.naming …                         1+   nym listNym
origin          timeline                             1    when
parent          iNode leaf                           1    iNode root
parts           nym                                  1+   nym
passive         relation                             1+   -
perf            move tech                            1+   -
period          att.datable …                        1+   event time date CONCEPT TIME listEvent
prev            *                                    1    -
property        citeData                             1    -
ref             att.canonical …                      1+   -
ref             persName forename surname addName    1+   AGENT nym
ref             placeName settlement country region  1+   PLACE nym bibl
ref             geogName bloc district               1+   PLACE nym bibl
ref             orgName                              1+   AGENT PLACE nym
ref             author editor                        1+   AGENT nym
ref             title                                1+   WORK TEI teiCorpus text div performance
ref             term                                 1+   CONCEPT WORD event object WORK entry
ref             objectName                           1+   object listObject msDesc bibl
ref             eventName                            1+   event listEvent
ref             dataRef                              1    -
ref             g                                    1    glyph char
rendition       *                                    1+   rendition styleDefDecl
replyTo         post                                 1+   post
require         att.textCritical                     1+   -
resp            *                                    1+   AGENT HAND WORK change
sameAs          *                                    1    -
scheme          catRef classCode keywords            1    CONCEPT WORK
scheme          occupation socecStatus               1    CONCEPT WORK
scheme          locus locusGrp                       1    foliation
scribeRef       att.handFeatures                     1+   AGENT HAND
scriptRef       att.handFeatures                     1+   HAND CONCEPT
select          *                                    1+   -
since           when                                 1    TIME
source          *                                    1+   WORK person org TEI text body div cit quote q egXML
spanTo          att.spanning …                       1    -
start           att.timed att.coordinated            1    TIME
synch           *                                    1+   -
target          att.pointing att.scoping …           1+   -
target          alt                                  2+   -
target          link join                            2+   -
target          catRef                               1+   CONCEPT
target          locus                                1+   IMAGE pb cb lb gb milestone msItem div p text
target          fsdLink rt                           1    -
target          relatedItem                          1    WORK
target          specGrpRef                           1    specGrp specGrpRef
target          change material metamark redo undo   1+   -
targetDatcat    att.datcat …                         1+   -
targetEnd       att.anchoring …                      1+   -
to              app rt span                          1    -
to              arc                                  1    node
toUnit          conversion                           1    unitDef unit
toWhom          att.ascribed.directed …              1+   AGENT
unitRef         att.measurement …                    1    unitDef unit
uri             equiv                                1    -
url             att.resourced moduleRef …            1    -
value           eLeaf eTree iNode leaf node          1    -
value           root triangle                        1    -
valueDatcat     att.datcat …                         1+   -
where           att.locatable                        1+   PLACE
who             att.ascribed …                       1+   AGENT
wit             att.witnessed att.rdgPart witDetail …  1+   WORK
"""
"""Elements: names and classes of TEI; `*` is every element, `…` the others of TEI, where older versions and
customisations allow the attribute (never one that TEI also uses for something else). How many: as TEI's
datatypes say, but two for link and join, as its Schematron rules ask. May lead to: `-` is anything."""
