/**
 * The words German compounds of this field are made of, and the compounds that must stay whole because
 * their parts mislead: a women's shelter is neither about "Frau" nor about "Haus".
 */
import { fold } from './fold.ts'

const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/).map(fold))

/** Words that close a compound and carry its meaning: "…beratung", "…gruppe". */
export const heads = words(`
stätte person personen schwänzen kranken abend ambulanz amt angebot angst anlauf anstalt antrag arbeit arbeiter arbeiterin arzt assistenz assistent aufenthalt ausgabe ausbildung
ausschuss beauftragte bad bedarf begleitung begleiter begleiterin begrüßung behandlung behinderung beihilfe beistand beistandschaft
beitrag berater beraterin beratung besuch besucher betreuer betreuung bildung brücke büro café cafe
centrum chor club coach coaching diagnose diagnostik diakonie dienst einrichtung eltern entlastung entwicklung erziehung
erzieher expertin fachkraft fahrt familie familien feier ferien fest förderung fragen frau freizeit frühstück fürsorge garten gebühr
geld geräte gericht gesundheit gewalt gruppe hausaufgaben haus häuser hebamme heim hilfe hilfen hotline
initiative insolvenz integration jugend kammer karte kasse kind kinder klasse klinik koch kochen kompetenz konflikt
konto kontakt kraft krankheit kreis krippe krise kunst kurs küche laden lager land lehre lehrer leistung lernen lotse lotsin lotsen
mann maßnahme mediation mittler mittlerin mittlung mobil moschee musik mutter mütter nachhilfe nachmittag netz netzwerk oma opa ort paket park
partner pate paten patenschaft pause pflege pfleger pflegerin platz plätze plan praktikum praxis prävention problem probleme programm projekt
psychiatrie psychologe psychologin psychologie psychotherapie pädagoge pädagogin pädagogik quartier rat raum recht richter runde sache sachen schaden schein schule schulung schutz schwester schwimmen sicherung situation sorge sorgen speisung
spiel spiele sport sprache sprechstunde stadt stelle stiftung störung strafe straße streit stunde student sucht tafel tag tage taufe telefon test therapeut therapie tour
training treff treffen treffpunkt trennung träger trauma turnen umgang unterhalt unterkunft unterricht unterstützung urlaub vater väter verbot verein verfahren verhalten verlust vermittlung verordnung
versorgung vertrag vorschuss wagen wehr werkstatt wiese wohnen wohnform wohngeld wohnheim wohnung woche workshop zeit zentrum zentren zimmer zuschuss zuschlag zuschläge
abbruch abschluss agentur alltag anonym arbeitslosigkeit armut auffälligkeit aufsicht baby babys bande börse depression drogen druck ehrenamt einsatz entzug erkrankung essen fahrrad fahren film fonds gang gebärden
gesetz gespräch gewicht helfer helferin helfende hort hospiz karriere kurse last lehrling lust missbrauch mobbing moderation nahrung not notdienst patin pfad prüfung puls pool problematik rückstand rückstände
schulden schuldner schwangerschaft service spende spenden spender stärke stress strom suche summe tausch tier tour trauer übergang übergabe übernahme untersuchung verzögerung vernachlässigung vorbereitung vormund vormundschaft vorsorge wahl wechsel wohl zahn zeugnis ziel zukunft zugang zwang
`)

/** Words that open a compound or stand in its middle. */
export const modifiers = words(`
kranken pflege schulden sonder gelenk ski tisch fahrrad basket hand volley kinderarzt frauenarzt abend ader adhs adoption adoptiv aids aktiv alkohol alleinerziehenden alltag alltags alten alter angehörigen angst anti arbeit arbeits arbeitslosen armut arzt asyl aufenthalt aufenthalts ausbildung ausländer autismus baby babys bauch
basis bedarf begegnung begegnungs begrüßung behinderten beratung berufs beruf besuch besuchs betreuung betreuungs bewegung bewegungs bezirks bildung bildungs borderline brei brücken bundes bürger cannabis computer daten demenz deutsch diabetes
dolmetscher drogen ehe ehrenamt ehrenamts einelternfamilien eingliederung eingliederungs einschulung eltern elterngeld entbindung entlastung entwicklung entwicklungs epilepsie ernährung ernährungs erst erziehung erziehungs ess fach fahr
fahrt familien familie ferien finanz flucht flüchtlings flüchtling frauen frau frei freizeit früh frühe frühförder frühchen fußball förder förderung gast ganztags ganztag gebärden geburt geburts geld gemeinde gemeinschafts generationen
geschwister gesund gesundheit gesundheits gewalt gewicht gruppen groß großeltern grund grundschul grundschule hand handy haus hausaufgaben haushalt haushalts hebammen heil heilpädagogik heim herz hilfe hilfs hochbegabten hör hunde impf inklusion inklusions innen insolvenz integration integrations
internet jugend jugendlichen jungen kaiserschnitt kennenlern kind kinder kindergarten kindertages kindes kirchen kita klassen klein kleinkind kleider klinik kletter kommunal konflikt konto kontakt kranken krankheits krabbel krebs krippen krisen kultur kunst kur kurz land lauf lebens lebensmittel
legasthenie lehr leih lern lese lots lotsen lotsin mama männer mann medien mediensucht mehr mehrlings miet mieter migration migrations mittag mittags mobil mobbing mutter mütter musik möbel nach nachbarschaft nachbarschafts nachmittag nachmittags nachsorge nacht natur neben netz neugeborenen not notfall oma
opfer paar papa partner partnerschaft partnerschafts paten patchwork pflege praktikums praxis prävention präventions pubertät problem probe psycho psychiatrie psychotherapie queer quartiers qualifizierung rat rechts recht regenbogen regional rehabilitation rückbildung rückbildungs räumung räumungs
sach säugling säuglings schul schule schulden schuldner schüler schnupper schrei schreib schutz schwanger schwangeren schwangerschaft schwangerschafts schwimm selbst selbsthilfe senioren sexual sommer sorge sorgen sozial spät spiel spiele spiel sport sprach sprache sprech sprechstunden stadt stadtteil stamm start stationär stern sternen stief still stille straf strafverfahren straffälligen strom
stoff studien sucht suizid tages tag tanz taufe tauf teenager teilhabe telefon theater therapie tier tod todes traum trauma trauer trennung trennungs treff trotz turn über übergang übergangs übermittag umgang umgangs unfall unter unterhalt unterhalts urlaubs vater väter vereins verfahren verhalten verhaltens verhütung vermittlung verkehr vor vorlese vormund vorschul vorsorge wald wasser weihnachts werk winter willkommen willkommens wochen wochenbett wohn wohnraum wohnung wohnungs wohnungslosen zahn zeit zigaretten
zuwanderer zwangs zwillings zwilling zuhause
`)

/** Compounds that stay whole. */
export const unsplit = words(`
frauenhaus frauenhäuser schulden hilfeplan hilfeplangespräch jugendamt sozialamt gesundheitsamt jobcenter kindergarten elternzeit elterngeld kindergeld bürgergeld wohngeld
krankenhaus krankenkasse weihnachten haushalt haushaltshilfe hausarzt rathaus wochenbett sorgerecht umgang teilhabe lebensmittel tafel vorschule hochschule volkshochschule
erstausstattung bildungspaket kinderhospiz sternenkinder muttermilch vaterschaft mutterschaft kindheit jugendlich elternschaft familienkasse landkreis stadtteil arbeitsamt arbeitsagentur
handwerk haltestelle rucksack griffbereit gebärdensprache muttersprache nachtlicht kaiserschnitt schwangerschaft partnerschaft patenschaft gesellschaft freundschaft mannschaft nachbarschaft kinderzuschlag
kinderhaus kindeswohl schulabsentismus streetwork
`)
