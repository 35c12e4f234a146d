import type { Text } from '../shell/text.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { TextField } from '../parts/text-field.tsx'
import { readCodes } from './officer-words.ts'

const T = {
  areas: { zh: '地区代码', en: 'Codes of areas' },
  hint: { zh: '多个用逗号隔开，如 441802、441881', en: 'Several with commas: 441802, 441881' },
} as const satisfies Texts

/** Codes of areas as they are typed, with their names below. */
export function AreasField({
  typed,
  onChange,
  fault,
}: Readonly<{ typed: string; onChange: (typed: string) => void; fault?: Text | undefined }>) {
  const t = useT()
  const nameOf = useAreaName()
  const named = readCodes(typed).filter((code) => nameOf(code) !== code)
  return (
    <TextField
      label={t(T.areas)}
      value={typed}
      onChange={onChange}
      hint={named.length === 0 ? t(T.hint) : named.map((code) => `${code} ${nameOf(code)}`).join('、')}
      fault={fault}
      isRequired
    />
  )
}
