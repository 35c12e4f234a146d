import type { Waiting } from './waiting-command.ts'

/**
 * Takes what goes together off the head of the queue: so many commands at most, or one alone that is larger or suspect. What waits in a stream that is
 * broken is given back.
 */
export function takeBatch(queue: Waiting[], commandsMax: number, unavailable: () => Error): Waiting[] {
  while (queue[0]?.stream?.isBroken === true) queue.shift()?.fail(unavailable())
  const first = queue[0]
  if (first === undefined) return []
  if (first.suspect) return queue.splice(0, 1)
  let commands = 0
  let count = 0
  for (const waiting of queue) {
    if (
      waiting.suspect ||
      waiting.stream?.isBroken === true ||
      (count > 0 && commands + waiting.commands.length > commandsMax)
    )
      break
    commands += waiting.commands.length
    count += 1
  }
  return queue.splice(0, count)
}

export function waitAtLeast(queue: readonly Waiting[], count: number): boolean {
  let commands = 0
  for (const waiting of queue) {
    commands += waiting.commands.length
    if (commands >= count) return true
  }
  return false
}
