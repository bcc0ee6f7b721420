/** Where an import begins, with a file or the address of an API, and what was imported before. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Problem } from '../../../shared/problem.ts'
import { type Import, importLimits } from '../../../shared/protocol/imports.ts'
import { beginImport, beginImportFrom, listImports } from '../../sync/imports.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { dayText } from '../../ui/days.ts'
import { FileField } from '../../ui/file-field.tsx'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TableFrame } from '../../ui/table-frame.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { countsText } from './row-words.ts'
import { ImportTrouble, useTrouble } from './trouble.tsx'

export function ImportsScreen() {
  return (
    <>
      <PageHeader title={t('imports:title')} />
      <p>{t('imports:lead')}</p>
      <div class="form-width stack-loose">
        <FromFile />
        <FromAddress />
      </div>
      <Before />
    </>
  )
}

function FromFile() {
  const [, navigate] = useLocation()
  const { work, busy, trouble } = useTrouble()
  const begin = (file: File) =>
    void work(async () => {
      if (file.size > importLimits.bytes) throw new Problem('file_too_large', 'bytes')
      navigate(`/imports/${(await beginImport(file)).id}`)
    })
  return (
    <Card label={t('imports:fromFile')}>
      <h2>{t('imports:fromFile')}</h2>
      <FileField
        label={t('imports:file')}
        hint={t('imports:fileHint')}
        accept=".csv,.txt,.tsv,.xlsx,.json,.geojson,.zip"
        onFile={begin}
      />
      {busy && <p class="small">{t('imports:uploading')}</p>}
      <ImportTrouble trouble={trouble} />
    </Card>
  )
}

function FromAddress() {
  const [, navigate] = useLocation()
  const [address, type] = useState('')
  const { work, busy, trouble } = useTrouble()
  const begin = () =>
    void work(async () => {
      if (!URL.canParse(address.trim())) throw new Problem('address_forbidden', 'scheme')
      navigate(`/imports/${(await beginImportFrom(address.trim())).id}`)
    })
  return (
    <Card label={t('imports:fromAddress')}>
      <h2>{t('imports:fromAddress')}</h2>
      <Form onSubmit={begin}>
        <TextField
          label={t('imports:address')}
          hint={t('imports:addressHint')}
          inputMode="url"
          code
          value={address}
          maxLength={500}
          onInput={type}
        />
        <ImportTrouble trouble={trouble} />
        <div class="row">
          <Button type="submit" unavailable={busy || address.trim() === ''}>
            {t('imports:addressBegin')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function Before() {
  const [imports, setImports] = useState<Import[] | undefined>(undefined)
  const { run, problem } = useWork()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the screen opens
  useEffect(() => {
    void run(async () => setImports(await listImports()))
  }, [])
  if (problem !== undefined) return <p class="small muted">{t(`problem:${problem}.todo`)}</p>
  if (imports === undefined) return <Loading />
  if (imports.length === 0) return null
  return (
    <section class="section">
      <h2>{t('imports:before')}</h2>
      <TableFrame label={t('imports:before')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('imports:name')}</th>
              <th scope="col">{t('imports:on')}</th>
              <th scope="col">{t('imports:state')}</th>
              <th scope="col">{t('imports:rows')}</th>
            </tr>
          </thead>
          <tbody>
            {imports.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <a href={`#/imports/${one.id}`}>{one.name}</a>
                </th>
                <td>{dayText(one.createdAt.slice(0, 10))}</td>
                <td>{t(`imports:states.${one.state}`)}</td>
                <td>{countsText(one.counts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  )
}
