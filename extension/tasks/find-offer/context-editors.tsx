/** The small editors of the case context. Enter takes the entry over, Esc leaves things as they are. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { LifePhase } from '../../../shared/codes/index.ts'
import { phaseAt } from '../../../shared/text/age.ts'
import { type AreaTree, areaText, suggestAreas } from '../../offer-view/area-tree.ts'
import { setCaseContext } from '../../store/case-context.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { options, t } from '../../ui/words.ts'
import { readAgeEntry } from './context-entry.ts'

/** An age as people write it (`7 Monate`) sets the life phase too; or a phase alone is chosen. */
export function AgeEditor({ onDone }: { onDone: () => void }) {
  const [typed, type] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const take = () => {
    const ageMonths = readAgeEntry(typed)
    if (ageMonths === undefined) return setError(t('find:ageUnread'))
    setCaseContext({ ageMonths, lifePhase: phaseAt(ageMonths) })
    onDone()
  }
  const takePhase = (phase: LifePhase | undefined) => {
    if (phase === undefined) return
    setCaseContext({ lifePhase: phase, ageMonths: undefined })
    onDone()
  }
  const phases = options('lifePhase').filter(({ value }) => value !== 'all_phases')
  return (
    <Editor onDone={onDone} onSubmit={take}>
      <TextField
        label={t('find:ageField')}
        hint={t('find:ageHint')}
        error={error}
        value={typed}
        maxLength={30}
        onInput={(value) => {
          type(value)
          setError(undefined)
        }}
      />
      <div class="row">
        <Button type="submit" small>
          {t('find:take')}
        </Button>
      </div>
      <Select
        label={t('find:phaseField')}
        value=""
        emptyLabel={t('find:choose')}
        options={phases}
        onChange={(chosen) => takePhase(phases.find(({ value }) => value === chosen)?.value)}
      />
    </Editor>
  )
}

/** Any area of the network, found by name. */
export function AreaEditor({ tree, onDone }: { tree: AreaTree; onDone: () => void }) {
  return (
    <Editor onDone={onDone}>
      <Combobox
        label={t('find:areaField')}
        hint={t('find:areaHint')}
        suggest={(typed) =>
          suggestAreas(tree, typed).map((area) => ({ value: area.id, label: areaText(tree, area.id) }))
        }
        onPick={(areaId) => {
          setCaseContext({ areaId })
          onDone()
        }}
      />
    </Editor>
  )
}

/** The language the family would like to be spoken to in; found by any part of its name. */
export function LanguageEditor({ onDone }: { onDone: () => void }) {
  const languages = options('language')
  return (
    <Editor onDone={onDone}>
      <Combobox
        label={t('find:languageField')}
        suggest={(typed) =>
          languages.filter((option) => option.label.toLowerCase().includes(typed.trim().toLowerCase()))
        }
        onPick={(chosen) => {
          setCaseContext({ language: languages.find(({ value }) => value === chosen)?.value })
          onDone()
        }}
      />
    </Editor>
  )
}

/** Takes the focus when it opens and gives it back to where it was. */
function Editor(props: { onDone: () => void; onSubmit?: () => void; children: ComponentChildren }) {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    const chips = before?.closest('.chips')
    form.current?.querySelector<HTMLElement>('input, select')?.focus()
    return () => {
      const back = before?.isConnected ? before : chips?.querySelector('button')
      if (back instanceof HTMLElement) back.focus()
    }
  }, [])
  return (
    <form
      ref={form}
      class="card editor"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit?.()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        props.onDone()
      }}
    >
      <div class="editor-close">
        <IconButton icon="close" small label={t('close')} onClick={props.onDone} />
      </div>
      {props.children}
    </form>
  )
}
