/** Lets one side of a race wait until the other has come to a certain point. */
export function latch(): Readonly<{ open: () => void; opened: Promise<void> }> {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}
