import { useState } from 'react'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { maskName } from './mask-name.ts'

const T = {
  name: { zh: '户主姓名', en: 'Name of a household' },
  hint: { zh: '按回车查；只按姓氏和字数查', en: 'Press Enter; only the first character and the length are sent' },
} as const

/** What is typed stays here; what is looked for, and stands in the address, is its mask. */
export function NameFilter({ name, onChange }: { name: string; onChange: (masked: string) => void }) {
  const t = useT()
  const [typed, setTyped] = useState(name)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChange(maskName(typed))
      }}
    >
      <TextField label={t(T.name)} hint={t(T.hint)} value={typed} onChange={setTyped} />
    </form>
  )
}
