import { useSyncExternalStore } from 'react'

/** Files that were sent in this window, by import, so that they need not be chosen again. They hold persons' data: never stored, gone with a reload. */
const held = new Map<string, File>()
const listeners = new Set<() => void>()

export function holdFile(importId: string, file: File): void {
  held.set(importId, file)
  for (const listener of listeners) listener()
}

export const useHeldFile = (importId: string): File | undefined =>
  useSyncExternalStore(listen, () => held.get(importId))

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** As the service says what it was sent. */
export async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
