/** What people call a batch: the day on which it was made, and the first signs of its id, which the papers carry, too. */
export const batchName = ({ id, made_at }: Readonly<{ id: string; made_at: string }>): string =>
  `${dayInShanghai(made_at)} · ${id.slice(0, 6)}`

const dayInShanghai = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date(instant))
