/** Which frame the office's file notes have; shown where the network offers any. */
import { readNetwork } from '../store/catalogue.ts'
import { useLive } from '../store/live.ts'
import { chooseTemplate, chosenTemplate } from '../store/note-template.ts'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/select.tsx'
import { t } from '../ui/words.ts'

export function NoteSettings() {
  const known = useLive(async () => ({ network: await readNetwork(), chosen: await chosenTemplate() }), [])
  const templates = known?.network?.noteTemplates ?? []
  if (templates.length === 0) return null
  return (
    <Card label={t('settingsNote')}>
      <Select
        label={t('settingsNote')}
        hint={t('settingsNoteHint')}
        emptyLabel={t('settingsNoteNone')}
        value={known?.chosen?.id ?? ''}
        options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => void chooseTemplate(id === '' ? undefined : id)}
      />
    </Card>
  )
}
