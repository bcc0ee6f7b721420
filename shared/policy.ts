/**
 * What an administrator may fix by enterprise policy (`storage.managed`). The managed schema that
 * browsers read is made from this file; a test holds the two together.
 */
import { z } from './zod.ts'

export const policySchema = z.object({
  /** Address of the network's server; the set-up then asks for the code alone. */
  serverAddress: z.string().max(300).optional(),
  /** Language of the panel. */
  language: z.enum(['de', 'en']).optional(),
  /** Months after which a finished referral may be erased from the device. */
  retentionMonths: z.number().int().min(1).max(600).optional(),
  /** Forbids sealing for an organisation whose six words nobody compared on this device. */
  forbidUnverified: z.boolean().optional(),
  /** Allows invitations that carry the organisation's keys, so that a device needs no admission. */
  allowImmediateJoin: z.boolean().optional(),
  /** False: no messages of the system; the number on the icon stays. */
  notifications: z.boolean().optional(),
  /** Whether referrals are logged in three steps from the need; nobody may choose otherwise on the device. */
  quickLogging: z.boolean().optional(),
})

export type Policy = z.infer<typeof policySchema>

type Setting = {
  type: 'string' | 'integer' | 'boolean'
  title: string
  description: string
  enum?: string[]
  minimum?: number
  maximum?: number
}

/** The settings in the form of Chromium's managed schema, which knows a part of JSON Schema draft 3 only. */
const settings: Record<keyof Policy, Setting> = {
  serverAddress: {
    type: 'string',
    title: 'Server address',
    description: 'Address of the network’s server, for example https://kettenglied.kreis.example',
  },
  language: { type: 'string', title: 'Language', description: 'Language of the panel', enum: ['de', 'en'] },
  retentionMonths: {
    type: 'integer',
    title: 'Retention in months',
    description: 'Months after which a finished referral may be erased from the device',
    minimum: 1,
    maximum: 600,
  },
  forbidUnverified: {
    type: 'boolean',
    title: 'Seal for compared organisations only',
    description: 'Contact data and messages go only to organisations whose six words were compared on this device',
  },
  allowImmediateJoin: {
    type: 'boolean',
    title: 'Allow immediate join',
    description: 'Invitations may carry the organisation’s keys: code and database together then open everything',
  },
  notifications: {
    type: 'boolean',
    title: 'Messages of the system',
    description:
      'False turns off the messages about new hand-overs and the reminder of the day; the number on the icon stays',
  },
  quickLogging: {
    type: 'boolean',
    title: 'Quick logging',
    description:
      'True or false: referrals are, or are not, logged in three steps from the need, whatever was chosen on the device',
  },
}

/** What stands in extension/public/managed-schema.json. */
export const managedSchema = { type: 'object', properties: settings } as const

/** Reads a policy setting by setting: one that is malformed is left out, the others still count. */
export function readPolicy(value: unknown): Policy {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const sound = Object.entries(policySchema.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(given[key])
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : []
  })
  return Object.fromEntries(sound) as Policy
}
