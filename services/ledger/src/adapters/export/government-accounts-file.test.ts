import { describe, expect, it } from 'vitest'
import { ACCOUNT_KINDS } from '../../domain/government-accounts.ts'
import { loadGovernmentAccounts, parseGovernmentAccounts } from './government-accounts-file.ts'

const kindsWith = (cash: string, others = '{}') =>
  [
    'standards: { own: 本局科目 }',
    'kinds:',
    ...ACCOUNT_KINDS.map((kind) => `  ${kind}: ${kind === 'cash' ? cash : others}`),
  ].join('\n')
const codeOf = (text: string): unknown => {
  try {
    return parseGovernmentAccounts(text).of('cash')
  } catch (error) {
    return (error as { values?: { place?: string } }).values?.place
  }
}

describe('the mapping to accounting codes', () => {
  it('that comes with the ledger has each kind of the chart, all but general with a code in each standard', () => {
    const { standards, of } = loadGovernmentAccounts()
    expect(standards.map(({ id }) => id)).toEqual(['budget', 'unit'])
    for (const kind of ACCOUNT_KINDS) expect(of(kind).includes(null)).toBe(kind === 'general')
    expect(of('cash')).toEqual([
      { code: '1004', name: '其他财政存款' },
      { code: '1002', name: '银行存款' },
    ])
  })

  it("may be a bureau's own", () => {
    expect(codeOf(kindsWith("{ own: { code: '100201', name: 扶贫专户 } }"))).toEqual([
      { code: '100201', name: '扶贫专户' },
    ])
  })

  it.each([
    [
      'a code that is a number, and would lose its zeros',
      kindsWith('{ own: { code: 0012, name: 存款 } }'),
      'kinds.cash.own.code',
    ],
    ['a code without a name', kindsWith("{ own: { code: '1002' } }"), 'kinds.cash.own.name'],
    ['a standard that is not listed', kindsWith("{ other: { code: '1002', name: 存款 } }"), 'kinds.cash.other'],
    ['a kind that the ledger does not have', `${kindsWith('{}')}\n  casj: {}`, 'kinds.casj'],
    ['a kind that is not there', kindsWith('{}').replace('  fee: {}\n', ''), 'kinds.fee'],
    ['a kind that is there twice', `${kindsWith('{}')}\n  fee: {}`, expect.stringContaining('character')],
    ['a list', '[]', 'the file'],
    ['nothing', '', 'the file'],
    ['a file that is too long', `# ${'长'.repeat(100_000)}`, 'the file'],
  ])('is refused where it has %s, and told where', (_what, text, place) => {
    expect(codeOf(text)).toEqual(place)
  })
})
