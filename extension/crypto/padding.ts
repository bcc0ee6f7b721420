/**
 * Padding of sealed texts, so that the length of a ciphertext tells little of what was written: the text's
 * length in 4 bytes (big-endian), the text, zeros up to the next size of PADMÉ (Nikitin et al., "Reducing
 * Metadata Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019), at least 256 bytes. Sizes
 * leak no more than O(log log n) bits; the overhead is at most 12 %.
 */
const lengthBytes = 4
const smallest = 256

/** The padded text. */
export function pad(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.max(smallest, padme(lengthBytes + text.length)))
  new DataView(padded.buffer).setUint32(0, text.length)
  padded.set(text, lengthBytes)
  return padded
}

/** The text without its padding; undefined when it was not padded like this. */
export function unpad(padded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  if (padded.length < smallest) return undefined
  const end = lengthBytes + new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) return undefined
  return padded.slice(lengthBytes, end)
}

/** The next length at or above `length` that PADMÉ allows: its last bits are zero. `length` is at least 2. */
function padme(length: number): number {
  const exponent = floorOfLog2(length)
  const kept = floorOfLog2(exponent) + 1
  const unit = 2 ** (exponent - kept)
  return Math.ceil(length / unit) * unit
}

function floorOfLog2(value: number): number {
  return 31 - Math.clz32(value)
}
