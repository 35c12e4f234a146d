import { type RefObject, useEffect, useState } from 'react'

const MORE_ROWS = 12
/** Some 60 sheets of paper. More is what a workbook is for, and no browser prints 100,000 rows. */
export const PRINTED_ROWS_MAX = 3_000

/** Which rows of a long list are in sight, and a few more on both ends; on paper the first of them. */
export function useWindow(box: RefObject<HTMLElement | null>, rowCount: number, rowHeight: number) {
  const [seen, setSeen] = useState({ first: 0, last: 40 })
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const view = box.current
    if (view === null) return
    const look = () => {
      const first = Math.max(0, Math.floor(view.scrollTop / rowHeight) - MORE_ROWS)
      const last = Math.ceil((view.scrollTop + view.clientHeight) / rowHeight) + MORE_ROWS
      setSeen((before) => (before.first === first && before.last === last ? before : { first, last }))
    }
    look()
    const watch = new ResizeObserver(look)
    watch.observe(view)
    view.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      view.removeEventListener('scroll', look)
    }
  }, [box, rowHeight])
  useEffect(() => {
    const media = matchMedia('print')
    const tell = () => setPrinting(media.matches)
    media.addEventListener('change', tell)
    return () => media.removeEventListener('change', tell)
  }, [])
  if (isPrinting) return { first: 0, last: Math.min(rowCount, PRINTED_ROWS_MAX), isPrinting }
  return { first: Math.min(seen.first, Math.max(rowCount - 1, 0)), last: Math.min(seen.last, rowCount), isPrinting }
}
