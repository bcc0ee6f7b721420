/**
 * Names of persons in cells that are about something else: "Frau Muster 0000 4711". A list may name who answers; the
 * catalogue does not, for an offer outlives its staff, and nobody was asked.
 */

const title = String.raw`(?:Frau|Herrn?|Fr\.|Hr\.|Mrs\.?|Mr\.?|Ms\.?|Dr\.|Prof\.|Dipl\.-\p{L}+\.?(?:\s?\(FH\))?)`
const name = String.raw`\p{Lu}[\p{L}’'-]+`
const addressed = new RegExp(
  `(?:(?<!\\p{L})(?:Ansprechpartner(?:in)?|Ansprechperson|Leitung|Kontakt|z\\.\\s?Hd\\.)\\s*:?\\s*)?(?<!\\p{L})${title}(?:\\s+${title})*\\s+${name}(?:\\s+(?:von|van|de|zu)(?=\\s))?(?:\\s+${name}){0,2}`,
  'gu',
)

/** The text without persons who are named with a form of address or an academic title. */
export function withoutPersons(text: string): { text: string; left: boolean } {
  const kept = text.replace(addressed, ' ')
  return kept === text ? { text, left: false } : { text: kept, left: true }
}

const plainName = new RegExp(`^(?:${title}\\s+)*${name}(?:\\s+(?:von|van|de|zu|${name}|\\p{Lu}\\.)){1,3}$`, 'u')
const turnedName = new RegExp(`^${name},\\s*(?:${title}\\s+)*${name}(?:\\s+${name})?$`, 'u')
/** Words that names of places and organisations hold, and names of persons do not. */
const noPerson =
  /kita|kinder|haus|schule|zentrum|stadt|kirche|gemeinde|verein|e\.\s?v|ggmbh|gmbh|stelle|beratung|familie|eltern|amt|dienst|straße|str\.|platz|weg|caritas|diakonie|awo|drk|gruppe|treff|jugend|hilfe|werk|verband|büro|initiative|markt|allee|café|klinik|stiftung|sankt|st\.|ev\.|kath\.|gmb|projekt|netzwerk|pflege|bildung|sport|club|krippe|garten|nest|insel/iu

/** Whether a whole cell looks like the name of a person: `Erika Muster`, `Frau Muster`, `Muster, Erika`. */
export function looksLikePerson(written: string): boolean {
  const text = written.trim()
  if (noPerson.test(text) || /\d/.test(text) || text.length > 60) return false
  return plainName.test(text) || turnedName.test(text) || new RegExp(`^${title}\\s+${name}$`, 'u').test(text)
}
