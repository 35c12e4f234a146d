import { fenOf, formatFen } from '@fundtrace/money'
import type { ThreeWayRow } from '@fundtrace/evidence'
import type { ThreeWayFact } from '../../domain/controls/three-way-facts.ts'

/**
 * The three views of a fund in sums, from the facts that a run of three_way froze. 账证: what came in by the ledger, and how much of it a document
 * tells of; 账账: what the ledger has paid, and disbursement; 账实: what moved in the days of the statements by the ledger, and by the bank.
 */
export async function threeWayTable(facts: AsyncIterable<ThreeWayFact>): Promise<ThreeWayRow[]> {
  const funds = new Map<string, ThreeWayFact[]>()
  for await (const fact of facts) {
    const known = funds.get(fact.fund)
    if (known === undefined) funds.set(fact.fund, [fact])
    else known.push(fact)
  }
  return [...funds].flatMap(([fund, rows]) => {
    const { document, book, bank } = sumsOf(rows)
    return [
      toRow(fund, 'document', '到账', document),
      toRow(fund, 'book', '已支付', book),
      ...(bank === null ? [] : [toRow(fund, 'bank', '对账单期间现金净额', bank)]),
    ]
  })
}

/** Whole fen. */
type Pair = Readonly<{ ledger: bigint; other: bigint }>

function sumsOf(facts: readonly ThreeWayFact[]): Readonly<{ document: Pair; book: Pair; bank: Pair | null }> {
  const days = facts.filter((fact) => fact.what === 'statement')
  const isWithin = (day: string | null): boolean =>
    day !== null && days.some(({ from, to }) => from <= day && day <= to)
  const documents = new Set(facts.flatMap((fact) => (fact.what === 'document' ? [fact.document] : [])))
  const document = { ledger: 0n, other: 0n }
  const book = { ledger: 0n, other: 0n }
  const bank = { ledger: 0n, other: 0n }

  for (const fact of facts) {
    if (fact.what === 'line') bank.other += signed(fact.direction, fact.amount)
    if (fact.what === 'transfer') {
      if (isWithin(fact.on)) bank.ledger += signed(fact.direction, fact.amount)
      if (fact.record === 'arrival') {
        document.ledger += fenOf(fact.amount)
        if (fact.document !== null && documents.has(fact.document)) document.other += fenOf(fact.amount)
      }
    }
    if (fact.what === 'payment' && fact.settled_on !== null) {
      if (fact.returned_on === null) book.ledger += fenOf(fact.amount)
      if (isWithin(fact.settled_on)) bank.ledger -= fenOf(fact.amount)
      if (isWithin(fact.returned_on)) bank.ledger += fenOf(fact.amount)
    }
    if (fact.what === 'disbursement' && fact.state === 'settled') book.other += fenOf(fact.amount)
  }
  return { document, book, bank: days.length === 0 ? null : bank }
}

const signed = (direction: 'paid_out' | 'received', amount: string): bigint =>
  direction === 'received' ? fenOf(amount) : -fenOf(amount)

const toRow = (
  fund: string,
  comparison: ThreeWayRow['comparison'],
  subject: string,
  { ledger, other }: Pair,
): ThreeWayRow => ({
  fund,
  comparison,
  subject,
  ledger: formatFen(ledger),
  other: formatFen(other),
  difference: formatFen(other - ledger),
})
