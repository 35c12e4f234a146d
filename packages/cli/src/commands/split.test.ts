import { addMoney, formatMoney, fromFen, parseMoney, ZERO } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tryFundtrace } from '../../test/try-fundtrace.ts'

const splitJson = async (...args: string[]): Promise<unknown> => {
  const { status, stdout, stderr } = await tryFundtrace(['split', ...args, '--json'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('split', () => {
  it('prints exactly one line of JSON', async () => {
    const { stdout } = await tryFundtrace(['split', '71560000', '6:3:0.5：0.5', '--json'])
    expect(stdout).toBe(
      '{"total":"71560000.00","ratio":["6","3","0.5","0.5"],"shares":["42936000.00","21468000.00","3578000.00","3578000.00"]}\n',
    )
  })

  it.each([
    ['83.3万元', '7:2:1', '833000.00', ['583100.00', '166600.00', '83300.00']],
    ['￥１，０００．０１', '1：1：1', '1000.01', ['333.34', '333.34', '333.33']],
    ['3.7亿', '2.5 : 7.5 : 0', '370000000.00', ['92500000.00', '277500000.00', '0.00']],
    ['0.01', '1:1', '0.01', ['0.01', '0.00']],
    ['0', '9:1', '0.00', ['0.00', '0.00']],
  ])('takes %s by %s as people write them', async (amount, ratio, total, shares) => {
    expect(await splitJson(amount, ratio)).toMatchObject({ total, shares })
  })

  it('gives all leftover fen to the party that is named, counted from 1', async () => {
    expect(await splitJson('0.08', '6:3:0.5:0.5')).toMatchObject({ shares: ['0.05', '0.03', '0.00', '0.00'] })
    expect(await splitJson('0.08', '6:3:0.5:0.5', '--remainder-to', '4')).toMatchObject({
      shares: ['0.04', '0.02', '0.00', '0.02'],
    })
  })

  it('neither makes nor loses a fen', async () => {
    const anyFen = fc.bigInt({ min: 0n, max: 10n ** 20n })
    const anyParts = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(anyFen, anyParts, async (fen, parts) => {
        const total = formatMoney(fromFen(fen))
        const reply = (await splitJson(total, parts.join(':'))) as { shares: string[] }
        expect(formatMoney(reply.shares.map(parseMoney).reduce(addMoney, ZERO))).toBe(total)
      }),
      { numRuns: 50 },
    )
  })

  it('shows people both yuan and 万元', async () => {
    const { stdout } = await tryFundtrace(['split', '83.3万元', '7:2:1'])
    const rows = stdout.split('\n').map((line) => line.split('│').map((cell) => cell.trim()))
    expect(rows).toContainEqual(['', '1', '7', '583100.00', '58.31', ''])
    expect(rows).toContainEqual(['', '合计 total', '7:2:1', '833000.00', '83.30', ''])
  })

  it.each([
    [['12.345', '1:1'], 'MONEY_AMOUNT_TOO_PRECISE', '12.345'],
    [['twelve', '1:1'], 'MONEY_AMOUNT_MALFORMED', 'twelve'],
    [['20亿亿', '1:1'], 'MONEY_AMOUNT_MALFORMED', '20亿亿'],
    [['99999999999亿', '1:1'], 'MONEY_AMOUNT_OUT_OF_RANGE', '99999999999亿'],
    [['-3', '1:1'], 'MONEY_SPLIT_NEGATIVE', '-3.00'],
    [['10', '1'], 'RATIO_PARTS_MISSING', '1'],
    [['10', '0:0.0'], 'RATIO_ALL_ZERO', '0:0.0'],
    [['10', '5:-5'], 'RATIO_PART_NEGATIVE', '-5'],
    [['10', '1/2:1/2'], 'RATIO_MALFORMED', '1/2'],
    [['10', '1:0', '--remainder-to', '2'], 'CLI_REMAINDER_PARTY_MISSING', '1:0'],
    [['10', '1:1', '--remainder-to', '3'], 'CLI_REMAINDER_PARTY_MISSING', '3'],
    [['10', '1:1', '--remainder-to', '0'], 'CLI_ARGUMENT_MALFORMED', '0'],
    [['10', '1:1', '--round'], 'CLI_USAGE_WRONG', '--round'],
    [['10'], 'CLI_USAGE_WRONG', 'ratio'],
    [['10', '1:1', '1:2'], 'CLI_USAGE_WRONG', '1:2'],
  ])('refuses %j with %s', async (args, code, value) => {
    const { status, stdout, stderr } = await tryFundtrace(['split', ...args])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`[${code}]`)
    expect(stderr).toContain(value)
    expect(stderr).toMatch(/^✗ .*\p{Script=Han}.* \/ /u)
  })
})
