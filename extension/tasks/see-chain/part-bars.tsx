/** For each part of a description how many offers have it: bars with the number in words beside them. */
import { Badge } from '../../ui/badge.tsx'
import { t } from '../../ui/words.ts'
import { type Described, missingParts, partText, shareText } from './described.ts'

export function PartBars({ offers }: { offers: readonly Described[] }) {
  const total = Math.max(offers.length, 1)
  return (
    <ul class="part-bars">
      {missingParts(offers).map(({ part, missing, demanded }) => {
        const share = (total - missing) / total
        return (
          <li key={part}>
            <span class="part-name">
              {partText(part)} {demanded && <Badge tone="outline">{t('chain:demanded')}</Badge>}
            </span>
            <svg class="part-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect class="part-whole" width="100" height="10" />
              <rect class="part-share" width={share * 100} height="10" />
            </svg>
            <span class="small numbers">{t('chain:partShare', { share: shareText(share) })}</span>
          </li>
        )
      })}
    </ul>
  )
}
