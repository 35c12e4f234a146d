import { newSigningKeyPem, signerFromPem, type TrustedKey } from '@fundtrace/seal'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../test/bytes-of.ts'
import { LEDGER, madeUpRun } from '../test/made-up-run.ts'
import {
  type PackFile,
  type RunEvidence,
  runFiles,
  sourceOfBytes,
  verifyEvidence,
  verifySeal,
  writePack,
} from './evidence.ts'

const signer = signerFromPem(newSigningKeyPem())
const trust = (...keys: readonly { keyId: string }[]): { trustedKeys: TrustedKey[] } => ({
  trustedKeys: keys.map(({ keyId }) => ({ keyId, publicKeyDer: null })),
})

let run: RunEvidence
beforeAll(async () => {
  run = await madeUpRun()
})

describe("a run's pack", () => {
  it('adds up, and says what nothing from outside leaves unproven', async () => {
    const pack = sourceOfBytes(await packOf(run))
    expect(await verifyEvidence(pack, trust(signer, LEDGER))).toMatchObject({ ok: true, faults: [], unproven: [] })
    const alone = await verifyEvidence(pack)
    expect(alone.unproven.map(({ code }) => code)).toEqual(['NOTHING_FROM_OUTSIDE', 'CHECKPOINT_KEY_NOT_GIVEN'])
  })

  it('has the totals of its rows, without what was undone', async () => {
    const totals = JSON.parse(await textOf(await packOf(run), 'totals.json'))
    expect(totals).toEqual({
      matches: { count: 4, suggested: 1, undone: 1, left_rows: 5, right_rows: 3, difference: '-0.01' },
      breaks: {
        count: 3,
        settled: 1,
        difference: '6.51',
        by_kind: [
          { kind: 'amount_differs', count: 2, difference: '10.01' },
          { kind: 'missing_right', count: 1, difference: '-3.50' },
        ],
      },
      cases: {
        count: 2,
        by_state: [
          { state: 'healed', count: 1 },
          { state: 'open', count: 1 },
        ],
      },
      as_found: {
        matches: 4,
        left_rows: 6,
        right_rows: 4,
        matched_difference: '4.99',
        breaks: 3,
        break_difference: '6.51',
      },
    })
  })

  it('is not written for a run that had more than it gives', async () => {
    await expect(packOf({ ...run, run: { ...run.run, break_count: 4 } })).rejects.toThrow(
      'run 7 has 4 matches and 3 breaks',
    )
  })

  it.each<[string, (text: string) => string, string, RegExp]>([
    [
      'matches.csv',
      (text) => text.replace('-0.01', '-0.02'),
      'TOTAL_WRONG',
      /matches\.difference .*"-0\.01".*"-0\.02"/u,
    ],
    ['matches.csv', (text) => text.replace('3 4 5', '3 4'), 'COUNT_WRONG', /matches\.left_rows .* 5; .* 4/u],
    ['breaks.csv', (text) => text.replace(',10.00,', ',11.00,'), 'TOTAL_WRONG', /breaks\.difference/u],
    ['matches.csv', (text) => text.replace(',6,7,', ',6,8,'), 'RESULT_HASH_WRONG', /the run ended with [0-9a-f]{64}/u],
    ['matches.csv', (text) => text.replace('same-day', 'batch'), 'RESULT_HASH_WRONG', /the run ended with/u],
    ['breaks.csv', (text) => text.replace('2016-06-01', '2016-06-02'), 'RESULT_HASH_WRONG', /the run ended with/u],
    ['breaks.csv', (text) => text.replace(',amount,', ',date,'), 'RESULT_HASH_WRONG', /the run ended with/u],
    [
      'breaks.jsonl',
      (text) => text.replace('"difference":"10.00"', '"difference":"1.00"'),
      'COUNT_WRONG',
      /Line 1 .*: difference/u,
    ],
    ['breaks.jsonl', (text) => `${text}${text}`, 'COUNT_WRONG', /more lines than the 3 breaks/u],
    ['totals.json', (text) => text.replace('"undone":1', '"undone":0'), 'COUNT_WRONG', /matches\.undone/u],
    ['cases.json', (text) => text.replace('healed', 'open'), 'COUNT_WRONG', /cases\.by_state/u],
    ['run.json', (text) => text.replace('"match_count":4', '"match_count":5'), 'COUNT_WRONG', /match_count/u],
    ['run.json', (text) => text.replace('1011.50', '1011.51'), 'TOTAL_WRONG', /stated\.right\.total/u],
    ['run.json', (text) => text.replace('"4.99"', '"5.00"'), 'TOTAL_WRONG', /stated\.matched_difference/u],
    ['rules.json', (text) => text.replace('by-reference', 'by-amount'), 'HASH_WRONG', /the run was made with/u],
    ['inputs/right.csv', (text) => text.replace('1250', '1260'), 'HASH_WRONG', /the run froze/u],
    [
      'ledger-checkpoint.json',
      (text) => text.replace('"number":1', '"number":2'),
      'CHECKPOINT_WRONG',
      /CHECKPOINT_SIGNATURE_WRONG/u,
    ],
    ['totals.json', () => '{', 'CONTENT_UNREADABLE', /form/u],
    ['breaks.csv', (text) => text.replace('10.00', 'ten'), 'CONTENT_UNREADABLE', /ten/u],
  ])('that its own signer made with another %s is refused', async (name, change, code, detail) => {
    const changed = await packOf(run, async function* (files) {
      for await (const file of files)
        yield file.name === name ? { name, content: [Buffer.from(change(await read(file)))] } : file
    })
    const { ok, faults } = await verifyEvidence(sourceOfBytes(changed), trust(signer))
    expect(ok).toBe(false)
    expect(faults.map(({ code: found }) => found)).toContain(code)
    expect(faults.map(({ detail: found }) => found).join('\n')).toMatch(detail)
  })

  it('without its input files says so', async () => {
    const inputs = run.inputs.map((input) => ({ ...input, file: null }))
    const { ok, unproven } = await verifyEvidence(sourceOfBytes(await packOf({ ...run, inputs, inputFiles: [] })))
    expect(ok).toBe(true)
    expect(unproven).toContainEqual(
      expect.objectContaining({ code: 'INPUTS_LEFT_OUT', zh: expect.stringContaining('right') }),
    )
  })
})

describe('its reports', () => {
  it('are a Chinese page without a script, with amounts in yuan and 万元', async () => {
    const page = await textOf(await packOf(run), 'report.html')
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).not.toMatch(/<script|src=|href=/u)
    expect(page).toContain('支付与银行对账 对账报告(第7轮)')
    expect(page).toContain(
      '<td>金额不符</td><td>amount_differs</td><td class="count">2</td><td class="amount">10.01</td><td class="wan">0.001001</td>',
    )
    expect(page).toContain('银行有而账面无,&quot;待查&quot;')
    expect(page).toContain('<td>账实</td>')
  })

  it('are a workbook with every sheet, in which no cell runs', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(await fileOf(await packOf(run), 'report.xlsx')).buffer)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '概要',
      '三方对照',
      '输入数据',
      '差异汇总',
      '差异明细',
      '差异台账',
      '匹配明细',
      '经办与调阅',
    ])
    expect(workbook.getWorksheet('差异明细')?.getCell('G2').value).toBe("'=CMD()")
  })
})

type Change = (files: AsyncIterable<PackFile>) => AsyncIterable<PackFile>

async function packOf(evidence: RunEvidence, change: Change = (files) => files): Promise<Buffer> {
  const files = change(runFiles(evidence))
  return bytesOf(writePack({ subject: { run: evidence.run.id }, files, signer }))
}

const read = async ({ content }: PackFile): Promise<string> => (await bytesOf(content)).toString()

async function fileOf(pack: Buffer, name: string): Promise<Buffer> {
  const { openFile } = await verifySeal(sourceOfBytes(pack))
  return bytesOf(openFile(name) ?? [])
}
const textOf = async (pack: Buffer, name: string): Promise<string> => (await fileOf(pack, name)).toString()
