import {
  canonicalJson,
  firstKeyRecord,
  hexHash,
  newSigningKeyPem,
  nextCheckpointBody,
  signCheckpoint,
  signerFromPem,
  ZERO_HASH,
} from '@fundtrace/seal'
import { type BreakRow, type MatchRow, type RunEvidence, startRowsHash, textFile } from '../src/evidence.ts'

const AT = '2016-07-01T01:30:00.000Z'
export const LEDGER = signerFromPem(newSigningKeyPem())
const BANK_FILE = '日期,金额\n2016-06-01,1250.00\n'
const RULES = { rules: [{ id: 'by-reference' }] }

const MATCHES: readonly MatchRow[] = [
  {
    number: 1,
    rule: 'by-reference',
    left: ['2'],
    right: ['2'],
    difference: '0.00',
    suggested: false,
    change: null,
    undone: null,
  },
  {
    number: 2,
    rule: 'batch',
    left: ['3', '4', '5'],
    right: ['3'],
    difference: '-0.01',
    suggested: false,
    change: null,
    undone: null,
  },
  {
    number: 6,
    rule: 'by-reference',
    left: ['6'],
    right: ['7'],
    difference: '5.00',
    suggested: false,
    change: null,
    undone: 1,
  },
  {
    number: 7,
    rule: 'same-day',
    left: ['8'],
    right: ['9'],
    difference: '0.00',
    suggested: true,
    change: null,
    undone: null,
  },
]
const BREAKS: readonly BreakRow[] = [
  breakRow(1, 'amount_differs', '10.00', '付款 PAY-7 账面 100.00 元,银行 110.00 元'),
  breakRow(2, 'missing_right', '-3.50', '银行有而账面无,"待查"'),
  { ...breakRow(3, 'amount_differs', '0.01', '尾差'), left: null, settled: 1 },
]

export async function madeUpRun(): Promise<RunEvidence> {
  return {
    run: {
      id: '0190a0f0-0000-7000-8000-000000000001',
      number: 7,
      job: { id: 'disbursement-bank', version: 2, title_zh: '支付与银行对账', title_en: 'Disbursement against bank' },
      area_code: '441802',
      funds: ['qingcheng-2016'],
      from: '2016-06-01',
      as_of: '2016-06-30',
      made_by: 'auditor-1',
      made_for: null,
      made_at: AT,
      ended_at: AT,
      match_count: 4,
      break_count: 3,
      rules_sha256: hexHash('sha256', canonicalJson(RULES)),
      inputs_sha256: 'a'.repeat(64),
      result_sha256: 'b'.repeat(64),
      stated: {
        left: { total: '1000.00' },
        right: { total: '1011.50' },
        matched_difference: '4.99',
        break_difference: '6.51',
        rows_sha256: rowsSha256(),
      },
    },
    job: 'title: {zh: 支付与银行对账}\n',
    rules: RULES,
    inputs: [
      input('left', 'copy', 'c'.repeat(64), null),
      input('right', 'statement', hexHash('sha256', BANK_FILE), 'inputs/right.csv'),
    ],
    inputFiles: [textFile('inputs/right.csv', BANK_FILE)],
    matches: () => pagesOf(MATCHES),
    breaks: () => pagesOf(BREAKS),
    changes: [{ number: 1, kind: 'undo', match: 6, reason: '重复付款' }],
    cases: [
      { id: 'case-1', state: 'open', kind: 'amount_differs', break_number: 1 },
      { id: 'case-2', state: 'healed', kind: 'missing_left', break_number: null },
    ],
    threeWay: [
      {
        fund: 'qingcheng-2016',
        comparison: 'bank',
        subject: '现金净额',
        ledger: '100.00',
        other: '110.00',
        difference: '10.00',
      },
    ],
    checkpoint: { ...(await signedCheckpoint()), source: 'ledger', note: null },
    actors: [{ what: '发起', who: 'auditor-1', acting_for: null, at: AT, about: '' }],
    peopleMasked: true,
    titleOfKind: (kind) => ({ amount_differs: '金额不符' })[kind] ?? kind,
  }
}

/** As a run hashes them when it ends: the lines of its matches, and its breaks. */
function rowsSha256() {
  const hash = startRowsHash()
  hash.matchLines('1,by-reference,2,2,0.00,false\n2,batch,3,3,-0.01,false\n2,batch,4,,0.00,false\n')
  hash.matchLines('2,batch,5,,0.00,false\n6,by-reference,6,7,5.00,false\n7,same-day,8,9,0.00,true\n')
  for (const { number, difference, left, right, ...found } of BREAKS)
    hash.break({
      number: String(number),
      kind: found.kind,
      rule: found.rule ?? '',
      failed: found.failed ?? '',
      difference,
      fund: found.fund ?? '',
      left: [left?.row ?? '', left?.amount ?? '', left?.on ?? ''],
      right: [right?.row ?? '', right?.amount ?? '', right?.on ?? ''],
    })
  return hash.digest()
}

async function signedCheckpoint() {
  const shards = Array.from({ length: 64 }, (_, shard) => ({ head: ZERO_HASH, height: 0, position: 0, shard }))
  const body = nextCheckpointBody(null, { algorithm: 'sha256', keyId: LEDGER.keyId, madeAt: AT, shards })
  return { checkpoint: await signCheckpoint(body, LEDGER), keys: [await firstKeyRecord(LEDGER)] }
}

async function* pagesOf<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows.slice(0, 2)
  yield rows.slice(2)
}

function breakRow(number: number, kind: string, difference: string, zh: string): BreakRow {
  return {
    number,
    kind,
    rule: 'by-reference',
    failed: 'amount',
    difference,
    fund: 'qingcheng-2016',
    left: { row: '7', id: 'PAY-7', amount: '100.00', on: '2016-06-01' },
    right: { row: '12', id: '=CMD()', amount: '110.00', on: null },
    change: null,
    settled: null,
    explanation: { zh, en: 'they differ' },
    detail: { candidates: [] },
  }
}

const input = (side: string, kind: string, sha256: string, file: string | null) => ({
  side,
  kind,
  name: 'bank',
  sha256,
  bytes: 10,
  rows: 1,
  total: '1250.00',
  from: '2016-06-01',
  to: '2016-06-30',
  uploaded_by: 'auditor-1',
  uploaded_at: AT,
  positions: null,
  file,
})
