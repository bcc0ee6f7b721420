/** What a server has that was given no database of released figures: none. */
import type { Released } from '../released/released.ts'

export const nothingReleased: Released = {
  releases: async () => [],
  cells: async () => undefined,
  close: async () => undefined,
}
