import type { Reporter, TestModule } from 'vitest/node'

/** Prints, last of all, what failed by name and the closing line in the plain form that any build server reads. */
export default class PlainLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    const failed: string[] = []
    for (const module of modules) {
      const file = module.relativeModuleId
      if (module.state() === 'failed' && module.children.size === 0) {
        counts.failed++
        failed.push(`${file}: ${module.errors().map(firstLine).join(' | ')}`)
      }
      for (const test of module.children.allTests()) {
        const result = test.result()
        counts[result.state]++
        if (result.state === 'failed')
          failed.push(`${file} > ${test.fullName}: ${result.errors.map(firstLine).join(' | ')}`)
      }
    }
    if (failed.length > 0) console.log(`\nFailed:\n${failed.join('\n')}`)
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped`)
  }
}

/** Long counterexamples stand above; here the line that says what kind of trouble it is. */
function firstLine(error: { message: string }): string {
  return (error.message.split('\n')[0] ?? '').slice(0, 200)
}
