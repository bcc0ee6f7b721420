/** The API as one readable page: plain HTML, no script, nothing from elsewhere. */
import { html, raw } from 'hono/html'
import type { generateSpecs } from 'hono-openapi'
import { access } from '../http/access.ts'

type Specs = Awaited<ReturnType<typeof generateSpecs>>
type Operation = {
  summary?: string
  description?: string
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>
}

export const apiPageStyle = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 52rem; margin: 0 auto; padding: 1rem; }
section { border-top: 1px solid; padding-block: 1rem; }
h2 { font-size: 1.1rem; margin: 0; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.875rem; }
pre { overflow: auto; padding: 0.5rem; border: 1px solid; }
td, th { text-align: left; vertical-align: top; padding-inline-end: 1rem; }
`

export function apiPage(specs: Specs) {
  const routes = Object.entries(specs.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: operation as Operation,
    })),
  )
  const { title, description } = specs.info
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${raw(apiPageStyle)}</style></head>
<body><h1>${title}</h1><p>${marked(description ?? '')}</p>
<p>For programs: <a href="/openapi.json">/openapi.json</a></p>
<main>${routes.map(routeSection)}</main></body></html>`
}

function routeSection({ method, path, operation }: { method: string; path: string; operation: Operation }) {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const allowed = access[`${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`] ?? []
  const who = allowed === 'anyone' ? 'Open to anyone.' : `With the token of a device in the role ${allowed.join(', ')}.`
  return html`<section><h2><code>${method} ${path}</code></h2>
<p>${operation.summary ?? ''}. ${marked(operation.description ?? '')} ${who}</p>
${body === undefined ? '' : html`<details><summary>Request</summary>${shape(body)}</details>`}
<table><thead><tr><th>Status</th><th>Means</th></tr></thead><tbody>
${Object.entries(operation.responses ?? {}).map(
  ([status, answer]) =>
    html`<tr><td>${status}</td><td>${answer.description ?? ''}${answerShape(status, answer)}</td></tr>`,
)}
</tbody></table></section>`
}

function answerShape(status: string, answer: { content?: Record<string, { schema?: unknown }> }) {
  const schema = Object.values(answer.content ?? {})[0]?.schema
  if (status !== '200' || schema === undefined) return ''
  return html`<details><summary>Answer</summary>${shape(schema)}</details>`
}

function shape(schema: unknown) {
  return html`<pre>${JSON.stringify(schema, null, 1)}</pre>`
}

/** Text with `code` in backticks, as the document has it. */
function marked(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))
}
