/** `/keys/lost`: what is lost and what is not, case by case, before anybody despairs or throws something away. */
import { useLocation } from 'wouter-preact'
import { Card } from '../../ui/card.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

const harmless = ['sheet', 'device', 'devices'] as const

export function LostScreen() {
  const [, navigate] = useLocation()
  return (
    <div class="page">
      <PageHeader title={t('keys:lost.title')} onBack={() => goBack(navigate)} />
      {harmless.map((thing) => (
        <Card key={thing} label={t(`keys:lost.${thing}Title`)}>
          <h2>{t(`keys:lost.${thing}Title`)}</h2>
          <p>{t(`keys:lost.${thing}Text`)}</p>
        </Card>
      ))}
      <Card label={t('keys:lost.bothTitle')}>
        <h2>{t('keys:lost.bothTitle')}</h2>
        <p>{t('keys:lost.bothText')}</p>
        <ul class="bullets stack-tight">
          <li>{t('keys:lost.bothLost')}</li>
          <li>{t('keys:lost.bothKept')}</li>
          <li>{t('keys:lost.othersDevices')}</li>
        </ul>
        <p>{t('keys:lost.bothDo')}</p>
        <p>{t('keys:lost.bothStay')}</p>
      </Card>
    </div>
  )
}

/** People come here from the set-up as well as from the sheet's page. */
function goBack(navigate: (to: string) => void): void {
  if (history.length > 1) history.back()
  else navigate('/')
}
