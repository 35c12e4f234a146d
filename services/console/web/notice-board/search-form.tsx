import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { maskName } from './mask-name.ts'

const T = {
  village: { zh: '村名或区划代码', en: 'Village, by name or code' },
  villageHint: { zh: '至少两个字，如“踵头”', en: 'At least two characters' },
  name: { zh: '户主姓名', en: 'Name of a household' },
  nameHint: {
    zh: '只按姓氏和字数查，全名不会发送',
    en: 'Only its first character and length are sent, never the name',
  },
  search: { zh: '查询', en: 'Search' },
  form: { zh: '查找公示', en: 'Search the notice board' },
  tooShort: {
    zh: '请输入村名（至少两个字）；只按姓名查时，先选县（区）。',
    en: 'Type a village (two characters or more). To look for a name alone, choose a county first.',
  },
} as const

/** Where a village or a household stands. By a name alone only within a county. */
export function SearchForm({ area = '', village = '', name = '' }: { area?: string; village?: string; name?: string }) {
  const t = useT()
  const navigate = useNavigate()
  const [typed, setTyped] = useState({ village, name })
  const [isRefused, setRefused] = useState(false)
  const search = () => {
    const sought = { village: typed.village.trim(), name: maskName(typed.name) }
    const isEnough = Array.from(sought.village).length >= 2 || (sought.name !== '' && area.length >= 6)
    setRefused(!isEnough)
    if (isEnough) void navigate({ to: '/board/search', search: { area, ...sought } })
  }
  return (
    <form
      className="card"
      role="search"
      aria-label={t(T.form)}
      onSubmit={(event) => {
        event.preventDefault()
        search()
      }}
    >
      <div className="board-search">
        <TextField
          label={t(T.village)}
          hint={t(T.villageHint)}
          value={typed.village}
          onChange={(next) => setTyped({ ...typed, village: next })}
          fault={isRefused ? T.tooShort : undefined}
        />
        <TextField
          label={t(T.name)}
          hint={t(T.nameHint)}
          value={typed.name}
          onChange={(next) => setTyped({ ...typed, name: next })}
        />
        <Button type="primary" htmlType="submit">
          {t(T.search)}
        </Button>
      </div>
    </form>
  )
}
