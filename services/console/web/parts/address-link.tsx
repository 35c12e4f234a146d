import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { readSearch } from '../shell/search-text.ts'

export type AddressLinkProps = Readonly<{ to: string; children: ReactNode; className?: string; isStop?: boolean }>

/** A link to a whole address of the console, with its query: '/finance/plans?state=submitted'. */
export function AddressLink({ to, children, className, isStop = true }: AddressLinkProps) {
  const { path, search } = takeApart(to)
  return (
    <Link to={path} search={search as never} className={className} {...(!isStop && { tabIndex: -1 })}>
      {children}
    </Link>
  )
}

/** Goes to a whole address; with `isHere` the page stays where it is scrolled to. */
export function useGo(): (address: string, options?: { isHere?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (address, { isHere = false } = {}) => {
      const { path, search } = takeApart(address)
      void navigate({ to: path, search: search as never, resetScroll: !isHere })
    },
    [navigate],
  )
}

function takeApart(address: string): { path: string; search: Record<string, string> } {
  const url = new URL(address, location.origin)
  return { path: url.pathname, search: readSearch(url.search) }
}
