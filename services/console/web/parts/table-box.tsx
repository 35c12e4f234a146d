import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useT } from '../shell/language.tsx'

const T = { wide: { zh: '表格，可左右滚动', en: 'Table, scrolls sideways' } } as const

export type TableBoxProps = Readonly<{ children: ReactNode; className?: string; hidden?: boolean }>

/** Around a table that may be wider than a phone: it scrolls by itself, and one can stop there by keyboard as long as there is something to scroll. */
export function TableBox({ children, className = '', hidden = false }: TableBoxProps) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const [isWide, setIsWide] = useState(false)
  useEffect(() => {
    const { current } = box
    if (current === null) return
    const observer = new ResizeObserver(() => setIsWide(current.scrollWidth > current.clientWidth))
    for (const seen of [current, ...current.children]) observer.observe(seen)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={box}
      className={`table-box ${className}`.trim()}
      hidden={hidden}
      {...(isWide && { tabIndex: 0, role: 'region', 'aria-label': t(T.wide) })}
    >
      {children}
    </div>
  )
}
