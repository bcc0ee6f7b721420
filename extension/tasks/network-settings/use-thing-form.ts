/**
 * A form over one thing of the catalogue: every keystroke is kept as a draft, saving makes an edit of the fields that
 * were changed, and what does not fit its schema is told at the field.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { catalogueSchemas, type EditableKind } from '../../../shared/protocol/catalogue.ts'
import type { Fields } from '../../../shared/protocol/edits.ts'
import { sameValue } from '../../../shared/same-value.ts'
import { dropEditDraft, editDraftId, keepEditDraft, readEditDraft } from '../../store/edit-drafts.ts'
import { keepEdit } from '../../store/edits.ts'
import { fieldsOf } from '../../store/settled-edit.ts'
import { announce } from '../../ui/announce.ts'
import { t } from '../../ui/words.ts'

type Thing<T> = {
  kind: EditableKind
  item: string
  /** As the device has it; undefined for a new thing. */
  present: T | undefined
  /** What an untouched form shows. */
  start: T
  /** Puts right before saving what a person need not care about. */
  tidy?: (form: T) => T
}

export type ThingForm<T> = {
  form: T
  /** Whether a draft from before was taken up. */
  resumed: boolean
  dirty: boolean
  change(part: Partial<T>): void
  /** Whether the field at this path (`retention.sealed`) is at fault, once saving was tried. */
  faulty(path: string): boolean
  /** Puts the change down for the server; false where something is at fault. */
  save(): Promise<boolean>
  discard(): Promise<void>
}

/** Undefined until the draft that may be there was read. */
export function useThingForm<T extends object>({
  kind,
  item,
  present,
  start,
  tidy,
}: Thing<T>): ThingForm<T> | undefined {
  const id = editDraftId(kind, item)
  const [form, setForm] = useState<T | undefined>(undefined)
  const [resumed, resume] = useState(false)
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set())
  const was = useRef<T | undefined>(present)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is read once; the form is the person's from then on
  useEffect(() => {
    void readEditDraft(id).then((draft) => {
      if (draft !== undefined) was.current = draft.was === null ? undefined : (draft.was as T)
      setForm(draft === undefined ? start : { ...start, ...(draft.form as T) })
      resume(draft !== undefined)
    })
  }, [id])
  // What came from the server while nothing was typed is taken over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the thing itself counts
  useEffect(() => {
    if (form === undefined || isDirty) return
    was.current = present
    setForm(start)
  }, [present])
  const isDirty = form !== undefined && changedFields(was.current ?? start, form).length > 0
  if (form === undefined) return undefined
  const change = (part: Partial<T>) => {
    const next = { ...form, ...part }
    setForm(next)
    if (faults.size > 0) setFaults(faultsOf(kind, next))
    void keepEditDraft({ id, was: was.current ?? null, form: next })
  }
  const discard = async () => {
    await dropEditDraft(id)
    was.current = present
    setForm(start)
    setFaults(new Set())
    resume(false)
  }
  const save = async () => {
    const meant = tidy?.(form) ?? form
    const found = faultsOf(kind, meant)
    setFaults(found)
    if (found.size > 0) return false
    const before = was.current
    const fields = changedFields(before ?? {}, meant)
    if (fields.length > 0) {
      const { was: old, now } = sidesOf(before, meant, fields)
      await keepEdit({ kind, item, act: before === undefined ? 'create' : 'change', was: old, now })
    }
    await dropEditDraft(id)
    was.current = meant
    setForm(meant)
    resume(false)
    announce(fields.length > 0 ? t('network:saved') : t('network:nothingChanged'))
    return true
  }
  return { form, resumed, dirty: isDirty, change, faulty: (path) => faults.has(path), save, discard }
}

/** Removes a thing, as the person sees it. */
export async function removeThing(kind: EditableKind, item: string, present: object): Promise<void> {
  await keepEdit({ kind, item, act: 'remove', was: fieldsOf(present) ?? {}, now: {} })
  announce(t('network:removed'))
}

function changedFields(before: object, after: object): string[] {
  const [old = {}, now = {}] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) => !sameValue(old[field], now[field]))
}

function sidesOf(before: object | undefined, after: object, fields: readonly string[]): { was: Fields; now: Fields } {
  const [old = {}, now = {}] = [fieldsOf(before), fieldsOf(after)]
  return {
    was: before === undefined ? {} : Object.fromEntries(fields.map((field) => [field, old[field] ?? null])),
    now: Object.fromEntries(fields.map((field) => [field, now[field] ?? null])),
  }
}

/** Paths at fault, each with all paths above it. */
function faultsOf(kind: EditableKind, form: object): Set<string> {
  const parsed = catalogueSchemas[kind].safeParse(form)
  const faults = new Set<string>()
  for (const { path } of parsed.error?.issues ?? [])
    for (let depth = 1; depth <= path.length; depth++) faults.add(path.slice(0, depth).join('.'))
  return faults
}
