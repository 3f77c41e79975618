"""The elements of TEI P5 that have the pointers of a class; made by tools/make_pointers.py."""

from __future__ import annotations

CLASSES = {
    "att.anchoring": "note noteGrp",
    "att.ascribed": (
        "annotationBlock change incident kinesic move pause post q said setting shift sp spGrp "
        "stage u vocal writing"
    ),
    "att.ascribed.directed": "kinesic move pause q said sp spGrp stage u vocal writing",
    "att.calendarSystem": "date docDate origDate time",
    "att.canonical": (
        "actor addName affiliation author authority birth bloc catDesc climate collection "
        "correspDesc country date death distributor district docAuthor docTitle editor education "
        "event eventName faith forename funder genName geogFeat geogName institution material "
        "meeting name nationality object objectName objectType occupation offset orgName origPlace "
        "persName placeName population post principal pubPlace publisher region relation repository "
        "residence resp respStmt roleName rs settlement socecStatus sponsor state surname term "
        "terrain time title trait unitDecl unitDef"
    ),
    "att.coordinated": "line path surface zone",
    "att.datable": (
        "acquisition affiliation age altIdentifier application author binding birth bloc change "
        "climate conversion country creation custEvent date death district docDate editor education "
        "event eventName faith floruit funder gender geogFeat geogName idno langKnowledge langKnown "
        "licence localProp location mapping meeting name nationality objectName occupation offset "
        "orgName origDate origPlace origin persName persPronouns placeName population post "
        "precision principal provenance region relation residence resp seal settlement sex "
        "socecStatus sponsor stamp state terrain time title trait unicodeProp unihanProp unitDecl "
        "unitDef"
    ),
    "att.datable.custom": (
        "acquisition affiliation age altIdentifier application author binding birth bloc change "
        "climate conversion country creation custEvent date death district docDate editor education "
        "event eventName faith floruit funder gender geogFeat geogName idno langKnowledge langKnown "
        "licence localProp location mapping meeting name nationality objectName occupation offset "
        "orgName origDate origPlace origin persName persPronouns placeName population post "
        "precision principal provenance region relation residence resp seal settlement sex "
        "socecStatus sponsor stamp state terrain time title trait unicodeProp unihanProp unitDecl "
        "unitDef"
    ),
    "att.datcat": (
        "binary c case category cl colloc def entryFree etym f fDecl form fs fsDecl gen gram "
        "gramGrp hom hyph iType lang lbl m mood number numeric oRef orth pRef pc per phr pos pron "
        "re s seg sense string subc syll symbol tagUsage taxonomy tns usg w xr"
    ),
    "att.declarable": (
        "availability bibl biblFull biblStruct broadcast correction correspDesc editorialDecl "
        "equipment geoDecl hyphenation interpretation langUsage listApp listBibl listEvent listNym "
        "listObject listOrg listPerson listPlace metDecl normalization particDesc projectDesc "
        "punctuation quotation recording refsDecl samplingDecl scriptStmt segmentation seriesStmt "
        "settingDesc sourceDesc stdVals styleDefDecl textClass textDesc xenoData"
    ),
    "att.declaring": (
        "ab back body div div1 div2 div3 div4 div5 div6 div7 facsimile floatingText front geo gloss "
        "graphic group lg listAnnotation media msDesc object p ptr ref sourceDoc standOff surface "
        "surfaceGrp term text u"
    ),
    "att.edition": "cb gb lb milestone pb refState",
    "att.handFeatures": "handNote handShift scriptNote typeNote",
    "att.interpLike": "interp interpGrp span spanGrp",
    "att.lexicographic": (
        "case colloc def entryFree etym form gen gram gramGrp hom hyph iType lang lbl mood number "
        "oRef orth pRef per pos pron re sense subc syll tns usg xr"
    ),
    "att.linguistic": "pc w",
    "att.locatable": "conversion event",
    "att.measurement": "measure measureGrp unit",
    "att.msClass": "msContents msItem msItemStruct",
    "att.naming": (
        "addName affiliation author birth bloc climate collection country death district editor "
        "education event eventName forename genName geogFeat geogName institution name nationality "
        "objectName occupation offset orgName origPlace persName placeName population pubPlace "
        "region repository residence roleName rs settlement socecStatus state surname terrain trait"
    ),
    "att.pointing": (
        "altGrp annotation calendar catRef citedRange gloss join joinGrp licence link linkGrp locus "
        "note noteGrp oRef pRef ptr ref span substJoin term witDetail"
    ),
    "att.pointing.group": "altGrp joinGrp linkGrp",
    "att.rdgPart": "lacunaEnd lacunaStart wit witEnd witStart",
    "att.resourced": "graphic media schemaRef",
    "att.scoping": "certainty precision respons",
    "att.spanning": "addSpan cb damageSpan delSpan gb index lb metamark milestone mod pb redo retrace undo",
    "att.textCritical": "lem rdg rdgGrp",
    "att.timed": (
        "annotationBlock binaryObject ellipsis gap incident kinesic media pause post u vocal writing"
    ),
    "att.witnessed": "lem rdg",
    "att.written": (
        "ab add addSpan closer damage damageSpan del delSpan div emph figure fw head hi label lem "
        "line mod note noteGrp opener p path postscript rdg rdgGrp redo restore retrace rt salute "
        "seg signed stage subst substJoin text trailer undo zone"
    ),
}
