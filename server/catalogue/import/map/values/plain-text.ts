/**
 * What a cell says as plain text. Lists come out of web systems: with tags, entities, scripts, invisible characters.
 * Only the words stay; nothing of it is ever run, for nothing but text leaves this file.
 */
import { Parser } from 'htmlparser2'

type PlainText = { text: string; markup: boolean }

const tag = /<(?:[a-z/!][^<>]*)>/i
const entity = /&(?:[a-z]{2,8}\d{0,2}|#\d{1,7}|#x[0-9a-f]{1,6});/i
/** An address in angle brackets is no tag. */
const bracketedAddress = /<((?:https?:\/\/|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>/gi
/** A sign of comparison is no tag either. */
const loneBracket = /<(?![a-z/!][^<>]*>)/gi
const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'head'])
const lineTags = new Set(['br', 'tr', 'dt', 'dd', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const blockTags = new Set(['p', 'div', 'ul', 'ol', 'dl', 'table', 'section', 'article', 'blockquote', 'pre', 'hr'])
/** Text that was escaped twice is markup after the first pass; more than that is no honest list, and loses its signs. */
const mostPasses = 4

/** Controls, soft hyphens, turns of direction: nobody sees them, everything stumbles over them; joiners belong to words. */
const invisible = /[^\P{Cc}\n\t]|[^\P{Cf}\u200c\u200d]/gu

/**
 * The words of a cell: no markup, single blanks, at most one empty line in a row, well-formed Unicode (NFC). The words
 * of such words are the same.
 */
export function plainText(written: string): PlainText {
  let text = visible(written)
  for (let pass = 0; pass < mostPasses; pass++) {
    const next = hasMarkup(text) ? visible(withoutMarkup(text)) : text
    if (next === text) return { text: tidy(text), markup: pass > 0 }
    text = next
  }
  return { text: tidy(hasMarkup(text) ? text.replace(/[<>&]/g, '') : text), markup: true }
}

const hasMarkup = (text: string): boolean => tag.test(text) || entity.test(text)

/** One line: for names, streets and numbers. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function withoutMarkup(written: string): string {
  let text = ''
  let hidden = 0
  const parser = new Parser({
    onopentagname(name) {
      if (silent.has(name)) hidden++
      else if (name === 'li') text += '\n– '
      else if (lineTags.has(name)) text += '\n'
      else if (blockTags.has(name)) text += '\n\n'
      else if (name === 'td' || name === 'th') text += ' '
    },
    onclosetag(name) {
      if (silent.has(name)) hidden = Math.max(0, hidden - 1)
      else if (blockTags.has(name)) text += '\n\n'
    },
    ontext(part) {
      if (hidden === 0) text += part
    },
  })
  const begun = written.replace(bracketedAddress, '$1').replace(loneBracket, '&lt;')
  parser.end(begun)
  return text
}

/** Before markup is looked for, not after: a soft hyphen inside a tag would hide it. */
function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\f/g, '\n')
    .replace(invisible, '')
    .normalize('NFC')
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
