/** A page with a figure of every kind, within the dashboard's frame and styles; opened by open-gallery.ts. */
import '../../extension/styles/index.css'
import '../../extension/styles/dashboard.css'
import { render } from 'preact'
import { FigureView } from '../../extension/figures/figure-view.tsx'
import { startAppearance } from '../../extension/shell/appearance.ts'
import { samples } from './samples.ts'

const page = document.createElement('div')
document.body.append(page)
await startAppearance(['panel', 'dashboard'])
render(
  <div class="viewport">
    <div class="frame dashboard">
      <main>
        <div class="wide-page">
          <h1>Abbildungen</h1>
          {samples.map((content) => (
            <FigureView key={content.title} content={content} />
          ))}
        </div>
      </main>
    </div>
  </div>,
  page,
)
