/**
 * What another network's settings make of ours: its words and codes come beside ours, and nothing of ours goes. Where
 * both say something of the same thing, theirs counts, for that is what was asked for; a threshold stays where it is higher.
 */

import { type Codes, codesSchema } from '../../../shared/codes/adjusted.ts'
import { labelsOnly } from '../../../shared/codes/choices.ts'
import { codesOf } from '../../../shared/codes/index.ts'
import type { Network } from '../../../shared/network.ts'
import { networkSchema } from '../../../shared/network.ts'
import type { SettingsFile } from '../../../shared/protocol/settings-file.ts'
import { freeCode } from './list-form.ts'

type OwnCode = Codes['own'][number]

const mostOwn = 100
const mostCodes = 300

/** Both lists as one. An own code of theirs that ours already means otherwise gets a number of its own here. */
export function joinedCodes(here: Codes | undefined, theirs: Codes): Codes {
  const ours = here ?? codesSchema.parse({ list: theirs.list })
  const own = [...ours.own]
  const codeHere = new Map<string, string>(codesOf(theirs.list).map((code) => [code, code]))
  for (const each of theirs.own) {
    if (!isCounted(theirs, each)) continue
    const same = own.find((mine) => isSame(mine, each))
    if (same === undefined && own.length >= mostOwn) continue
    const isTaken = own.some(({ code }) => code === each.code)
    const added = same ?? { ...each, code: isTaken ? freeCode(own) : each.code }
    if (same === undefined) own.push(added)
    codeHere.set(each.code, added.code)
  }
  const asHere = (codes: readonly string[]) => codes.flatMap((code) => codeHere.get(code) ?? [])
  const order = theirs.order.length === 0 ? ours.order : [...new Set([...asHere(theirs.order), ...ours.order])]
  return {
    list: theirs.list,
    order: order.slice(0, mostCodes),
    off: labelsOnly.has(theirs.list)
      ? ours.off
      : [...new Set([...ours.off, ...asHere(theirs.off)])].slice(0, mostCodes),
    relabelled: { ...ours.relabelled, ...known(theirs, ours.relabelled) },
    own,
  }
}

/** An own code counts as a standard one; one this version does not know would be refused by the server. */
function isCounted({ list }: Codes, { standard }: OwnCode): boolean {
  return !labelsOnly.has(list) && codesOf(list).some((code) => code === standard)
}

function isSame(one: OwnCode, other: OwnCode): boolean {
  return one.standard === other.standard && one.de.trim().toLowerCase() === other.de.trim().toLowerCase()
}

/** Their labels of codes that this version knows; a language they leave out keeps ours. */
function known({ list, relabelled }: Codes, ours: Codes['relabelled']): Codes['relabelled'] {
  const here = new Set<string>(codesOf(list))
  return Object.fromEntries(
    Object.entries(relabelled)
      .filter(([code]) => here.has(code))
      .map(([code, words]) => [code, { ...ours[code], ...words }]),
  )
}

/** Our rules with theirs. Goals and templates come beside ours; one that came from them before is renewed. */
export function joinedRules(ours: Network, theirs: SettingsFile['rules']): Network {
  const { thresholds, requiredFields, goals, noteTemplates, ...plain } = theirs
  const fields = new Set([...ours.requiredFields, ...(requiredFields ?? [])])
  return networkSchema.parse({
    ...ours,
    ...plain,
    requiredFields: [...fields],
    thresholds: {
      show: Math.max(ours.thresholds.show, thresholds?.show ?? 0),
      base: Math.max(ours.thresholds.base, thresholds?.base ?? 0),
    },
    goals: joined(ours.goals, goals, ({ title }) => title).slice(0, 30),
    noteTemplates: joined(ours.noteTemplates, noteTemplates, ({ name }) => name).slice(0, 20),
  })
}

function joined<T extends { id: string }>(
  ours: readonly T[],
  theirs: readonly T[] | undefined = [],
  nameOf: (one: T) => string,
): T[] {
  const names = new Set(ours.map(nameOf))
  const renewed = ours.map((one) => theirs.find(({ id }) => id === one.id) ?? one)
  const added = theirs.filter((one) => !ours.some(({ id }) => id === one.id) && !names.has(nameOf(one)))
  return [...renewed, ...added]
}
