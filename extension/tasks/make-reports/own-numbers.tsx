/** Numbers that the municipality entered itself, marked so that nobody takes them for released ones. */
import type { ReportBlock } from '../../../shared/report.ts'
import { TableFrame } from '../../ui/table-frame.tsx'
import { locale, t } from '../../ui/words.ts'

export type OwnBlock = Extract<ReportBlock, { kind: 'own' }>

/** A number that was not entered says so. */
export function OwnNumbers({ block }: { block: OwnBlock }) {
  const title = block.title || t('reports:addBlock.own')
  return (
    <div class="report-own stack-tight">
      <p class="strong">{title}</p>
      <TableFrame label={title}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('reports:ownLabel')}</th>
              <th scope="col" class="number">
                {t('reports:ownValue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {block.rows.map(({ label, value, unit }, at) => (
              <tr key={at}>
                <th scope="row">{label}</th>
                <td class="number">
                  {value === null ? (
                    <span class="muted">{t('reports:ownMissing')}</span>
                  ) : (
                    [ownNumberText(value), unit].filter((part) => part !== '').join('\u00a0')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p class="small muted">{t('reports:ownMark')}</p>
    </div>
  )
}

/** As many decimals as were entered, at most two. */
function ownNumberText(value: number): string {
  return new Intl.NumberFormat(locale() === 'de' ? 'de' : 'en-GB', { maximumFractionDigits: 2 }).format(value)
}
