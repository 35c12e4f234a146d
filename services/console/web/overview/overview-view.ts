import { writeSearch } from '../shell/search-text.ts'

/** What of the overview stands in its address: `?year=2016&on=2016-09-30&fund=…&at=fund:…&as=table`. */
export const USUAL_VIEW = { year: '', on: '', fund: '', at: '', as: 'picture' } as const satisfies OverviewView

export type OverviewView = Readonly<Record<'year' | 'on' | 'fund' | 'at' | 'as', string>>

/** The address of a view; what has its usual value is left out. */
export const addressOfView = (view: OverviewView): string =>
  `/${writeSearch(Object.fromEntries(Object.entries(view).filter(([name, value]) => value !== Reflect.get(USUAL_VIEW, name))))}`
