import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const kern = readFileSync('node_modules/@kern-ux/native/dist/kern.css', 'utf8')
const own = readFileSync('extension/styles/tokens.css', 'utf8')

/** Every declaration of a custom property, first one first. */
function declarations(css: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [, name, value] of css.matchAll(/(--kern-[\w-]+):\s*([^;]+);/g)) {
    if (name === undefined || value === undefined) continue
    found.set(name, [...(found.get(name) ?? []), plain(value)])
  }
  return found
}

/** Numbers without trailing zeros, single spaces: formatters differ, values must not. */
function plain(value: string): string {
  return value
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(\.\d*?)0+(?=\D|$)/g, '$1')
    .replace(/\.(?=\D)/g, '')
}

/** The body of the last rule for a theme in KERN's stylesheet. */
function theme(name: 'light' | 'dark'): Map<string, string[]> {
  const rule = new RegExp(
    `\\[data-kern-theme=${name}\\],\\s*\\.kern-${name} \\{([^}]*--kern-color-layout-border:[^}]*)\\}`,
  )
  return declarations(rule.exec(kern)?.[1] ?? '')
}

describe('the tokens', () => {
  const [light, dark, all, ours] = [theme('light'), theme('dark'), declarations(kern), declarations(own)]
  const paired = /^light-dark\((.+?\)), (.+?\))\)$/

  it('are found in the package', () => {
    expect(light.size).toBeGreaterThan(30)
    expect(dark.size).toBe(light.size)
    expect(ours.size).toBeGreaterThan(50)
  })

  it('are what KERN says, colour by colour and theme by theme', () => {
    const strangers = [...ours].filter(([name, [value = '']]) => {
      const pair = paired.exec(value)
      if (pair === null) return all.get(name)?.[0] !== value
      return light.get(name)?.[0] !== pair[1] || dark.get(name)?.[0] !== pair[2]
    })
    expect(strangers.map(([name]) => name)).toEqual([])
  })
})
