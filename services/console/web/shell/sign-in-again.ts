/** Requests that met the end of the session wait here until the officer has signed in again in another window. */
type Waiting = Readonly<{ isOpen: boolean }>

let waiters: (() => void)[] = []
const listeners = new Set<() => void>()
let state: Waiting = { isOpen: false }

export const waitForSignIn = (): Promise<void> =>
  new Promise((resolve) => {
    waiters.push(resolve)
    change({ isOpen: true })
  })

export function goOn(): void {
  const waited = waiters
  waiters = []
  change({ isOpen: false })
  for (const resolve of waited) resolve()
}

export const readWaiting = (): Waiting => state

export function onWaiting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: Waiting): void {
  if (next.isOpen === state.isOpen) return
  state = next
  for (const listener of listeners) listener()
}
