/**
 * Choosing codes where the network has its own: the own code stands in `ownCodes`, the standard code that travels and
 * is counted in the field itself. A standard code and its own ones exclude each other in what is shown as chosen.
 */
import type { Choice } from '../../../shared/codes/adjusted.ts'

type Chosen = { standard: readonly string[]; own: readonly string[] }

/** A standard code does not count as chosen where one of its own ones is: that one stands for it. */
export function isChosen({ standard, own }: Chosen, choices: readonly Choice[], choice: Choice): boolean {
  if (choice.code !== choice.standard) return own.includes(choice.code) && standard.includes(choice.standard)
  return standard.includes(choice.code) && !ownOf(choices, choice.standard).some((code) => own.includes(code))
}

/** The choice taken up or given back. */
export function toggled(chosen: Chosen, choices: readonly Choice[], choice: Choice): Chosen {
  const siblings = ownOf(choices, choice.standard)
  if (choice.code === choice.standard) {
    const own = chosen.own.filter((code) => !siblings.includes(code))
    return isChosen(chosen, choices, choice)
      ? { standard: chosen.standard.filter((code) => code !== choice.standard), own }
      : { standard: including(chosen.standard, choice.standard), own }
  }
  if (!isChosen(chosen, choices, choice))
    return { standard: including(chosen.standard, choice.standard), own: including(chosen.own, choice.code) }
  const own = chosen.own.filter((code) => code !== choice.code)
  const needed = siblings.some((code) => own.includes(code))
  return { standard: needed ? chosen.standard : chosen.standard.filter((code) => code !== choice.standard), own }
}

/** The codes of the network's own under a standard one. */
function ownOf(choices: readonly Choice[], standard: string): string[] {
  return choices.filter((each) => each.standard === standard && each.code !== standard).map(({ code }) => code)
}

function including(codes: readonly string[], code: string): readonly string[] {
  return codes.includes(code) ? codes : [...codes, code]
}
