/** `/keys/invite`: a code for a new device, shown once, to be read out, shown or carried on paper. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { type OwnRole, ownRoles } from '../../../shared/codes/role.ts'
import { writeCodePicture } from '../../../shared/protocol/code-picture.ts'
import { policy } from '../../platform/policy.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { makeInvitation } from '../../sync/invite.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { copyAndTell } from '../../ui/copy-block.tsx'
import { instantText } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { QrPicture } from '../../ui/qr-picture.tsx'
import { useWork } from '../../ui/use-work.ts'
import { label, t } from '../../ui/words.ts'
import { roleName } from './device-facts.tsx'

type Made = { code: string; expiresAt: string; immediate: boolean }

export function InviteScreen() {
  const [, navigate] = useLocation()
  const [role, setRole] = useState<OwnRole>('professional')
  const [immediate, setImmediate] = useState(false)
  const [made, setMade] = useState<Made | undefined>(undefined)
  const { run, busy, problem } = useWork()
  const mayJoin = policy.value.allowImmediateJoin === true && role === 'professional'
  const make = () =>
    run(async () => {
      const carries = mayJoin && immediate
      setMade({ ...(await makeInvitation({ role, immediate: carries })), immediate: carries })
    })
  return (
    <div class="page">
      <PageHeader
        title={t('keys:invite.title')}
        onBack={() => navigate('/keys/devices')}
        backLabel={t('keys:invite.toDevices')}
      />
      {made === undefined ? (
        <Form onSubmit={() => void make()}>
          <p>{t('keys:invite.intro')}</p>
          <RadioGroup
            label={t('keys:invite.role')}
            options={ownRoles.map((code) => ({ value: code, label: roleName(code), ...hintOf(code) }))}
            value={role}
            onChange={setRole}
          />
          {mayJoin && (
            <Checkbox
              label={t('keys:invite.immediate')}
              hint={t('keys:invite.immediateHint')}
              checked={immediate}
              onChange={setImmediate}
            />
          )}
          <ProblemNotice problem={problem} />
          <Button type="submit" kind="primary" unavailable={busy}>
            {t(busy ? 'keys:invite.making' : 'keys:invite.make')}
          </Button>
        </Form>
      ) : (
        <Ready made={made} onAnother={() => setMade(undefined)} />
      )}
    </div>
  )
}

/** What a role may do, where its label says so. */
function hintOf(role: OwnRole): { hint?: string } {
  const hint = label('role', role)
    .slice(roleName(role).length)
    .replace(/^[:,]? /, '')
    .replace(/^\(([^)]*)\)/, '$1')
  return hint === '' ? {} : { hint }
}

function Ready({ made, onAnother }: { made: Made; onAnother: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const server = useLive(async () => (await enrolment())?.server, [])
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <Card label={t('keys:invite.readyTitle')}>
        <h2 ref={heading} tabIndex={-1}>
          {t('keys:invite.readyTitle')}
        </h2>
        <p class="code-groups">
          {made.code.split('-').map((group, place) => (
            <span key={`${place} ${group}`}>{group}</span>
          ))}
        </p>
        <p class="strong">{t('keys:invite.until', { time: instantText(made.expiresAt) })}</p>
        {server !== undefined && (
          <>
            <QrPicture text={writeCodePicture({ code: made.code, server })} label={t('keys:invite.picture')} />
            <Facts facts={[{ term: t('keys:invite.address'), content: server }]} />
          </>
        )}
        <div class="row">
          <Button icon="copy" onClick={() => void copyAndTell(made.code, null)}>
            {t('copy')}
          </Button>
        </div>
      </Card>
      <Notice>
        <p>{t('keys:invite.give')}</p>
        <p>{t(made.immediate ? 'keys:invite.nextImmediate' : 'keys:invite.next')}</p>
      </Notice>
      <div class="row">
        <a href="#/keys/devices">{t('keys:invite.toDevices')}</a>
        <Button kind="quiet" onClick={onAnother}>
          {t('keys:invite.another')}
        </Button>
      </div>
    </>
  )
}
