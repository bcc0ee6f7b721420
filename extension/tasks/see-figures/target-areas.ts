/** The areas for which this device's role may set targets, as the server will judge it. */
import type { Area } from '../../../shared/area.ts'
import type { EditingGround } from '../../store/offer-editing.ts'

/** `whole`: the network itself too. */
export function targetAreas({ rights, areas, network }: EditingGround): { whole: boolean; areas: Area[] } {
  if (rights === undefined || rights.whole)
    return { whole: true, areas: areas.filter(({ id }) => id !== network?.areaId) }
  return { whole: false, areas: areas.filter(({ id }) => rights.areas.has(id)) }
}
