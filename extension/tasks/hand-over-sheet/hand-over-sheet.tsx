/** The sheet itself: above what the family needs, below a strip for the desk of the receiving organisation. */
import type { Locale } from '../../../shared/words/locale.ts'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { locale, t } from '../../ui/words.ts'
import type { SheetContent } from './sheet-content.ts'

type Props = { content: SheetContent; family: Locale; office: string }

/** From so many characters about the offer on, the print is smaller, so that the sheet stays one page. */
const manyCharacters = 450

export function HandOverSheet({ content, family, office }: Props) {
  const { title, facts } = content.family
  const characters = [title, ...facts.flatMap(({ lines }) => lines)].join('').length
  return (
    <article class={characters < manyCharacters ? 'sheet' : 'sheet sheet-dense'} aria-label={t('sheet:title')}>
      <FamilyPart content={content} family={family} office={office} />
      <DeskPart content={content} />
    </article>
  )
}

function FamilyPart({ content: { code, family: part }, family, office }: Props) {
  const lng = family
  return (
    <div class="sheet-family" lang={family}>
      <p class="sheet-from">{t('sheet:from', { lng, office })}</p>
      <header>
        <h1 lang="de">{part.title}</h1>
        <p>{part.subtitle}</p>
      </header>
      <dl class="sheet-facts">
        {part.facts.map(({ term, lines }) => (
          <>
            <dt>{term}</dt>
            <dd>
              {lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </dd>
          </>
        ))}
      </dl>
      <section class="sheet-code">
        <div>
          <h2>{t('sheet:showCode', { lng })}</h2>
          <p class="sheet-code-text">{code}</p>
        </div>
        <QrPicture text={code} label={t('sheet:codePicture', { lng })} />
      </section>
      <section>
        <h2>{t('sheet:goodToKnow', { lng })}</h2>
        <ul class="sheet-list">
          {part.good.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function DeskPart({ content: { desk, link } }: { content: SheetContent }) {
  return (
    <section class="sheet-desk" lang={locale()}>
      <h2>{desk.title}</h2>
      <p>{desk.text}</p>
      {link !== undefined && (
        <div class="sheet-link">
          <div>
            <h3>{t('sheet:linkTitle')}</h3>
            <p>{t('sheet:linkText', { page: link.page })}</p>
            <p class="sheet-link-code">{link.code}</p>
            <p class="sheet-small">{t('sheet:linkUntil', { day: link.until })}</p>
          </div>
          <QrPicture text={link.address} label={t('sheet:linkPicture')} />
        </div>
      )}
      <p class="sheet-small">{t('sheet:questions', { contact: desk.contact })}</p>
    </section>
  )
}
