import type { Item } from '@fundtrace/matching'
import type { Fact } from '../../domain/control.ts'

/** How a run keeps what it read of our own copies: one line of JSON for each item or fact. */
export async function* itemLines(items: AsyncIterable<Item>): AsyncGenerator<Buffer> {
  yield* lines(items, ({ amount, ...item }) => JSON.stringify({ ...item, amount: amount.toString() }))
}

export async function* factLines(facts: AsyncIterable<Fact>): AsyncGenerator<Buffer> {
  yield* lines(facts, (fact) => JSON.stringify(fact))
}

/** What `itemLines` kept; our own lines, believed because their seal opens. */
export async function* readItemLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Item> {
  for await (const line of splitLines(bytes)) {
    const { amount, ...item } = JSON.parse(line) as Omit<Item, 'amount'> & { amount: string }
    yield { ...item, amount: BigInt(amount) }
  }
}

export async function* readFactLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Fact> {
  for await (const line of splitLines(bytes)) yield JSON.parse(line) as Fact
}

const CHUNK_CHARACTERS = 64 * 1024

async function* lines<Row>(rows: AsyncIterable<Row>, write: (row: Row) => string): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let length = 0
  for await (const row of rows) {
    const line = `${write(row)}\n`
    waiting.push(line)
    length += line.length
    if (length < CHUNK_CHARACTERS) continue
    yield Buffer.from(waiting.join(''))
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.from(waiting.join(''))
}

async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const part of bytes) {
    const texts = (rest + decoder.decode(part, { stream: true })).split('\n')
    rest = texts.pop() ?? ''
    yield* texts
  }
}
