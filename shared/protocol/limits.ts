/** The numbers both sides keep to; `GET /v1/hello` says them too, so that a client obeys its server's. */
export const protocolVersion = 1
export const payloadVersion = 1

export const limits = {
  pushEvents: 200,
  pushBytes: 512 * 1024,
  pullEvents: 500,
  pullBytes: 1024 * 1024,
  eventBytes: 16 * 1024,
  cataloguePull: 500,
  /** A Lamport number may run ahead of the highest known one of its referral by this much. */
  lamportLead: 10_000,
  lamportMax: 2 ** 31 - 1,
  /**
   * Events of one organisation in one referral. Everybody who has them folds them all at each new one, so that without
   * an end one side could freeze the devices of the other.
   */
  eventsPerSide: 500,
  /** Beyond it only what takes consent or parts back is stored, so many at most: that is never too late. */
  takingBackBeyond: 100,
  /** Parents an event may name. */
  parents: 8,
} as const
