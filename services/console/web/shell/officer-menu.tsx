import { Disclosure } from '../parts/disclosure.tsx'
import { ROLE_TEXTS } from './desks.ts'
import { openKeys } from './keys-dialog.tsx'
import { useT } from './language.tsx'
import { type Officer, signOut } from './session.ts'

const T = {
  areas: { zh: '地区 {areas}', en: 'Areas {areas}' },
  everywhere: { zh: '全部', en: 'all' },
  acting: { zh: '代 {name} 行事', en: 'Standing in for {name}' },
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
          <span className="officer-name">{officer.name}</span> <span aria-hidden>▾</span>
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
            {t(T.areas, { areas: officer.areas.length === 0 ? t(T.everywhere) : officer.areas.join('、') })}
            {typeof officer.acting_for === 'string' && (
              <>
                <br />
                {t(T.acting, { name: officer.acting_for })}
              </>
            )}
          </p>
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
