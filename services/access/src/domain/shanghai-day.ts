const FORMAT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The day in Shanghai at that moment, `YYYY-MM-DD`: approvals begin and end by it. */
export const shanghaiDayOf = (moment: Date): string => FORMAT.format(moment)
