export type Sample = Readonly<{ name: string; labels: Readonly<Record<string, string>>; value: number }>

/** What a service's metrics page shows, line by line: `outbox_waiting_messages{service="ledger"} 0`. */
export async function readSamples(address: string): Promise<Sample[]> {
  const page = await (await fetch(new URL('/metrics', address))).text()
  return [...page.matchAll(/^([a-z_]\w*)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value]) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]])),
    value: Number(value),
  }))
}
