/** A page with a figure of every kind, in the dashboard's styles; pictures.test.ts opens it in a real browser. */
import '../../extension/styles/index.css'
import '../../extension/styles/dashboard.css'
import { render } from 'preact'
import { FigureView } from '../../extension/figures/figure-view.tsx'
import { startWords } from '../../extension/ui/words.ts'
import { samples } from './samples.ts'

const root = document.createElement('main')
root.className = 'wide-page'
document.body.append(root)
await startWords('de', ['panel', 'dashboard'])
render(
  <>
    <h1>Abbildungen</h1>
    {samples.map((content) => (
      <FigureView key={content.title} content={content} />
    ))}
  </>,
  root,
)
