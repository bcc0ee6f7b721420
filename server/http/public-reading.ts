/** The paths that anybody may read from any page: the public read API. */
import { cors } from 'hono/cors'

export function isOpenData(path: string): boolean {
  return path === '/hsds' || path.startsWith('/hsds/')
}

export const allowAnybody = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  allowHeaders: ['If-None-Match'],
  exposeHeaders: ['ETag', 'Last-Modified', 'Retry-After'],
  maxAge: 86_400,
})
