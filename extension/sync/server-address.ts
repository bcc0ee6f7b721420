/** A server's address as a person types it. */

/** Names of this very machine: the only ones that may be spoken to without TLS. */
const thisMachine = ['localhost', '127.0.0.1']

/** The origin to speak to, `https://` put before where no scheme was typed; undefined where it is no address. */
export function serverAddress(typed: string): string | undefined {
  const text = typed.trim()
  const bare = !/^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  const local = thisMachine.some((name) => text === name || text.startsWith(`${name}:`) || text.startsWith(`${name}/`))
  let url: URL
  try {
    url = new URL(bare ? `${local ? 'http' : 'https'}://${text}` : text)
  } catch {
    return undefined
  }
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && thisMachine.includes(url.hostname))
  return allowed ? url.origin : undefined
}
