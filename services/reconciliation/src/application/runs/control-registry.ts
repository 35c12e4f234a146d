import { SHIPPED_COPY_SOURCES } from '../../adapters/postgres/control-facts/copy-sources.ts'
import { SHIPPED_CONTROLS } from '../../adapters/postgres/control-facts/shipped-controls.ts'
import type { Control } from '../../domain/control.ts'
import type { CopySource } from '../../domain/copy-source.ts'
import type { FactSource } from './fact-source.ts'

/** Every control that a job can name. */
export const CONTROLS: readonly Control<FactSource>[] = SHIPPED_CONTROLS

/** Every extract of our own copies that a side of a job can name. */
export const COPY_SOURCES: readonly CopySource<FactSource>[] = SHIPPED_COPY_SOURCES
