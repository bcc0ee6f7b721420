/**
 * What a QR picture of a code holds: the code first, then the server's address, so that a hand scanner that
 * types the picture into a field gives the code whatever its keyboard makes of the address.
 */

export type CodePicture = {
  /** An invitation code or the code of a recovery sheet, in groups. */
  code: string
  /** Origin of the server. */
  server: string
}

/** The picture's text: `CODE ADDRESS`. */
export function writeCodePicture({ code, server }: CodePicture): string {
  return `${code} ${server}`
}

/** Undefined where the text is none of ours. */
export function readCodePicture(text: string): CodePicture | undefined {
  const [, code, server] = /^([0-9A-Z]{4,8}(?:-[0-9A-Z]{1,8}){3,20}) (https?:\/\/\S{1,300})$/i.exec(text.trim()) ?? []
  return code === undefined || server === undefined ? undefined : { code, server }
}
