/** The other organisations that have keys, with what is needed to compare them: from the pinned key logs and the catalogue. */
import { fold } from '../../../shared/text/fold.ts'
import { type Peer, peerOf } from '../../keys/peers.ts'
import { readOrganisation } from '../../store/catalogue.ts'
import { enrolment } from '../../store/enrolment.ts'
import { allKeyLogs } from '../../store/key-logs.ts'

export type Partner = Peer & {
  /** Undefined where the catalogue does not know it any more. */
  name: string | undefined
  comparedOn?: string
}

type Partners = { own: Partner | undefined; others: Partner[] }

/** Works inside `useLive`. */
export async function readPartners(): Promise<Partners> {
  const own = (await enrolment())?.organisationId
  const logs = await allKeyLogs()
  const all = await Promise.all(
    logs.map(async ({ org, compared }): Promise<Partner | undefined> => {
      const [peer, organisation] = await Promise.all([peerOf(org), readOrganisation(org)])
      if (peer === undefined) return undefined
      const comparedOn = peer.compared ? compared?.on : undefined
      return { ...peer, name: organisation?.name, ...(comparedOn !== undefined && { comparedOn }) }
    }),
  )
  const known = all.filter((partner) => partner !== undefined)
  return { own: known.find(({ org }) => org === own), others: inOrder(known.filter(({ org }) => org !== own)) }
}

/** Blocked ones first, then who is not yet compared, each by name. */
export function inOrder(partners: readonly Partner[]): Partner[] {
  const rank = ({ blocked, compared }: Partner) => (blocked !== undefined ? 0 : compared ? 2 : 1)
  return [...partners].sort((a, b) => rank(a) - rank(b) || (a.name ?? a.org).localeCompare(b.name ?? b.org, 'de'))
}

/** Those whose name has every word that was typed. */
export function matching(partners: readonly Partner[], typed: string): Partner[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return partners.filter(({ name, org }) => {
    const text = fold(name ?? org)
    return words.every((word) => text.includes(word))
  })
}
