import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@fundtrace/database'
import { DomainError } from '@fundtrace/problem'
import {
  newSigningKeyPem,
  readSignedCheckpoint,
  type SignedCheckpoint,
  type Signer,
  signerFromPem,
} from '@fundtrace/seal'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type EngineHouse, openEngineHouse, startEngine } from '../../../test/engine-fixture.ts'
import { openTestSeal, postSome, verifyDatabase } from '../../../test/seal-fixture.ts'
import { checkpointFile } from '../../adapters/files/checkpoint-folder.ts'
import { journalId, shardOf } from '../../domain/shard.ts'
import type { OpenSeal } from '../../open-seal.ts'
import { checkSeal } from './check-seal.ts'
import { isDue } from './checkpoint-clock.ts'
import { makeCheckpoint } from './make-checkpoint.ts'
import { rotateKey } from './rotate-key.ts'

const FUND = 'sealed-2016'
const SHARD = shardOf(FUND)
const ID = (position: number) => journalId(SHARD, position).toString()

let house: EngineHouse
let folders: string
beforeAll(async () => {
  folders = await mkdtemp(join(tmpdir(), 'fundtrace-seal-'))
})
afterAll(async () => {
  await house.close()
  await rm(folders, { recursive: true })
})

const sign = async (seal: OpenSeal): Promise<SignedCheckpoint> => {
  const made = await house.db.transaction((trx) => makeCheckpoint(trx, seal))
  if (made === null) throw new Error('none was made')
  return made
}
const faultsOf = async (db: Database): Promise<string[]> =>
  (await checkSeal(db)).flatMap(({ ok, detail }) => (ok ? [] : [detail]))
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'nothing was refused'
}

/** A ledger of its own with three records in three blocks. */
async function openHouse(): Promise<void> {
  await house?.close()
  house = await openEngineHouse(() => undefined)
  await house.openFund(FUND)
  await house.openAccounts(FUND, 'a', 'b', 'c')
  await postSome(house.engine, FUND, 3)
}

let release = (): void => undefined
function hangAtSecond(answer: Signer['sign'], onReached: () => void): Signer['sign'] {
  let count = 0
  return async (bytes) => {
    count += 1
    if (count === 2) {
      onReached()
      await new Promise<void>((resolve) => {
        release = resolve
      })
    }
    return answer(bytes)
  }
}

/** What only somebody with the database in his hands can do. */
async function tamper(sql: string): Promise<void> {
  await house.owner.transaction(async (trx) => {
    for (const table of GUARDED) await trx.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await trx.raw(sql)
    for (const table of GUARDED) await trx.raw(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  })
}
const GUARDED = ['transactions', 'entries', 'blocks', 'checkpoints', 'signing_keys', 'private_details']

describe('rows that were changed behind the ledger', () => {
  let published: SignedCheckpoint
  let key: string
  beforeAll(async () => {
    await openHouse()
    const seal = openTestSeal(house.db)
    key = seal.keys.current.keyId
    published = await sign(seal)
    expect(await faultsOf(house.db)).toEqual([])
  })

  const altered = (height: number) => [
    `shard ${SHARD} block ${height}: one of the records ${height} to ${height} is not what was sealed`,
  ]
  const shift = (amount: string) =>
    `UPDATE entries SET amount = amount + sign(amount) * ${amount}, balance_after = balance_after - ${amount} * sign(amount) WHERE journal_id = ${ID(2)}`
  const swap = `UPDATE transactions SET journal_id = -journal_id WHERE journal_id IN (${ID(1)}, ${ID(2)});
    UPDATE transactions SET journal_id = CASE journal_id WHEN -${ID(1)} THEN ${ID(2)} ELSE ${ID(1)} END WHERE journal_id < 0`
  const remove = `CREATE TABLE taken AS SELECT * FROM transactions WHERE journal_id = ${ID(2)}; DELETE FROM transactions WHERE journal_id = ${ID(2)}`
  const putBack = `INSERT INTO transactions SELECT * FROM taken; DROP TABLE taken`
  const cut = `CREATE TABLE taken AS SELECT * FROM transactions WHERE journal_id = ${ID(3)}; CREATE TABLE taken_block AS SELECT * FROM blocks WHERE shard = ${SHARD} AND height = 3;
    CREATE TABLE taken_entries AS SELECT * FROM entries WHERE journal_id = ${ID(3)};
    DELETE FROM entries WHERE journal_id = ${ID(3)}; DELETE FROM transactions WHERE journal_id = ${ID(3)}; DELETE FROM blocks WHERE shard = ${SHARD} AND height = 3;
    UPDATE shard_heads SET height = 2, position = 2, head = (SELECT previous FROM taken_block) WHERE shard = ${SHARD}`
  const restore = `INSERT INTO entries SELECT * FROM taken_entries; INSERT INTO transactions SELECT * FROM taken; INSERT INTO blocks SELECT * FROM taken_block;
    UPDATE shard_heads SET height = 3, position = 3, head = (SELECT hash FROM taken_block) WHERE shard = ${SHARD}; DROP TABLE taken, taken_entries, taken_block`
  const rename = (name: string) =>
    `UPDATE transactions SET metadata = '{"purpose":"${name}"}' WHERE journal_id = ${ID(1)}`
  const owed = (code: string) =>
    `UPDATE entries SET account_id = (SELECT id FROM accounts WHERE code = 'general:${code}') WHERE journal_id = ${ID(3)} AND amount < 0`

  it.each([
    ['an amount', shift('0.01'), shift('-0.01'), altered(2), 'BLOCK_ROOT_WRONG'],
    ['a name in metadata', rename('招待费'), rename('办公费'), altered(1), 'BLOCK_ROOT_WRONG'],
    ['whose account it was', owed('c'), owed('b'), altered(3), 'BLOCK_ROOT_WRONG'],
    [
      'a record that is gone',
      remove,
      putBack,
      [`shard ${SHARD} block 2 has 0 of its 1 records`],
      'BLOCK_RECORDS_WRONG',
    ],
    ['two records in each other’s place', swap, swap, [...altered(1), ...altered(2)], 'BLOCK_ROOT_WRONG'],
    [
      'the end cut off',
      cut,
      restore,
      [`checkpoint 1 signed block 3 of shard ${SHARD}, which is not there`],
      'SHARD_CUT',
    ],
  ])('are found, and where: %s', async (_what, change, undo, expected, code) => {
    await tamper(change)
    const found = await faultsOf(house.db)
    const verdict = await verifyDatabase(house.db, { publishedCheckpoints: [published] })
    await tamper(undo)

    expect(found.join('; ').split('; ')).toEqual(expected)
    expect(verdict.faults.map((fault) => fault.code)).toContain(code)
    expect(verdict.faults.every(({ where }) => where.shard === undefined || where.shard === SHARD)).toBe(true)
    expect(await faultsOf(house.db)).toEqual([])
  })

  it('are not signed over once a block was rewritten', async () => {
    const seal = openTestSeal(house.db)
    const rewrite = (to: string) => `UPDATE blocks SET previous = ${to} WHERE shard = ${SHARD} AND height = 3`
    await tamper(rewrite(`decode(repeat('ab', 32), 'hex')`))
    expect(await codeOf(sign(seal))).toBe('LEDGER_CHAIN_BROKEN')
    await tamper(rewrite(`(SELECT hash FROM blocks WHERE shard = ${SHARD} AND height = 2)`))
    await tamper(cut)
    expect(await codeOf(sign(seal))).toBe('LEDGER_CHAIN_BROKEN')
    await tamper(restore)
  })

  it.each([
    ['body', `replace(body, '"position":3', '"position":2')`, 'does not have its own hash'],
    ['signature', `substr(signature, 2) || '\\x00'`, 'is not signed by'],
  ])('are not signed over once the last checkpoint has another %s', async (column, other, reason) => {
    await tamper(`CREATE TABLE taken AS SELECT * FROM checkpoints; UPDATE checkpoints SET ${column} = ${other}`)
    const found = await faultsOf(house.db)
    const signing = sign(openTestSeal(house.db))
    await expect(signing).rejects.toMatchObject({
      code: 'LEDGER_CHECKPOINT_ALTERED',
      message: expect.stringContaining(reason),
    })
    await tamper(`UPDATE checkpoints c SET ${column} = t.${column} FROM taken t; DROP TABLE taken`)
    expect(found.join()).toContain(`checkpoint 1 ${reason}`)
    expect(await faultsOf(house.db)).toEqual([])
  })

  it('cannot be changed by the service itself', async () => {
    for (const table of ['checkpoints', 'signing_keys', 'private_erasures', 'private_readings', 'blocks']) {
      await expect(house.db(table).delete()).rejects.toMatchObject({ code: '42501' })
      await expect(house.owner(table).delete()).rejects.toMatchObject({ constraint: 'history_is_append_only' })
    }
  })

  it('are found where a whole history was written anew, by whoever kept the key or a checkpoint', async () => {
    await tamper('TRUNCATE checkpoints, signing_keys CASCADE')
    await sign(openTestSeal(house.db))
    expect(await faultsOf(house.db)).toEqual([])
    expect((await verifyDatabase(house.db)).ok).toBe(true)
    const verdict = await verifyDatabase(house.db, {
      publishedCheckpoints: [published],
      trustedKeys: [{ keyId: key, publicKeyDer: null }],
    })
    expect(new Set(verdict.faults.map((fault) => fault.code))).toEqual(
      new Set(['CHECKPOINT_NOT_PUBLISHED', 'PUBLISHED_WRONG', 'KEY_NOT_TRUSTED']),
    )
  })
})

describe('checkpoints', () => {
  beforeAll(openHouse)

  it('are one at a time, each naming the one before, and whole with what went on meanwhile', async () => {
    const seal = openTestSeal(house.db)
    const [, ...made] = await Promise.all([
      postSome(house.engine, FUND, 30),
      ...Array.from({ length: 5 }, () => sign(seal)),
    ])
    expect(made.map(({ body }) => body.number).toSorted()).toEqual([1, 2, 3, 4, 5])
    await sign(seal)
    const verdict = await verifyDatabase(house.db, { publishedCheckpoints: made })
    expect(verdict).toMatchObject({ ok: true, records: 33, checkpoints: 6, uncovered: { records: 0 } })
    expect(await faultsOf(house.db)).toEqual([])
  })

  it('are due when something was recorded since and their time has come, and else not', async () => {
    const [last] = await house.db('checkpoints').orderBy('number', 'desc').limit(1).select('body')
    const seal = openTestSeal(house.db)
    const body = JSON.parse(last.body)
    const at = (ms: number) => new Date(Date.parse(body.made_at) + ms)
    const signed = { body, hash: '', signature: '' }
    const moved = body.shards.map((head: { shard: number }) =>
      head.shard === SHARD ? { ...head, head: 'f'.repeat(64) } : head,
    )
    expect(isDue(1000)(signed, moved, at(1000))).toBe(true)
    expect(isDue(1000)(signed, moved, at(999))).toBe(false)
    expect(isDue(1000)(signed, body.shards, at(60_000))).toBe(false)
    expect(await house.db.transaction((trx) => makeCheckpoint(trx, seal, isDue(0)))).toBe(null)
  })

  it('are signed by no key but the recorded one, or one that it vouched for', async () => {
    await tamper('TRUNCATE checkpoints, signing_keys CASCADE')
    const [old, next] = [newSigningKeyPem(), newSigningKeyPem()]
    const seal = openTestSeal(house.db, { key: old, next })
    const first = await sign(seal)
    expect(await codeOf(sign(openTestSeal(house.db, { key: next })))).toBe('LEDGER_SIGNING_KEY_OTHER')
    expect(await codeOf(house.db.transaction((trx) => rotateKey(trx, openTestSeal(house.db, { key: old }))))).toBe(
      'LEDGER_SIGNING_KEY_NEXT_MISSING',
    )

    const record = await house.db.transaction((trx) => rotateKey(trx, seal))
    expect(record.body).toMatchObject({ number: 2, since: 3, signed_by: first.body.key_id })
    expect(await codeOf(house.db.transaction((trx) => rotateKey(trx, seal)))).toBe('LEDGER_SIGNING_KEY_USED')
    // The process that knows both goes on; the new key alone does; the old one alone signs no more.
    expect((await sign(seal)).body.key_id).toBe(signerFromPem(next).keyId)
    await sign(openTestSeal(house.db, { key: next }))
    expect(await codeOf(sign(openTestSeal(house.db, { key: old })))).toBe('LEDGER_SIGNING_KEY_OTHER')

    const verdict = await verifyDatabase(house.db, {
      publishedCheckpoints: [first],
      trustedKeys: [{ keyId: first.body.key_id, publicKeyDer: null }],
    })
    expect(verdict).toMatchObject({ ok: true, checkpoints: 4 })
    expect(verdict.keys.map(({ trusted }) => trusted)).toEqual([true, true])
    expect(await faultsOf(house.db)).toEqual([])
  })

  it('leave nothing behind when their maker dies over them, and keep nobody from making the next one', async () => {
    await tamper('TRUNCATE checkpoints, signing_keys CASCADE')
    const seal = openTestSeal(house.db)
    const reached = Promise.withResolvers<void>()
    const hanging: OpenSeal = {
      ...seal,
      // The first signature is that of the key's own record; the checkpoint's never comes.
      keys: {
        current: { ...seal.keys.current, sign: hangAtSecond(seal.keys.current.sign, reached.resolve) },
        next: null,
      },
    }
    const dying = sign(hanging).catch((error: unknown) => error)
    await reached.promise
    await house.db.raw(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = hashtext('checkpoint')::bigint & x'ffffffff'::bigint`,
    )
    const next = await sign(openTestSeal(house.db))
    expect(next.body.number).toBe(1)
    expect((await verifyDatabase(house.db)).ok).toBe(true)
    release()
    expect(await dying).toBeInstanceOf(Error)
    expect(await house.db('checkpoints').count()).toEqual([{ count: '1' }])
  })

  it('verify across a change of the hash algorithm', async () => {
    await house.engine.close()
    const engine = await startEngine(house.db, house.appUrl, {
      algorithm: 'sm3',
      log: house.app.log as never,
      announce: () => [],
    })
    await postSome(engine, FUND, 2)
    await engine.close()
    const { rows } = await house.db.raw(`SELECT algorithm, count(*)::int AS count FROM blocks GROUP BY 1 ORDER BY 1`)
    expect(rows).toEqual([
      { algorithm: 'sha256', count: expect.any(Number) },
      { algorithm: 'sm3', count: 2 },
    ])
    expect(await faultsOf(house.db)).toEqual([])
    expect((await verifyDatabase(house.db)).ok).toBe(true)
  })
})

describe('published checkpoints', () => {
  let key: string
  beforeAll(async () => {
    await openHouse()
    key = newSigningKeyPem()
  })
  const openIn = (folder: string) => openTestSeal(house.db, { key, folder: join(folders, folder) })

  it('are files of their own that prove an archive, and those signed before a crash come after it', async () => {
    const seal = openIn('whole')
    await sign(seal)
    await sign(seal)
    await seal.publish()
    await sign(seal)
    await openIn('whole').publish()
    expect((await readdir(join(folders, 'whole'))).toSorted()).toEqual([
      checkpointFile(1),
      checkpointFile(2),
      checkpointFile(3),
      'key-0001.json',
    ])
    const kept = readSignedCheckpoint(await readFile(join(folders, 'whole', checkpointFile(2)), 'utf8'))
    expect((await verifyDatabase(house.db, { publishedCheckpoints: [kept] })).ok).toBe(true)
  })

  it('are never written over, and a ledger that knows less than they do signs nothing', async () => {
    const seal = openIn('kept')
    await seal.publish()
    const file = join(folders, 'kept', checkpointFile(3))
    const before = await readFile(file, 'utf8')
    await writeFile(file, before.replace('"number":3', '"number":30'))
    expect(await codeOf(seal.publish())).toBe('LEDGER_CHECKPOINT_PUBLISHED_OTHERWISE')
    await writeFile(file, before)
    await seal.publish()
    await tamper('DELETE FROM checkpoints WHERE number = 3')
    expect(await codeOf(sign(seal))).toBe('LEDGER_CHECKPOINT_BEHIND_PUBLISHED')
  })
})

describe('the clock', () => {
  it('seals what was posted before there were blocks, signs and publishes it, and waits for more', async () => {
    await openHouse()
    await tamper(
      `DELETE FROM blocks; UPDATE shard_heads SET height = 0, position = 0, head = decode(repeat('00', 32), 'hex'), earlier_records = 3 WHERE shard = ${SHARD}`,
    )
    const folder = join(folders, 'clock')
    const clocks = Array.from({ length: 3 }, () => openTestSeal(house.db, { key: CLOCK_KEY, folder }).startClock())
    await vi.waitFor(async () => expect(await readdir(folder)).toContain(checkpointFile(1)))
    await Promise.all(clocks.map((clock) => clock.close()))
    const verdict = await verifyDatabase(house.db)
    expect(verdict).toMatchObject({ ok: true, records: 3, blocks: 1, checkpoints: 1, uncovered: { records: 0 } })
    expect(await faultsOf(house.db)).toEqual([])
  })
})
const CLOCK_KEY = newSigningKeyPem()

describe('what is kept about persons', () => {
  it('is not deleted without a word of who did and why', async () => {
    await openHouse()
    await house.db('private_details').insert({ journal_id: ID(1), salt: Buffer.alloc(32), sealed: Buffer.from('x') })
    await expect(house.db('private_details').delete()).rejects.toThrow(/who erased them and why/)
  })
})
