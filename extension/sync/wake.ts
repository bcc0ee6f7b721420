/** A pause that can be ended early. A call that comes while nobody pauses ends the next pause at once. */
export class Wake {
  #pending: { insist: boolean } | undefined
  #resume: ((insist: boolean) => void) | undefined
  readonly #stop: AbortSignal

  constructor(stop: AbortSignal) {
    this.#stop = stop
  }

  /** Ends the pause. `insist` where a waiting time after trouble is no longer to be kept. */
  up(insist = false): void {
    if (this.#resume !== undefined) this.#resume(insist)
    else this.#pending = { insist: insist || this.#pending?.insist === true }
  }

  /** Pauses for at most so many ms; true when somebody insisted. */
  async within(ms: number): Promise<boolean> {
    const pending = this.#pending
    this.#pending = undefined
    if (pending !== undefined) return pending.insist
    if (this.#stop.aborted) return false
    return new Promise<boolean>((resolve) => {
      const done = (insist: boolean) => {
        clearTimeout(timer)
        this.#stop.removeEventListener('abort', stopped)
        this.#resume = undefined
        resolve(insist)
      }
      const stopped = () => done(false)
      const timer = setTimeout(() => done(false), ms)
      this.#stop.addEventListener('abort', stopped)
      this.#resume = done
    })
  }
}
