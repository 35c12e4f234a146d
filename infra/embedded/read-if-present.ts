import { readFile } from 'node:fs/promises'

/**
 * Undefined where there is no such file. A file that is there and cannot be read is an error: taken for missing, it would have
 * new secrets made, or an empty database beside the one with the data.
 */
export const readIfPresent = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
