/**
 * A form over one thing of the catalogue: every keystroke is kept as a draft, saving makes an edit of the fields that
 * were changed, and what does not fit its schema is told at the field. What was saved here and waits for the server
 * counts as there: the form shows it, and the next change builds on it. What another window types into the same thing
 * comes here as it is written: several screens show parts of one, such as the network.
 */
import { useEffect, useState } from 'preact/hooks'
import type { ProblemCode } from '../../shared/problem.ts'
import { catalogueSchemas, type EditableKind } from '../../shared/protocol/catalogue.ts'
import { asMeant } from '../store/as-meant.ts'
import { dropEditDraft, editDraftId, keepEditDraft, readEditDraft } from '../store/edit-drafts.ts'
import { keepEdit, pendingEdits } from '../store/edits.ts'
import type { Keeping } from '../store/kept-form.ts'
import { useLive } from '../store/live.ts'
import { fieldsOf } from '../store/settled-edit.ts'
import { useKeptForm } from '../store/use-kept-form.ts'
import { announce } from '../ui/announce.ts'
import { t } from '../ui/words.ts'
import { changedFields, editTo, faultsOf } from './thing-form.ts'

type Thing<T> = {
  kind: EditableKind
  item: string
  /** As the device has it; undefined for a new thing. */
  present: T | undefined
  /** What an untouched form of a new thing shows. */
  empty: T
  /** Puts right before saving what a person need not care about. */
  tidy?: (form: T) => T
}

export type ThingForm<T> = {
  kind: EditableKind
  item: string
  form: T
  /** Whether a draft from before was taken up. */
  resumed: boolean
  dirty: boolean
  /** Whether a change of this thing waits for the server, or for a person's decision. */
  onItsWay: 'no' | 'waiting' | 'stuck'
  change(part: Partial<T>): void
  /** Whether the field at this path (`retention.sealed`) is at fault, once saving was tried. */
  faulty(path: string): boolean
  /** Puts the change down for the server; false where something is at fault. */
  save(): Promise<boolean>
  discard(): Promise<void>
  /** Why the last change could not be kept; that still stands on the screen. */
  problem: ProblemCode | undefined
}

/** What was typed, and what the thing was when typing began. */
type Typed<T> = { was: T | undefined; form: T }

function keepingOf<T extends object>(id: string): Keeping<Typed<T>> {
  return {
    async read() {
      const kept = await readEditDraft(id)
      if (kept === undefined) return undefined
      return { was: (fieldsOf(kept.was) as T | undefined) ?? undefined, form: kept.form as T }
    },
    keep: ({ was, form }) => keepEditDraft({ id, was: was ?? null, form }),
  }
}

/** Undefined until the draft and the waiting changes were read. */
export function useThingForm<T extends object>(thing: Thing<T>): ThingForm<T> | undefined {
  const { kind, item, present, empty, tidy } = thing
  const id = editDraftId(kind, item)
  const edits = useLive(() => pendingEdits({ kind, item }), [kind, item])
  const draft = useKeptForm(id, keepingOf<T>(id))
  const [saved, setSaved] = useState<T | undefined>(undefined)
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set())
  const base = edits === undefined ? undefined : asMeant<T>(catalogueSchemas[kind], present, edits)
  const baseKey = JSON.stringify(base)
  // What was saved is shown until the change stands among those that wait, so that no field jumps back for a moment.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by the thing's content, which is a new object each time
  useEffect(() => setSaved(undefined), [baseKey])
  const { form: typed } = draft
  if (edits === undefined || typed === undefined) return undefined
  const dirty = typed !== null && changedFields(typed.was ?? empty, typed.form).length > 0
  const form = dirty ? typed.form : (saved ?? base ?? empty)
  return {
    kind,
    item,
    form,
    resumed: draft.resumed !== undefined && dirty,
    dirty,
    onItsWay: edits.length === 0 ? 'no' : edits.every(({ state }) => state === 'waiting') ? 'waiting' : 'stuck',
    problem: draft.problem,
    faulty: (path) => faults.has(path),
    change(part) {
      const was = dirty ? typed.was : (saved ?? base)
      const next = { was, form: { ...form, ...part } }
      draft.change(next)
      if (faults.size > 0) setFaults(faultsOf(kind, next.form))
    },
    async save() {
      const meant = tidy?.(form) ?? form
      const found = faultsOf(kind, meant)
      setFaults(found)
      if (found.size > 0) return false
      const edit = dirty ? editTo({ kind, item }, typed.was, meant) : undefined
      if (edit !== undefined) await keepEdit(edit)
      setSaved(meant)
      await dropEditDraft(id)
      draft.show(null)
      announce(edit === undefined ? t('network:nothingChanged') : t('network:saved'))
      return true
    },
    async discard() {
      await dropEditDraft(id)
      draft.show(null)
      setFaults(new Set())
    },
  }
}

/** Removes a thing, as the person sees it. */
export async function removeThing(kind: EditableKind, item: string, present: object): Promise<void> {
  await keepEdit({ kind, item, act: 'remove', was: fieldsOf(present) ?? {}, now: {} })
  announce(t('network:removed'))
}
