import type { Exported } from './export-list.ts'
import type { Filtered } from './filter-list.ts'
import type { FirstPage } from './first-page.ts'
import type { Opened } from './open-lists.ts'
import type { Scrolled } from './scroll-list.ts'

export type Measured = Readonly<{
  households: number
  first_page: FirstPage
  opened: Readonly<Record<string, Opened>>
  scrolled: Readonly<Record<string, Scrolled>>
  filtered: Readonly<Record<string, Filtered>>
  exported: Readonly<Record<string, Exported>>
  audits: Readonly<Record<string, boolean>>
  machine: string
}>

const FIRST_PAGE_MS = 2_000
const FIRST_PAGE_BYTES = 300_000
const OPENED_MS = 1_000
const SLOW_FRAMES = 0.05

/** For people: what was asked, what was measured, and whether it was reached. */
export function tableOf({
  first_page: first,
  opened,
  scrolled,
  filtered,
  exported,
  audits,
  ...measured
}: Measured): string {
  const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(8)
  const verdict = (isReached: boolean): string => (isReached ? '' : '   NOT REACHED')
  return [
    `${measured.machine}; ${measured.households} households`,
    `first page, interactive ${ms(first.interactive_ms)}   (${first.of_static.toFixed(1)} times a static page of as many bytes; asked: at most 2 s)${verdict(first.interactive_ms <= FIRST_PAGE_MS)}`,
    `first page, script      ${(first.script_bytes / 1000).toFixed(0).padStart(5)} kB   (asked: less than 300 kB)${verdict(first.script_bytes < FIRST_PAGE_BYTES)}`,
    ...Object.entries(opened).map(
      ([name, of]) =>
        `open ${name.padEnd(34)} ${ms(of.opened_ms)}   (empty page ${ms(of.empty_ms)}, its rows ${ms(of.rows_ms)}: ${of.of_parts.toFixed(2)} of both)${verdict(of.opened_ms <= OPENED_MS)}`,
    ),
    ...Object.entries(scrolled).map(
      ([name, of]) =>
        `scroll ${name.padEnd(32)} ${String(of.rows).padStart(8)} rows in ${of.seconds.toFixed(0)} s, ${percent(of.slow_frames)} of frames over 50 ms (of nothing ${percent(of.slow_frames_of_nothing)}), longest ${ms(of.frame_ms_max)}, ${of.rows_in_document} rows in the document, heap ${of.heap_mib} MiB${verdict(of.slow_frames <= SLOW_FRAMES)}`,
    ),
    ...Object.entries(filtered).map(([name, of]) => `filter ${name.padEnd(32)} ${ms(of.filtered_ms)}`),
    ...Object.entries(exported).map(
      ([name, of]) =>
        `export ${name.padEnd(32)} ${String(of.rows).padStart(8)} rows in ${of.seconds.toFixed(1)} s, ${(of.bytes / 2 ** 20).toFixed(1)} MiB; its process ${of.peak_mib} MiB, ${of.grown_mib} more than before`,
    ),
    ...Object.entries(audits).map(([name, ok]) => `${ok ? '✓' : '✗'} ${name.replaceAll('_', ' ')}`),
    '',
  ].join('\n')
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
