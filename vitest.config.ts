import { defineConfig } from 'vitest/config'
import LongFirstSequencer from './infra/ci/long-first-sequencer.ts'

/**
 * unit: no I/O. int: one adapter on a real PostgreSQL. e2e: processes at their doors. browser: the console in a real Chromium. kafka: what needs
 * a real Kafka too.
 * A project starts its servers only when a file of it runs: who runs one file pays for no broker that it does not use.
 */
const place = 'packages/test-support/src'
/** Once more where a process, a lease or a broker was late on a busy machine; what is wrong fails again. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000, retry: 1 }
/** Many files in one process: the house is read in once, not once a file, which is two fifths of the work. No such test changes what it shares. */
const together = { isolate: false, testTimeout: 60_000 }
const postgres = `${place}/postgres-global-setup.ts`
const mainJob = 'infra/demo/main-job-template.ts'
const inHouse = [postgres, mainJob]

const BROWSER = '.browser.e2e.test.ts'
const REAL = ['.int.test.ts', '.e2e.test.ts', '.kafka.test.ts']
const files = (suffix: string) => ['packages', 'services', 'infra'].map((folder) => `${folder}/**/*${suffix}`)
const exclude = ['**/node_modules/**']

export default defineConfig({
  test: {
    // Of two cores: many a test waits for a broker, a lease or a process.
    maxWorkers: 4,
    sequence: { sequencer: LongFirstSequencer },
    reporters: ['default', './infra/ci/closing-line-reporter.ts'],
    projects: [
      {
        test: { name: 'unit', include: files('.test.ts'), exclude: [...exclude, ...REAL.flatMap(files)], ...together },
      },
      {
        test: {
          name: 'int',
          include: files('.int.test.ts'),
          exclude,
          globalSetup: [postgres],
          ...patience,
          ...together,
        },
      },
      {
        test: {
          name: 'e2e',
          include: files('.e2e.test.ts'),
          exclude: [...exclude, ...files(BROWSER)],
          globalSetup: inHouse,
          ...patience,
        },
      },
      {
        test: {
          name: 'browser',
          include: files(BROWSER),
          exclude,
          globalSetup: [...inHouse, `${place}/chromium-global-setup.ts`],
          ...patience,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'kafka',
          include: files('.kafka.test.ts'),
          exclude,
          globalSetup: [...inHouse, `${place}/kafka-global-setup.ts`],
          ...patience,
        },
      },
    ],
  },
})
