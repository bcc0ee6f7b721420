/** A text as a QR picture, dark on light whatever the theme, so that every camera reads it. */
import { useEffect, useState } from 'preact/hooks'

/** Light modules around the picture that the standard asks for (ISO/IEC 18004). */
const quietZone = 4

/** @param label what the picture holds, for those who do not see it */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const [drawn, draw] = useState<{ path: string; size: number } | undefined>(undefined)
  useEffect(() => {
    let current = true
    void modulesOf(text).then((modules) => current && draw(modules))
    return () => {
      current = false
    }
  }, [text])
  if (drawn === undefined) return <div class="qr-picture" />
  const side = drawn.size + 2 * quietZone
  return (
    <svg class="qr-picture" role="img" aria-label={label} viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}>
      <rect class="qr-light" x={-quietZone} y={-quietZone} width={side} height={side} />
      <path class="qr-dark" d={drawn.path} shape-rendering="crispEdges" />
    </svg>
  )
}

async function modulesOf(text: string): Promise<{ path: string; size: number }> {
  const { correction, generate } = await import('lean-qr')
  const bitmap = generate(text, { minCorrectionLevel: correction.M })
  let path = ''
  for (let y = 0; y < bitmap.size; y++) {
    for (let x = 0; x < bitmap.size; x++) if (bitmap.get(x, y)) path += `M${x} ${y}h1v1h-1z`
  }
  return { path, size: bitmap.size }
}
