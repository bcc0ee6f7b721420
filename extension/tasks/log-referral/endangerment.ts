/** Whether the form shows the notice that leads out of the tool: by what is written or by a chosen need. */
import type { Need } from '../../../shared/codes/index.ts'
import { speaksOfEndangerment } from '../../../shared/endangerment.ts'

const needs: readonly Need[] = ['violence_partner']

export function mayEndanger(chosen: readonly Need[], text: string): boolean {
  return chosen.some((need) => needs.includes(need)) || speaksOfEndangerment(text)
}
