/** Days of the books end at midnight in Shanghai: what the wire gives as 16:00 UTC belongs to the next day. */
export const shanghaiTime = (instant: string): string => SHANGHAI.format(new Date(instant))

// Swedes write 2016-06-29 00:00:00.
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})
