/** How a family gets in, from texts like `mit Anmeldung`, `offen`, `Antrag beim Jugendamt`, `Terminvereinbarung`. */
import type { AccessMode } from '../../../../../shared/codes/access-mode.ts'
import { foldWords } from './fold-text.ts'

/** In the order in which they win: who may come without registration may also register. */
const shapes: readonly (readonly [AccessMode, RegExp])[] = [
  [
    'open',
    /(?:ohne|keine) (?:vorherige )?(?:anmeldung|terminvereinbarung|termin|voranmeldung)|anmeldung (?:ist )?nicht (?:erforderlich|notig|notwendig)|^offen\w*$|offene? (?:sprechstunden?|angebote?|treffs?|gruppe)|einfach (?:vorbei)?kommen|^frei zuganglich|no registration/,
  ],
  [
    'application_youth_office',
    /hilfeplan|(?:antrag|bewilligung|zuweisung|kostenzusage|vermittlung).{0,40}jugendamt|jugendamt.{0,40}(?:antrag|bewilligung|zuweisung)|uber (?:das )?jugendamt|(?:^| )hze(?: |$)/,
  ],
  [
    'application_other',
    /(?:^| )(?:antrag\w*|beantragung|jobcenter|sozialamt|krankenkasse|agentur fur arbeit|bewilligung)(?: |$)/,
  ],
  ['medical_prescription', /verordnung|uberweisung|rezept|arztlich|prescription/],
  [
    'via_navigator',
    /(?:^| )(?:lots\w*|nur uber fachkraft\w*|uber fachkrafte|vermittlung durch \w+|nur durch vermittlung)(?: |$)/,
  ],
  ['appointment', /termin|vereinbarung|nach absprache|appointment/],
  ['registration', /anmeld|registration|kita ?navigator|kita ?planer|little ?bird|vormerk/],
]

/** The first way in whose words occur in the text; undefined where none does. */
export function accessWords(written: string): AccessMode | undefined {
  const text = foldWords(written)
  return shapes.find(([, shape]) => shape.test(text))?.[0]
}

/** Whether the text says no more than the code does. */
export function isOnlyAccess(written: string): boolean {
  return /^(?:(?:nur |bitte )?(?:mit|nach|ohne|keine) (?:vorheriger? |telefonischer )?(?:vor)?(?:anmeldung|terminvereinbarung|termin|absprache|vereinbarung)|offen(?:es angebot|er treff)?|anmeldung(?: erforderlich)?|termin|antrag)\.?$/i.test(
    written.trim(),
  )
}
