/**
 * What the pages without an account have in common, as HTML without any script: the frame, the choice of language,
 * typing a code, a page that says one thing. Written with `html` of hono/html, which escapes whatever is put into it:
 * Node runs the server's files as they are and strips types only, so a .tsx file could not be run.
 */
import { html, raw } from 'hono/html'
import type { Network } from '../../shared/network.ts'
import { type Language, languageNames, languages, languageTags } from './language.ts'
import { pageStyle } from './style.ts'

/** A piece of the page; what is put into a piece as text is escaped. */
export type Piece = ReturnType<typeof html>

/** What every such page has to say. */
type PageWords = Record<
  | 'language'
  | 'privacy'
  | 'imprint'
  | 'dataProtection'
  | 'typeTitle'
  | 'typeText'
  | 'code'
  | 'codeHint'
  | 'codeMissing'
  | 'open'
  | 'tryAgain'
  | 'closedTitle'
  | 'closedText'
  | 'tooManyTitle'
  | 'tooManyText'
  | 'troubleTitle'
  | 'troubleText',
  string
>

/** A page's address and its words. */
export type Book = { path: string; wordsIn(language: Language): PageWords }

/** One page before the frame is put around it. */
export type Screen = {
  language: Language
  title: string
  /** Stands in the form that changes the language, so that no address has to carry it; none on pages without. */
  code?: string | undefined
  main: Piece
}

/** Who answers for the page: the network's name, and where its imprint and its words on data protection stand. */
type Operator = Pick<Network, 'name' | 'imprint' | 'dataProtection'>

export type PageParts = {
  /** The whole page; without an operator where the catalogue has no network yet or cannot be read. */
  page(screen: Screen, operator?: Operator): Piece
  /** The field into which a code is typed; `missing` where it was sent empty. */
  codeForm(language: Language, code: 'asked' | 'missing'): Piece
  /** A page that says one thing, with the way back to typing a code where that makes sense. */
  plain(language: Language, which: 'closed' | 'tooMany' | 'trouble'): Screen
}

export function pageParts({ path, wordsIn }: Book): PageParts {
  const page: PageParts['page'] = ({ language, title, code, main }, operator) => {
    const words = wordsIn(language)
    return html`<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<nav aria-label="${words.language}">${code === undefined ? languageLinks(language, path) : languageForm(language, path, code)}</nav>
<main>
<h1>${title}</h1>
${main}
</main>
<footer>${operator === undefined ? '' : answersFor(words, operator)}<p class="hint">${words.privacy}</p></footer>
</body>
</html>`
  }
  return {
    page,
    codeForm(language, code) {
      const words = wordsIn(language)
      const fault = code === 'missing' ? html`<p class="notice" role="alert" id="fault">${words.codeMissing}</p>` : ''
      const described = code === 'missing' ? 'fault hint' : 'hint'
      return html`<p>${words.typeText}</p>${fault}
<form class="code" method="post" action="${path}">
<input type="hidden" name="sprache" value="${language}">
<label for="code">${words.code}</label>
<p class="hint" id="hint">${words.codeHint}</p>
<input id="code" name="code" aria-describedby="${described}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required>
<button>${words.open}</button>
</form>`
    },
    plain(language, which) {
      const words = wordsIn(language)
      const back = html`<p class="screen"><a href="${path}?sprache=${language}">${words.tryAgain}</a></p>`
      const main = html`<p>${words[`${which}Text`]}</p>${which === 'closed' ? back : ''}`
      return { language, title: words[`${which}Title`], main }
    },
  }
}

function answersFor(words: PageWords, { name, imprint, dataProtection }: Operator): Piece {
  const links = [
    [imprint, words.imprint],
    [dataProtection, words.dataProtection],
  ].flatMap(([address, text]) => (address === undefined ? [] : [html`<a href="${address}">${text}</a>`]))
  return html`<p>${name}</p>${links.length === 0 ? '' : html`<p class="links">${links}</p>`}`
}

function languageLinks(current: Language, path: string): Piece {
  const entry = (language: Language) =>
    language === current
      ? html`<li><a aria-current="true" lang="${languageTags[language]}" href="${path}?sprache=${language}">${languageNames[language]}</a></li>`
      : html`<li><a lang="${languageTags[language]}" href="${path}?sprache=${language}">${languageNames[language]}</a></li>`
  return html`<ul>${languages.map(entry)}</ul>`
}

function languageForm(current: Language, path: string, code: string): Piece {
  const entry = (language: Language) =>
    language === current
      ? html`<button name="sprache" value="${language}" lang="${languageTags[language]}" aria-current="true">${languageNames[language]}</button>`
      : html`<button name="sprache" value="${language}" lang="${languageTags[language]}">${languageNames[language]}</button>`
  return html`<form method="post" action="${path}"><input type="hidden" name="code" value="${code}">${languages.map(entry)}</form>`
}
