/** All code lists with what the network made of each. */
import { codeLists } from '../../../shared/codes/index.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { TableFrame } from '../../ui/table-frame.tsx'
import { adjustedLists, t } from '../../ui/words.ts'
import { shapedLists } from './code-lists.ts'

export function CodesScreen() {
  return (
    <>
      <PageHeader title={t('network:codesTitle')} />
      <p>{t('network:codesLead')}</p>
      <TableFrame label={t('network:codesTitle')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('network:list')}</th>
              <th scope="col" class="number">
                {t('network:codesCount')}
              </th>
              <th scope="col" class="number">
                {t('network:codesOwn')}
              </th>
              <th scope="col" class="number">
                {t('network:codesRelabelled')}
              </th>
              <th scope="col" class="number">
                {t('network:codesOff')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shapedLists.map((list) => {
              const adjusted = adjustedLists.value.get(list)
              return (
                <tr key={list}>
                  <th scope="row">
                    <a href={`#/network/codes/${list}`}>{t(`network:lists.${list}`)}</a>
                  </th>
                  <td class="number">{codeLists[list].length}</td>
                  <td class="number">{countText(adjusted?.own.length)}</td>
                  <td class="number">{countText(Object.keys(adjusted?.relabelled ?? {}).length)}</td>
                  <td class="number">{countText(adjusted?.off.length)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableFrame>
    </>
  )
}

/** Nothing is a dash: a column of zeros hides the few that say something. */
function countText(count: number | undefined): string {
  return count === undefined || count === 0 ? '–' : String(count)
}
