import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'

export type View<Names extends string> = Readonly<Record<Names, string>>

/**
 * What of a page stands in its address, so that the view can be sent, reloaded and gone back to:
 * `const [view, setView] = useView({ area: '441802', state: '' })`. What has its usual value is left out of the address.
 * A change takes the place of the view before; with `isStep` the back button leads back to it.
 */
export function useView<Names extends string>(
  usual: View<Names>,
): [view: View<Names>, setView: (change: Partial<View<Names>>, options?: { isStep?: boolean }) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const usualText = JSON.stringify(usual)
  const view = useMemo(() => {
    const names = JSON.parse(usualText) as Record<string, string>
    for (const name of Object.keys(names)) {
      const given = search[name]
      if (typeof given === 'string') names[name] = given
    }
    return names as View<Names>
  }, [search, usualText])
  const setView = useCallback(
    (change: Partial<View<Names>>, { isStep = false } = {}) => {
      const usualValues = JSON.parse(usualText) as Record<string, string>
      const write = (before: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries({ ...before, ...change }).filter(([name, value]) => value !== (usualValues[name] ?? '')),
        )
      void navigate({ to: '.', search: write as never, replace: !isStep, resetScroll: false })
    },
    [navigate, usualText],
  )
  return [view, setView]
}

/** A part of the path: '/finance/plans/$plan_id' -> usePathPart('plan_id'). */
export function usePathPart(name: string): string {
  const parts: Record<string, unknown> = useParams({ strict: false })
  const part = parts[name]
  if (typeof part !== 'string') throw new Error(`The path of this page has no $${name}`)
  return part
}

/** What is typed and not sent yet: it survives a reload, in this window only. Forget it when it was taken. */
export function useKept<Value>(name: string, initial: Value): [Value, (value: Value) => void, forget: () => void] {
  const storedAs = `kept:${name}`
  const [value, setValue] = useState<Value>(() => {
    const stored = sessionStorage.getItem(storedAs)
    return stored === null ? initial : (JSON.parse(stored) as Value)
  })
  const keep = useCallback(
    (next: Value) => {
      sessionStorage.setItem(storedAs, JSON.stringify(next))
      setValue(next)
    },
    [storedAs],
  )
  const forget = useCallback(() => sessionStorage.removeItem(storedAs), [storedAs])
  return [value, keep, forget]
}
