/** What every screen of the chain is made from: the offers that count for the chosen area, and all around them. */
import { useMemo } from 'preact/hooks'
import type { Area } from '../../../shared/area.ts'
import { serves, type Ways, waysUp } from '../../../shared/chain/reach.ts'
import { inChain } from '../../../shared/chain/tally.ts'
import type { Role } from '../../../shared/codes/index.ts'
import type { Offer } from '../../../shared/offer.ts'
import { type AreaTree, areaText, treeOf } from '../../offer-view/area-tree.ts'
import { today } from '../../platform/clock.ts'
import { type ChainCatalogue, readChainCatalogue } from '../../store/chain.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { t } from '../../ui/words.ts'
import { chosenArea } from './chosen-area.ts'

export type Chain = Omit<ChainCatalogue, 'offers'> & {
  /** Published and paused, serving the area. */
  offers: Offer[]
  /** Published and paused, of the whole network. */
  everywhere: Offer[]
  /** Of every offer on this device, whatever its state: a link may name one that has ended. */
  titles: ReadonlyMap<string, string>
  tree: AreaTree
  ways: Ways
  area: Area | undefined
  /** The area's name, or what the whole network is called. */
  areaName: string
  role: Role | undefined
  organisationId: string | undefined
  day: string
}

/** Undefined until the catalogue is read. */
export function useChain(): Chain | undefined {
  const read = useLive(async () => ({ catalogue: await readChainCatalogue(), device: await enrolment() }), [])
  const areaId = chosenArea.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signal's value is read above, so that a change of it renders anew
  return useMemo(() => {
    if (read === undefined) return undefined
    const { catalogue, device } = read
    const tree = treeOf(catalogue.areas)
    const ways = waysUp(catalogue.areas)
    const area = areaId === undefined ? undefined : tree.get(areaId)
    const everywhere = catalogue.offers.filter(inChain)
    return {
      ...catalogue,
      everywhere,
      offers: everywhere.filter((offer) => serves(ways, offer.areaIds, area?.id)),
      titles: new Map(catalogue.offers.map(({ id, title }) => [id, title])),
      tree,
      ways,
      area,
      areaName: area === undefined ? t('chain:wholeNetwork') : areaText(tree, area.id),
      role: device?.role,
      organisationId: device?.organisationId,
      day: today(),
    }
  }, [read, areaId])
}

/** Whether this device may set links; of which area, the server knows. */
export function mayLink({ role }: Pick<Chain, 'role'>): boolean {
  return role === 'coordinator' || role === 'admin'
}

/** Whether this device may edit the offer, so that a link into the editor leads somewhere. */
export function mayEdit(chain: Pick<Chain, 'role' | 'organisationId'>, offer: Offer): boolean {
  return mayLink(chain) || (chain.role === 'offer_editor' && chain.organisationId === offer.organisationId)
}
