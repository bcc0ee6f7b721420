/** A label may hold several names; each of them is what somebody types. */
import { isStopWord, isWeakWord } from '../../shared/text/stop-words.ts'
import { tokens } from '../../shared/text/tokens.ts'

/** "Frauenberatung / Frauenhaus / Gewaltschutz" are three names; "Trennungs- und Scheidungsberatung" two. */
export function namesOf(label: string): string[] {
  const names = label.split(/\s*\/\s*/)
  const shortened = /(\p{L}+)- und (\p{L}+)/u.exec(label)
  const head = shortened?.[2]?.match(
    /(?:beratung|begleitung|bildung|förderung|angebot|arbeit|dienst|pflege|mittlung|freizeit)$/,
  )?.[0]
  if (shortened !== null && head !== undefined) names.push(`${shortened[1]}${head}`, shortened[2] ?? '')
  const single = names
    .flatMap((name) => tokens(name).map((token) => token.word))
    .filter((word) => word.length >= 8 && !isWeakWord(word) && !isStopWord(word))
  return [...new Set([...names, ...single])].filter((name) => name !== '')
}
