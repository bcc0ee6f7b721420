/** Which parts of the dashboard a role works with; the server refuses the rest in any case. */
import type { Role } from '../../shared/codes/index.ts'

export type DashboardArea = 'chain' | 'offers' | 'upkeep' | 'imports' | 'network'

const areas: Readonly<Record<Role, readonly DashboardArea[]>> = {
  professional: ['chain'],
  reader: ['chain'],
  offer_editor: ['chain', 'offers', 'upkeep'],
  coordinator: ['chain', 'offers', 'upkeep', 'imports', 'network'],
  admin: ['chain', 'offers', 'upkeep', 'imports', 'network'],
}

export function dashboardAreas(role: Role): readonly DashboardArea[] {
  return areas[role]
}
