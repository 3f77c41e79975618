"""Latin, as it is read in charters, chronicles and learned prose."""

from teikit.language import Cue, Language

LANGUAGE = Language(
    name="Latin",
    common="et in est non ad cum ut sed quod qui quae ex per si esse sunt enim autem atque erat deus dominus",
    numbered_parts="tomus liber pars actus cantus caput epistola sectio scena",
    named_parts="praefatio prologus prooemium introductio",
    last_parts="epilogus",
    later_parts="appendix",
    contents="index-capitum",
    index="index",
    to_part="ad",
    notes="notae adnotationes",
    farewells="vale",
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
    peoples="romanus romani romanorum graecus graeci graecorum germani germanorum francorum "
    "anglorum gallorum "
    "iudaei iudaeorum christiani christianorum latinus latini saxonum",
    saints="sanctus sancti sancto sanctum sancta sanctae",
    works="lib cap vol p pp ibid",
)
