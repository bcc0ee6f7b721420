/**
 * Text to take along: shown whole, copied with one press, selected when focused, saved as a file. For
 * file notes; the three ways exist because many offices block one or two of them.
 */
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { announce } from './announce.ts'
import { Button } from './button.tsx'
import { copyText, saveFile } from './copy.ts'
import { Field } from './field.tsx'
import { t } from './words.ts'

type CopyBlockProps = {
  label: string
  text: string
  /** With a name the text can be saved; `bytes` overrides the encoding (UTF-8). */
  file?: { name: string; bytes?: () => Uint8Array<ArrayBuffer> }
  keyHint?: string
  onCopied?: () => void
  rows?: number
  children?: ComponentChildren
}

/** Copies, says so, and where copying is blocked selects the text for Ctrl+C. */
export async function copyAndTell(text: string, area: HTMLTextAreaElement | null): Promise<boolean> {
  const done = await copyText(text)
  if (done) announce(t('copied'))
  else {
    area?.focus()
    area?.select()
    announce(t('copyBlocked'), { durationMs: 10_000 })
  }
  return done
}

/** `onCopied` is called only where copying worked; saving as a file needs `file`. */
export function CopyBlock(props: CopyBlockProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const { file } = props
  return (
    <div class="section">
      <Field label={props.label}>
        {(ties) => (
          <textarea
            {...ties}
            ref={area}
            class="input copy-text"
            readOnly
            rows={props.rows ?? Math.min(16, props.text.split('\n').length + 1)}
            value={props.text}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <div class="row">
        <Button
          kind="primary"
          icon="copy"
          {...(props.keyHint === undefined ? {} : { keyHint: props.keyHint })}
          onClick={async () => {
            if (await copyAndTell(props.text, area.current)) props.onCopied?.()
          }}
        >
          {t('copy')}
        </Button>
        {file !== undefined && (
          <Button icon="download" onClick={() => saveFile(file.name, file.bytes?.() ?? props.text)}>
            {t('saveAsFile')}
          </Button>
        )}
        {props.children}
      </div>
    </div>
  )
}
