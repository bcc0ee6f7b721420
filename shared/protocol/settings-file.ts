/**
 * The settings of a network as a file, so that networks learn from each other: code lists, synonyms, links between
 * kinds of offer, rules, goals, templates. Nothing in it names an organisation, an offer or a place.
 */
import { codesSchema } from '../codes/adjusted.ts'
import { code } from '../codes/schema.ts'
import { networkSchema, synonymsSchema } from '../network.ts'
import { z } from '../zod.ts'

const rules = networkSchema.pick({
  respondWithinDays: true,
  retention: true,
  requiredFields: true,
  thresholds: true,
  goals: true,
  noteTemplates: true,
})

export const settingsFileSchema = z.strictObject({
  kettenglied: z.literal('network-settings'),
  version: z.literal(1),
  /** Name of the network it comes from. */
  from: z.string().max(120),
  on: z.iso.date(),
  codes: z.array(codesSchema).max(60).default([]),
  synonyms: z.array(synonymsSchema).max(5000).default([]),
  links: z
    .array(
      z.strictObject({
        from: code('offerType'),
        to: code('offerType'),
        transition: code('transition').optional(),
        note: z.string().max(400).optional(),
      }),
    )
    .max(2000)
    .default([]),
  rules: rules.partial().default({}),
})
export type SettingsFile = z.infer<typeof settingsFileSchema>
export const settingsFileBytes = 2 * 1024 * 1024
