/** Why the release job would rather release nothing. */

const refusals = {
  key_missing:
    'Figures were released before, but the file of the noise key is missing. Put it back from a backup (NOISE_KEY_FILE), or begin a new key on purpose: release --new-key.',
  key_other:
    'The file of the noise key holds another key than the one figures were last released with. Put the right one back from a backup (NOISE_KEY_FILE), or begin a new key on purpose: release --new-key. Where a release --new-key was cut short just before, run it again; that is all.',
  key_broken: 'The file of the noise key (NOISE_KEY_FILE) holds no key. Put it back from a backup.',
  clock_back:
    'The clock stands before the newest release. Nothing is released until it is right; check date and time of the machine.',
  log_broken:
    'The log of the released figures was changed. Nothing is released; run verify, and put the figures back from a backup.',
  no_file: 'Figures are not released from a database in memory.',
} as const
type Refusal = keyof typeof refusals

/** The message is for the person at the command line; `code` goes into the log. */
export class ReleaseRefused extends Error {
  readonly code: Refusal

  constructor(code: Refusal) {
    super(refusals[code])
    this.name = 'ReleaseRefused'
    this.code = code
  }
}
