/** The name of an answer's content: the same for the same request as long as nothing new was released. */
import { createHash } from 'node:crypto'

/** @param content what the answer is made of; equal content gives an equal name, after a restart too */
export function etagOf(content: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}"`
}

/** Whether the client's copy is the present one; a proxy may have marked the name as weak. */
export function hasCopy(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}
