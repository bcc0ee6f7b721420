/** Reads what a traced server asked of the system, to see in which order disk and network were served. */
import { spawnSync } from 'node:child_process'

export const straceWorks = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0

/** Put before a command: its writes and syncs go to `file`, descriptors with their paths. */
export function traceTo(file: string): string[] {
  return ['strace', '-f', '-y', '-s', '4096', '-o', file, '-e', 'trace=write,writev,pwrite64,sendto,fsync,fdatasync']
}

export type Call = 'log_written' | 'log_synced' | 'answered'

/** The calls that matter, in order: writes and syncs of the write-ahead log, and the answer to a push. */
export function callsOf(trace: string): Call[] {
  return wholeCalls(trace).flatMap((line): Call[] => {
    if (/\bp?write(64)?\(\d+<[^>]*-wal>/.test(line)) return ['log_written']
    // A sync counts when it has returned.
    if (/\bf(data)?sync\(\d+<[^>]*-wal>\)\s+= 0/.test(line)) return ['log_synced']
    if (/\b(writev?|sendto)\(\d+<(socket|TCP)/.test(line) && line.includes('stored')) return ['answered']
    return []
  })
}

/** A call that another thread's interrupted in the listing stands where it returned. */
function wholeCalls(trace: string): string[] {
  const begun = new Map<string, string>()
  return trace.split('\n').map((line) => {
    const thread = line.split(' ', 1)[0] ?? ''
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.replace('<unfinished ...>', ''))
      return ''
    }
    return line.includes(' resumed>') ? (begun.get(thread) ?? '') + line.split(' resumed>')[1] : line
  })
}
