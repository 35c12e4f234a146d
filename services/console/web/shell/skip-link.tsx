import { useT } from './language.tsx'

const T = { skip: { zh: '跳到正文', en: 'Skip to the content' } } as const

export function SkipLink() {
  const t = useT()
  return (
    <a className="skip-link" href="#content">
      {t(T.skip)}
    </a>
  )
}
