/**
 * The administrator's policy. The first read after a browser start takes about three seconds, so
 * nothing waits for it: the signal is empty at first and fills when the browser answers.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { type Policy, readPolicy } from '../../shared/policy.ts'
import { inExtension } from './storage.ts'

const present = signal<Policy>({})

/** What is fixed by policy, as far as it is known yet. */
export const policy: ReadonlySignal<Policy> = present

/**
 * Reads the policy and follows its changes; `then` is called with each. Returns at once. Without a
 * policy Firefox rejects.
 */
export function startPolicy(then: (policy: Policy) => void = () => {}): void {
  if (!inExtension()) return
  const take = (value: unknown) => {
    present.value = readPolicy(value)
    then(present.value)
  }
  const { managed } = browser.storage
  const read = () => void managed.get(null).then(take, () => take({}))
  read()
  managed.onChanged.addListener(read)
}
