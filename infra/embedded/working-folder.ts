import { readdir, readlink } from 'node:fs/promises'

/**
 * The processes that work in a folder. A server left behind by a killed launcher is found by this and not by the number that it wrote
 * down, which may be another program's by now, or a dead process's that nobody reaped. `folder` is a real path, no symbolic link.
 */
export async function processesWorkingIn(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(pids.map(workingFolderOf))
  return pids.filter((_, index) => folders[index] === folder)
}

/** Undefined for a process that is gone, dead, or another user's. */
export const workingFolderOf = (pid: string): Promise<string | undefined> =>
  readlink(`/proc/${pid}/cwd`).catch(() => undefined)
