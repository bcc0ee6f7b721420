/** The memory of a running process, as a thief with root on the server would copy it (Linux). */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

const chunk = 16 * 1024 * 1024
/** Longer than any mark in any form: what lies across two chunks is still found. */
const overlap = 1024

/** Calls `look` with every readable part of the process's own memory. @throws where the system forbids it */
export function readMemory(pid: number, look: (bytes: Buffer) => void): void {
  const file = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const { from, to } of readableParts(pid)) {
      for (let at = from; at < to; at += chunk - overlap) {
        const bytes = readPart(file, at, Math.min(chunk, to - at))
        if (bytes !== undefined) look(bytes)
      }
    }
  } finally {
    closeSync(file)
  }
}

/** Private, writable mappings: heap, stacks and what was allocated; not the program's files. */
function readableParts(pid: number): { from: number; to: number }[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from, to, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? []
      if (from === undefined || to === undefined || !rights?.startsWith('rw')) return []
      return [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }]
    })
}

/** Undefined for a part that was given back meanwhile or cannot be read. */
function readPart(file: number, at: number, length: number): Buffer | undefined {
  const bytes = Buffer.alloc(length)
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, length, at))
  } catch {
    return undefined
  }
}
