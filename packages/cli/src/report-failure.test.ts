import { describe, expect, it } from 'vitest'
import { ProblemError, ServiceUnreachableError } from './client.ts'
import { reportFailure } from './report-failure.ts'
import type { ExitStatus } from './terminal.ts'

const OWN_BATCH = {
  type: 'urn:fundtrace:problem:DISBURSEMENT_BATCH_APPROVED_BY_MAKER',
  title: '制单人不得审批 / The maker of a batch cannot approve it',
  title_zh: '制单人不得审批',
  title_en: 'The maker of a batch cannot approve it',
  status: 403,
  detail: '李 made batch 7; another officer must approve it.',
  instance: 'urn:fundtrace:request:1',
  code: 'DISBURSEMENT_BATCH_APPROVED_BY_MAKER',
  batch_id: '7',
  made_by: '李',
}

function report(error: unknown, asJson = false): { status: ExitStatus; lines: string[] } {
  const lines: string[] = []
  let status: ExitStatus = 0
  const terminal = {
    environment: {},
    write: () => expect.unreachable('stdout is for results'),
    say: (line: string) => void lines.push(...line.split('\n')),
    readInput: () => Promise.resolve(''),
    exitWith: (given: ExitStatus) => {
      status = given
    },
  }
  reportFailure(error, terminal, asJson)
  return { status, lines }
}

describe('reportFailure', () => {
  it("shows a service's refusal in both languages, with code and offending values", () => {
    expect(report(new ProblemError(403, OWN_BATCH))).toEqual({
      status: 1,
      lines: [
        '✗ 制单人不得审批 / The maker of a batch cannot approve it  [DISBURSEMENT_BATCH_APPROVED_BY_MAKER]',
        '  李 made batch 7; another officer must approve it.',
        '  instance: urn:fundtrace:request:1',
        '  batch_id: 7',
        '  made_by: 李',
      ],
    })
  })

  it('shows the faults of a request as lines, and any other list as it came', () => {
    const errors = [{ line: 7, pointer: '/amount/rate', value: 3000, reason: { zh: '须为文本', en: 'must be text' } }]
    const problem = { code: 'REQUEST_INVALID', title: '请求', detail: 'x', errors, ids: ['a'] }
    expect(report(new ProblemError(400, problem)).lines).toEqual([
      '✗ 请求  [REQUEST_INVALID]',
      '  x',
      '  第7行 line 7  /amount/rate  3000',
      '    须为文本',
      '    must be text',
      '  ids: ["a"]',
    ])
  })

  it('is one line of JSON where JSON was asked for', () => {
    const { lines } = report(new ProblemError(403, OWN_BATCH), true)
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        code: OWN_BATCH.code,
        title: OWN_BATCH.title,
        detail: OWN_BATCH.detail,
        values: { instance: OWN_BATCH.instance, batch_id: '7', made_by: '李' },
      },
    ])
  })

  it('is bad input where a service could not read the request', () => {
    expect(report(new ProblemError(400, { ...OWN_BATCH, status: 400 })).status).toBe(2)
  })

  it('shows what came where no problem details did', () => {
    const { status, lines } = report(new ProblemError(502, { title: 'Bad Gateway', detail: '<html>' }))
    expect({ status, lines }).toEqual({ status: 1, lines: ['✗ Bad Gateway  [HTTP_502]', '  <html>'] })
  })

  it('names the service that does not answer, and says how to send again', () => {
    const { status, lines } = report(new ServiceUnreachableError('ledger', 'http://127.0.0.1:1', new Error('refused')))
    expect(status).toBe(2)
    expect(lines.join('\n')).toMatch(/CLI_SERVICE_UNREACHABLE[^]*ledger at http:\/\/127\.0\.0\.1:1[^]*--key/u)
  })

  it('lets a fault of ours through', () => {
    expect(() => report(new TypeError('a bug'))).toThrow('a bug')
  })
})
