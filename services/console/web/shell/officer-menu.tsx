import { Link } from '@tanstack/react-router'
import { Disclosure } from '../parts/disclosure.tsx'
import { useAreaName } from '../parts/known-names.ts'
import { officerName } from '../parts/officer-name.ts'
import { ROLE_TEXTS } from './desks.ts'
import { openKeys } from './keys-dialog.tsx'
import { useT } from './language.tsx'
import { type Officer, signOut } from './session.ts'

const T = {
  areas: { zh: '地区 {areas}', en: 'Areas {areas}' },
  everywhere: { zh: '全部', en: 'all' },
  acting: { zh: '代 {name} 办理', en: 'Standing in for {name}' },
  standIn: { zh: '代岗', en: 'Standing in' },
  actingShort: { zh: '代 {name}', en: 'for {name}' },
  keys: { zh: '键盘操作', en: 'Keys' },
  out: { zh: '退出登录', en: 'Sign out' },
} as const

/** Who is signed in, with which roles and areas, and the way out. */
export function OfficerMenu({ officer }: { officer: Officer }) {
  const t = useT()
  const roles = officer.roles.map((role) => (ROLE_TEXTS[role] === undefined ? role : t(ROLE_TEXTS[role]))).join(' · ')
  return (
    <Disclosure
      button={
        <>
          <span className="officer-name">
            {officer.name}
            {typeof officer.acting_for === 'string' &&
              ` ${t(T.actingShort, { name: officerName(officer.acting_for) })}`}
          </span>{' '}
          <span aria-hidden>▾</span>
        </>
      }
    >
      {(close) => (
        <div className="officer">
          <p>
            <strong>{officer.name}</strong>
            <br />
            {roles}
            <br />
            <OfficerAreas areas={officer.areas} />
            {typeof officer.acting_for === 'string' && (
              <>
                <br />
                {t(T.acting, { name: officerName(officer.acting_for) })}
              </>
            )}
          </p>
          <Link to="/standing-in" className="quiet-button" onClick={close}>
            {t(T.standIn)}
          </Link>
          <button
            type="button"
            className="quiet-button"
            onClick={() => {
              close()
              openKeys()
            }}
          >
            {t(T.keys)} <kbd>?</kbd>
          </button>
          <button type="button" className="quiet-button" onClick={() => void signOut()}>
            {t(T.out)}
          </button>
        </div>
      )}
    </Disclosure>
  )
}

/** By name; read when the menu is first opened, and then known. */
function OfficerAreas({ areas }: { areas: readonly string[] }) {
  const t = useT()
  const nameOf = useAreaName()
  return t(T.areas, { areas: areas.length === 0 ? t(T.everywhere) : areas.map((code) => nameOf(code)).join('、') })
}
