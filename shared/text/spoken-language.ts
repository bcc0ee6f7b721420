/**
 * Languages in a query: "arabisch", "arabischsprachig", "auf Türkisch", "für Ukrainerinnen". German itself is no
 * wish for a language ("kein Deutsch", "Deutschkurs"), so it is never read as one.
 */
import type { Language } from '../codes/language.ts'
import { fold } from './fold.ts'

const names: Readonly<Partial<Record<Language, string>>> = {
  tr: 'türkisch türke türkin türken türkei',
  ar: 'arabisch araber araberin syrisch syrer syrerin syrien irakisch iraker marokkanisch libanesisch',
  uk: 'ukrainisch ukrainer ukrainerin ukrainerinnen ukraine',
  ru: 'russisch russe russin',
  pl: 'polnisch pole polin',
  ro: 'rumänisch rumäne rumänin rumänien',
  bg: 'bulgarisch bulgare bulgarin bulgarien',
  fa: 'farsi persisch iranisch iranerin',
  prs: 'dari afghanisch afghane afghanin afghanen afghanistan',
  ps: 'paschtu pashto paschto',
  kmr: 'kurdisch kurmandschi kurmanci kurde kurdin',
  ckb: 'sorani zentralkurdisch',
  sq: 'albanisch albaner albanerin kosovarisch',
  hr: 'kroatisch serbisch bosnisch serbokroatisch',
  en: 'englisch english',
  fr: 'französisch',
  es: 'spanisch spanien',
  it: 'italienisch italiener italienerin',
  el: 'griechisch griechin',
  ti: 'tigrinisch tigrinya eritreisch eritreerin',
  so: 'somali somalisch somalia',
  rom: 'romanes romani sinti roma',
  gsg: 'gebärdensprache dgs gehörlos gehörlose',
  'de-x-leicht': 'leichtesprache',
}

const byName = new Map<string, Language>()
for (const [language, list] of Object.entries(names))
  for (const name of list.split(' ')) byName.set(fold(name), language as Language)

const endings = /(?:sprachig(?:e[rns]?)?|sprechend(?:e[rns]?)?|e[rnsm]?)$/

/** The language a folded word names, or undefined. */
export function languageOf(word: string): Language | undefined {
  return byName.get(word) ?? byName.get(word.replace(endings, ''))
}

/** The German words under which an offer in this language is found. */
export function languageNames(language: Language): string[] {
  return (names[language] ?? '').split(' ').filter((name) => name !== '')
}
