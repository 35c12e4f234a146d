/** Lets a loop sleep until somebody wakes it or the time is up. A wake that comes while the loop works is kept. */
export function createNudge(): Readonly<{ wake: () => void; wait: (milliseconds: number) => Promise<void> }> {
  let pending = false
  let wakeSleeper: (() => void) | undefined

  return {
    wake: () => {
      pending = true
      wakeSleeper?.()
    },
    wait: async (milliseconds) => {
      if (!pending) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          wakeSleeper = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wakeSleeper = undefined
      }
      pending = false
    },
  }
}
