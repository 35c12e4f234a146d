import { type LoggedMessage } from '../src/transport.ts'
import { openTransport, type TransportAddress } from './test-broker.ts'

/**
 * One member of a group in a process of its own. Prints `handled <value>` for every message, and hangs for ever over the
 * message `stallAt`, after printing `stalled <value>`: so that it can be killed in the middle of its work.
 */
export type MemberOptions = Readonly<{
  address: TransportAddress
  group: string
  topics: readonly string[]
  stallAt: string
}>

const options = JSON.parse(process.argv[2] ?? '') as MemberOptions

await openTransport(options.address).subscribe({
  group: options.group,
  topics: options.topics,
  onMessage: async ({ value }: LoggedMessage) => {
    if (value === options.stallAt) {
      console.log(`stalled ${value}`)
      await new Promise<never>(() => undefined)
    }
    console.log(`handled ${value}`)
  },
  onFault: (error) => console.error(error),
})
