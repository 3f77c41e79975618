"""English."""

from teikit.language import Citing, Cue, Language

LANGUAGE = Language(
    name="English",
    common="the of and to in is that was for with as by on his her had were from which this",
    little="he she they you it at are have not but be or an my me him would could all when a i we",
    everywhere=True,
    lone_letters="ai",
    suspended="and or to nor as but",
    prefixes="self ex well ill half all quasi vice non demi semi anti pro pseudo mid so long short high low",
    run_on="of the and in to on for by with from at as is was that his",
    small_in_titles="a an the of and in to on for by with from at as or",
    play_parts="act scene",
    numbered_parts="volume book part act canto chapter lecture sermon letter appendix section scene sonnet "
    "ode elegy psalm hymn fable epistle satire eclogue",
    named_parts="introduction preface foreword prologue dedication abstract",
    last_parts="conclusion epilogue afterword",
    later_parts="bibliography references appendix glossary acknowledgements acknowledgments",
    contents="contents table-of-contents list-of-illustrations list-of-plates list-of-maps list-of-figures "
    "list-of-tables",
    index="index index-of-names index-of-places general-index",
    to_part="to",
    notes="notes footnotes endnotes",
    greetings="dear dearest sir sirs madam gentlemen honoured honored honourable reverend lord worthy "
    "beloved friend friends brethren",
    very="very most",
    farewells="yours your sincerely faithfully truly respectfully love affectionately ever regards wishes "
    "believe farewell adieu servant obedient humble devotedly cordially fondly gratefully goodbye good-bye",
    leave_taking="remain believe wishes regards farewell adieu love good-bye goodbye",
    stage_words="enter enters exit exits exeunt re-enter re-enters aside alarum alarums flourish curtain",
    page_words="p. pp. page pages",
    page_within="above below supra infra",
    page_sending="see cf compare v",
    page_between="also on at note",
    cardinals={
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen": range(1, 20),
        "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand": (
            *range(20, 101, 10),
            1000,
        ),
    },
    ordinals={
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth": range(1, 21),
        "thirtieth": (30,),
    },
    ordinal_endings="st nd rd th",
    ordinal_letters="d",
    months=(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    months_short=(
        "jan janr jany",
        "feb febr feby",
        "mar",
        "apr apl",
        "",
        "jun",
        "jul",
        "aug augt",
        "sep sept septr septbr",
        "oct octr",
        "nov novr novb nobr",
        "dec decr decbr debr",
    ),
    months_capital="may march mar jan august apr jun dec jul aug",
    months_unsure="may march mar jan august april june jul jun sep",
    weekdays=(
        "monday mon",
        "tuesday tue tues",
        "wednesday wed",
        "thursday thu thurs",
        "friday fri",
        "saturday sat shabbat",
        "sunday sun",
    ),
    birth="born b birth nee * dob",
    date_of="of",
    date_the="the",
    date_and="and or",
    date_until="to until till through",
    date_in="in",
    date_on="on at",
    date_day="day",
    date_month="month mo",
    date_year="year",
    century="century centuries",
    decade_endings="s",
    before_quantity="directive regulation resolution "
    "line lines l ll verse p pp page pages s no nr num number numbers nos vol vols fol f ff "
    "folio folios art para section chapter dossier file box item lot series reel microfilm plate doc than "
    "over only approximately some nearly almost additional street road avenue building house mark transport "
    "train telephone tel phone usd kč zl zł § $ £ € % #",
    before_month="in by since of until till to from during before after early mid late this that last next "
    "every each beginning end middle month through on for around about between",
    before_day="on until till since by before after from of to the",
    before_year="by before after between from",
    before_sure_year="in since year years start beginning middle end early mid late spring summer autumn "
    "fall winter born until till during ca circa c dated d ad anno domini",
    counted="men women people persons soldiers prisoners inhabitants souls voters miles acres "
    "feet pounds dollars "
    "francs marks books volumes copies pages words votes houses ships guns dead wounded",
    after_year="a an the in on at by for from to of off with without into onto under over until till since "
    "before after during between against among about up out and or but nor so yet as if when while where "
    "who whom whose which that this these those there here then than because though although not no never "
    "only also already again once i you he she it we they me him her us them my your his its our their one "
    "all both each some many several most few was were is are be been being am had has have having did do "
    "does done will would shall should can could may might must ought began came went became took made got "
    "saw left onwards onward however whereas wherein thus too",
    of_this_month=(" of this month", " of that month", " of the month", " of the same month"),
    about="about around approximately circa ca c",
    before="before until till",
    after="after since",
    parts=("early beginning start first", "mid middle", "late end"),
    seasons=("spring", "summer", "autumn fall", "winter"),
    linking="of in the year",
    coming="next coming",
    gone="last past",
    this_month="inst instant",
    last_month="ult ultimo",
    next_month="prox proximo",
    past="was were had did went came took saw left wrote said made gave got began became met "
    "kept held sent told "
    "found died",
    past_endings="ed",
    feasts={
        "michaelmas": "09-29",
        "christmas": "12-25",
        "epiphany": "01-06",
        "candlemas": "02-02",
        "ladyday": "03-25",
        "midsummer": "06-24",
        "lammas": "08-01",
        "martinmas": "11-11",
        "easter": "+0",
        "whitsun whitsuntide pentecost": "+49",
    },
    feasts_of_words="twelfth|night 01-05 lady|day 03-25 all|saints all|hallows 11-01 all|souls 11-02 "
    "holy|innocents 12-28 ash|wednesday -46 palm|sunday -7 maundy|thursday -3 good|friday -2 easter|monday "
    "+1 low|sunday +7 ascension|day +39 whit|sunday +49 whit|monday +50 trinity|sunday +56 corpus|christi "
    "+60",
    feasts_of_saints="circumcision 01-01 epiphany 01-06 hilary 01-13 agnes 01-21 vincent 01-22 "
    "conversion|of|st|paul conversion|of|paul 01-25 purification purification|of|the|virgin "
    "purification|of|the|virgin|mary purification|of|the|blessed|virgin|mary candlemas 02-02 blaise 02-03 "
    "agatha 02-05 valentine 02-14 peter|in|cathedra 02-22 matthias 02-24 david 03-01 gregory 03-12 patrick "
    "03-17 cuthbert 03-20 benedict 03-21 annunciation annunciation|of|the|virgin|mary "
    "annunciation|of|the|blessed|virgin|mary 03-25 george 04-23 mark 04-25 philip|and|james 05-01 "
    "invention|of|the|cross invention|of|the|holy|cross 05-03 john|before|the|latin|gate 05-06 dunstan "
    "05-19 augustine|of|canterbury 05-26 barnabas 06-11 alban 06-22 john|the|baptist john|baptist "
    "nativity|of|john|the|baptist nativity|of|st|john|the|baptist nativity|of|st|john|baptist 06-24 "
    "peter|and|paul 06-29 visitation 07-02 translation|of|st|thomas translation|of|st|thomas|the|martyr "
    "07-07 swithin swithun 07-15 margaret 07-20 mary|magdalene mary|magdalen 07-22 james james|the|apostle "
    "07-25 anne 07-26 olaf 07-29 peter|ad|vincula peter|in|chains 08-01 oswald 08-05 transfiguration 08-06 "
    "lawrence laurence 08-10 assumption assumption|of|the|virgin assumption|of|the|virgin|mary "
    "assumption|of|the|blessed|virgin|mary 08-15 bartholomew 08-24 augustine 08-28 "
    "beheading|of|john|the|baptist decollation|of|john|the|baptist decollation|of|st|john|the|baptist "
    "08-29 giles 09-01 nativity|of|the|virgin nativity|of|the|virgin|mary "
    "nativity|of|the|blessed|virgin|mary 09-08 exaltation|of|the|cross exaltation|of|the|holy|cross "
    "holy|cross holy|rood 09-14 matthew 09-21 michael michael|the|archangel michael|and|all|angels "
    "michaelmas 09-29 jerome 09-30 francis 10-04 faith 10-06 denis denys 10-09 edward|the|confessor 10-13 "
    "luke 10-18 simon|and|jude 10-28 all|saints 11-01 all|souls 11-02 martin martinmas 11-11 edmund 11-20 "
    "cecilia 11-22 clement 11-23 katherine catherine 11-25 andrew andrew|the|apostle 11-30 nicholas 12-06 "
    "conception|of|the|virgin|mary 12-08 lucy 12-13 thomas|the|apostle 12-21 nativity nativity|of|our|lord "
    "christmas 12-25 stephen 12-26 john|the|evangelist 12-27 thomas|the|martyr thomas|becket 12-29 "
    "silvester sylvester 12-31 easter +0 ascension +39 pentecost +49 trinity holy|trinity +56 "
    "corpus|christi +60",
    saints_called="st saint s blessed holy",
    feast_words={"feast festival day": 0, "vigil eve": -1, "morrow": 1, "octave octaves": 7, "quindene": 14},
    old_style="o.s. oldstyle o.s juliancalendar",
    new_style="n.s. newstyle n.s",
    hijri_months=(
        "muharram moharram muharrem",
        "safar",
        "rabi|i rabi|al-awwal rabi|al|awwal rabi|ul-awwal rabiulevvel rebiülevvel rabi'|i rabi'|al-awwal",
        "rabi|ii rabi|al-thani rabi|ath-thani rabi|al-akhir rabi|us-sani rebiülahir rabi'|ii rabi'|al-thani",
        "jumada|i jumada|al-ula jumada|al-awwal cemaziyelevvel cemaziyülevvel cemaziyyülevvel",
        "jumada|ii jumada|al-thani jumada|al-akhira jumada|al-thaniya cemaziyelahir cemaziyülahir",
        "rajab receb",
        "shaban sha'ban şaban",
        "ramadan ramadhan ramazan",
        "shawwal shawal şevval",
        "dhu|al-qa'da dhu|al-qada dhu'l-qa'da dhul-qada zilkade zulqada",
        "dhu|al-hijja dhu|al-hijjah dhu'l-hijja dhul-hijja zilhicce zulhijja",
    ),
    hebrew_months=(
        "nisan",
        "iyar iyyar",
        "sivan",
        "tammuz tamuz",
        "menachem|av av",
        "elul",
        "tishri tishrei tishre",
        "cheshvan heshvan marcheshvan marheshvan",
        "kislev",
        "tevet tebet teveth",
        "shevat shvat shebat",
        "adar adar|i adar|rishon",
        "adar|ii adar|sheni",
    ),
    cues={
        Cue.TITLE: "mr mrs messrs miss ms mister dr doctor prof professor rev reverend hon sir lady lord "
        "dame madam st saint señor señora signor signora san santa pan pani rabbi rabbiner reb rav",
        Cue.RANK: "president vice-president premier minister prime chancellor secretary ambassador consul "
        "governor senator deputy congressman representative mayor judge justice commissioner delegate "
        "inspector director general gen major maj colonel col captain capt lieutenant lieut lt sergeant "
        "serg sgt corporal private admiral commodore commander marshal brigadier officer chief chairman "
        "comrade king queen emperor empress tsar tsarina czar kaiser prince princess duke duchess count "
        "countess baron baroness earl viscount pope bishop archbishop cardinal abbot father brother sister "
        "mother uncle aunt cousin caliph sultan shah emir sheikh rajah nawab vizier",
        Cue.KIN: "son daughter wife husband widow child nephew niece friend master servant boy girl man "
        "woman lady gentleman named name called born dear poor old little young said late",
        Cue.IN: "in at inside within throughout across upon on",
        Cue.INTO: "to into toward towards until till reached leave left entered",
        Cue.FROM: "from out away leaving entering",
        Cue.NEAR: "near around outside off beside outskirts north south east west",
        Cue.OF: "of",
        Cue.BY: "by with against for without under between",
        Cue.AND: "and or & as",
        Cue.THE: "the this that a an",
        Cue.MY: "my his her their our your its",
        Cue.THAT: "that which who whom whose when where if because while and",
        Cue.SEE: "see cf ibid quoted",
        Cue.WROTE: "wrote writes said says told tells asked replied answered thought died married came went "
        "knew met saw gave took was had has is were did would could argued argues noted stated reported "
        "believed ordered became",
        Cue.MOVED: "arrived lived came went moved traveled travelled returned sent deported transported "
        "taken brought evacuated liberated born died settled stationed camp village town city ghetto "
        "province district county region state kingdom republic governorate department capital parish port "
        "island fortress station resident native",
    },
    abbreviations="ala alex apr ark ass aug capt cf chas co col conn ct danl dec dr ed eds edw "
    "esq feb fla fred ft "
    "ga gen geo gov hon ill ind jan jas jno jos jr ky lieut lt maj mar mass md med messrs mich "
    "minn miss mo mor "
    "mr mrs ms mt no nov ober oct ostr pa penn ph phil pres prof rep rev robt saml sec sen sept serg sgt sr "
    "st tenn tex thos univ va vol vt wis wm",
    short_forenames="abm abr alex alexr andw anth archd barth benj bern chas chris christr chs clem "
    "danl davd ebenr edm edmd edw edwd elis eliz elizth elzth ferd fras fredk gab geo gilb greg herb "
    "humph hy jas jer jn jno jona jos josh lawr leond marg margt matt matth mich nath nathl nich nichos "
    "nichs pat patk phil phin ralf richd robt rog sam saml seb sigd steph thad theo theoph thos tim "
    "timy vinc wal walt wm xpher xtopher zach",
    honours="esq esquire",
    plural_titles="messrs",
    particles="af al av ben bin bint abu da das de del der di do dos el ibn von van",
    name_prefixes="mc mac fitz o m",
    juniors="jr sr jun sen junior senior pasha bey effendi efendi",
    generics="street road avenue lane square gate bridge park hill house hall castle palace river lake bay "
    "sea ocean gulf strait mountain mountains mount valley forest island islands isles peninsula desert "
    "plain county city town village district province region oblast guberniia governorate coast fort cape "
    "port territory colony camp ghetto",
    generics_before="lake mount fort cape port camp river",
    generics_after="county street avenue lane square river lake island islands mountains valley bay forest "
    "road bridge gulf strait ocean sea peninsula desert creek ferry mountain hill hills heights "
    "harbor harbour canyon moor",
    streets="rue boulevard",
    place_particles="a and by in nad of on pod the upon",
    states="md va pa ct vt ky ga fla tenn ala mass conn penn ill ind mich minn wis d.c dc n.y n.j n.h r.i",
    events="treaty act war battle conference agreement pact plan movement front journal times herald "
    "tribune gazette review post",
    articles="the",
    acts="refused demanded declared agreed insisted rejected protested proposed recognized "
    "recognised announced hoped feared decided accepted offered warned denied negotiated "
    "intervened objected retaliated replied promised",
    animals="dog dogs horse mare pony colt stallion cat kitten hound greyhound spaniel terrier puppy "
    "bitch donkey ass mule cow bull parrot elephant lion",
    bodies="party committee commission council association society union league ministry department office "
    "bureau company bank university institute college school academy church army corps division regiment "
    "brigade police government parliament congress senate court press agency organization organisation club "
    "museum library hospital federation front movement conference treaty act war battle agreement pact plan "
    "journal times herald tribune gazette review post",
    times="apr april aug august autumn christ christmas dec december easter feb february friday god jan "
    "january jesus july june lord march may monday nov november oct october passover pentecost saturday "
    "sept september spring summer sunday thursday tuesday wednesday winter",
    scripture="genesis gen exodus exod leviticus lev deuteronomy deut joshua josh judges judg ruth samuel "
    "sam kings kgs chronicles chron ezra nehemiah neh esther esth job psalm psalms psa ps "
    "proverbs prov ecclesiastes eccles eccl canticles cant isaiah isai isa jeremiah jer "
    "lamentations lam ezekiel ezek daniel dan hosea hos joel amos obadiah obad jonah micah mic "
    "nahum habakkuk hab zephaniah zeph haggai hag zechariah zech malachi mal matthew matt mark "
    "luke john acts romans rom corinthians cor galatians gal ephesians eph philippians phil "
    "colossians col thessalonians thess timothy tim titus philemon hebrews heb james jas peter "
    "pet jude revelation rev tobit judith ecclesiasticus ecclus baruch maccabees macc",
    peoples="german germans polish pole poles russian russians czech czechs hungarian hungarians romanian "
    "romanians rumanian rumanians american americans slovak slovaks french frenchman frenchmen english "
    "englishman englishmen british briton britons austrian austrians italian italians spanish spaniard "
    "spaniards dutch dutchman belgian belgians swiss danish dane danes norwegian norwegians swedish swede "
    "swedes finnish finn finns estonian estonians latvian latvians lithuanian lithuanians ukrainian "
    "ukrainians belarusian belorussian soviet soviets turkish turk turks ottoman ottomans georgian georgians "
    "armenian armenians azerbaijani azerbaijanis azeri tatar tatars tartar tartars persian persians iranian "
    "greek greeks bulgarian bulgarians serb serbs serbian serbians croat croats croatian croatians slovene "
    "slovenes slovenian yugoslav yugoslavs yugoslavian bosnian bosnians albanian albanians macedonian "
    "montenegrin jew jews jewish jewess gypsy gypsies roma sinti aryan aryans semitic christian christians "
    "catholic catholics protestant protestants orthodox muslim muslims moslem mohammedan islamic lutheran "
    "calvinist puritan methodist baptist arab arabs arabic arabian egyptian egyptians syrian indian indians "
    "chinese japanese korean koreans vietnamese mongol mongolian african africans asian asians asiatic "
    "european europeans australian canadian canadians mexican mexicans brazilian cuban portuguese irish "
    "irishman irishmen scottish scotch scots scotsman welsh viennese berliner londoner londoners parisian "
    "parisians roman romans bavarian bavarians prussian prussians saxon saxons silesian silesians bohemian "
    "bohemians moravian moravians galician galicians caucasian caucasians balkan slav slavs slavic slavonic "
    "czechoslovak czechoslovaks czechoslovakian slovakian palestinian palestinians israeli israelis "
    "israelite hebrew yiddish latin germanic teutonic celtic norman flemish walloon tyrolean lombard "
    "venetian florentine genoese sicilian byzantine abkhaz abkhazian ossetian ossetians chechen chechens "
    "circassian kurd kurds kurdish cossack cossacks bolshevik bolsheviks bolshevist menshevik mensheviks "
    "kemalist kemalists nazi nazis fascist fascists communist communists socialist socialists republican "
    "republicans democrat democrats democratic liberal conservative confederate confederates yankee yankees "
    "negro negroes virginian lapp filipino filipinos siberian transylvanian uzbek uzbeks kazakh kazakhs "
    "turkmen turkmens tajik tajiks kalmyk kalmyks bashkir bashkirs gipsy gipsies huguenot huguenots "
    "ruthenian ruthenians moldavian moldavians bessarabian walloons fleming flemings montenegrins "
    "macedonians indochinese burmese thai nepali tibetan tibetans manchu manchus hindu hindus hindoo "
    "buddhist buddhists quaker quakers jesuit jesuits jacobin jacobins jacobite tory tories whig whigs "
    "abolitionist chekist chekists stalinist leninist leninists trotskyist trotskyists marxist marxists "
    "zionist zionists dashnak dashnaks petliurist bundist bundists hasid hasidim hasidic",
    place_endings="ford ton shire ham bury chester mouth borough town land stan burg berg wice owice ovice "
    "ice ów owo sk gorod grad thal tal iya ia insk any iai",
    person_endings="ová ova eva ski ska sky skii ský ská wicz witz vich vić ić ič čík ov ev off eff in yan "
    "ian adze idze shvili dze ava ia enko uk chuk son sen er ek ák ík ász ics ffy escu oglu opoulos",
    saints="st saint",
    and_others="al",
    works="ed eds vol vols op p pp ibid art no nr",
    bibliography="bibliography references works-cited literature list-of-references select-bibliography "
    "primary-sources secondary-sources sources reference-list works-consulted further-reading",
    citing={
        Citing.SAME: "ibid ib",
        Citing.SAME_AUTHOR: "idem id eadem same",
        Citing.CITED: "op cit loc opcit",
        Citing.HEREAFTER: "hereafter hereinafter henceforth",
        Citing.NOTE: "n nn fn note notes footnote",
        Citing.ABOVE: "above supra earlier",
        Citing.SEE: "see cf compare contrast also accord e.g",
        Citing.IN: "in",
        Citing.EDITED: "ed eds edited editor editors",
        Citing.TRANSLATED: "trans tr transl translated translator",
        Citing.OTHERS: "al others",
        Citing.EDITION: "edn edition rev revised",
        Citing.THESIS: "thesis dissertation diss unpublished",
        Citing.VOLUME: "vol vols volume volumes",
        Citing.NUMBER: "no nos issue number pt part",
        Citing.PAGE: "p pp page pages at",
        Citing.FOLIO: "f ff fol fols fo folio folios",
        Citing.COLUMN: "col cols column",
        Citing.SECTION: "s ss sec section art arts article para paras ch chap chapter bk book table tab fig",
        Citing.ESPECIALLY: "esp especially passim particularly throughout",
        Citing.UNIT: "box folder file series record rg entry piece roll reel ms mss",
        Citing.ARCHIVE: "archive archives library papers records museum repository",
        Citing.ACT: "act acts code bill statute ordinance regulation regulations constitution",
        Citing.COURT: "court courts tribunal",
        Citing.AGAINST: "v vs",
        Citing.JOURNAL: "journal review quarterly bulletin proceedings transactions annals magazine times "
        "law studies j rev",
        Citing.PRESS: "press publishers university books publishing verso routledge",
        Citing.ACCESSED: "accessed retrieved available visited url doi",
        Citing.REPORT: "a.c k.b q.b w.l.r all e.r s.ct u.s f.2d f.3d l.ed ecr cmlr c.l.r a.l.r a.l.j.r "
        "n.s.w.l.r v.r s.c.r "
        "d.l.r ewca ewhc uksc ukhl wlr ac kb qb er clr nswlr cth",
        Citing.TITLED: "titled entitled called article paper essay book study monograph",
        Citing.DOCUMENT: "report manuscript typescript memorandum brief cmnd cmd",
    },
)
