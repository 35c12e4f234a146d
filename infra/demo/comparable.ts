import type { MainJobSummary } from '@fundtrace/cli'

/**
 * What two runs of the main job in two houses have to have in common: everything but who carried the messages, the references that are counted
 * by a sequence which leaves numbers out after a crash, and how often a message stands in a log: at least once is what is promised there.
 */
export const comparable = ({ transport: _transport, ...summary }: MainJobSummary): unknown => ({
  ...withoutNames(summary),
  checks: summary.checks.map(({ detail, ...check }) => ({
    ...check,
    detail: detail
      .replace(/^\d+ messages delivered again, \d+ known already/u, 'all messages delivered again')
      // They are made by the clock, if the house has been up for long enough.
      .replace(/^\d+ checkpoints, \d+ keys$/u, 'all checkpoints'),
  })),
})

const NAMES = new Set(['reference'])

function withoutNames<Value>(value: Value): Value {
  const text = JSON.stringify(value, (name, part: unknown) => (NAMES.has(name) ? undefined : part))
  return JSON.parse(text) as Value
}
