import { fenOf, yuanOf } from '../parts/money-text.ts'
import { PAYMENT_ACTIONS } from './case-words.ts'

export type Addressee = 'ledger' | 'treasury'
export type Action = keyof typeof PAYMENT_ACTIONS

/** What is typed: both ways of a line are kept, so that a change of the addressee loses nothing. */
export type ProposedLine = Readonly<{ account: string; payment: string; action: Action; amount: string }>
export type Proposal = Readonly<{
  addressee: Addressee
  what: string
  ground: string
  ledger: readonly ProposedLine[]
  treasury: readonly ProposedLine[]
}>

export const EMPTY_LINE: ProposedLine = { account: '', payment: '', action: 'ask_bank', amount: '' }

export const isAction = (value: string): value is Action => value in PAYMENT_ACTIONS

/** What a case itself says of it: which payment, and by how much; both sides of an entry for the ledger. */
export function proposalOf(difference: string, reference: string): Proposal {
  const fen = fenOf(difference)
  const amount = fen === 0n ? '' : yuanOf(fen < 0n ? -fen : fen)
  const line = { ...EMPTY_LINE, amount }
  return {
    addressee: 'treasury',
    what: '',
    ground: '',
    ledger: [line, { ...line, amount: amount === '' ? '' : `-${amount}` }],
    treasury: [{ ...line, payment: reference }],
  }
}

/** As the service takes it. */
export function bodyOf({ addressee, what, ground, ...lines }: Proposal) {
  const said = { what: what.trim(), ground: ground.trim() }
  return addressee === 'ledger'
    ? {
        addressee,
        ...said,
        lines: lines.ledger.map(({ account, amount }) => ({ account: account.trim(), amount: amount.trim() })),
      }
    : {
        addressee,
        ...said,
        lines: lines.treasury.map(({ payment, action, amount }) => ({
          payment: payment.trim(),
          action,
          amount: amount.trim(),
        })),
      }
}
