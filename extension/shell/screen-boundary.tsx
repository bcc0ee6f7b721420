/** Keeps a fault inside one screen: navigation, status and everything saved stay usable. */
import { Component, type ComponentChildren } from 'preact'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { t } from '../ui/words.ts'

type Props = { children: ComponentChildren; path: string }

export class ScreenBoundary extends Component<Props, { failure: unknown; path: string | undefined }> {
  override state = { failure: undefined, path: undefined }

  override componentDidCatch(failure: unknown): void {
    console.error(failure)
    this.setState({ failure, path: this.props.path })
  }

  override render() {
    if (this.state.failure === undefined || this.state.path !== this.props.path) return this.props.children
    return (
      <div class="page">
        <EmptyState title={t('screenBroken')}>
          <p>{t('screenBrokenText')}</p>
          <Button onClick={() => this.setState({ failure: undefined, path: undefined })}>{t('retry')}</Button>
        </EmptyState>
      </div>
    )
  }
}
