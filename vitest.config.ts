import { defineConfig } from 'vitest/config'

/**
 * unit: no I/O. int: one adapter on a real PostgreSQL. e2e: processes at their doors.
 * The int and e2e projects share one real server, started once for the run; every file gets databases of its own.
 */
const realServer = {
  globalSetup: ['packages/test-support/src/global-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}
const places = ['packages', 'services', 'infra']
const files = (suffix: string) => places.map((place) => `${place}/**/*${suffix}`)

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './infra/ci/closing-line-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: files('.test.ts'),
          exclude: ['**/node_modules/**', ...files('.int.test.ts'), ...files('.e2e.test.ts')],
        },
      },
      { test: { name: 'int', include: files('.int.test.ts'), exclude: ['**/node_modules/**'], ...realServer } },
      { test: { name: 'e2e', include: files('.e2e.test.ts'), exclude: ['**/node_modules/**'], ...realServer } },
    ],
  },
})
