/**
 * What the machine, the disk or the database answered, in one line that says where to look. A stack would tell a
 * person who runs the server nothing, and “not available right now” not that the address is wrong.
 */

type SystemError = { code?: unknown; errcode?: unknown; message?: unknown; hostname?: unknown; path?: unknown }

const unknownMachine = ({ hostname }: SystemError) =>
  `No machine is called “${String(hostname)}”. Check HOST and DATABASE_URL.`
const noAnswer = ({ message }: SystemError) =>
  `PostgreSQL does not answer (${String(message)}). Does it run, and is DATABASE_URL right?`
const noPermission = ({ message }: SystemError) => `No permission: ${String(message)}`

/** By Node's error code. */
const byCode: Record<string, (error: SystemError) => string> = {
  EADDRINUSE: () => 'The port is taken by another program. Set another PORT.',
  EADDRNOTAVAIL: () => 'HOST is no address of this machine. Set one it has, for instance 127.0.0.1.',
  ENOTFOUND: unknownMachine,
  EAI_AGAIN: unknownMachine,
  ECONNREFUSED: noAnswer,
  ETIMEDOUT: noAnswer,
  EACCES: noPermission,
  EROFS: noPermission,
  EPERM: noPermission,
  EEXIST: ({ path }) => `${String(path)} is a file and no folder.`,
  ENOTDIR: ({ path }) => `${String(path)} lies in a file and no folder.`,
  EISDIR: ({ message }) => `A file is wanted, not a folder: ${String(message)}`,
  ENOENT: ({ path, message }) => `There is no ${typeof path === 'string' ? path : `such file: ${String(message)}`}.`,
}

/** By SQLite's result code. */
const bySqlite: Record<number, string> = {
  8: 'The database may only be read. Check the rights on its file and folder.',
  10: 'The disk answered with an error while the database was read or written.',
  11: 'The database file is damaged. Put a backup back (`restore`).',
  14: 'The database file cannot be opened or made: is its folder there, and may this account write in it?',
  26: 'That file is no database of this server. Check DATA_DIR and DATABASE_URL.',
}

/** PostgreSQL's own words are clear where it refuses an account, a database or a right. */
const refusals = /^(28|3D|42501)/

/** Undefined for anything else. */
export function systemTrouble(error: unknown): string | undefined {
  const system = (error ?? {}) as SystemError
  const { code, errcode, message } = system
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') return bySqlite[errcode & 0xff]
  if (typeof code !== 'string') return undefined
  if (refusals.test(code)) return `PostgreSQL refuses: ${String(message)}. Check DATABASE_URL.`
  return byCode[code]?.(system)
}
