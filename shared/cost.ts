/** What a family pays for an offer. */
export const costs = ['free', 'reduced', 'fee', 'unknown'] as const
export type Cost = (typeof costs)[number]
