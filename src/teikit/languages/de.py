"""German."""

from teikit.language import Citing, Cue, Language

LANGUAGE = Language(
    name="German",
    common="der die das und den dem des ein eine ist nicht mit von zu im auf sich auch wir ich",
    little="er sie es war hat für als am an aus bei nach so wie noch aber nur um zum zur",
    everywhere=True,
    capital_nouns=True,
    joined_compounds=True,
    suspended="und oder bzw bis sowie noch",
    small_in_titles="der die das den dem des und von vom zu zum zur im in "
    "am an auf aus bei mit nach über für ein eine eines einer einem einen",
    play_parts="akt aufzug auftritt szene scene",
    numbered_parts="band buch teil theil hauptstück akt aufzug gesang kapitel abschnitt vorlesung brief "
    "anhang auftritt szene scene sonett ode elegie psalm fabel epistel satire",
    named_parts="einleitung vorwort vorrede widmung zusammenfassung prolog",
    last_parts="schluss nachwort epilog",
    later_parts="literatur literaturverzeichnis anhang glossar danksagung",
    contents="inhalt inhaltsverzeichnis inhaltsübersicht inhaltsangabe abbildungsverzeichnis",
    index="register namenregister personenregister ortsregister sachregister namensverzeichnis",
    to_part="zu zum zur",
    notes="anmerkungen fußnoten fussnoten endnoten noten",
    greetings="lieber liebe liebes geehrter geehrte verehrter verehrte hochverehrter hochgeehrter "
    "hochgeehrte hochgeehrtester liebster liebste teurer teure teuerster theurer theure theuerster "
    "geliebter geliebte werter werte werther werthe wertester werthester gnädiger gnädige gnädigster "
    "hochwohlgeborener hochgeschätzter geschätzter freund herr herren excellenz exzellenz",
    very="sehr",
    farewells="ihr ihre dein deine euer eure hochachtungsvoll hochachtungsvollst hochachtung "
    "hochachtungsvoller grüßen grüssen grüße grüsse gruß gruss ergebenst ergebener ergebenster gehorsamst "
    "gehorsamster untertänigst unterthänigst untertänigster unterthänigster herzlich herzlichst verbleibe "
    "lebewohl",
    leave_taking="verbleibe empfehle grüße grüsse grüßt grüsst lebewohl hochachtung",
    stage_words="ab vorhang tritt treten",
    page_words="s. ss. seite seiten",
    page_within="oben unten",
    page_sending="siehe vgl vergleiche",
    page_between="auch auf",
    ordinals={
        "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften "
        "dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten "
        "zwanzigsten": range(1, 21),
        "erste siebenten einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten "
        "fünfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten "
        "neunundzwanzigsten dreißigsten dreissigsten einunddreißigsten einunddreissigsten": (
            *(1, 7),
            *range(21, 31),
            *(30, 31, 31),
        ),
    },
    ordinal_endings="ten sten te",
    number_parts={
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn": range(1, 20),
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert": range(20, 101, 10),
        "dreissig tausend": (30, 1000),
    },
    number_links="und",
    months=(
        "januar jänner januars jänners",
        "februar feber februars",
        "märz maerz marz",
        "april aprils",
        "mai",
        "juni junis",
        "juli julis",
        "august augusts",
        "september septembers",
        "oktober oktobers",
        "november novembers",
        "dezember dezembers",
    ),
    months_short=(
        "jaenner jän",
        "",
        "mrz merz",
        "",
        "",
        "",
        "",
        "",
        "",
        "okt oktbr",
        "novbr",
        "dez dezbr",
    ),
    months_capital="dez",
    weekdays=(
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag sonnabend",
        "sonntag",
    ),
    birth="geboren geb",
    date_the="der den dem das",
    date_and="und oder",
    date_until="bis",
    date_in="im in",
    date_on="am",
    date_day="tag tage",
    date_month="monats",
    date_year="jahres jahre jahr",
    century="jahrhundert jahrhunderts jahrhunderte",
    before_quantity="zeile seite seiten nr nummer rm dm chf etwa rund über circa nur weitere ungefähr fast "
    "mehr als",
    before_month="im seit bis vom von ab um gegen vor nach monat monats anfang anfangs mitte ende zum diesem "
    "des den",
    before_year="vor nach zwischen von vom",
    before_sure_year="im seit jahr jahre jahren jahres frühjahr frühling sommer herbst winter anfang mitte "
    "ende geboren geb",
    before_numbered_day="am vom zum",
    after_year="der die das den dem des ein eine einen einem einer eines und oder aber sondern als wenn wo "
    "wer wie ob dass daß weil da bis seit in im an am auf aus bei beim mit nach von vom vor zu zum zur über "
    "unter durch für gegen ohne um hinter neben zwischen ich du er sie es wir ihr mich mir ihn ihm uns euch "
    "ihnen sich man mein meine sein seine unser unsere ist sind war waren wurde wurden wird werden hat habe "
    "haben hatte hatten kam kamen ging nicht nur noch auch schon so dann dort hier alle alles etwa bereits",
    about="gegen um etwa",
    before="vor bis",
    after="nach seit",
    parts=("anfang anfangs beginn", "mitte", "ende"),
    seasons=("frühling frühjahr", "sommer", "herbst", "winter"),
    linking="den dem des jahres",
    coming="nächsten kommenden künftigen",
    gone="vorigen letzten vergangenen verflossenen",
    this_month="huj hujus currentis d.|M. d.|Mts. ds.|Mts. dss.|Mts. dies.|M. l.|M. l.|Mts. lfd.|M. "
    "lfd.|Mts. dieses|Monats",
    last_month="v.|M. v.|Mts. vor.|M. vor.|Mts. vorigen|Monats passato",
    next_month="n.|M. n.|Mts. k.|M. k.|Mts. nächsten|Monats",
    past="war waren hatte hatten wurde wurden kam kamen ging gingen nahm gab sah starb schrieb blieb",
    past_endings="te ten",
    feasts={
        "weihnachten": "12-25",
        "lichtmess": "02-02",
        "michaelis": "09-29",
        "ostern": "+0",
        "pfingsten": "+49",
    },
    feasts_of_words="trium|regum 01-06 mariä|lichtmess mariä|lichtmeß 02-02 mariä|verkündigung 03-25 "
    "inventionis|crucis 05-03 johannis|baptistae johannis|baptiste 06-24 petri|und|pauli peter|und|paul "
    "petri|et|pauli 06-29 mariä|himmelfahrt 08-15 mariä|geburt 09-08 exaltationis|crucis 09-14 "
    "allerheiligen omnium|sanctorum 11-01 allerseelen 11-02 mariä|empfängnis 12-08 aschermittwoch -46 "
    "palmsonntag -7 gründonnerstag -3 karfreitag -2 ostermontag +1 christi|himmelfahrt +39 pfingstsonntag "
    "+49 trinitatis +56 fronleichnam corporis|christi +60",
    feasts_of_saints="dreikönige drei|könige 01-06 antonii 01-17 agnes 01-21 vincenz vincentii 01-22 "
    "pauli|bekehrung 01-25 lichtmess lichtmeß 02-02 matthias 02-24 gregor gregorii 03-12 georg georgs "
    "georgii georgi 04-23 markus marci 04-25 walpurgis philipp|und|jakob 05-01 urban urbani 05-25 veit "
    "viti 06-15 johannes|des|täufers johannis|des|täufers johannis 06-24 ulrich 07-04 margarethe "
    "margareten 07-13 maria|magdalena mariae|magdalenae 07-22 jakob jakobi jacobi 07-25 laurentius "
    "laurentii lorenz 08-10 bartholomäus bartholomäi bartholomaei 08-24 ägidius egidii 09-01 matthäus "
    "matthaei 09-21 michael michaels michaelis 09-29 gallus galli 10-16 lukas 10-18 simon|und|juda 10-28 "
    "allerheiligen 11-01 martin martins martini 11-11 elisabeth 11-19 katharina katharinen catharinae "
    "11-25 andreas andreae 11-30 nikolaus nicolai 12-06 lucia luciae 12-13 thomas thomae 12-21 weihnachten "
    "12-25 stephan 12-26 silvester silvestri 12-31 ostern +0 pfingsten +49 fronleichnam +60",
    saints_called="st sankt sant heiligen heil hl",
    feast_words={"tag tage tags fest feste": 0, "abend vigil vigilia vorabend": -1, "oktav octav": 7},
    old_style="a.st. altenstils a.stils alterstil",
    new_style="n.st. neuenstils neuerstil",
    hijri_months=(
        *("muharrem", "safer", "rebi|i", "rebi|ii", "dschumada|i", "dschumada|ii", "redscheb", "schaban"),
        *("ramasan", "schawwal", "dhu|l-qa'da", "dhu|l-hiddscha"),
    ),
    hebrew_months=(
        *("nissan", "ijar ijjar", "siwan", "tamus", "aw", "elul", "tischri", "cheschwan marcheschwan"),
        *("kislew", "tewet", "schewat", "adar", "adar|ii"),
    ),
    cues={
        Cue.TITLE: "dr prof herr herrn frau fräulein fraeulein frl drs sankt rabbiner",
        Cue.RANK: "grafen fürsten herzog herzogs prinz prinzen kaisers königs freiherrn pascha "
        "bassa effendi sultan zar minister general major admiral baron präsident kanzler "
        "reichskanzler botschafter konsul "
        "oberst hauptmann leutnant unteroffizier feldwebel kaiser könig königin fürst graf gräfin freiherr "
        "bischof pfarrer papst doktor direktor inspektor oberinspektor obersturmführer untersturmführer "
        "sturmführer hauptsturmführer sturmbannführer obersturmbannführer standartenführer oberscharführer "
        "unterscharführer scharführer hauptscharführer rottenführer gruppenführer obergruppenführer "
        "brigadeführer reichsführer lagerführer oberleutnant kommandant kommissar kapo lagerältester "
        "lagerältesten ingenieur ing onkel tante bruder schwester genosse kamerad",
        Cue.KIN: "geb geborene geboren sohn tochter frau mann witwe freund freundin namens genannt vater "
        "mutter liebe lieber",
        Cue.IN: "in im beim bei inmitten",
        Cue.INTO: "nach bis zum zur ins",
        Cue.FROM: "aus ab",
        Cue.NEAR: "unweit nahe neben nördlich bei",
        Cue.OF: "von vom",
        Cue.BY: "durch mit gegen für ohne unter",
        Cue.AND: "und oder sowie",
        Cue.THE: "der die das den dem diese dieser ein eine einen einem einer",
        Cue.MY: "mein meine meinem meiner sein seine seiner ihr ihre unser",
        Cue.THAT: "dass daß wo als wenn",
        Cue.SEE: "vgl siehe",
        Cue.WROTE: "hat war sagte schrieb erklärte kam ging starb wurde ist hatte fragte antwortete meinte "
        "gab nahm konnte",
        Cue.MOVED: "kam gelangte wohnte deportiert geboren gebracht gefahren stadt dorf lager gegend provinz "
        "bezirk kreis königreich hauptstadt",
    },
    abbreviations="aug bd benj bzw dipl dr frl geb hr hrsg ing jur nat nr phil prof rer schl str vgl vt",
    short_forenames="abr alb alex alfr andr ant balth barth bernh casp chr christn chrn conr eberh "
    "edm eman ernst ferd frdr friedr frz gabr geo gg gottfr gottl greg guil heinr henr herm hieron ign "
    "imm jac jak jer joach joh jos kasp konr laur leonh leop lor ludw magd matth mich nic nik nikl osw "
    "ottok petr phil rich rob rud rup seb sigm steph theod theoph thom ulr vinc wenz wilh wolfg zach",
    plural_titles="herren",
    particles="den der vom von zu zum zur",
    generics="straße strasse gasse platz allee brücke ufer str weg berg see fluss insel wald burg schloss "
    "kaserne station",
    generics_before="bad",
    generics_after="strasse gasse platz",
    street_endings="straße strasse gasse",
    place_particles="am an bei den der im in ob",
    events="krieg vertrag zeitung",
    articles="der die das den dem des",
    acts="verlangte forderte erklärte protestierte beschloß beschloss weigerte bestand hoffte "
    "fürchtete stimmte lehnte drohte schlug vermittelte",
    animals="hund hündin pferd stute hengst pony katze kater esel kuh stier dackel pudel papagei",
    bodies="partei komitee kommission rat verein verband bund ministerium amt gesellschaft universität "
    "institut schule kirche armee polizei regierung gericht verlag zeitung krieg vertrag gemeinde",
    times="dezember dienstag donnerstag februar freitag januar jänner juli juni mai mittwoch montag märz "
    "oktober samstag sonntag",
    scripture="genesis mose mos josua jos richter ruth samuel sam könige chronik chron esra nehemia esther "
    "hiob psalm ps sprüche spr prediger jesaja jes jeremia jer hesekiel hes ezechiel daniel dan "
    "hosea hos joel amos obadja jona micha nahum habakuk zephanja haggai sacharja sach maleachi "
    "matthäus matth mt markus mark mk lukas luk lk johannes joh jh apostelgeschichte apg römer "
    "röm korinther kor galater gal epheser eph philipper phil kolosser kol thessalonicher thess "
    "timotheus tim titus philemon hebräer hebr jakobus jak petrus petr judas offenbarung offenb "
    "offb sirach tobias makkabäer makk",
    peoples="deutsch deutsche deutschen deutscher deutsches deutschem juden jude jüdin jüdinnen polnisch "
    "polnische polnischen russen russe russin tschechen tscheche tschechin ungar slowaken slowake franzosen "
    "franzose engländer amerikaner österreicher italiener holländer belgier dänen norweger finnen letten "
    "litauer esten ukrainer türken griechen bulgaren serben kroaten slowenen rumänen zigeuner arier wiener "
    "prager hamburger budapester frankfurter dresdner leipziger münchner warschauer krakauer lemberger "
    "breslauer böhmische mährische jüdische jüdischen",
    place_endings="burg berg stadt dorf furt hausen heim walde feld bach bruck brück kirchen münde see hafen "
    "thal tal straße strasse gasse platz kaserne lager",
    person_endings="mann stein baum blum feld sohn",
    saints="st",
    works="hrsg bd s nr",
    bibliography="literatur literaturverzeichnis bibliographie quellenverzeichnis "
    "quellen-und-literatur quellen-und-literaturverzeichnis schrifttum forschungsliteratur",
    citing={
        Citing.SAME: "ebd ebda ebenda ebendort",
        Citing.SAME_AUTHOR: "ders dies dens dieselbe derselbe dieselben",
        Citing.CITED: "a.a.o aao a.o",
        Citing.HEREAFTER: "fortan künftig nachfolgend",
        Citing.NOTE: "anm fn fußn fußnote anmerkung",
        Citing.ABOVE: "oben o",
        Citing.SEE: "z.b bspw vgl siehe s.a dazu hierzu ferner ebenso sowie etwa zit",
        Citing.IN: "in",
        Citing.EDITED: "hrsg hg hgg herausgegeben bearb bearbeitet",
        Citing.TRANSLATED: "übers übersetzt",
        Citing.OTHERS: "u.a u",
        Citing.EDITION: "aufl auflage",
        Citing.THESIS: "diss habil phil",
        Citing.VOLUME: "bd bde band bände jg jahrgang",
        Citing.NUMBER: "nr nrn heft h lfg rs rechtssache az",
        Citing.PAGE: "s seite seiten f ff",
        Citing.FOLIO: "bl blatt",
        Citing.COLUMN: "sp spalte",
        Citing.SECTION: "kap kapitel abs rn rdnr rdn rz art ziff tabelle tab übersicht schaubild abb",
        Citing.ESPECIALLY: "insbesondere insbes bes",
        Citing.UNIT: "akte best bestand rep rep. abt karton nachlass nl hs signatur",
        Citing.ARCHIVE: "archiv staatsarchiv bundesarchiv hauptstaatsarchiv stadtarchiv landesarchiv "
        "bibliothek staatsbibliothek",
        Citing.ACT: "gesetz verordnung gesetzbuch ordnung bgb stgb zpo stpo gg hgb vwgo vwvfg gvg rvo "
        "sgb wrv owig",
        Citing.COURT: "gericht bgh bverfg bverwg olg ag lg rg bag bsg bfh kg vg ovg vgh eugh egmr "
        "reichsgericht "
        "bundesgerichtshof bundesverfassungsgericht oberlandesgericht landgericht amtsgericht",
        Citing.AGAINST: "gegen",
        Citing.JOURNAL: "zeitschrift jahrbuch jahrbücher blätter beiträge mitteilungen archiv studien hefte "
        "njw jz",
        Citing.PRESS: "verlag suhrkamp springer mohr beck nomos",
        Citing.ACCESSED: "abgerufen zugriff aufgerufen",
        Citing.REPORT: "bverfge bverwge bghz bghst rgz rgst bage bsge bfhe oglz rge slg vwrspr bgbl rgbl "
        "gvbl njw jz jw "
        "jus jura jr mdr nvwz dvbl döv zrp nstz strafv stv wm zip bb db famrz fevs vssr ga aöp aör zstw "
        "drz driz rpfl",
        Citing.TITLED: "titel beitrag aufsatz artikel buch studie schrift arbeit abhandlung monographie",
        Citing.DOCUMENT: "bericht projektbericht forschungsbericht abschlußbericht abschlussbericht "
        "gutachten manuskript "
        "typoskript denkschrift drucksache drucks bt-drucks drs fachserie reihe vortrag protokoll",
    },
)
