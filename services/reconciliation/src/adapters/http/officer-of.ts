import type { Caller } from '@fundtrace/http-server'
import type { Person } from '../../domain/four-eyes.ts'

/** The caller as the use cases know him. */
export const officerOf = ({ subject, actingFor }: Caller): Person => ({ subject, actingFor })
