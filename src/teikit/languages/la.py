"""Latin, as it is read in charters, chronicles and learned prose."""

from teikit.language import Citing, Cue, Language

LANGUAGE = Language(
    name="Latin",
    common="et in est non ad cum ut sed quod qui quae ex per si esse sunt enim autem atque erat deus dominus",
    little="hoc haec hic ab nec neque quam quem nihil te nos me se ac aut vel iam tamen quid eius eum "
    "etiam ipse fuit a de",
    small_in_titles="de et in ad ex ab cum per pro sive vel",
    stage_words="intrat exit exeunt intrant",
    play_parts="actus actvs scena scaena",
    numbered_parts="tomus liber pars actus actvs cantus caput epistola sectio scena scaena ode elegia "
    "psalmus fabula satira ecloga carmen",
    named_parts="praefatio prologus prooemium introductio",
    last_parts="epilogus",
    later_parts="appendix",
    contents="index-capitum",
    index="index",
    to_part="ad",
    notes="notae adnotationes",
    farewells="vale valete tuus",
    leave_taking="vale valete",
    lone_letters="aeo",
    suspended="et vel ac",
    page_words="p. pp. pag. f. ff. fol.",
    page_within="supra infra",
    page_sending="vide v cf confer",
    page_between="etiam in ad",
    cardinals={
        "millesimo quingentesimo quadringentesimo trecentesimo ducentesimo centesimo": (
            *(1000, 500, 400),
            *(300, 200, 100),
        ),
        "sexcentesimo sescentesimo septingentesimo octingentesimo nongentesimo": (600, 600, 700, 800, 900),
        "nonagesimo octogesimo septuagesimo sexagesimo quinquagesimo quadragesimo tricesimo trigesimo "
        "vicesimo vigesimo": (90, 80, 70, 60, 50, 40, 30, 30, 20, 20),
        "primo secundo tertio quarto quinto sexto septimo octavo nono decimo undecimo duodecimo": range(
            1, 13
        ),
    },
    months=(
        "ianuarius ianuarii ianuario ianuarium januarius januarii januario",
        "februarius februarii februario februarium",
        "martius martii martio martium",
        "aprilis aprili aprilem",
        "maius maii maio maium",
        "iunius iunii iunio iunium junius junii junio",
        "iulius iulii iulio iulium julius julii julio",
        "augustus augusti augusto augustum",
        "september septembris septembri septembrem",
        "october octobris octobri octobrem",
        "november novembris novembri novembrem",
        "december decembris decembri decembrem",
    ),
    months_short=(
        *("ian jan", "febr", "mart", "apr", "", "iun jun", "iul jul", "aug"),
        "sept septemb 7bris 7ber 7bri viibris viiber",
        "oct octob 8bris 8ber 8bri viiibris viiiber",
        "nov novemb 9bris 9ber 9bri ixbris ixber",
        "dec decemb 10bris 10ber 10bri xbris xber",
    ),
    date_month="mensis mense",
    months_unsure="iulius iulii iulio iulium julius julii julio augustus augusti augusto augustum maius",
    birth="natus nata",
    date_and="et vel",
    date_until="usque ad",
    date_in="in",
    date_on="die",
    date_day="die dies",
    date_year="anno anni annum",
    century="saeculo saeculi saeculum",
    before_quantity="pag fol cap capitulo libro versu numero",
    before_month="in mense mensis die a usque ad",
    before_sure_year="anno anni annum domini",
    after_year="et in est non ad cum ut sed quod qui quae ex per si esse a ab de pro fuit erat",
    about="circa circiter",
    before="ante",
    after="post",
    parts=("ineunte initio", "medio", "exeunte fine"),
    seasons=("vere", "aestate", "autumno", "hieme"),
    linking="anno anni domini",
    past="fuit fuerunt erat erant",
    feasts={"pascha paschae": "+0", "nativitatis": "12-25"},
    feasts_of_words="trium|regum 01-06 omnium|sanctorum 11-01 corporis|christi +60",
    feasts_of_saints="epiphanie epiphaniae 01-06 hilarii 01-13 vincentii 01-22 purificationis|beate|marie "
    "purificationis|beatae|mariae 02-02 mathie|apostoli 02-24 gregorii 03-12 annunciationis|beate|marie "
    "annunciationis|beatae|mariae 03-25 georgii 04-23 marci|evangeliste 04-25 inventionis|sancte|crucis "
    "05-03 nativitatis|sancti|johannis|baptiste johannis|baptiste johannis|baptistae 06-24 petri|et|pauli "
    "06-29 marie|magdalene mariae|magdalenae 07-22 jacobi|apostoli 07-25 petri|ad|vincula 08-01 laurentii "
    "08-10 assumptionis|beate|marie assumptionis|beatae|mariae 08-15 bartholomei 08-24 egidii 09-01 "
    "nativitatis|beate|marie 09-08 exaltationis|sancte|crucis 09-14 mathei|apostoli 09-21 michaelis "
    "michaelis|archangeli 09-29 dionisii 10-09 luce|evangeliste 10-18 simonis|et|jude 10-28 "
    "omnium|sanctorum 11-01 martini 11-11 clementis 11-23 katerine 11-25 andree|apostoli andree 11-30 "
    "nicholai 12-06 lucie 12-13 thome|apostoli 12-21 stephani 12-26 silvestri 12-31 pasche paschae +0 "
    "ascensionis|domini +39 pentecostes +49",
    saints_called="sancti sancte sanctae sanctorum beati beate s",
    feast_words={"festo die festum": 0, "vigilia": -1, "crastino": 1, "octava octavis octabis": 7},
    cues={
        Cue.TITLE: "dominus domini domino dominum domina sanctus sancti sancto sanctum sancta sanctae frater "
        "fratris fratri magister magistri magistro",
        Cue.RANK: "rex regis regi regem rege regina imperator imperatoris imperatori imperatorem papa papae "
        "episcopus episcopi episcopo episcopum archiepiscopus archiepiscopi abbas abbatis abbati abbatem "
        "comes comitis comiti comitem dux ducis duci ducem marchio marchionis princeps principis consul "
        "consulis caesar caesaris pater patris mater matris",
        Cue.KIN: "filius filii filio filium filia filiae uxor uxoris frater fratris nomine dictus dicti",
        Cue.IN: "in apud",
        Cue.INTO: "ad versus usque",
        Cue.FROM: "ab ex de",
        Cue.NEAR: "prope iuxta juxta circa",
        Cue.BY: "cum per contra pro sine sub",
        Cue.AND: "et vel ac atque",
        Cue.MY: "meus mea suus sua noster nostra",
        Cue.THAT: "qui quae quod ubi quando si",
        Cue.SEE: "vide cf confer ibid",
        Cue.WROTE: "dixit scripsit ait inquit est erat fuit venit obiit respondit dedit",
        Cue.MOVED: "venit natus obiit urbs urbe urbem civitas civitatis civitate villa castrum "
        "castro oppidum "
        "oppido provincia regnum regno portus insula",
    },
    abbreviations="cap fol lib pag cf vol s scil",
    particles="de ab a filius",
    generics="fluvius flumen mons montis lacus insula portus castrum civitas pons via",
    generics_before="mons lacus insula portus castrum civitas",
    bodies="senatus concilium ecclesia",
    times="deus dei deo deum christus christi christo christum iesus iesu ianuarii februarii martii aprilis "
    "maii iunii iulii augusti septembris octobris novembris decembris pascha paschae",
    scripture="genesis exodus leviticus deuteronomium josue judicum ruth regum reg paralipomenon job "
    "psalmus psalm ps proverbia prov ecclesiastes cantica isaias jeremias ezechiel daniel osee "
    "matthaeus matth marcus marc lucas luc joannes joan johannes actus act romanos rom corinthios "
    "cor galatas gal ephesios philippenses hebraeos petri apocalypsis apoc",
    peoples="romanus romani romanorum graecus graeci graecorum germani germanorum francorum "
    "anglorum gallorum "
    "iudaei iudaeorum christiani christianorum latinus latini saxonum",
    saints="sanctus sancti sancto sanctum sancta sanctae",
    works="lib cap vol p pp ibid",
    bibliography="bibliographia",
    citing={
        Citing.SAME: "ibidem ibid",
        Citing.SAME_AUTHOR: "idem eadem",
        Citing.CITED: "op loc cit citato",
        Citing.NOTE: "n",
        Citing.ABOVE: "supra",
        Citing.SEE: "cf vide v confer",
        Citing.IN: "apud in",
        Citing.EDITED: "ed recensuit edidit",
        Citing.OTHERS: "al alii",
        Citing.VOLUME: "lib liber tom tomus vol",
        Citing.PAGE: "p pag",
        Citing.FOLIO: "f fol ff",
        Citing.COLUMN: "col",
        Citing.SECTION: "cap c",
        Citing.ESPECIALLY: "passim",
    },
)
