/**
 * The field for a code, with its other ways in: a hand scanner types into it by itself, a QR picture is chosen
 * from a file, and in a full tab the camera reads it.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { type CodePicture, readCodePicture } from '../../../shared/protocol/code-picture.ts'
import { inTab, openTab } from '../../platform/tabs.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { Camera } from './camera.tsx'
import { qrTextOfFile } from './qr-text.ts'

type Props = Pick<TextFieldProps, 'label' | 'hint' | 'error' | 'value' | 'onInput' | 'onBlur'> & {
  /** A picture was read. What it answers is said at the field: why the code was not taken. */
  onPicture: (picture: CodePicture) => string | undefined
  /** The code of a sheet: too long for one line, and it has to be compared with the paper. */
  long?: boolean
  /** Address of this screen, for the tab with the camera. */
  address: string
}

export function CodeEntry({ onPicture, address, long = false, ...field }: Props) {
  const file = useRef<HTMLInputElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [reading, setReading] = useState(false)
  const [camera, setCamera] = useState<'away' | 'other_tab' | 'here' | 'on'>('away')
  useEffect(() => {
    if (navigator.mediaDevices === undefined) return
    void inTab().then((here) => setCamera(here ? 'here' : 'other_tab'))
  }, [])
  const take = (text: string) => {
    const picture = readCodePicture(text)
    const refusal = picture === undefined ? t('keys:qr.foreign') : onPicture(picture)
    setFault(refusal)
    if (refusal === undefined) announce(t('keys:qr.found'))
    ;(long ? area : input).current?.focus()
  }
  const read = async (chosen: File | undefined) => {
    if (chosen === undefined) return
    setReading(true)
    try {
      const text = await qrTextOfFile(chosen)
      if (text === undefined) setFault(t('keys:qr.nothing'))
      else take(text)
    } catch {
      setFault(t('keys:qr.notPicture'))
    } finally {
      setReading(false)
    }
  }
  const entry = {
    ...field,
    error: fault ?? field.error,
    maxLength: 400,
    code: true,
    onInput: (value: string) => {
      setFault(undefined)
      field.onInput(value)
    },
  }
  return (
    <div class="section">
      {long ? <TextArea {...entry} inputRef={area} rows={2} /> : <TextField {...entry} inputRef={input} />}
      {camera === 'on' && (
        <Camera
          onText={(text) => {
            setCamera('here')
            take(text)
          }}
          onClose={() => setCamera('here')}
        />
      )}
      <div class="row">
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          data-testid="qr-file"
          onChange={(event) => {
            void read(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        <Button small kind="quiet" unavailable={reading} onClick={() => file.current?.click()}>
          {t(reading ? 'keys:qr.reading' : 'keys:qr.choose')}
        </Button>
        {camera === 'here' && (
          <Button small kind="quiet" onClick={() => setCamera('on')}>
            {t('keys:qr.camera')}
          </Button>
        )}
        {camera === 'other_tab' && (
          <Button small kind="quiet" onClick={() => void openTab(`options.html#${address}`)}>
            {t('keys:qr.cameraTab')}
          </Button>
        )}
      </div>
    </div>
  )
}
