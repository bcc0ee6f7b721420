/** Says why an offer stands in the list: which word of the query met what. Worked out for the shown offers alone. */
import { codeLabel } from '../../shared/codes/index.ts'
import type { AlternativeKind } from './alternatives.ts'
import { typeCodes } from './coded.ts'
import { fieldBits } from './offer-words.ts'
import type { Segment } from './open-index.ts'
import { phraseKinds } from './phrases.ts'
import type { Group } from './plan.ts'
import { rarityOf, typeRarity } from './score.ts'
import type { Reason } from './types.ts'

const mostReasons = 4

/** The reasons of one offer, strongest first. */
export function reasonsOf(segments: readonly Segment[], at: number, offer: number, groups: readonly Group[]): Reason[] {
  const found: { worth: number; reason: Reason }[] = []
  for (const group of groups) {
    const best = bestReason(segments, at, offer, group)
    if (best !== undefined) found.push({ worth: best.worth * group.weight, reason: best.reason })
  }
  return found
    .sort((a, b) => b.worth - a.worth)
    .slice(0, mostReasons)
    .map(({ reason }) => reason)
}

function bestReason(
  segments: readonly Segment[],
  at: number,
  offer: number,
  group: Group,
): { worth: number; reason: Reason } | undefined {
  const index = segments[at]?.index
  const alternatives = group.perSegment[at]
  if (index === undefined || alternatives === undefined) return undefined
  let best: { worth: number; reason: Reason } | undefined
  for (const { word, share, kind, shown } of [...alternatives.best, ...alternatives.parts]) {
    const posting = index.posting(word, offer)
    if (posting < 0) continue
    const worth = (rarityOf(segments, at, word) * share * (index.arrays.postingImpacts[posting] ?? 0)) / 255
    if (best !== undefined && worth <= best.worth) continue
    const fields = index.arrays.postingFields[posting] ?? 0
    best = { worth, reason: { kind: kindOf(kind, fields), query: group.text, matched: shown ?? index.shown(word) } }
  }
  const type = index.arrays.types[offer] ?? 0
  const meant = typeRarity * (group.types?.[type] ?? 0)
  if (meant > 0 && (best === undefined || meant > best.worth)) {
    const matched = codeLabel('offerType', typeCodes.all[type] ?? '', 'de')
    best = {
      worth: meant,
      reason: { kind: phraseKinds[group.kinds?.[type] ?? 0] ?? 'synonym', query: group.text, matched },
    }
  }
  return best
}

function kindOf(kind: AlternativeKind, fields: number): Reason['kind'] {
  if (fields & fieldBits.code) return 'code'
  if (kind === 'corrected') return 'corrected'
  if (kind === 'part' || kind === 'inner') return 'part'
  if (fields & fieldBits.law) return 'law'
  if (fields & fieldBits.title) return fields & fieldBits.part && kind !== 'exact' ? 'part' : 'title'
  if (fields & fieldBits.provider) return 'provider'
  if (fields & fieldBits.place) return 'place'
  return fields & fieldBits.part ? 'part' : 'text'
}
