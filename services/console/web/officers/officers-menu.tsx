import { DeskTabs } from '../parts/desk-tabs.tsx'
import { type Texts, useT } from '../shell/language.tsx'

const T = {
  menu: { zh: '人员权限栏目', en: 'Pages of officers' },
  officers: { zh: '人员', en: 'Officers' },
  changes: { zh: '待复核的变更', en: 'Changes to decide' },
  standingIn: { zh: '代岗', en: 'Standing in' },
} as const satisfies Texts

export function OfficersMenu() {
  const t = useT()
  return (
    <DeskTabs
      label={t(T.menu)}
      items={[
        { to: '/officers', label: t(T.officers), isExact: true },
        { to: '/officers/changes', label: t(T.changes) },
        { to: '/standing-in', label: t(T.standingIn) },
      ]}
    />
  )
}
