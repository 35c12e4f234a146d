import { readCsv, writeCsv } from '@fundtrace/csv'
import { addMoney, formatMoney, type Money, negateMoney, parseMoney, ZERO } from '@fundtrace/money'

/**
 * Plays the bank in the demo. Not part of the product: it knows nothing but files, keeps its own account of each fund, and lies
 * exactly where it is told to, so that the audit office has something to find.
 */
export type BankStandIn = Readonly<{
  receive: (fundId: string, arrival: { document_number: string; amount: string; arrived_on: string }) => void
  /** Reads a bank file and answers with a result file; the payments at these places (from 0) are returned. */
  pay: (fundId: string, bankFile: Buffer, on: string, returned?: ReadonlyMap<number, string>) => Buffer
  /** The statement of a fund's dedicated account from its opening, with the planted faults. */
  statement: (fundId: string, faults?: PlantedFaults) => Buffer
}>

/** By the place of the payment among those the bank paid for good. */
export type PlantedFaults = Readonly<{
  amountDiffers?: Readonly<{ place: number; paid: string }>
  duplicate?: Readonly<{ place: number }>
  missing?: Readonly<{ place: number }>
}>

type Movement = Readonly<{ date: string; reference: string; description: string; amount: Money; forGood: boolean }>

export function createBankStandIn(): BankStandIn {
  const movements = new Map<string, Movement[]>()
  const book = (fundId: string, movement: Movement): void => {
    movements.set(fundId, [...(movements.get(fundId) ?? []), movement])
  }
  return {
    receive: (fundId, arrival) => {
      const amount = parseMoney(arrival.amount)
      book(fundId, {
        date: arrival.arrived_on,
        reference: arrival.document_number,
        description: '拨入',
        amount,
        forGood: false,
      })
    },
    pay: (fundId, bankFile, on, returned = new Map()) => {
      const results = readCsv(bankFile, { reference: ['付款编号'], amount: ['金额'] }).map(({ cells }, place) => {
        const amount = parseMoney(cells.amount)
        const reason = returned.get(place)
        const about = { date: on, reference: cells.reference }
        book(fundId, { ...about, description: '代发', amount: negateMoney(amount), forGood: reason === undefined })
        if (reason !== undefined) book(fundId, { ...about, description: `退票 ${reason}`, amount, forGood: false })
        return { ...cells, result: reason === undefined ? '成功' : '退票', reason: reason ?? '', date: on }
      })
      const columns = { reference: '付款编号', amount: '金额', result: '处理结果', reason: '原因', date: '处理日期' }
      return writeCsv(columns, results, { encoding: 'gb18030' })
    },
    statement: (fundId, faults = {}) => {
      const inOrder = [...(movements.get(fundId) ?? [])].sort((left, right) =>
        left.date < right.date ? -1 : left.date > right.date ? 1 : 0,
      )
      return writeStatement(plant(inOrder, faults))
    },
  }
}

function plant(movements: readonly Movement[], faults: PlantedFaults): Movement[] {
  const paidForGood = movements.filter((movement) => movement.forGood)
  return movements.flatMap((movement) => {
    const place = paidForGood.indexOf(movement)
    if (place < 0) return [movement]
    if (faults.missing?.place === place) return []
    if (faults.duplicate?.place === place) return [movement, movement]
    if (faults.amountDiffers?.place === place) {
      return [{ ...movement, amount: negateMoney(parseMoney(faults.amountDiffers.paid)) }]
    }
    return [movement]
  })
}

const COLUMNS = {
  date: '记账日期',
  bankReference: '银行流水号',
  reference: '付款编号',
  description: '摘要',
  out: '支出',
  in: '收入',
  balance: '余额',
} as const

function writeStatement(movements: readonly Movement[]): Buffer {
  let balance = ZERO
  const rows = movements.map((movement, index) => {
    balance = addMoney(balance, movement.amount)
    const isOut = movement.amount.isNegative()
    return {
      date: movement.date,
      bankReference: `B${String(index + 1).padStart(8, '0')}`,
      reference: movement.reference,
      description: movement.description,
      out: isOut ? formatMoney(negateMoney(movement.amount)) : '',
      in: isOut ? '' : formatMoney(movement.amount),
      balance: formatMoney(balance),
    }
  })
  return writeCsv(COLUMNS, rows, { encoding: 'gb18030' })
}
