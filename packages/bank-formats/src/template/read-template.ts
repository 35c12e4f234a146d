import { readFile, readdir } from 'node:fs/promises'
import { Compile } from 'typebox/compile'
import { Default } from 'typebox/value'
import { parseDocument } from 'yaml'
import { templateWrong } from './template-problems.ts'
import { BankTemplate } from './template-schema.ts'

/** The templates that come with the house. A treasury may have a folder of its own beside it. */
export const TEMPLATES_FOLDER = new URL('../../templates/', import.meta.url)

/** By id; one that is in a later folder stands in the place of the earlier. @throws DomainError BANK_TEMPLATE_WRONG */
export async function readTemplates(folders: readonly (URL | string)[]): Promise<ReadonlyMap<string, BankTemplate>> {
  const templates = new Map<string, BankTemplate>()
  for (const folder of folders)
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()) {
      const text = await readFile(folder instanceof URL ? new URL(name, folder) : `${folder}/${name}`, 'utf8')
      const template = readTemplate(name.replace(/\.yaml$/, ''), text)
      templates.set(template.id, template)
    }
  return templates
}

/** `name` is the file's, and must be the template's id. @throws DomainError BANK_TEMPLATE_WRONG */
export function readTemplate(name: string, yaml: string): BankTemplate {
  const document = parseDocument(yaml, { uniqueKeys: true })
  if (document.errors.length > 0)
    throw templateWrong(
      name,
      document.errors.map(({ message }) => message.split('\n')[0] ?? ''),
    )
  const read: unknown = Default(BankTemplate, document.toJS({ maxAliasCount: 0 }))
  if (!Checked.Check(read))
    throw templateWrong(
      name,
      Checked.Errors(read).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`),
    )
  const faults = [...(read.id === name ? [] : [`id is ${read.id}, the file is ${name}`]), ...faultsOf(read)]
  if (faults.length > 0) throw templateWrong(name, faults)
  return read
}

const Checked = Compile(BankTemplate)

/** What a schema cannot say. */
function faultsOf({ payments, results }: BankTemplate): string[] {
  const { columns } = payments
  const headers = new Set(columns.map(({ header }) => header))
  const needed = (['reference', 'payee_name', 'payee_account', 'amount'] as const).filter(
    (field) => columns.filter((column) => column.field === field).length !== 1,
  )
  const places = Object.entries(results.columns).filter(
    ([, where]) => (typeof where === 'number') === results.header_row,
  )
  return [
    ...columns
      .filter(({ field, value }) => (field === undefined) === (value === undefined))
      .map(({ header }) => `column ${header} has either a field or a value`),
    ...(headers.size === columns.length ? [] : ['two columns have the same header']),
    ...needed.map((field) => `one column holds the ${field}`),
    ...places.map(
      ([name]) => `results column ${name} is ${results.header_row ? 'found by its headers' : 'a place from 1'}`,
    ),
    ...((results.kind === 'delimited') === (results.separator !== undefined)
      ? []
      : ['delimited results have a separator, workbooks none']),
    ...(payments.kind === 'delimited' &&
    payments.quote === 'never' &&
    payments.separator === ',' &&
    payments.amount.separators
      ? ['amounts with separators do not fit between commas without quotes']
      : []),
  ]
}
