/** The same records for everybody: the offers of the demonstration network, and referrals of six signed events. */
import { v7 as uuidv7 } from 'uuid'
import { type DemoNetwork, demoNetwork } from '../../../server/demo/network.ts'
import { someFacts } from '../../builders/a-referral.ts'
import { aWriter, type Writer, type WrittenEvent } from '../../proofs/parts/writer.ts'

export type Records = {
  network: DemoNetwork
  offers: readonly { id: string }[]
  /** The organisation whose device is measured, and the one it refers to. */
  sender: Writer
  receiver: Writer
  events: readonly WrittenEvent[]
  /** Number of events the device itself writes and pushes. */
  push: number
  /** Events that come in afterwards. */
  later: readonly WrittenEvent[]
}

const course = [
  ['sender', 'requested'],
  ['sender', 'note_filed'],
  ['receiver', 'received'],
  ['receiver', 'accepted'],
  ['receiver', 'arrived'],
  ['receiver', 'completed'],
] as const

/** `scale` 1: 10,000 offers, 50,000 events, 1,000 to push, 100 that come later. */
export function makeRecords(scale: number): Records {
  const of = (count: number) => Math.max(1, Math.round(count * scale))
  const network = demoNetwork({ offers: of(10_000) })
  const [one, other] = network.organisations
  if (one === undefined || other === undefined) throw new Error('the demonstration network lacks organisations')
  const sender = aWriter(one.id)
  const receiver = aWriter(other.id)
  return {
    network,
    offers: network.offers,
    sender,
    receiver,
    events: referrals(sender, receiver, of(50_000)),
    push: of(1_000),
    later: referrals(sender, receiver, of(100)),
  }
}

function referrals(sender: Writer, receiver: Writer, count: number): WrittenEvent[] {
  const events: WrittenEvent[] = []
  while (events.length < count) {
    const shared = { ref: uuidv7(), chain: uuidv7(), from: sender.organisationId, to: receiver.organisationId }
    let before: string | undefined
    for (const [index, [side, type]] of course.entries()) {
      if (events.length === count) break
      const author = side === 'sender' ? sender : receiver
      const par = before === undefined ? {} : { par: [before] }
      const event = author.write(null, { ...shared, t: type, lam: index + 1, c: someFacts[type], ...par })
      before = event.id
      events.push(event)
    }
  }
  return events
}
