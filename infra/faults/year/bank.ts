import {
  type FileRead,
  type OrderRead,
  readPain001,
  readWorkbook,
} from '../../../packages/bank-formats/test/as-a-bank.ts'
import { type Booking, camt } from '../../../services/disbursement/test/bank-answers.ts'

/** What a fund's bank was ordered, and how it went out and came back. In whole fen, as everything here. */
export type Movement = Readonly<{
  fundId: string
  direction: 'out' | 'in'
  reference: string
  account: string
  fen: bigint
  /** YYYY-MM-DD */
  on: string
  bankReference: string
}>
export type Order = OrderRead & Readonly<{ fundId: string }>

/** The bank: it keeps nothing but its own account of each fund. It pays whatever it is sent. */
export type Bank = Readonly<{
  /** Reads a file of orders; refuses one that does not add up, or that has a reference which came before. */
  accept: (fundId: string, format: 'pain.001' | 'workbook', bytes: Buffer) => Promise<readonly Order[]>
  pay: (order: Order, on: string) => void
  /** Sends it back (退票): the payee's bank did not take it. */
  sendBack: (order: Order, on: string) => Movement
  movements: () => readonly Movement[]
  /** camt.053 of each day of the fund of which there has been none. */
  statements: (fundId: string) => readonly Buffer[]
}>

export function openBank(): Bank {
  const orders = new Map<string, Order>()
  const movements: Movement[] = []
  const stated = new Map<string, number>()
  const book = (order: Order, direction: Movement['direction'], on: string): Movement => {
    const { fundId, reference, account, amount } = order
    const bankReference = `B${String(movements.length + 1).padStart(8, '0')}`
    const movement = { fundId, direction, reference, account, fen: fenOf(amount), on, bankReference }
    movements.push(movement)
    return movement
  }
  return {
    accept: async (fundId, format, bytes) => {
      const file = format === 'pain.001' ? readPain001(bytes) : await readWorkbook(bytes)
      requireSum(file)
      return file.orders.map((read) => {
        if (orders.has(read.reference)) throw new Error(`The bank is sent ${read.reference} a second time`)
        const order = { ...read, fundId }
        orders.set(read.reference, order)
        return order
      })
    },
    pay: (order, on) => void book(order, 'out', on),
    sendBack: (order, on) => book(order, 'in', on),
    movements: () => movements,
    statements: (fundId) => {
      const ofFund = movements.filter((movement) => movement.fundId === fundId)
      const fresh = ofFund.slice(stated.get(fundId) ?? 0)
      stated.set(fundId, ofFund.length)
      return [...Map.groupBy(fresh, ({ on }) => on)].map(([on, ofDay]) =>
        camt('camt.053', ofDay.map(bookingOf), { on, opening: '99000000.00' }),
      )
    },
  }
}

export const bookingOf = ({ direction, fen, reference, bankReference }: Movement): Booking => ({
  direction,
  amount: yuanOf(fen),
  reference,
  bankReference,
  ...(direction === 'in' ? { code: 'AC04' } : {}),
})

export const fenOf = (yuan: string): bigint => {
  if (!/^\d+\.\d\d$/.test(yuan)) throw new Error(`${yuan} is no amount in yuan`)
  return BigInt(yuan.replace('.', ''))
}
export const yuanOf = (fen: bigint): string => {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function requireSum({ count, total, orders }: FileRead): void {
  const found = orders.reduce((sum, { amount }) => sum + fenOf(amount), 0n)
  const declared = total.includes('.') ? total : `${total}.00`
  if (Number(count) !== orders.length || fenOf(declared.padEnd(declared.indexOf('.') + 3, '0')) !== found)
    throw new Error(`The file declares ${count} of ${total}, it has ${orders.length} of ${yuanOf(found)}`)
}

const COLUMNS = ['记账日期', '银行流水号', '付款编号', '支出', '收入', '余额']

type Line = Readonly<{ on: string; reference: string; bankReference: string; fen: bigint }>

/** The fund's account as auditors get it: what came from the funders, what went out and came back; with one payment booked twice, where it is to be found. */
export function accountTable(
  arrivals: readonly Readonly<{ document: string; amount: string; on: string }>[],
  movements: readonly Movement[],
  twice?: Movement,
): Buffer {
  const came = arrivals.map(({ document, amount, on }, place) => ({
    on,
    reference: document,
    bankReference: `A${place}`,
    fen: fenOf(amount),
  }))
  const went = movements.map(lineOf)
  const again = twice === undefined ? [] : [{ ...lineOf(twice), bankReference: 'TWICE' }]
  let balance = twice?.fen ?? 0n
  const inOrder = [...came, ...went, ...again].sort((left, right) =>
    left.on < right.on ? -1 : left.on > right.on ? 1 : 0,
  )
  const rows = inOrder.map(({ on, reference, bankReference, fen }) => {
    balance += fen
    const isOut = fen < 0n
    return [on, bankReference, reference, isOut ? yuanOf(-fen) : '', isOut ? '' : yuanOf(fen), yuanOf(balance)]
  })
  return Buffer.from([COLUMNS, ...rows].map((cells) => `${cells.join(',')}\r\n`).join(''))
}

const lineOf = ({ on, reference, bankReference, direction, fen }: Movement): Line => ({
  on,
  reference,
  bankReference,
  fen: direction === 'out' ? -fen : fen,
})
