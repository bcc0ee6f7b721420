/** Beside the consent: what the receiving organisation learns, and what stays. Follows every choice. */
import { Card } from '../../ui/card.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { t } from '../../ui/words.ts'
import type { WhatTravels } from './what-travels.ts'

type Props = WhatTravels & {
  provider: string
  /** Day until which an answer is asked for, in words. */
  respondBy?: string | undefined
}

export function ToldBox({ told, kept, provider, respondBy }: Props) {
  const learns = provider === '' ? t('log:learnsPlain') : t('log:learnsTitle', { provider })
  const contact = told.some((each) => each === 'name' || each === 'phone' || each === 'email' || each === 'reach')
  return (
    <Card label={learns}>
      <h2>{learns}</h2>
      {told.length === 0 ? (
        <p>{t('log:learnsNothing')}</p>
      ) : (
        <Lines
          icon="forward"
          lines={told.map((each) =>
            each === 'answer' && respondBy !== undefined
              ? t('log:told.answerBy', { day: respondBy })
              : t(`log:told.${each}`),
          )}
        />
      )}
      <h2>{t('log:keepsTitle')}</h2>
      <Lines
        icon="shield"
        lines={[...kept.map((each) => t(`log:kept.${each}`)), ...(contact ? [] : [t('log:noContact')])]}
      />
      {kept.length === 0 && contact && <p>{t('log:keepsNothing')}</p>}
    </Card>
  )
}

function Lines({ icon, lines }: { icon: IconName; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <ul class="told">
      {lines.map((line) => (
        <li key={line}>
          <Icon name={icon} />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  )
}
