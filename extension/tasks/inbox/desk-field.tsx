/** The field at the top of the inbox: a family stands at the desk and shows its hand-over code. */
import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { TextField } from '../../ui/text-field.tsx'
import { label, t } from '../../ui/words.ts'
import { ArrivalForm } from './arrival-form.tsx'
import { type DeskCode, type Looked, lookForCode, type Match, readDeskCode } from './desk-code.ts'

type Found = Looked & { code: string }

export function DeskField() {
  const [text, setText] = useState('')
  const [fault, setFault] = useState<'empty' | 'form' | 'check' | undefined>(undefined)
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [looking, setLooking] = useState(false)
  const [, navigate] = useLocation()
  const field = useRef<HTMLInputElement>(null)
  useShortcut('/', t('inbox:deskShortcut'), () => field.current?.focus())
  const look = async () => {
    const read: DeskCode = readDeskCode(text)
    setFound(undefined)
    setFault('fault' in read ? read.fault : undefined)
    if ('fault' in read) {
      field.current?.focus()
      return
    }
    setLooking(true)
    const looked = await lookForCode(read.code).finally(() => setLooking(false))
    const [only] = looked.matches
    if (only !== undefined && looked.matches.length === 1) navigate(addressOf(only))
    else setFound({ code: read.code, ...looked })
  }
  return (
    <div class="section">
      <Form
        class="desk-code"
        onSubmit={() => {
          if (!looking) void look()
        }}
      >
        <TextField
          label={t('inbox:desk')}
          code
          placeholder="PK-7F3K-92"
          maxLength={20}
          value={text}
          error={fault && t(`inbox:deskFault.${fault}`)}
          inputRef={field}
          onInput={(value) => {
            setText(value)
            setFault(undefined)
          }}
        />
        <Button type="submit">{t('inbox:deskFind')}</Button>
      </Form>
      <p class="small desk-looking" role="status">
        {looking && t('inbox:deskLooking')}
      </p>
      {found !== undefined && found.matches.length === 0 && (
        <ArrivalForm code={found.code} sure={found.sure} onClose={() => setFound(undefined)} />
      )}
      {found !== undefined && found.matches.length > 1 && <Matches found={found} />}
    </div>
  )
}

function Matches({ found }: { found: Found }) {
  return (
    <Notice title={t('inbox:deskSeveral')} live>
      <ul class="stack-tight">
        {found.matches.map((match) => (
          <li key={match.state.ref}>
            <a href={`#${addressOf(match)}`}>{nameOf(match)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function nameOf({ state, own }: Match): string {
  const type = state.requested?.offerType
  const what = type === undefined ? t('inbox:arrivalTitle') : label('offerType', type)
  const day = dayText(state.openedOn)
  return own ? t('inbox:deskOwn', { what, day }) : t('inbox:deskMatch', { what, day })
}

function addressOf({ state, own }: Match): string {
  return own ? `/referrals/${state.ref}` : `/inbox/${state.ref}`
}
