/** The sheet itself, as it comes out of the printer: one A4 page, black on white. */
import { writeCodePicture } from '../../../shared/protocol/code-picture.ts'
import { dayText } from '../../ui/days.ts'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { t } from '../../ui/words.ts'
import { groupsOf } from './typed-back.ts'

type Paper = { code: string; organisation: string; server: string; day: string }

/** @param props.day on which it was made, `YYYY-MM-DD` */
export function SheetPaper({ code, organisation, server, day }: Paper) {
  return (
    <article class="sheet key-sheet" aria-label={t('keys:print.sheetTitle')}>
      <header>
        <p>{t('appName')}</p>
        <h2>{t('keys:print.sheetTitle')}</h2>
        <p class="key-sheet-organisation">{t('keys:print.sheetFor', { organisation })}</p>
        <p class="key-sheet-safe">{t('keys:print.sheetSafe')}</p>
      </header>
      <section class="key-sheet-code">
        <div>
          <h3>{t('keys:print.sheetCode')}</h3>
          <ol class="key-sheet-groups">
            {groupsOf(code).map((group, index) => (
              <li key={`${index} ${group}`}>
                <span class="key-sheet-number">{index + 1}</span>
                <span>{group}</span>
              </li>
            ))}
          </ol>
        </div>
        <QrPicture text={writeCodePicture({ code, server })} label={t('keys:print.sheetPicture')} />
      </section>
      <dl class="key-sheet-facts">
        <dt>{t('keys:print.sheetServer')}</dt>
        <dd>{server}</dd>
        <dt>{t('keys:print.sheetDay')}</dt>
        <dd>
          {dayText(day)}. {t('keys:print.sheetHolds')}
        </dd>
      </dl>
      <section>
        <h3>{t('keys:print.sheetWhat')}</h3>
        <p>{t('keys:print.sheetWhatText')}</p>
      </section>
      <section>
        <h3>{t('keys:print.sheetHow')}</h3>
        <ol class="steps">
          <li>{t('keys:print.sheetHow1')}</li>
          <li>{t('keys:print.sheetHow2')}</li>
          <li>{t('keys:print.sheetHow3')}</li>
        </ol>
      </section>
      <p class="key-sheet-deposited">{t('keys:print.sheetDeposited')}</p>
    </article>
  )
}
