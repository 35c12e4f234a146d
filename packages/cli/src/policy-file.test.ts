import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProblemError } from './client.ts'
import { readPolicyFile, withLines } from './policy-file.ts'

const YAML = `\uFEFF# 示例
id: sample
valid_from: 2016-01-01
amount:
  kind: tiers
  rates:
    - {is: [B], rate: "1.00"}
    - is: [C]
      rate: "2.0"
`

describe('a policy file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-policy-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const write = async (text: string): Promise<string> => {
    const file = join(folder, 'policy.yaml')
    await writeFile(file, text)
    return file
  }

  it('is read as its author wrote it: days and amounts stay text', async () => {
    const { content } = await readPolicyFile(await write(YAML))
    expect(content).toMatchObject({ valid_from: '2016-01-01', amount: { rates: [{ rate: '1.00' }, { rate: '2.0' }] } })
  })

  it('may be JSON', async () => {
    expect((await readPolicyFile(await write('{"id": "sample",\n "base": {"of": "lump"}}'))).content).toEqual({
      id: 'sample',
      base: { of: 'lump' },
    })
  })

  it('knows on which line a value stands, or the nearest around one that is missing', async () => {
    const { lineOf } = await readPolicyFile(await write(YAML))
    expect(['/id', '/amount/rates/1/rate', '/amount/rates/1/nothing', '/nowhere', ''].map(lineOf)).toEqual([
      2, 9, 8, 1, 1,
    ])
  })

  it.each([
    ['a second key of the same name', 'id: a\nid: b\n', /line 2: /],
    ['broken YAML', 'id: a\nbase: {of: \n', /line \d+: /],
    ['a number of ten thousand digits', `id: a\nrate: ${'9'.repeat(10_000)}\n`, /line 2: 9{40} is a number beyond/],
    ['a number that would be rounded', 'id: a\nrate: 6217000000012345678\n', /line 2: 6217000000012345678 is/],
  ])('is refused with the line for %s', async (_, text, saying) => {
    await expect(readPolicyFile(await write(text))).rejects.toThrow(saying)
  })

  it('puts the line beside each fault that a service found', async () => {
    const file = await readPolicyFile(await write(YAML))
    const found = withLines(new ProblemError(422, { errors: [{ pointer: '/amount/rates/1/rate', detail: 'x' }] }), file)
    expect(found).toMatchObject({ problem: { errors: [{ line: 9, pointer: '/amount/rates/1/rate' }] } })
  })
})
