/** How it is counted, in plain words and with the numbers that hold in this network. */
import { useCatalogueOfTables } from '../../figures/use-tables.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { FiguresPage, NotThere } from './figures-page.tsx'

const parts = ['unit', 'closed', 'noise', 'hidden', 'derived', 'evidence', 'place', 'who'] as const

export function MethodScreen() {
  const { catalogue, ...coming } = useCatalogueOfTables()
  return (
    <FiguresPage>
      <PageHeader title={t('statistics:methodTitle')} />
      <p>{t('statistics:methodLead')}</p>
      {catalogue === undefined ? (
        <NotThere coming={coming} />
      ) : (
        <div class="stack-loose figure-prose">
          {parts.map((part) => (
            <section key={part}>
              <h2>{t(`statistics:method.${part}.title`)}</h2>
              <p>{t(`statistics:method.${part}.text`, { ...catalogue.thresholds, ...catalogue.noise })}</p>
            </section>
          ))}
          <p class="small muted">{t('statistics:methodParams', { params: catalogue.paramsVersion })}</p>
        </div>
      )}
    </FiguresPage>
  )
}
