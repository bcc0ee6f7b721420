/** What every screen of the chain is made from: the offers that count for the chosen area, and all around them. */
import { useMemo } from 'preact/hooks'
import type { Area } from '../../../shared/area.ts'
import { serves, type Ways, waysUp } from '../../../shared/chain/reach.ts'
import { inChain } from '../../../shared/chain/tally.ts'
import type { ChainLink } from '../../../shared/chain-link.ts'
import { type Editor, mayEdit, type Rights, rightsOn } from '../../../shared/edit-rights.ts'
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
  /** Every offer on this device, whatever its state: a link may name one that has ended. */
  byId: ReadonlyMap<string, Offer>
  tree: AreaTree
  ways: Ways
  area: Area | undefined
  /** The area's name, or what the whole network is called. */
  areaName: string
  /** What this device may change; undefined where it is not enrolled. */
  rights: Rights | undefined
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
      byId: new Map(catalogue.offers.map((offer) => [offer.id, offer])),
      tree,
      ways,
      area,
      areaName: area === undefined ? t('chain:wholeNetwork') : areaText(tree, area.id),
      rights: rightsOf(catalogue, device),
      day: today(),
    }
  }, [read, areaId])
}

/** Whether this device may set links at all, so that the way to it is shown. */
export function mayLink({ rights }: Pick<Chain, 'rights'>): boolean {
  return rights?.role === 'coordinator' || rights?.role === 'admin'
}

/** Whether the server will take the link as it stands or shall stand. */
export function mayLinkThese({ rights, byId }: Pick<Chain, 'rights' | 'byId'>, link: ChainLink): boolean {
  return rights !== undefined && mayEdit(rights, 'link', link, link, (id) => byId.get(id)) === 'yes'
}

/** Whether this device may edit the offer, so that a link into the editor leads somewhere. */
export function mayEditOffer({ rights }: Pick<Chain, 'rights'>, offer: Offer): boolean {
  return rights !== undefined && mayEdit(rights, 'offer', offer, offer) === 'yes'
}

function rightsOf({ areas, organisations, network }: ChainCatalogue, device: Editor | undefined): Rights | undefined {
  if (device === undefined) return undefined
  const ground = {
    root: network?.areaId,
    parentOf: new Map(areas.map(({ id, parentId }) => [id, parentId])),
    areaOf: new Map([...organisations.values()].map(({ id, areaId }) => [id, areaId])),
  }
  return rightsOn(ground, device)
}
