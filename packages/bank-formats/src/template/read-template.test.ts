import { readFileSync } from 'node:fs'
import { DomainError } from '@fundtrace/problem'
import { describe, expect, it } from 'vitest'
import { readTemplate, readTemplates, TEMPLATES_FOLDER } from './read-template.ts'

const yaml = readFileSync(new URL('postal-savings-bank-csv.yaml', TEMPLATES_FOLDER), 'utf8')
const faultsOf = (text: string, name = 'postal-savings-bank-csv'): string => {
  try {
    readTemplate(name, text)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'BANK_TEMPLATE_WRONG') return error.message
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a template', () => {
  it('of the house is read, whichever it is', async () => {
    expect([...(await readTemplates([TEMPLATES_FOLDER])).keys()]).toEqual([
      'fundtrace-csv-gb18030',
      'fundtrace-csv',
      'postal-savings-bank-csv',
      'rural-commercial-bank-xlsx',
      'rural-credit-union-txt',
    ])
  })

  it.each([
    ['a field that there is not', ['field: place', 'field: plaice'], 'field'],
    ['an encoding that there is not', ['gb18030', 'gbk'], 'encoding'],
    ['a member that there is not', ['header_row: true\n  day', 'colour: red\n  header_row: true\n  day'], 'colour'],
    ['no account', ['field: payee_account,', 'value: x,'], 'one column holds the payee_account'],
    [
      'field and value',
      ['{ header: 顺序号, field: place }', '{ header: 顺序号, field: place, value: x }'],
      '顺序号 has either',
    ],
    ['a header twice', ['header: 顺序号', 'header: 摘要'], 'same header'],
    ['an outcome that there is not', ["'0': paid", "'0': good"], 'outcomes'],
    ['a reason that is not ISO', ['AC01', 'wrong account'], 'reasons'],
    ['a place where there are headers', ['reference: [业务编号]', 'reference: 1'], 'found by its headers'],
    [
      'results without a separator',
      ["kind: delimited\n  separator: '|'\n  head_lines", 'kind: delimited\n  head_lines'],
      'separator',
    ],
    ['a key twice', ['separator', 'quote: never\n  separator'], 'unique'],
  ])('with %s is refused', (_fact, [from, to], said) => {
    expect(yaml).toContain(from)
    expect(faultsOf(yaml.replace(from ?? '', to ?? ''))).toContain(said)
  })

  it('is the file that it is named by', () => expect(faultsOf(yaml, 'another')).toContain('the file is another'))
})
