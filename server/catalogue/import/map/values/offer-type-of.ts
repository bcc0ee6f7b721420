/** The type of an offer by what it is called: labels, synonyms and the words of the search, also as parts of a word. */
import { codeLists, type OfferType } from '../../../../../shared/codes/index.ts'
import { foldWords } from './fold-text.ts'

/** Synonyms of the code list that are too wide for a title to prove a type ("Stiftung", "Platz"). */
const tooWide = new Set([
  'platz',
  'wohnung',
  'ausbildung',
  'stiftung',
  'tod',
  'trauer',
  'schulden',
  'trennung',
  'ambulanz',
  'fun',
  'safe',
  'ot',
  'sim',
  'einzug',
  '219',
  'ff',
  'fh',
  'sb',
  'bu',
  'hh',
  'tg',
  'eb',
  'ganztag',
  'alkohol',
  'drogen',
  'umgang',
  'elternschaft',
  'aufenthalt',
  'fruhstuck',
  'gesundheitsamt',
  'elterninitiative',
  'schwanger',
  'rucksack',
])
/** Stems that stand inside of longer words. */
const stems: readonly (readonly [string, OfferType])[] = [
  ['familienzentr', 'family_centre'],
  ['familiengrundschulzentr', 'family_primary_school_centre'],
  ['kindertagespflege', 'childminder'],
  ['grosstagespflege', 'childminder'],
  ['tagesmutter', 'childminder'],
  ['kindertagesstatte', 'daycare'],
  ['kindertageseinricht', 'daycare'],
  ['tageseinrichtung', 'daycare'],
  ['kindergart', 'daycare'],
  ['kinderkrippe', 'daycare'],
  ['krabbelgruppe', 'parent_child_group'],
  ['spielgruppe', 'parent_child_group'],
  ['erziehungsberat', 'parenting_counselling'],
  ['schwangerschaftsberat', 'pregnancy_counselling'],
  ['schuldnerberat', 'debt_counselling'],
  ['suchtberat', 'addiction_counselling'],
  ['drogenberat', 'addiction_counselling'],
  ['migrationsberat', 'migration_counselling'],
  ['jugendzentr', 'youth_centre'],
  ['jugendtreff', 'youth_centre'],
  ['jugendhaus', 'youth_centre'],
  ['schulsozialarbeit', 'school_social_work'],
  ['fruhforder', 'early_intervention'],
  ['familienburo', 'family_office'],
  ['hausaufgabenhilf', 'tutoring'],
  ['elterncafe', 'parent_cafe'],
  ['frauenhaus', 'violence_protection'],
  ['selbsthilfe', 'self_help_group'],
]

const names: readonly (readonly [string, OfferType])[] = codeLists.offerType
  .flatMap(({ code, de, en, synonyms, ...rest }): [string, OfferType][] => {
    const abbreviations = 'abbr' in rest ? rest.abbr.split('/') : []
    const all = [de, en, ...de.split(' / '), ...en.split(' / '), ...synonyms, ...abbreviations]
    return all.map((name): [string, OfferType] => [foldWords(name.replace(/\s*\([^)]*\)/g, '')), code])
  })
  .filter(([name]) => name.length > 2 && !tooWide.has(name))
  .sort(([a], [b]) => b.length - a.length)

/** The type the longest known name in the text stands for; undefined when none does. */
export function offerTypeOf(written: string): OfferType | undefined {
  const text = foldWords(written)
  if (text === '') return undefined
  const named = names.find(([name]) => `${' '}${text}${' '}`.includes(` ${name} `))
  const stem = stems.find(([part]) => text.includes(part))
  if (named === undefined)
    return stem?.[1] ?? (/(?:^|[ -])kitas?(?: |$)|kita(?: |$)/.test(text) ? 'daycare' : undefined)
  return stem !== undefined && stem[0].length > named[0].length ? stem[1] : named[1]
}
