/** Terms and what is known of each; a term without content does not appear. */
import type { ComponentChildren } from 'preact'

export type Fact = { term: string; content: ComponentChildren }

/** Entries that are undefined are left out, so that a caller can list all it might know. */
export function Facts({ facts }: { facts: readonly (Fact | undefined)[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) =>
        fact === undefined ? null : (
          <>
            <dt>{fact.term}</dt>
            <dd>{fact.content}</dd>
          </>
        ),
      )}
    </dl>
  )
}
