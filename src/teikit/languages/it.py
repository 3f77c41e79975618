"""Italian."""

from teikit.language import Citing, Cue, Language

LANGUAGE = Language(
    name="Italian",
    common="il di che per una della con non sono dei nel alla più gli del lo",
    little="e è la un in le i si dal dalla delle ha ho ma anche come al da mi suo sua a o se ci",
    lone_letters="aeio",
    suspended="e ed o",
    run_on="di del della il la le i gli e in da con per su",
    small_in_titles="il lo la i gli le l di d del dello della dell dei degli delle e "
    "ed in nel nella a al alla da dal dalla con per su sul sulla un una uno",
    play_parts="atto scena quadro",
    numbered_parts="tomo libro parte atto canto capitolo lettera appendice sezione scena sonetto ode "
    "elegia salmo favola epistola satira",
    named_parts="introduzione prefazione premessa prologo",
    last_parts="conclusione conclusioni epilogo",
    later_parts="bibliografia appendice",
    contents="indice sommario",
    index="indice-dei-nomi indice-analitico",
    to_part="al alla",
    notes="note",
    greetings="caro cara cari care carissimo carissima signore signora signori egregio egregia gentile "
    "gentilissimo gentilissima illustre illustrissimo onorevole reverendo pregiatissimo stimatissimo "
    "chiarissimo eccellenza diletto dilettissimo amico amica",
    very="molto",
    farewells="tuo tua suo sua vostro vostra cordiali cordialmente affettuosamente distinti saluti "
    "ossequi affezionatissimo affezionatissima devotissimo devotissima obbligatissimo addio servitore servo",
    leave_taking="saluti saluto ossequi addio abbraccio gradisca",
    stage_words="entra entrano esce escono sipario",
    page_words="p. pp. pagina pagine pag.",
    page_within="supra infra sopra sotto",
    page_sending="vedi v cfr cf si|veda",
    page_between="anche a alla nota",
    cardinals={
        "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici diciassette diciotto diciannove": range(1, 20),
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento": range(20, 101, 10),
        "mille mila": (1000, 1000),
    },
    ordinals={
        "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo": range(1, 11),
        "prima": (1,),
    },
    ordinal_endings="º o",
    number_parts={
        "uno due tre tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici diciassette diciotto diciannove": (1, 2, 3, *range(3, 20)),
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento": range(20, 101, 10),
        "vent trent quarant cinquant sessant settant ottant novant cent": range(20, 101, 10),
        "mille mila": (1000, 1000),
    },
    months=(
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    months_short=("genn", "febbr", "", "apr", "magg", "", "", "ag", "sett", "ott", "nov", "dic"),
    weekdays=(
        "lunedì lunedi",
        "martedì martedi",
        "mercoledì mercoledi",
        "giovedì giovedi",
        "venerdì venerdi",
        "sabato",
        "domenica",
    ),
    birth="nato nata nacque",
    date_of="di del dello dell",
    date_the="il lo la l i gli le",
    date_and="e ed o",
    date_until="al fino",
    date_in="nel",
    date_on="il",
    date_day="giorno giorni dì",
    date_year="anno",
    century="secolo secoli",
    decade="anni",
    before_quantity="pagina pagine pag cap capitolo n num numero via piazza corso circa oltre solo soltanto "
    "quasi più lire art foglio tomo volume vers verso versi",
    before_month="in nel a di da dal fino verso prima dopo dello del ogni questo scorso prossimo fine metà "
    "inizio mese",
    before_year="prima dopo fra tra entro",
    before_sure_year="nel dal anno anni l'anno fine metà inizio primavera estate autunno inverno nato nata",
    counted="uomini donne persone soldati abitanti lire pagine libri morti",
    after_year="il lo la l i gli le un uno una di del dello della dei degli delle a al allo "
    "alla ai agli alle "
    "da dal in nel nella con su sul per tra fra e ed o ma se che chi cui non come quando dove mentre io tu "
    "egli ella lui lei noi voi essi loro mi ti si ci vi è era erano fu furono ha aveva avevano sono anche "
    "già più poi",
    about="circa verso intorno",
    before="avanti entro fino",
    after="dopo dal",
    parts=("inizio principio", "metà", "fine"),
    seasons=("primavera", "estate", "autunno", "inverno"),
    this_month="corrente corr",
    last_month="scorso",
    coming="prossimo",
    past="era erano fu furono aveva avevano venne morì andò",
    past_endings="ò arono irono",
    feasts={"natale": "12-25", "ognissanti": "11-01", "pasqua": "+0", "pentecoste": "+49"},
    linking="di del dello dell della il l nel anno",
    cues={
        Cue.TITLE: "signor signora signorina sig don donna dott dottor prof professor san santo santa sant "
        "fra suor messer ser monsignor mons avv ing",
        Cue.RANK: "re regina principe principessa duca duchessa conte contessa marchese marchesa barone "
        "papa vescovo arcivescovo cardinale abate padre madre fratello sorella zio zia "
        "imperatore imperatrice "
        "generale capitano colonnello tenente sergente ammiraglio presidente ministro console ambasciatore "
        "governatore giudice maestro",
        Cue.KIN: "figlio figlia moglie marito vedova nipote amico amica chiamato chiamata detto detta nato "
        "nata caro cara",
        Cue.IN: "in a ad nel nella nello",
        Cue.INTO: "verso fino",
        Cue.FROM: "da dal dalla dallo",
        Cue.NEAR: "presso vicino",
        Cue.OF: "di del della dello dei degli delle",
        Cue.BY: "con per contro senza",
        Cue.AND: "e ed o",
        Cue.THE: "il lo la i gli le un uno una",
        Cue.MY: "mio mia suo sua nostro nostra vostro vostra",
        Cue.THAT: "che chi cui dove quando",
        Cue.SEE: "vedi cfr",
        Cue.WROTE: "disse scrisse è era fu ha aveva venne andò morì nacque rispose chiese diede prese",
        Cue.MOVED: "arrivò visse nacque morì città villaggio borgo provincia regione regno capitale porto "
        "isola",
    },
    elisions="l d dell nell all dall sull un quell sant",
    abbreviations="sig dott prof avv ing cap pag vol ecc genn febbr sett ott nov dic mons art fasc",
    plural_titles="sigg signori",
    particles="d delle degli di da del della dello dei degli dal dalla de lo la",
    generics="via piazza corso ponte porta palazzo castello fiume lago mare golfo stretto monte monti valle "
    "isola isole penisola contea città provincia regione porto",
    generics_before="via piazza corso ponte porta lago monte isola golfo porto",
    streets="via viale piazza piazzale piazzetta vicolo lungotevere lungarno",
    place_particles="di del della dei in sul sulla al alla",
    articles="il lo la i gli le l’ l'",
    bodies="partito comitato consiglio società lega ministero banca università accademia chiesa esercito "
    "governo parlamento trattato guerra giornale",
    times="gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica pasqua natale dio gesù cristo",
    scripture="genesi esodo levitico deuteronomio giosuè giudici samuele re cronache giobbe salmo salmi sal "
    "proverbi isaia geremia ezechiele daniele osea gioele amos giona michea matteo matt marco "
    "luca giovanni atti romani rom corinzi cor galati gal efesini filippesi colossesi "
    "tessalonicesi timoteo tito ebrei giacomo pietro giuda apocalisse",
    peoples="italiano italiana italiani italiane francese francesi tedesco tedesca tedeschi inglese inglesi "
    "spagnolo spagnoli russo russi austriaco austriaci veneziano veneziani fiorentino fiorentini romano "
    "romani genovese genovesi milanese milanesi turco turchi greco greci ebreo ebrei",
    saints="san santo santa sant",
    and_others="al",
    works="a cura vol voll p pp ibid n art",
    bibliography="bibliografia riferimenti-bibliografici opere-citate",
    citing={
        Citing.SAME: "ivi ibidem",
        Citing.SAME_AUTHOR: "id idem",
        Citing.CITED: "cit citata",
        Citing.HEREAFTER: "d'ora",
        Citing.NOTE: "nota note",
        Citing.ABOVE: "supra",
        Citing.SEE: "cfr vedi v si veda",
        Citing.IN: "in",
        Citing.EDITED: "cura curatore cur",
        Citing.TRANSLATED: "trad",
        Citing.OTHERS: "altri",
        Citing.EDITION: "ed edizione",
        Citing.THESIS: "tesi",
        Citing.VOLUME: "vol voll tomo t",
        Citing.NUMBER: "n nn fasc",
        Citing.PAGE: "p pp pagina pagine ss sgg",
        Citing.FOLIO: "c cc f ff",
        Citing.COLUMN: "col",
        Citing.SECTION: "cap capitolo",
        Citing.ESPECIALLY: "spec",
        Citing.UNIT: "busta b fasc fascicolo fondo serie",
        Citing.ARCHIVE: "archivio biblioteca",
        Citing.ACT: "legge codice",
        Citing.COURT: "corte",
        Citing.AGAINST: "c",
        Citing.JOURNAL: "rivista annali quaderni studi archivio",
        Citing.PRESS: "editore edizioni laterza einaudi",
        Citing.ACCESSED: "consultato",
        Citing.REPORT: "foro giur cass",
        Citing.TITLED: "titolo intitolato articolo libro saggio studio",
        Citing.DOCUMENT: "rapporto relazione manoscritto",
    },
)
