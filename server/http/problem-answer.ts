/** Expected trouble as an RFC 9457 problem document; what is unexpected says only that it was. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Problem, type ProblemDocument, problems } from '../../shared/problem.ts'
import { storeProblem } from '../store/trouble.ts'
import type { AppEnv } from './context.ts'
import { problemTitle } from './problem-title.ts'

/** Seconds to wait where a repeat helps and nothing better is known. */
const defaultRetryAfter = 5

/** The answer with its status. `Retry-After` is said in seconds, where waiting helps. */
export function answerProblem(c: Context<AppEnv>, problem: Problem): Response {
  const { status, retry } = problems[problem.code]
  const document: ProblemDocument = {
    type: 'about:blank',
    title: problemTitle(problem.code),
    status,
    error: problem.code,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    ...problem.extra,
  }
  c.set('error', problem.code)
  const waits = status === 429 || status === 503 || status === 507
  const retryAfter = problem.extra.retryAfter ?? (waits && retry === 'later' ? defaultRetryAfter : undefined)
  if (retryAfter !== undefined) {
    document.retryAfter = retryAfter
    c.header('Retry-After', String(retryAfter))
  }
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  return c.body(JSON.stringify(document), status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  })
}

/** The problem behind anything that was thrown; undefined for the unexpected. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status === 400) return new Problem('malformed')
  if (error instanceof HTTPException && error.status === 413) return new Problem('too_large')
  return storeProblem(error)
}
