/** Short forms for describing a route in the API's document. */
import { describeRoute, resolver } from 'hono-openapi'
import { type ProblemCode, problems } from '../../shared/problem.ts'
import { z } from '../../shared/zod.ts'

/** The body of every problem, as the document shows it. */
const problemDocumentSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  error: z.string(),
  detail: z.string().optional(),
  retryAfter: z.number().int().optional(),
  epoch: z.string().optional(),
})

type Description = {
  summary: string
  description?: string
  answer: z.ZodType
  problems?: readonly ProblemCode[]
  open?: boolean
}

/** Describes a JSON route: what it answers and which problems it may have. `open`: needs no token. */
export function described({ summary, description, answer, problems: codes = [], open = false }: Description) {
  const all: readonly ProblemCode[] = open
    ? codes
    : [...codes, 'unauthenticated', 'token_expired', 'device_revoked', 'forbidden', 'too_many_requests']
  return describeRoute({
    summary,
    ...(description === undefined ? {} : { description }),
    security: open ? [] : [{ device: [] }],
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: resolver(answer) } } },
      ...problemResponses(all),
    },
  })
}

/** The answers of these problems for the API's document, by HTTP status. */
export function problemResponses(codes: readonly ProblemCode[]) {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, each]) => [
      status,
      {
        description: each.join(', '),
        content: { 'application/problem+json': { schema: resolver(problemDocumentSchema) } },
      },
    ]),
  )
}
