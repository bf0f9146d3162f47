import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

type ErrorBoundaryProps = Readonly<{
  /** Is told of a fault, and where among the components it was. */
  onFault: (error: unknown, components: string) => void
  children: ReactNode
}>

/** Where a fault of one screen stops. A class, since React has no other way to catch one. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.props.onFault(error, componentStack ?? '')
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <EmptyState
        isWholeScreen
        title="This screen has stopped"
        actions={
          <Button look="primary" onClick={() => this.setState({ hasFailed: false })}>
            Show it again
          </Button>
        }
      >
        This is a fault of Castwright. Your files are as they were.
      </EmptyState>
    )
  }
}
