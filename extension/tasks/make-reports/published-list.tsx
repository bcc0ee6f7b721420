/** The published reports as a table; who makes reports can take one back, after being asked once more. */
import { useState } from 'preact/hooks'
import type { ReportList } from '../../../shared/report.ts'
import { periodText } from '../../figures/build/told.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, ColumnTable } from '../../ui/column-table.tsx'
import { dayText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

type Listed = ReportList['reports'][number]

export function PublishedList(props: { reports: readonly Listed[]; maker: boolean; onWithdrawn: () => void }) {
  const [asking, ask] = useState<Listed | undefined>(undefined)
  const columns: Column<Listed>[] = [
    {
      head: t('reports:column.title'),
      text: ({ title }) => title,
      show: ({ id, title }) => <a href={`#/reports/${id}`}>{title}</a>,
    },
    { head: t('reports:column.period'), text: ({ period }) => periodText(period) },
    { head: t('reports:column.organisation'), text: ({ organisationName }) => organisationName },
    { head: t('reports:column.publishedOn'), text: ({ publishedOn }) => dayText(publishedOn) },
  ]
  const acts: Column<Listed> = {
    head: t('reports:column.acts'),
    text: () => '',
    controls: true,
    show: (report) => (
      <Button small kind="quiet" onClick={() => ask(report)}>
        {t('reports:withdraw')}
        <span class="visually-hidden"> {report.title}</span>
      </Button>
    ),
  }
  return (
    <>
      <ColumnTable
        label={t('reports:published')}
        columns={props.maker ? [...columns, acts] : columns}
        rows={props.reports}
        keyOf={({ id }) => id}
      />
      {asking !== undefined && (
        <WithdrawDialog
          id={asking.id}
          title={asking.title}
          onClose={() => ask(undefined)}
          onWithdrawn={() => {
            ask(undefined)
            props.onWithdrawn()
          }}
        />
      )}
    </>
  )
}
