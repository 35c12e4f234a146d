import { cp, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Database, migrate } from '@fundtrace/database'
import { messagingMigrations } from '@fundtrace/messaging'
import { createTestDatabase } from '@fundtrace/test-support'
import { idOf } from './ledger-fixture.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

/** A ledger as it was before there were blocks, its tables as of 0004; `bringUpTo` applies what came before a migration, `bringUpToDate` all. */
export async function openEarlierLedger() {
  const { appUrl, ownerUrl } = await createTestDatabase('ledger')
  const role = new URL(appUrl).username
  const bringUpTo = async (end: string): Promise<void> => {
    const before = await mkdtemp(join(tmpdir(), 'fundtrace-migrations-'))
    for (const file of await readdir(MIGRATIONS)) if (file < end) await cp(join(MIGRATIONS, file), join(before, file))
    await migrate(ownerUrl, role, [messagingMigrations, { name: 'ledger', path: before }])
  }
  await bringUpTo('0005')
  const db = connect(appUrl, { application: 'ledger test' })
  const owner = connect(ownerUrl, { application: 'ledger test owner' })
  return {
    db,
    owner,
    appUrl,
    bringUpTo,
    bringUpToDate: () => migrate(ownerUrl, role, [messagingMigrations, { name: 'ledger', path: MIGRATIONS }]),
    close: () => Promise.all([db.destroy(), owner.destroy()]),
  }
}

type Line = readonly [account: string, amount: number]
type EarlierTransaction = Readonly<{ kind: string; name: string; entries: readonly Line[]; payment?: string }>

/**
 * Writes as the ledger of then did: city owes 1,000.00 and sends 1.00 `arrivals` times, zhang is awarded 30.00, which are on their way to the
 * bank. Each fund's records are a second apart, those of the next fund in between.
 */
export async function writeEarlierFund(
  owner: Database,
  fundId: string,
  arrivals: number,
  offset: number,
): Promise<void> {
  const payment = idOf('batch zhang', fundId)
  const transit = `in-transit:${idOf('batch', fundId)}`
  const upToAward: EarlierTransaction[] = [
    {
      kind: 'plan',
      name: 'plan',
      entries: [
        ['due:city', 1000],
        ['appropriation', -1000],
      ],
    },
    ...Array.from({ length: arrivals }, (_, index) => ({
      kind: 'arrival',
      name: `arrival ${index + 1}`,
      entries: [
        ['cash:city', 1],
        ['due:city', -1],
      ] satisfies Line[],
    })),
    {
      kind: 'award',
      name: 'award zhang',
      entries: [
        ['appropriation', 30],
        ['awarded:zhang', -30],
      ],
    },
  ]
  const release: EarlierTransaction = {
    kind: 'release',
    name: 'batch zhang',
    entries: [
      ['awarded:zhang', 30],
      [transit, -30],
    ],
    payment,
  }
  await owner('funds').insert({
    id: fundId,
    name: '扶贫专项资金',
    programme_id: 'poverty-alleviation',
    fiscal_year: 2016,
    area_code: '441802',
    funded: 'by_plan',
  })
  await owner('fund_shares').insert({
    fund_id: fundId,
    funder_id: 'city',
    funder_name: 'city',
    ordinal: 1,
    due: '1000.00',
    borne: '30.00',
  })
  await owner('accounts').insert(
    ['due:city', 'cash:city', 'appropriation', 'awarded:zhang', transit].map((code) => ({
      fund_id: fundId,
      code,
      kind: code.split(':')[0],
      normal_side: /^(due|cash)/.test(code) ? 'debit' : 'credit',
    })),
  )
  const book = new Map<string, { line: number; balance: number }>()
  await write(owner, fundId, upToAward, 1, offset, book)
  const award = { id: idOf('award zhang', fundId), fund_id: fundId, amount: '30.00' }
  await owner('awards').insert({ ...award, plan_id: idOf('plan', fundId), beneficiary_id: 'zhang' })
  await owner('payments').insert({
    id: payment,
    fund_id: fundId,
    batch_id: idOf('batch', fundId),
    award_id: award.id,
    amount: '30.00',
    held_after: upToAward.length,
  })
  await owner('holds').insert(
    ['awarded:zhang', 'cash:city'].map((account_code) => ({
      payment_id: payment,
      fund_id: fundId,
      account_code,
      amount: '30.00',
    })),
  )
  await owner('holds').where({ payment_id: payment, account_code: 'awarded:zhang' }).update({ state: 'posted' })
  await write(owner, fundId, [release], upToAward.length + 1, offset, book)
  await owner('payments').where({ id: payment }).update({ state: 'in_transit' })
}

async function write(
  owner: Database,
  fundId: string,
  transactions: readonly EarlierTransaction[],
  firstNumber: number,
  offset: number,
  book: Map<string, { line: number; balance: number }>,
): Promise<void> {
  const lines = transactions.flatMap(({ kind, name, entries }) =>
    entries.map(([account, amount]) => {
      const before = book.get(account) ?? { line: 0, balance: 0 }
      const after = {
        line: before.line + 1,
        balance: before.balance + (/^(due|cash)/.test(account) ? amount : -amount),
      }
      book.set(account, after)
      return {
        fund_id: fundId,
        account_code: account,
        account_version: after.line,
        transaction_id: idOf(`transaction of ${kind} ${name}`, fundId),
        amount: `${amount}.00`,
        balance_after: `${after.balance}.00`,
      }
    }),
  )
  await owner.transaction(async (trx) => {
    await trx('funds')
      .where({ id: fundId })
      .update({ transaction_count: firstNumber + transactions.length - 1 })
    await trx('transactions').insert(
      transactions.map(({ kind, name, entries, payment = null }, index) => ({
        id: idOf(`transaction of ${kind} ${name}`, fundId),
        fund_id: fundId,
        number: firstNumber + index,
        kind,
        reference: `${kind}:${idOf(name, fundId)}`,
        payment_id: payment,
        document_number: kind === 'plan' ? '城区委办发〔2016〕11号' : null,
        event_id: idOf(`event ${name}`, fundId),
        entry_count: entries.length,
        effective_at: '2016-07-01T00:00:00+08:00',
        recorded_at: trx.raw(`timestamptz '2016-07-01T09:30:00.123987+08:00' + ? * interval '1 s'`, [
          firstNumber + index + offset,
        ]),
      })),
    )
    await trx('entries').insert(lines)
  })
}
