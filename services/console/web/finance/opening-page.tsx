import { useQuery } from '@tanstack/react-query'
import { AddressLink } from '../parts/address-link.tsx'
import { programmesQuery } from '../parts/known-names.ts'
import { TextField } from '../parts/text-field.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { FinancePage } from './finance-page.tsx'
import { FundOpenings } from './fund-openings.tsx'

const T = {
  title: { zh: '年中启用：{name}', en: 'Starting in the middle of a year: {name}' },
  up: { zh: '项目政策', en: 'Programme' },
  year: { zh: '年度', en: 'Year' },
} as const satisfies Texts

/** The opening of a fund that is not there yet: its id is that of its programme and its year. */
export function OpeningPage() {
  const t = useT()
  const id = usePathPart('programme_id')
  const [view, setView] = useView({ year: String(new Date().getFullYear()) })
  const programme = useQuery(programmesQuery).data?.find((one) => one.id === id)
  return (
    <FinancePage
      title={t(T.title, { name: programme?.name ?? id })}
      up={<AddressLink to={`/finance/programmes/${id}`}>{t(T.up)}</AddressLink>}
    >
      <div className="finance-form">
        <TextField label={t(T.year)} value={view.year} onChange={(year) => setView({ year })} isRequired />
      </div>
      {/^\d{4}$/u.test(view.year) && <FundOpenings key={view.year} fundId={`${id}-${view.year}`} mayOpen />}
    </FinancePage>
  )
}
