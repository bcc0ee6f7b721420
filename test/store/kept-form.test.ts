/** Two windows over one kept form: what is typed in one stands in the other, and neither takes away what the other wrote. */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { lockNow, setPin } from '../../extension/keys/lock.ts'
import { dropEditDraft, keepEditDraft, readEditDraft } from '../../extension/store/edit-drafts.ts'
import { type Following, followForm, type Keeping } from '../../extension/store/kept-form.ts'
import {
  dropEmptyMessage,
  dropMessage,
  keepingMessage,
  keepMessage,
  startMessage,
} from '../../extension/store/message-drafts.ts'
import { Problem } from '../../shared/problem.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'

type Form = { goal: string; template: string }

const id = 'network:network'
const ref = '01990000-0000-7000-8000-0000000000e1'
let device: TestDevice
const opened: Following<object>[] = []

beforeEach(() => {
  device = aDevice()
})
afterEach(() => {
  for (const each of opened.splice(0)) each.stop()
})

const network: Keeping<Form> = {
  read: async () => (await readEditDraft(id, device))?.form as Form | undefined,
  keep: (form) => keepEditDraft({ id, was: null, form }, device),
}

/** A window on the form, and what it shows. */
function aWindow<T extends object>(keeping: Keeping<T>) {
  const seen: { form: T | null | undefined; problem: string | undefined } = { form: undefined, problem: undefined }
  const following = followForm(keeping, {
    form: (form) => {
      seen.form = form
    },
    problem: (code) => {
      seen.problem = code
    },
  })
  opened.push(following as Following<object>)
  return { seen, ...following }
}

/** A way to keep that waits until it is let go. */
function held() {
  const waiting: (() => void)[] = []
  return {
    keep: async (form: Form) => {
      await new Promise<void>((go) => waiting.push(go))
      await network.keep(form)
    },
    letGo: () => waiting.shift()?.(),
  }
}

it('shows in one window what is typed in the other, so that the next change builds on it', async () => {
  const [one, other] = [aWindow(network), aWindow(network)]
  await vi.waitFor(() => expect([one.seen.form, other.seen.form]).toEqual([null, null]))
  one.change({ goal: 'Jedes Kind', template: '' })
  await vi.waitFor(() => expect(other.seen.form).toEqual({ goal: 'Jedes Kind', template: '' }))
  other.change({ goal: other.seen.form?.goal ?? '', template: 'Vermerk' })
  await vi.waitFor(() => expect(one.seen.form).toEqual({ goal: 'Jedes Kind', template: 'Vermerk' }))
})

it('leaves what is typed here and not kept yet, and shows afterwards what stands', async () => {
  const disk = held()
  const [here, there] = [aWindow({ ...network, keep: disk.keep }), aWindow(network)]
  await vi.waitFor(() => expect(here.seen.form).toBeNull())
  here.change({ goal: 'hier', template: '' })
  there.change({ goal: 'dort', template: '' })
  await vi.waitFor(async () => expect(await network.read()).toEqual({ goal: 'dort', template: '' }))
  expect(here.seen.form).toEqual({ goal: 'hier', template: '' })
  disk.letGo()
  await vi.waitFor(() => expect(there.seen.form).toEqual({ goal: 'hier', template: '' }))
})

it('catches up with what was written elsewhere while a change of its own could not be told from it', async () => {
  let settled = () => {}
  const here = aWindow<Form>({
    ...network,
    keep: async (form) => {
      await network.keep(form)
      await new Promise<void>((done) => {
        settled = done
      })
    },
  })
  const seen = aWindow(network)
  here.change({ goal: 'hier', template: '' })
  await vi.waitFor(() => expect(seen.seen.form).toEqual({ goal: 'hier', template: '' }))
  seen.change({ goal: 'dort', template: '' })
  const third = aWindow(network)
  await vi.waitFor(() => expect(third.seen.form).toEqual({ goal: 'dort', template: '' }))
  expect(here.seen.form).toEqual({ goal: 'hier', template: '' })
  settled()
  await vi.waitFor(() => expect(here.seen.form).toEqual({ goal: 'dort', template: '' }))
})

it('tells that a change could not be kept, and leaves it on the screen', async () => {
  const here = aWindow({ ...network, keep: () => Promise.reject(new Problem('local_storage_full')) })
  here.change({ goal: 'hier', template: '' })
  await vi.waitFor(() => expect(here.seen.problem).toBe('local_storage_full'))
  await aWindow(network).change({ goal: 'dort', template: '' })
  await vi.waitFor(async () => expect(await network.read()).toEqual({ goal: 'dort', template: '' }))
  expect(here.seen.form).toEqual({ goal: 'hier', template: '' })
})

it('shows that a form was saved or given up elsewhere, and what ends here at once', async () => {
  const [one, other] = [aWindow(network), aWindow(network)]
  one.change({ goal: 'hier', template: '' })
  await vi.waitFor(() => expect(other.seen.form).toEqual({ goal: 'hier', template: '' }))
  await dropEditDraft(id, device)
  one.show(null)
  expect(one.seen.form).toBeNull()
  await vi.waitFor(() => expect(other.seen.form).toBeNull())
})

it('shows a message to a receiver in every window, until it is sent from one of them', async () => {
  await startMessage(ref, device)
  const [one, other] = [aWindow(keepingMessage(ref, device)), aWindow(keepingMessage(ref, device))]
  one.change({ ref, message: 'Am Dienstag' })
  await vi.waitFor(() => expect(other.seen.form).toEqual({ ref, message: 'Am Dienstag' }))
  await dropMessage(ref, device)
  await vi.waitFor(() => expect([one.seen.form, other.seen.form]).toEqual([null, null]))
})

it('ends a message only where nothing stands in it, whichever window closes', async () => {
  await startMessage(ref, device)
  await keepMessage({ ref, message: 'Am Dienstag' }, device)
  await dropEmptyMessage(ref, device)
  expect(await startMessage(ref, device)).toEqual({ ref, message: 'Am Dienstag' })
  await keepMessage({ ref, message: ' ' }, device)
  await dropEmptyMessage(ref, device)
  expect(await device.database.drafts.count()).toBe(0)
})

it('ends no message that it cannot read', async () => {
  await setPin('482913', undefined, device)
  await startMessage(ref, device)
  await keepMessage({ ref, message: '' }, device)
  await lockNow(device)
  await expect(dropEmptyMessage(ref, device)).rejects.toMatchObject({ code: 'locked' })
  expect(await device.database.drafts.count()).toBe(1)
})
