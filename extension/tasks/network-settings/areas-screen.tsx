/** The area tree of the network, as a table that shows its levels. */
import { useLocation } from 'wouter-preact'
import type { Area } from '../../../shared/area.ts'
import { ListOnItsWay } from '../../catalogue-form/on-its-way.tsx'
import { readAreas } from '../../store/catalogue.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TableFrame } from '../../ui/table-frame.tsx'
import { label, locale, t } from '../../ui/words.ts'
import { childrenIn, treeRows } from './area-rows.ts'

export function AreasScreen() {
  const [, navigate] = useLocation()
  const areas = useLive(readAreas, [])
  if (areas === undefined) return <Loading />
  return (
    <>
      <PageHeader title={t('network:areasTitle')} />
      <p>{t('network:areasLead')}</p>
      <div class="row">
        <Button icon="plus" onClick={() => navigate('/network/areas/new')}>
          {t('network:areaAdd')}
        </Button>
      </div>
      <ListOnItsWay kind="area" />
      {areas.length === 0 ? <EmptyState title={t('network:areasNone')} /> : <AreaTable areas={areas} />}
    </>
  )
}

function AreaTable({ areas }: { areas: readonly Area[] }) {
  return (
    <TableFrame label={t('network:areasTitle')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('network:areaName')}</th>
            <th scope="col">{t('network:areaLevel')}</th>
            <th scope="col">{t('network:areaKey')}</th>
            <th scope="col" class="number">
              {t('network:areaChildren')}
            </th>
            <th scope="col">{t('network:areaPilot')}</th>
          </tr>
        </thead>
        <tbody>
          {treeRows(areas).map(({ area, depth }) => (
            <tr key={area.id}>
              <th scope="row">
                <span class="tree-name" data-depth={Math.min(depth, 6)}>
                  <a href={`#/network/areas/${area.id}`}>{area.name}</a>
                </span>
              </th>
              <td>{label('areaLevel', area.level)}</td>
              <td>{area.id}</td>
              <td class="number">{childrenIn(area)?.toLocaleString(locale()) ?? '–'}</td>
              <td>{area.pilotReason === undefined ? '' : t('network:areaPilotYes')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}
