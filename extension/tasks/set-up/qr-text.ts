/** Reads the QR code in a picture: chosen from a file, or seen by the camera. The reader is fetched when it is needed. */

/** Longest edge in pixels at which is looked, in this order: photographs are larger than a reader likes. */
const edges = [1_000, 1_600, 500]

/** The text of the QR code in a picture file; undefined where none can be made out. @throws where the file is no picture */
export async function qrTextOfFile(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file)
  try {
    for (const edge of edges) {
      const text = await qrText(picture, picture.width, picture.height, edge)
      if (text !== undefined) return text
    }
    return undefined
  } finally {
    picture.close()
  }
}

/** The text of the QR code in what the camera shows now. */
export async function qrTextOfVideo(video: HTMLVideoElement): Promise<string | undefined> {
  return video.videoWidth === 0 ? undefined : qrText(video, video.videoWidth, video.videoHeight, 800)
}

async function qrText(picture: CanvasImageSource, width: number, height: number, edge: number) {
  const { default: readQr } = await import('jsqr')
  const scale = Math.min(1, edge / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return undefined
  // A picture may be transparent; a QR code on nothing is one on white paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  const text = readQr(pixels.data, pixels.width, pixels.height)?.data
  return text === '' ? undefined : text
}
