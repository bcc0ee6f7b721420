/** The camera as a reader of QR codes, in a full tab alone: a side panel cannot ask for it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'
import { qrTextOfVideo } from './qr-text.ts'

/** Milliseconds between two looks. */
const pace = 250

export function Camera({ onText, onClose }: { onText: (text: string) => void; onClose: () => void }) {
  const view = useRef<HTMLVideoElement>(null)
  const [blocked, block] = useState(false)
  const latest = useRef(onText)
  latest.current = onText
  useEffect(() => {
    let stream: MediaStream | undefined
    let ended = false
    const look = async () => {
      if (ended) return
      const text = view.current === null ? undefined : await qrTextOfVideo(view.current)
      if (ended) return
      if (text === undefined) setTimeout(look, pace)
      else latest.current(text)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (opened) => {
        stream = opened
        if (ended || view.current === null) return stop(opened)
        view.current.srcObject = opened
        await view.current.play()
        await look()
      })
      .catch(() => block(true))
    return () => {
      ended = true
      if (stream !== undefined) stop(stream)
    }
  }, [])
  return (
    <div class="section">
      {blocked ? (
        <Notice tone="warning" live>
          <p>{t('keys:qr.cameraBlocked')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('keys:qr.cameraLooking')}</p>
          <video ref={view} class="camera" muted playsInline aria-label={t('keys:qr.cameraView')} />
        </>
      )}
      <div class="row">
        <Button onClick={onClose}>{t(blocked ? 'close' : 'keys:qr.cameraStop')}</Button>
      </div>
    </div>
  )
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
