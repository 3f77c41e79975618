"""The words around names that tell persons from places, in English, French and German, by class.

A word has one class. Classes, and not words, are what the recogniser learns from, so that what it learns of
German holds for French; lower-case words without a class are all alike to it.
"""

from __future__ import annotations

from collections.abc import Mapping

_CLASSES: Mapping[str, str] = {
    # titles, and who is called by them
    "title": """mr mrs messrs miss ms mister dr doctor prof professor rev reverend hon sir lady lord dame madam
        monsieur madame mademoiselle mme mlle m mm maître herr herrn frau fräulein fraeulein frl dr. drs
        st saint sainte sankt san santa pan pani señor señora signor signora rabbi rabbiner reb rav""",
    "rank": """president vice-president premier minister prime chancellor secretary ambassador consul governor
        senator deputy congressman representative mayor judge justice commissioner delegate inspector director
        general gen major maj colonel col captain capt lieutenant lieut lt sergeant serg sgt corporal private
        admiral commodore commander marshal brigadier officer chief chairman comrade king queen emperor empress
        tsar tsarina czar kaiser prince princess duke duchess count countess baron baroness earl viscount pope
        bishop archbishop cardinal abbé abbe abbot père pere father brother sister sœur mother uncle aunt cousin
        président ministre ambassadeur consul gouverneur général colonel capitaine lieutenant maréchal amiral roi
        reine empereur prince duc comte comtesse marquis vicomte évêque archevêque pape docteur professeur juge
        präsident minister kanzler reichskanzler botschafter konsul gouverneur oberst hauptmann leutnant
        unteroffizier feldwebel könig königin fürst graf gräfin freiherr bischof pfarrer papst doktor direktor
        inspektor oberinspektor obersturmführer untersturmführer sturmführer hauptsturmführer sturmbannführer
        obersturmbannführer standartenführer oberscharführer unterscharführer scharführer hauptscharführer
        rottenführer gruppenführer obergruppenführer brigadeführer reichsführer lagerführer oberleutnant kommandant
        kommissar kapo lagerältester lagerältesten ingenieur ing onkel tante bruder schwester genosse kamerad""",
    "kin": """son daughter wife husband widow child nephew niece friend master servant boy girl man woman lady
        gentleman named name called né née nee born geb geborene geboren fils fille femme mari veuve ami nommé
        nommée sohn tochter frau mann witwe freund freundin namens genannt vater mutter named dear cher chère
        liebe lieber poor old little young said late""",
    # before a name
    "in": "in im at dans à en au aux inside within throughout across im beim bei inmitten chez upon on",
    "into": "to into nach toward towards vers until bis jusqu' zum zur ins till jusqu’ reached leave left entered",
    "from": "from aus out depuis ab away leaving entering",
    "near": "near around outside off beside unweit nahe près neben outskirts north south east west nördlich bei",
    "of": "of de du des von vom d’ d' del della",
    "by": "by par durch with avec mit gegen against contre for für pour without ohne under unter sous between",
    "and": "and und et or oder ou & sowie as",
    "the": "the le la les l’ l' der die das den dem this that diese dieser this ein eine einen einem einer a an un une",
    "my": "my his her their our your its mein meine meinem meiner sein seine seiner ihr ihre unser mon ma son sa notre",
    "that": "that which who whom whose when where dass daß wo als que qui où dont wenn if because while and",
    "see": "see voir vgl siehe cf in: see, ibid quoted",
    "wrote": """wrote writes said says told tells asked replied answered thought died married came went knew met saw
        gave took was had has is were did would could argued argues noted stated reported believed ordered became
        hat war sagte schrieb erklärte kam ging starb wurde ist hatte fragte antwortete meinte gab nahm konnte
        dit écrivit écrit a était avait fut répondit mourut vint alla pense demanda""",
    "moved": """arrived lived came went moved traveled travelled returned sent deported transported taken brought
        evacuated liberated born died settled stationed camp village town city ghetto province district county
        region state kingdom republic governorate department capital parish port island fortress station
        resident native arriva vécut né née envoyé déporté village ville région province royaume département
        capitale kam gelangte wohnte deportiert geboren gebracht gefahren stadt dorf lager gegend provinz bezirk
        kreis königreich hauptstadt""",
}

_AFTER_WORDS = """street road avenue lane square gate bridge park hill house hall castle palace river lake bay sea
    ocean gulf strait mountain mountains mount valley forest island islands isles peninsula desert plain county
    city town village district province region oblast guberniia governorate coast fort cape port territory
    colony straße strasse gasse platz allee brücke ufer straße str weg berg see fluss insel wald burg schloss rue
    place boulevard quai mont lac fleuve rivière île mer camp ghetto kaserne station"""

_ORG_WORDS = """party committee commission council association society union league ministry department office
    bureau company bank university institute college school academy church army corps division regiment brigade
    police government parliament congress senate court press press, agency organization organisation club museum
    library hospital federation front movement conference treaty act war battle agreement pact plan
    partei komitee kommission rat verein verband bund ministerium amt gesellschaft bank universität institut
    schule kirche armee polizei regierung gericht verlag zeitung krieg vertrag gemeinde
    parti comité conseil association société ligue ministère bureau compagnie banque université école église
    armée gouvernement traité guerre journal times herald tribune gazette review post"""

PARTICLES = frozenset(
    "von van de der den zu du la le del della di da dos ten ter bin ibn ben al el af av zum".split()
)
"""Small words inside a person's name."""

INSIDE = frozenset(
    "of and the am an im in bei ob sur sous la le les de du des der den upon by on nad pod a".split()
)
"""Small words inside a place's name."""

ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof rev hon st ste gen col capt lt lieut maj sgt serg sr jr esq messrs geo wm chas thos jas jno
    saml robt benj alex edw jos danl fred mme mlle frl hr fr ing dipl univ med phil co md va mass penn conn
    vt ky tenn ala ga fla miss mo ark tex wis minn ill ind mich pa ct nov dec jan feb mar apr aug sept oct
    bd vol no nr cf ed eds hrsg geb vgl bzw mor ostr schl jur rer nat ph mt ft gov sen rep pres sec ass ober""".split()
)
"""Words after which a full stop does not end the sentence."""

MONTHS = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday janvier février mars avril mai juin juillet août septembre octobre
    novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche januar jänner februar märz juni juli
    oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag jan feb apr aug sept oct nov dec
    spring summer autumn winter easter christmas pentecost passover god jesus christ lord""".split()
)
"""Words with a capital that are times or beyond the register."""

_PEOPLES = """german germans polish pole poles russian russians czech czechs hungarian hungarians romanian romanians
    rumanian rumanians american americans slovak slovaks french frenchman frenchmen english englishman englishmen british
    briton britons austrian austrians italian italians spanish spaniard spaniards dutch dutchman belgian belgians swiss
    danish dane danes norwegian norwegians swedish swede swedes finnish finn finns estonian estonians latvian latvians
    lithuanian lithuanians ukrainian ukrainians belarusian belorussian soviet soviets turkish turk turks ottoman
    ottomans georgian georgians armenian armenians azerbaijani azerbaijanis azeri tatar tatars tartar tartars persian persians
    iranian greek greeks bulgarian bulgarians serb serbs serbian serbians croat croats croatian croatians slovene
    slovenes slovenian yugoslav yugoslavs yugoslavian bosnian bosnians albanian albanians macedonian montenegrin
    jew jews jewish jewess gypsy gypsies roma sinti aryan aryans semitic christian christians catholic catholics
    protestant protestants orthodox muslim muslims moslem mohammedan islamic lutheran calvinist puritan methodist baptist
    arab arabs arabic arabian egyptian egyptians syrian indian indians chinese japanese korean koreans vietnamese
    mongol mongolian african africans asian asians asiatic european europeans australian canadian canadians mexican mexicans
    brazilian cuban portuguese irish irishman irishmen scottish scotch scots scotsman welsh viennese prague berliner
    londoner londoners parisian parisians roman romans bavarian bavarians prussian prussians saxon saxons silesian silesians
    bohemian bohemians moravian moravians galician galicians caucasian caucasians balkan slav slavs slavic slavonic
    czechoslovak czechoslovaks czechoslovakian slovakian palestinian palestinians israeli israelis israelite hebrew
    yiddish latin germanic teutonic celtic norman flemish walloon tyrolean lombard venetian florentine genoese sicilian
    byzantine abkhaz abkhazian ossetian ossetians chechen chechens circassian kurd kurds kurdish cossack cossacks
    bolshevik bolsheviks bolshevist menshevik mensheviks kemalist kemalists nazi nazis fascist fascists communist
    communists socialist socialists republican republicans democrat democrats democratic liberal conservative
    confederate confederates yankee yankees negro negroes virginian lapp filipino filipinos siberian transylvanian
    deutsch deutsche deutschen deutscher deutsches deutschem juden jude jüdin jüdinnen polnisch polnische polnischen
    polen russen russe russin tschechen tscheche tschechin ungar ungarn slowaken slowake franzosen franzose engländer
    amerikaner österreicher italiener holländer belgier dänen norweger schweden finnen letten litauer esten ukrainer
    türken griechen bulgaren serben kroaten slowenen rumänen zigeuner arier berliner wiener prager hamburger budapester
    frankfurter dresdner leipziger münchner warschauer krakauer lemberger breslauer böhmische mährische jüdische jüdischen
    français française françaises allemand allemands allemande anglais anglaise russes russe polonais
    américain américains italien italiens espagnol espagnols autrichien autrichiens juif juifs juive turc turcs
    géorgien géorgiens arménien arméniens hongrois tchèque tchèques roumain roumains grec grecs bulgare bulgares
    serbe serbes croate croates européen européens arabe arabes""".split()

PEOPLES = frozenset(_PEOPLES) - {"polen", "ungarn", "schweden", "prague"}
"""Peoples, languages, creeds and the adjectives made of places: none of them a name of a place."""

CLASS: Mapping[str, str] = {
    word: name for name, words in reversed(list(_CLASSES.items())) for word in words.split()
}
"""The class of a word before or after a name."""

GENERIC = frozenset(_AFTER_WORDS.split())
"""Words that are part of the name of a place: Teplá Street, Lake Van."""

ORGANISATION = frozenset(_ORG_WORDS.split())
"""Words that make what is named a body or an event, and neither person nor place."""

PLACE_ENDINGS = (
    "burg berg stadt dorf furt hausen heim walde feld bach bruck brück kirchen münde see hafen thal tal grad gorod "
    "ville bourg court ford ton shire ham bury chester mouth borough town land stan wice owice ovice ice ów owo sk "
    "straße strasse gasse platz kaserne lager iya ia insk any iai"
).split()
"""Endings that names of places have, the longest first wins."""

PERSON_ENDINGS = (
    "ová ova eva ski ska sky skii ský ská wicz witz vich vić ić ič čík ov ev off eff in yan ian adze idze shvili "
    "dze ava ia enko uk chuk mann stein baum blum feld son sen sohn er ek ák ík ász ics ffy escu oglu opoulos"
).split()
