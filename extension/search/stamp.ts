/** With which words and which layout an index was built; another stamp means: build anew. */
import { textVersion } from '../../shared/text/version.ts'

const layoutVersion = 4

export const indexStamp = layoutVersion * 100_000 + textVersion
