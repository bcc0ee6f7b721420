/** The thesaurus every network has: names of offer types, needs, everyday words, providers, abbreviations. */
import { codeLists } from '../../shared/codes/index.ts'
import { abbreviations } from '../../shared/text/thesaurus/abbreviations.ts'
import { providers, thesaurus } from '../../shared/text/thesaurus/index.ts'
import { namesOf } from './names-of.ts'
import { Phrases, wordsOf } from './phrases.ts'

/** Its arrays; empty ones for the small index of recent changes, which borrows the main one's. */
export function layThesaurus(full = true) {
  const phrases = new Phrases()
  if (!full) return phrases.lay()
  for (const type of codeLists.offerType) {
    for (const name of namesOf(type.de)) phrases.say(name, 'type', [type.code])
    for (const word of type.synonyms) phrases.say(word, 'synonym', [type.code])
    if ('abbr' in type) for (const abbr of type.abbr.split(' / ')) phrases.say(abbr, 'abbreviation', [type.code])
  }
  for (const need of codeLists.need)
    for (const word of [...need.de.split(/[,/]/), ...need.synonyms]) phrases.say(word, 'need', [], [need.code])
  for (const entry of thesaurus)
    for (const text of entry.say)
      phrases.say(text, wordsOf(text).length > 1 ? 'need' : 'synonym', entry.types, entry.needs)
  for (const entry of providers) for (const text of entry.say) phrases.say(text, 'provider', entry.types)
  for (const { abbr, meanings, onlyAsWritten } of abbreviations)
    for (const { label, offerTypes } of meanings) {
      if (!onlyAsWritten) phrases.say(abbr, 'abbreviation', offerTypes)
      // Written out it means the same; what belongs to no offer type leads nowhere by its words either.
      if (offerTypes.length > 0) phrases.say(label, 'synonym', offerTypes)
    }
  return phrases.lay()
}
