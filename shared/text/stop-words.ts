/** Words that carry no search: articles, pronouns, filler of everyday sentences. Folded. */
import { fold } from './fold.ts'

const words = `der die das den dem des ein eine einen einem einer eines und oder aber für von vom zu zum zur mit bei beim
im in am an auf aus nach vor über unter um als wie wo was wer wen wem welche welcher welches ist sind war waren bin bist
sein hat habe haben hatte wird werden wurde würde kann können könnte muss müssen soll sollen will wollen möchte mag
darf dürfen ich du er sie es wir ihr mich mir dich dir sich uns euch ihm ihn ihnen ihre ihrer ihren mein meine meinen
meiner meinem unser unsere unseren unserem dein deine sein seine seinen seiner seinem dass weil wenn dann denn da dort
hier so sehr auch noch schon nur immer mehr viel viele wenig etwas alles man jemand durch gegen bis seit während
gibt geht gehen geben machen macht tun hallo bitte danke frage gerade mal doch ja etwa ca circa ab pro wegen
the a an of for and or to in with my i is are suche suchen sucht gesucht brauche brauchen braucht gibts ganz ganze ganzen dringend
benötige benötigt wohin bekommen bekommt finden gut gute neue neuen neuer neues jahr jahre jahren monat monate monaten alt`

const stopWords = new Set(words.split(/\s+/).map(fold))
/** Too general to decide alone, but worth something when nothing else is there: "Hilfe", "Angebot", "suche". */
const weakWords = new Set(
  `hilfe hilfen angebot angebote beratung unterstützung kind kinder familie familien eltern platz plätze antrag stelle problem
probleme helfen betreuung gruppe kurs zentrum dienst mutter vater mama papa sohn tochter frau mann junge mädchen neu test
termin information beantragen beraten bezahlen geld zuhause haus tag schule jugendliche jugendlicher u3 ü3`
    .split(/\s+/)
    .map(fold),
)
const negations = new Set([
  'nicht',
  'kein',
  'keine',
  'keinen',
  'keiner',
  'keinem',
  'nie',
  'niemals',
  'ohne',
  'nix',
  'nichts',
  'kaum',
  'schlecht',
  'wenig',
])

/** Whether a word carries no search. @param word folded, as in all three */
export function isStopWord(word: string): boolean {
  return stopWords.has(word)
}

/** Whether a word counts only where nothing better was typed. */
export function isWeakWord(word: string): boolean {
  return weakWords.has(word)
}

/** Whether a word turns around what stands beside it: `schläft nicht` is a need, `schläft` is none. */
export function isNegation(word: string): boolean {
  return negations.has(word)
}
