import { type ReactNode, useEffect, useRef } from 'react'

export type PageProps = Readonly<{
  title: string
  /** One quiet line below the title: what this is, as of when. */
  intro?: ReactNode
  /** Buttons on the right of the title; not printed. */
  actions?: ReactNode
  /** A link to where this page belongs: `<Link to="/finance/plans">…</Link>`. */
  up?: ReactNode
  children: ReactNode
}>

let shownBefore = false

/** One page: its heading takes the focus when one comes from another page, so that a screen reader says where one is. */
export function Page({ title, intro, actions, up, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Fundtrace`
  }, [title])
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true })
    shownBefore = true
  }, [])
  return (
    <article className="page">
      <header className="page-head">
        <div>
          {up !== undefined && <nav className="page-up">{up}</nav>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {intro !== undefined && <p className="page-intro">{intro}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </article>
  )
}
