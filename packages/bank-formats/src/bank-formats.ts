/** The files of banks, out and in: streams of bytes on one side, payments and results on the other. No I/O, no database. */
export {}
