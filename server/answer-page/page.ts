/**
 * The answer page as HTML, without any script. Written with `html` of hono/html, which escapes whatever is put into
 * it: Node runs the server's files as they are and strips types only, so a .tsx file could not be run.
 */
import { html, raw } from 'hono/html'
import { answerPath } from '../../shared/protocol/answer-link.ts'
import { answerStyle } from './style.ts'
import { type AnswerWords, type Language, languageNames, languages, languageTags, wordsIn } from './texts.ts'

/** A piece of the page; what is put into a piece as text is escaped. */
export type Piece = ReturnType<typeof html>

export type Frame = {
  language: Language
  title: string
  /** Stands in the form that changes the language, so that no address has to carry it; none on pages without. */
  code?: string | undefined
  /** Where a link changes the language: pages without a code. */
  path?: string
}

export function page({ language, title, code, path = answerPath }: Frame, main: Piece): Piece {
  const words = wordsIn(language)
  return html`<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(answerStyle)}</style>
</head>
<body>
<nav aria-label="${words.language}">${code === undefined ? languageLinks(language, path) : languageForm(language, code)}</nav>
<main>
<h1>${title}</h1>
${main}
</main>
<footer><p class="hint">${words.privacy}</p></footer>
</body>
</html>`
}

function languageLinks(current: Language, path: string): Piece {
  const entry = (language: Language) =>
    language === current
      ? html`<li><a aria-current="true" lang="${languageTags[language]}" href="${path}?sprache=${language}">${languageNames[language]}</a></li>`
      : html`<li><a lang="${languageTags[language]}" href="${path}?sprache=${language}">${languageNames[language]}</a></li>`
  return html`<ul>${languages.map(entry)}</ul>`
}

function languageForm(current: Language, code: string): Piece {
  const entry = (language: Language) =>
    language === current
      ? html`<button name="sprache" value="${language}" lang="${languageTags[language]}" aria-current="true">${languageNames[language]}</button>`
      : html`<button name="sprache" value="${language}" lang="${languageTags[language]}">${languageNames[language]}</button>`
  return html`<form method="post" action="${answerPath}"><input type="hidden" name="code" value="${code}">${languages.map(entry)}</form>`
}

/** The field into which a code is typed. */
export function codeForm(language: Language, missing = false): Piece {
  const words = wordsIn(language)
  const fault = missing ? html`<p class="notice" role="alert" id="fault">${words.codeMissing}</p>` : ''
  const described = missing ? 'fault hint' : 'hint'
  return html`<p>${words.typeText}</p>${fault}
<form class="code" method="post" action="${answerPath}">
<input type="hidden" name="sprache" value="${language}">
<label for="code">${words.code}</label>
<p class="hint" id="hint">${words.codeHint}</p>
<input id="code" name="code" aria-describedby="${described}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required>
<button>${words.open}</button>
</form>`
}

/** A page that says one thing, with the way back to typing a code where that makes sense. */
export function plain(language: Language, which: 'closed' | 'tooMany' | 'trouble'): Piece {
  const words: AnswerWords = wordsIn(language)
  const back = html`<p class="screen"><a href="${answerPath}?sprache=${language}">${words.tryAgain}</a></p>`
  return page(
    { language, title: words[`${which}Title`] },
    html`<p>${words[`${which}Text`]}</p>${which === 'closed' ? back : ''}`,
  )
}
