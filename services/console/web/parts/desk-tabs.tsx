import { Link } from '@tanstack/react-router'

export type DeskTab = Readonly<{
  to: string
  label: string
  /** Only at this very address, not below it: for a desk's first page. */
  isExact?: boolean
}>

/** The pages of a desk, below its heading or above its pages; the one that one is on is marked and told (aria-current). */
export function DeskTabs({ label, items }: { label: string; items: readonly DeskTab[] }) {
  return (
    <nav className="desk-tabs" aria-label={label}>
      {items.map(({ to, label: text, isExact = false }) => (
        <Link key={to} to={to} activeOptions={{ exact: isExact, includeSearch: false }}>
          {text}
        </Link>
      ))}
    </nav>
  )
}
