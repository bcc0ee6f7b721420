/** Which parts of the dashboard a role works with; the server refuses the rest in any case. */
import type { Role } from '../../shared/codes/index.ts'

export type DashboardArea = 'chain' | 'statistics' | 'reports' | 'offers' | 'upkeep' | 'imports' | 'network'

const areas: Readonly<Record<Role, readonly DashboardArea[]>> = {
  professional: ['chain'],
  reader: ['statistics', 'reports', 'chain'],
  offer_editor: ['chain', 'offers', 'upkeep'],
  coordinator: ['chain', 'statistics', 'reports', 'offers', 'upkeep', 'imports', 'network'],
  admin: ['chain', 'statistics', 'reports', 'offers', 'upkeep', 'imports', 'network'],
}

/** In the order in which they stand above the page; a role starts with its first. */
export function dashboardAreas(role: Role): readonly DashboardArea[] {
  return areas[role]
}
