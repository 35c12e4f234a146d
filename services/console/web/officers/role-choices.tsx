import { type Texts, useT } from '../shell/language.tsx'
import { OFFICE_ROLES, type OfficeRole, roleWords } from './officer-words.ts'

const T = { roles: { zh: '岗位', en: 'Roles' } } as const satisfies Texts

/** One or more offices; `of` are those that can be given. */
export function RoleChoices({
  of = OFFICE_ROLES,
  chosen,
  onChange,
}: Readonly<{ of?: readonly OfficeRole[]; chosen: readonly OfficeRole[]; onChange: (roles: OfficeRole[]) => void }>) {
  const t = useT()
  return (
    <fieldset className="choices">
      <legend>{t(T.roles)}</legend>
      {of.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            onChange={({ target }) =>
              onChange(OFFICE_ROLES.filter((one) => (one === role ? target.checked : chosen.includes(one))))
            }
          />
          {roleWords([role], t)}
        </label>
      ))}
    </fieldset>
  )
}
