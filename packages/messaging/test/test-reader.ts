import type { LoggedMessage, Transport } from '../src/transport.ts'

export type TestReader = Readonly<{
  /** What was handled, in the order in which it was; what a handler rejected is not among it. */
  handled: readonly LoggedMessage[]
  faults: readonly unknown[]
  close: () => Promise<void>
}>

export async function startReader(
  transport: Transport,
  options: { group: string; topics: readonly string[]; handle?: (message: LoggedMessage) => Promise<void> },
): Promise<TestReader> {
  const handled: LoggedMessage[] = []
  const faults: unknown[] = []
  const member = await transport.subscribe({
    group: options.group,
    topics: options.topics,
    onMessage: async (message) => {
      await options.handle?.(message)
      handled.push(message)
    },
    onFault: (error) => faults.push(error),
  })
  return { handled, faults, close: member.close }
}

export const valuesOf = (messages: readonly LoggedMessage[]): string[] => messages.map((message) => message.value)

/** The values of one partition or key, each at its first coming: at-least-once lets one come again, but never overtake. */
export const firstComings = (
  messages: readonly LoggedMessage[],
  of: Partial<Pick<LoggedMessage, 'partition' | 'key'>> = {},
): string[] => [
  ...new Set(
    valuesOf(
      messages.filter(
        (message) =>
          (of.partition === undefined || message.partition === of.partition) &&
          (of.key === undefined || message.key === of.key),
      ),
    ),
  ),
]

export async function collect(messages: AsyncIterable<LoggedMessage>): Promise<LoggedMessage[]> {
  const collected: LoggedMessage[] = []
  for await (const message of messages) collected.push(message)
  return collected
}

/** A gate that a handler waits at until the test opens it. */
export function makeGate(): Readonly<{ open: () => void; opened: Promise<void> }> {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { open: resolve, opened: promise }
}
