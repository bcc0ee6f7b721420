/** `print.html#/sheet/:ref`: the sheet a family takes along, one page A4, with the controls that are not printed. */
import { useEffect, useState } from 'preact/hooks'
import type { Locale } from '../../../shared/words/locale.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { locale, t } from '../../ui/words.ts'
import { HandOverSheet } from './hand-over-sheet.tsx'
import { readSheet } from './read-sheet.ts'
import { sheetContent } from './sheet-content.ts'
import './hand-over-sheet.css'

export function HandOverSheetScreen({ referralRef }: { referralRef: string }) {
  const read = useLive(async () => ({ input: await readSheet(referralRef) }), [referralRef])
  const [family, choose] = useState<Locale>(locale())
  useEffect(() => {
    document.title = t('sheet:title')
  }, [])
  if (read === undefined) return <Loading />
  if (read.input === undefined)
    return (
      <EmptyState title={t('sheet:goneTitle')}>
        <p>{t('sheet:goneText')}</p>
      </EmptyState>
    )
  return (
    <>
      <div class="print-controls">
        <p>{t('sheet:controls')}</p>
        {read.input.chosen?.offer.protectedPlace === true && (
          <Notice tone="warning" title={t('sheet:protectedTitle')}>
            <p>{t('sheet:protectedWarning')}</p>
          </Notice>
        )}
        <RadioGroup
          label={t('sheet:language')}
          inline
          options={[
            { value: 'de', label: 'Deutsch' },
            { value: 'en', label: 'English' },
          ]}
          value={family}
          onChange={choose}
        />
        <div class="row">
          <Button kind="primary" onClick={() => window.print()}>
            {t('sheet:print')}
          </Button>
        </div>
      </div>
      <HandOverSheet content={sheetContent(read.input, family)} family={family} office={read.input.office.name} />
    </>
  )
}
