/** A place that a server of the tests may come from. What it throws fails the run; what it refuses, the next may have. */
export type Source<Server> = Readonly<{
  name: string
  start: () => Promise<Server | Refusal>
}>

/** Why a place has no server for us. */
export type Refusal = Readonly<{ refused: string }>

export type Refused = Readonly<{ source: string; reason: string }>
export type Taken<Server> = Readonly<{ server: Server; source: string; refusals: readonly Refused[] }>
export type NoneTaken = Readonly<{ server: undefined; refusals: readonly Refused[] }>

/** The server of the first source that has one; what each said before it, or said at all. */
export async function takeFirst<Server extends object>(
  sources: readonly Source<Server>[],
): Promise<Taken<Server> | NoneTaken> {
  const refusals: Refused[] = []
  for (const { name, start } of sources) {
    const answer = await start()
    if (!('refused' in answer)) return { server: answer, source: name, refusals }
    refusals.push({ source: name, reason: answer.refused })
  }
  return { server: undefined, refusals }
}

/** One line that says where a server came from, and why not from a place that goes before it. */
export function takenLine(thing: string, { source, refusals }: Taken<unknown>): string {
  const others = refusals.map((refused) => `not ${refused.source}: ${refused.reason}`)
  return `${thing} of the tests: ${[source, ...others].join('; ')}`
}

const WIDTH = 100

/** Cannot be missed among the lines of a test run. */
export function banner(title: string, refusals: readonly Refused[], end: string): string {
  const rule = '#'.repeat(WIDTH)
  const lines = [title, '', ...refusals.map(({ source, reason }) => `- ${source}: ${reason}`), '', end]
  return ['', rule, ...lines.flatMap((line) => line.split('\n')).map((line) => `#  ${line}`.trimEnd()), rule, ''].join(
    '\n',
  )
}
