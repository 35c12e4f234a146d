import { type BankTemplate, PAIN_VERSIONS, type PaymentFormat } from '@fundtrace/bank-formats'
import { formatUnknown } from '../../domain/outgoing-file-errors.ts'

/** By their names: the messages, and the templates of the agent banks. */
export type BankFormats = ReadonlyMap<string, PaymentFormat>

export const bankFormats = (templates: ReadonlyMap<string, BankTemplate>): BankFormats =>
  new Map<string, PaymentFormat>([
    ...PAIN_VERSIONS.map((version): [string, PaymentFormat] => [
      `pain.001.001.${version}`,
      { kind: 'pain.001', version },
    ]),
    ...[...templates.values()].map((template): [string, PaymentFormat] => [
      template.id,
      { kind: 'template', template },
    ]),
  ])

export function formatOf(formats: BankFormats, name: string): PaymentFormat {
  const format = formats.get(name)
  if (format === undefined) throw formatUnknown(name, [...formats.keys()])
  return format
}
