/**
 * Verbs of everyday needs whose forms no suffix rule brings together: "schläft", "geschlafen", "schlief"
 * all mean "schlafen". One line a verb, the infinitive first.
 */
import { fold } from './fold.ts'

const verbs = `
schlafen schläft geschlafen schlief schlaf
einschlafen eingeschlafen
durchschlafen durchgeschlafen
schreien schreit geschrien geschrieen schrie schreiend
weinen weint geweint
trinken trinkt getrunken trank
saufen säuft gesoffen
essen isst gegessen ißt
füttern füttert gefüttert
stillen stillt gestillt
sprechen spricht gesprochen sprach
reden redet geredet
laufen läuft gelaufen lief
weglaufen weggelaufen abgehauen abhauen
krabbeln krabbelt gekrabbelt
hauen haut gehauen
schlagen schlägt geschlagen schlug verprügelt prügelt prügeln
beißen beißt gebissen
treten tritt getreten
mobben mobbt gemobbt mobbing
einkoten kotet eingekotet
einnässen nässt eingenässt
stottern stottert gestottert
malen malt gemalt
verweigern verweigert
pöbeln pöbelt
schimpfen schimpft geschimpft
brüllen brüllt gebrüllt
kotzen kotzt
stinken stinkt
verhauen verhaut
wegnehmen weggenommen
flüchten geflüchtet
sorgen sorgt
ängstigen geängstigt
putzen putzt
kochen kocht gekocht
mieten gemietet
heiraten geheiratet heiratet
erkranken erkrankt
entbinden entbunden entbindet
klauen klaut geklaut gestohlen stiehlt stehlen
lügen lügt gelogen
kiffen kifft gekifft bekifft
rauchen raucht geraucht
ritzen ritzt geritzt
streiten streitet gestritten
schwänzen schwänzt geschwänzt
bezahlen bezahlt zahlen zahlt gezahlt
kündigen gekündigt kündigt
verlieren verloren verliert verlor
sterben gestorben stirbt starb verstorben tot
trennen getrennt trennt
scheiden geschieden
finden findet gefunden
suchen sucht gesucht
brauchen braucht gebraucht
bekommen bekommt kriegen kriegt
lesen liest gelesen
rechnen rechnet gerechnet
lernen lernt gelernt
helfen hilft geholfen
abstellen abgestellt gesperrt sperren
abbrechen abgebrochen bricht
anmelden angemeldet anmeldung
verstehen versteht verstanden
kennen kennt kenne
fühlen fühlt
wohnen wohnt
ziehen gezogen zieht
umziehen umgezogen zugezogen
ausrasten rastet ausgerastet
bedrohen bedroht
missbrauchen missbraucht mißbraucht
anfassen angefasst
verweigern verweigert
besuchen besucht
betreuen betreut
begleiten begleitet
spielen spielt
zocken zockt gezockt
schwimmen schwimmt
turnen turnt
basteln bastelt
tanzen tanzt
schubsen schubst
kratzen kratzt
spucken spuckt
wachsen wächst
frieren friert
heizen heizt heizung
erschöpfen erschöpft ausgelaugt
überfordern überfordert überforderung überlastet überlastung
belasten belastet belastung
entlasten entlastet entlastung
arbeiten arbeitet gearbeitet
übersetzen übersetzt
dolmetschen dolmetscht gedolmetscht
beantragen beantragt
ausfüllen ausgefüllt
`

const lemmas = new Map<string, string>()
for (const line of verbs.trim().split('\n')) {
  const forms = line.split(' ').map(fold)
  const lemma = forms[0] ?? ''
  for (const form of forms) lemmas.set(form, lemma)
}

/** The infinitive of a folded verb form, or undefined when the word is no known form. */
export function infinitive(word: string): string | undefined {
  return lemmas.get(word)
}
