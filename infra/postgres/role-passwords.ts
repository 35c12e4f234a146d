import { rename, writeFile } from 'node:fs/promises'
import { readIfPresent } from '../embedded/read-if-present.ts'
import type { RolePasswords } from './provision.ts'

/** The passwords in the file, with one for each role that has none: a service may have come since the first start. None is changed. */
export async function keepRolePasswords(
  file: string,
  roles: readonly string[],
  makePassword: () => string,
): Promise<RolePasswords> {
  const text = await readIfPresent(file)
  const known = text === undefined ? {} : (JSON.parse(text) as RolePasswords)
  const missing = roles.filter((role) => known[role] === undefined)
  if (missing.length === 0) return known
  const all = { ...known, ...Object.fromEntries(missing.map((role) => [role, makePassword()])) }
  // Whole or not at all: a start that is cut short must not leave half a file.
  await writeFile(`${file}.new`, JSON.stringify(all), { mode: 0o600 })
  await rename(`${file}.new`, file)
  return all
}
