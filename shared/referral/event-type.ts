/** The event types of a referral by name and by who may write them; their facts stand in event.ts. */

/** Which side may author a type; `either` where both may. */
export const authorSide = {
  requested: 'sender',
  received: 'receiver',
  accepted: 'receiver',
  waitlisted: 'receiver',
  rejected: 'receiver',
  arrived: 'either',
  completed: 'either',
  failed: 'either',
  cancelled: 'either',
  consent_withdrawn: 'either',
  corrected: 'either',
  entered_in_error: 'sender',
  note_filed: 'either',
  unmet_need: 'sender',
  described: 'sender',
  shared: 'either',
  noted: 'either',
  planned: 'either',
  link_made: 'sender',
  presented: 'sender',
  removed: 'either',
} as const satisfies Record<string, 'sender' | 'receiver' | 'either'>

export type EventType = keyof typeof authorSide

export const eventTypes = Object.keys(authorSide) as EventType[]

/**
 * Types that concern the author's organisation alone: their payload says `own`, and no other feed ever
 * carries them. Any other type may be written so where the family wants no answer to be given.
 */
const ownTypes = ['described', 'noted', 'planned', 'link_made'] as const satisfies readonly EventType[]

/** Whether an event of this type may stand in its author's own feed alone. */
export function isOwnType(type: string): boolean {
  return ownTypes.some((own) => own === type)
}

/** Types that stand beside the referral's course and never move its state; no event names them as parents. */
const annotations = [
  'described',
  'shared',
  'noted',
  'planned',
  'link_made',
  'removed',
] as const satisfies readonly EventType[]

/** Whether a type moves nothing; a type that is not known is taken for none of these. */
export function isAnnotation(type: string): boolean {
  return annotations.some((annotation) => annotation === type)
}

/** Types that carry a sealed part. */
export const sealedTypes = ['shared', 'noted'] as const satisfies readonly EventType[]

/** Whether an event of this type carries a sealed part. */
export function isSealedType(type: string): boolean {
  return sealedTypes.some((sealed) => sealed === type)
}

/** Types that begin a record. */
export function isOpening(type: string): boolean {
  return type === 'requested' || type === 'unmet_need' || type === 'presented'
}

/** Whether this version knows the type; a newer one's travels on as opaque. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(authorSide, type)
}

/** Depths whose loop the receiver closes; the others stay with the sender and have no receiver. */
export const depthsWithReceiver = ['appointment_made', 'accompanied', 'handed_over'] as const
