#!/bin/sh
# Plays the bank for the example of the README; no part of the product. Reads the bank file of a batch and writes results.csv,
# in which the last payment comes back, and statement.csv. It counts whole yuan, which is all that the example has.
set -eu
cd "$(dirname "$1")"
# The bank pays on the day on which it is asked, as the treasury's clock has it.
today=$(TZ=Asia/Shanghai date +%F)

awk -F, -v today="$today" '
  NR > 1 { reference[NR] = $1; amount[NR] = $4 }
  END {
    print "付款编号,金额,处理结果,原因,处理日期"
    for (row = 2; row <= NR; row++)
      print reference[row] "," amount[row] "," (row < NR ? "成功," : "退票,账号与户名不符") "," today
  }' batch.csv > results.csv

awk -F, -v today="$today" '
  function book(day, reference, out, into) {
    balance += into - out
    printf "%s,B%04d,%s,%s,%s,%d.00\n", day, ++lines, reference, out ? out ".00" : "", into ? into ".00" : "", balance
  }
  BEGIN {
    print "记账日期,银行流水号,付款编号,支出,收入,余额"
    book("2017-06-15", "示例财〔2017〕1号", 0, 7200)
    book("2017-07-03", "示例财〔2017〕2号", 0, 4200)
    book("2017-07-04", "示例慈〔2017〕1号", 0, 600)
  }
  NR > 1 {
    book(today, $1, $2 + 0, 0)
    if ($3 == "退票") book(today, $1, 0, $2 + 0)
  }' results.csv > statement.csv
