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
} as const satisfies Record<string, 'sender' | 'receiver' | 'either'>

export type EventType = keyof typeof authorSide

export const eventTypes = Object.keys(authorSide) as EventType[]

/** Whether this version knows the type; a newer one's travels on as opaque. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(authorSide, type)
}

/** Depths whose loop the receiver closes; the others stay with the sender and have no receiver. */
export const depthsWithReceiver = ['appointment_made', 'accompanied', 'handed_over'] as const
