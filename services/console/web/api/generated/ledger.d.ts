// Made by "npm run generate".
export interface paths {
    "/v1/funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every fund in my areas or funded by them, with what each funder owes, sent, bears and has left */
        get: operations["listFunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One fund, from what was promised to what was paid */
        get: operations["getFund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of a fund with balance, held and available, by code after the cursor */
        get: operations["listAccounts"];
        put?: never;
        /** Open a general account, with what it may never be below or above */
        post: operations["openAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/advances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Advances between funders by age, with what is not repaid */
        get: operations["listAdvances"];
        put?: never;
        /** Put one funder's available money in the place of another's that is in arrears (垫付) */
        post: operations["advanceFunds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/advances/{advance_id}/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back what was advanced, without an arrival: out of what the borrower has available */
        post: operations["repayAdvance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/clawbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clawbacks of a fund, with what is still owed */
        get: operations["listClawbacks"];
        put?: never;
        /** Claim back a settled payment that was not due (追回) */
        post: operations["clawBackPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/clawbacks/{clawback_id}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record money that came back of a clawback, whole or in part */
        post: operations["recoverClawback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/interest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record interest that the bank credited on the dedicated account */
        post: operations["recordInterest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a fee that the bank took from the dedicated account */
        post: operations["recordFee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/interest/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that interest on a funder's money was paid to the treasury (上缴国库) or to the funder */
        post: operations["payInterest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Appropriated, awarded, held, in transit, paid and free, in all and by funder */
        get: operations["getBudget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A payment's parts by funder, each with the arrivals whose money it is */
        get: operations["tracePayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/arrivals/{arrival_id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of an arrival, also in the funds that it was carried into, and the payments that it went into */
        get: operations["traceArrival"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/accounts/{account}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lines of an account, in one of its two orders; as JSON, CSV or XLSX
         * @description order=recorded: as they were recorded, each proving itself by the balance after it; "after" is the number of a line. order=effective: as they count, the balance running from the opening; "after" is the "next" of the page before, and all its pages show what was known when the first was read. recorded_to is then what was known by that time. A file has all lines, whatever limit and after say.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/accounts/{account}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stood on an account: as it was recorded by a time, as it counts at a time, or both
         * @description recorded_at alone: what the books said then. effective_at alone: what counts at that time by all that is known now. Both: what was known at recorded_at about effective_at. Neither: the balance now.
         */
        get: operations["getBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/periods/{month}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a month that is over: its balances become the openings of the next, what is in transit is listed
         * @description The month after the last closed one, or the first in which anything counts. Nothing counts in it any more: what comes late counts in the open month. It cannot be undone.
         */
        post: operations["closeMonth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The closed months of a fund, and which one is next */
        get: operations["listPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/periods/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A closed month with the balances at its end, by account after the cursor */
        get: operations["getPeriod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/periods/{month}/in-transit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was held or in transit at the end of a closed month, and what became of what the month before had listed */
        get: operations["listInTransit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opening, debits and credits, and closing of the accounts over some months; as JSON, CSV or XLSX
         * @description By the months in which entries count. Without from, the first month of the fund; without to, the running one. Both sides of every pair of sums are equal. A file has all accounts, whatever limit and after say.
         */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/fund-positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Funds of an area side by side: due, arrived, awarded, in transit, paid, returned, carried over; as JSON, CSV or XLSX
         * @description Those that the area carries out or pays for; without area_code those of all my areas.
         */
        get: operations["getFundPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/government-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the ledger's kinds of account are called in the books of the bureau, by standard */
        get: operations["listGovernmentAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/money-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The money's way on a day: from the funders into each fund, and on to awards, bank and households; by month
         * @description Of the funds that my areas carry out or pay for. From entries, by the days on which they count; of today it is the position of each fund. arrived + carried_in + other = paid + in_transit + idle + refunded + carried_out. Months are cumulated.
         */
        get: operations["getMoneyWay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/journal.hledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journal of a fund for hledger, which adds it up to the balances of the ledger
         * @description date is the day in which a transaction counts, date2 the day on which it was recorded. from and to are such days; with from there is an opening transaction. Not signed: the sealed archive is.
         */
        get: operations["exportHledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The transactions and holds of a fund as they were recorded; from and to are the days in which they count */
        get: operations["listTransactions"];
        put?: never;
        /** Post one transaction of 2 to 20 entries; answered when it is committed */
        post: operations["postTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/transactions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post up to 1000 transactions, each with its own key and its own result, in their order */
        post: operations["postTransactions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/transactions/{transaction_id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post the whole of an earlier posting the other way round; by somebody else than who posted it */
        post: operations["reverseTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is or was kept back, in the order of ids after the cursor */
        get: operations["listHolds"];
        put?: never;
        /** Keep money of accounts back until it is posted, freed or the time is over; all holds or none */
        post: operations["placeHolds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/holds/{hold_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Free what a pending hold keeps back */
        post: operations["voidHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/transactions/{transaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One transaction with its lines, its block, and what reversed it; never with details about persons */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hold: how much, until when, and what became of it */
        get: operations["getHold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/accounts/{account}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a general account that is empty, for good */
        post: operations["closeAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed checkpoints by number after the cursor */
        get: operations["listCheckpoints"];
        put?: never;
        /** Sign the heads of all shards now, and publish it; refused where the chain does not follow from the last one */
        post: operations["makeCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkpoints/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last signed checkpoint; kept by somebody outside, it proves all that was recorded until then */
        get: operations["getLatestCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkpoints/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One signed checkpoint */
        get: operations["getCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that checkpoints are signed with, each vouched for by the one before it */
        get: operations["listSigningKeys"];
        put?: never;
        /** Take the key that was configured as SEAL_KEY_NEXT into use, vouched for by the present one */
        post: operations["rotateSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole journal with its seal, NDJSON packed with gzip, which `fundtrace verify` proves without us; for who may see every area */
        get: operations["exportArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/transactions/{transaction_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One transaction with all that proves it alone: its place in its block, the blocks up to a signed head, the signature */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/transactions/{transaction_id}/private": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a transaction says about persons, covered; whole only where that is asked for, and then on record */
        get: operations["getPrivateDetails"];
        put?: never;
        post?: never;
        /** Erase what a transaction says about persons for good; who did and why stays, and no seal breaks. Again it answers the same */
        delete: operations["erasePrivateDetails"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check everything that must always hold; delivers every message a second time to see that nothing changes */
        get: operations["runChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages that wait, in the order in which they were put aside, after the cursor; all=true: also the closed */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who decided what about messages that waited, when and why, in the order of the decisions */
        get: operations["listDeadLetterDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message that waits or waited, as it came, with every attempt and decision about it */
        get: operations["getDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Handle what waits for a key again, once its cause is mended; accept_gap gives up the missing messages before it */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dead-letters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give one message up for good, with the reason; those behind it are handled when it was its turn */
        post: operations["discardDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A refusal (RFC 9457). The offending values stand beside these members */
        Problem: {
            /** @example urn:fundtrace:problem:ACCESS_ROLE_FORBIDDEN */
            type: string;
            /** @description Chinese / English */
            title: string;
            title_zh: string;
            title_en: string;
            status: number;
            /** @description What was wrong, with the offending value */
            detail: string;
            /** @description The request, as it stands in the log */
            instance: string;
            /**
             * @description Stable: programs branch on it
             * @example ACCESS_ROLE_FORBIDDEN
             */
            code: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listFunds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        funds: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            name: string;
                            /** @example qingcheng-households-2016 */
                            programme_id: string;
                            fiscal_year: number;
                            /** @example 441802 */
                            area_code: string;
                            funded: "by_plan" | "by_award";
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            appropriation: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            in_transit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            payable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            returned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            unidentified: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refundable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_in: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_out: string;
                            shares: {
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                name: string;
                                area_code: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                due: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrived: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrears: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                borne: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                cash: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                refundable: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                refunded: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        id: string;
                        name: string;
                        /** @example qingcheng-households-2016 */
                        programme_id: string;
                        fiscal_year: number;
                        /** @example 441802 */
                        area_code: string;
                        funded: "by_plan" | "by_award";
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        appropriation: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        awarded: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        paid: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        in_transit: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        payable: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        returned: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        unidentified: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        refundable: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        refunded: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        carried_in: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        carried_out: string;
                        shares: {
                            /** @example qingcheng-households-2016 */
                            funder: string;
                            name: string;
                            area_code: null | string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            due: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            borne: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refundable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: {
                            code: string;
                            kind: string;
                            normal_side: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            balance: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            held: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            available: string;
                            entries: number;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openAccount: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example general:office-costs */
                    code: string;
                    /** @description 1 to 200 characters on one line */
                    name?: string;
                    /** @description The side that makes its balance grow */
                    normal_side: "debit" | "credit";
                    /** @description What balance less holds may never be below; 0.00 unless stated, null for no floor */
                    minimum?: null | string;
                    /** @description What the balance may never be above */
                    maximum?: null | string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: null | string;
                        normal_side: string;
                        balance: string;
                        held: string;
                        minimum: null | string;
                        maximum: null | string;
                        opened_at: null | string;
                        closed_at: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAdvances: {
        parameters: {
            query?: {
                limit?: number;
                /** @description only what is still open */
                open?: boolean;
                after?: number;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        advances: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            lender_id: string;
                            /** @example qingcheng-households-2016 */
                            borrower_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            open: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            advanced_on: string;
                            document_number: string;
                            reason: string;
                            cursor: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    advanceFunds: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example qingcheng-households-2016 */
                    lender_id: string;
                    /** @example qingcheng-households-2016 */
                    borrower_id: string;
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    amount: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on: string;
                    document_number: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        transactions: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            payment_id: null | string;
                            entries: {
                                account: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    repayAdvance: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                advance_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    amount: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on: string;
                    document_number: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        transactions: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            payment_id: null | string;
                            entries: {
                                account: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClawbacks: {
        parameters: {
            query?: {
                limit?: number;
                /** @description only what is still open */
                open?: boolean;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                after?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clawbacks: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            payment_id: string;
                            beneficiary_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            owed: string;
                            award: "payable_again" | "cancelled";
                            ground: "not_eligible" | "died" | "paid_twice" | "wrong_payee" | "other";
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            clawed_back_on: string;
                            document_number: string;
                            reason: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    clawBackPayment: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description a UUID in lower case
                     * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                     */
                    payment_id: string;
                    award: "payable_again" | "cancelled";
                    ground: "not_eligible" | "died" | "paid_twice" | "wrong_payee" | "other";
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on: string;
                    document_number: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        transactions: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            payment_id: null | string;
                            entries: {
                                account: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recoverClawback: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                clawback_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    amount: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on: string;
                    document_number: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        transactions: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            payment_id: null | string;
                            entries: {
                                account: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordInterest: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    amount: string;
                    split?: "by_cash" | "by_due";
                    /** @example qingcheng-households-2016 */
                    funder_id?: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on: string;
                    document_number: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        transactions: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            payment_id: null | string;
                            entries: {
                                account: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordFee: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    amount: string;
                    split?: "by_cash" | "by_due";
                    /** @example qingcheng-households-2016 */
                    funder_id?: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on: string;
                    document_number: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        transactions: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            payment_id: null | string;
                            entries: {
                                account: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payInterest: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example qingcheng-households-2016 */
                    funder_id: string;
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    amount: string;
                    to: "treasury" | "funder";
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    on: string;
                    document_number: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        transactions: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            payment_id: null | string;
                            entries: {
                                account: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBudget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        appropriated: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        held: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        in_transit: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        paid: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        free: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        awarded: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        payable: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        receivable: string;
                        funders: {
                            /** @example qingcheng-households-2016 */
                            funder: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            appropriated: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            held: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            in_transit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            free: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            claimed: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrears: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            cash_available: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            to_repay: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            advanced: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            interest: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            fees: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tracePayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        payment_id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        award_id: string;
                        beneficiary_id: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        amount: string;
                        state: string;
                        parts: {
                            /** @example qingcheng-households-2016 */
                            funder_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            recovered: string;
                            paid_with: {
                                kind: "arrival" | "interest" | "other";
                                id: string;
                                /** @example qingcheng-households-2016 */
                                fund_id: string;
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                document_number: null | string;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                on: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                /** @description what the money went through, from the payment backwards: advances, carries, recoveries */
                                through: string[];
                            }[];
                            stands_with: {
                                kind: "arrival" | "interest" | "other";
                                id: string;
                                /** @example qingcheng-households-2016 */
                                fund_id: string;
                                /** @example qingcheng-households-2016 */
                                funder_id: string;
                                document_number: null | string;
                                /**
                                 * Format: date
                                 * @example 2016-06-30
                                 */
                                on: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                amount: string;
                                /** @description what the money went through, from the payment backwards: advances, carries, recoveries */
                                through: string[];
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceArrival: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                arrival_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        arrival_id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example qingcheng-households-2016 */
                        funder_id: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        amount: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        document_number: null | string;
                        became: {
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            reached: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            unspent: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_on: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            fees: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            interest_paid: string;
                        }[];
                        payments: {
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            payment_id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            award_id: string;
                            beneficiary_id: string;
                            /** @example qingcheng-households-2016 */
                            borne_by: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            on: string;
                            through: string[];
                        }[];
                        next: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                order?: "recorded" | "effective";
                /** @description A day, which counts to its end in Shanghai, or an instant with its zone */
                recorded_from?: string;
                /** @description A day, which counts to its end in Shanghai, or an instant with its zone */
                recorded_to?: string;
                /** @description A day, which counts to its end in Shanghai, or an instant with its zone */
                effective_from?: string;
                /** @description A day, which counts to its end in Shanghai, or an instant with its zone */
                effective_to?: string;
                /** @description Without it, as the header Accept says */
                format?: "json" | "csv" | "xlsx";
                /** @description Of a CSV file */
                encoding?: "utf-8" | "gb18030";
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            /** @description Its place among the account's lines as they were recorded */
                            line: number;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            document_number: null | string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            balance_after: string;
                        }[];
                        next: null | string;
                    };
                    "text/csv": {
                        lines: {
                            /** @description Its place among the account's lines as they were recorded */
                            line: number;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            document_number: null | string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            balance_after: string;
                        }[];
                        next: null | string;
                    };
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                        lines: {
                            /** @description Its place among the account's lines as they were recorded */
                            line: number;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: number;
                            kind: string;
                            reference: string;
                            document_number: null | string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            balance_after: string;
                        }[];
                        next: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBalance: {
        parameters: {
            query?: {
                /** @description A day, which counts to its end in Shanghai, or an instant with its zone */
                recorded_at?: string;
                /** @description A day, which counts to its end in Shanghai, or an instant with its zone */
                effective_at?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        normal_side: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        balance: string;
                        /** @description How many entries it is made of */
                        lines: number;
                        recorded_at: null | string;
                        effective_at: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeMonth: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /** @example 2016-06 */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 2016-06 */
                        month: string;
                        /** Format: date-time */
                        closed_at: string;
                        closed_by: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        /** @description Entries that count in it */
                        entries: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        turnover: string;
                        /** @description Openings of the next month that are not 0.00 */
                        openings: number;
                        openings_sha256: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeriods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        periods: {
                            /** @example 2016-06 */
                            month: string;
                            /** Format: date-time */
                            closed_at: string;
                            closed_by: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            /** @description Entries that count in it */
                            entries: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            turnover: string;
                            /** @description Openings of the next month that are not 0.00 */
                            openings: number;
                            openings_sha256: string;
                        }[];
                        next_month: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPeriod: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /** @example 2016-06 */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 2016-06 */
                        month: string;
                        /** Format: date-time */
                        closed_at: string;
                        closed_by: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        /** @description Entries that count in it */
                        entries: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        turnover: string;
                        /** @description Openings of the next month that are not 0.00 */
                        openings: number;
                        openings_sha256: string;
                        opening_balances: {
                            account: string;
                            kind: string;
                            normal_side: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            balance: string;
                            lines: number;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInTransit: {
        parameters: {
            query?: {
                limit?: number;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                after?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /** @example 2016-06 */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payments: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            payment_id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            /**
                             * @description `ahead`: the bank paid it before its release counts; less than nothing stands for it on the account of its batch
                             * @enum {unknown}
                             */
                            state: "held" | "in_transit" | "ahead" | "settled" | "returned" | "voided";
                            since: null | string;
                            ended_at: null | string;
                            /** @description It was on the list of the month before */
                            carried: boolean;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTrialBalance: {
        parameters: {
            query?: {
                /** @example 2016-06 */
                from?: string;
                /** @example 2016-06 */
                to?: string;
                limit?: number;
                after?: string;
                /** @description Without it, as the header Accept says */
                format?: "json" | "csv" | "xlsx";
                /** @description Of a CSV file */
                encoding?: "utf-8" | "gb18030";
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example 2016-06 */
                        from: string;
                        /** @example 2016-06 */
                        to: string;
                        total: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        };
                        kinds: {
                            kind: string;
                            accounts: number;
                            government_accounts: {
                                standard: string;
                                code: string;
                                name: string;
                            }[];
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        }[];
                        accounts: {
                            account: string;
                            name: null | string;
                            kind: string;
                            normal_side: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        }[];
                        next: null | string;
                    };
                    "text/csv": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example 2016-06 */
                        from: string;
                        /** @example 2016-06 */
                        to: string;
                        total: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        };
                        kinds: {
                            kind: string;
                            accounts: number;
                            government_accounts: {
                                standard: string;
                                code: string;
                                name: string;
                            }[];
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        }[];
                        accounts: {
                            account: string;
                            name: null | string;
                            kind: string;
                            normal_side: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        }[];
                        next: null | string;
                    };
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /** @example 2016-06 */
                        from: string;
                        /** @example 2016-06 */
                        to: string;
                        total: {
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        };
                        kinds: {
                            kind: string;
                            accounts: number;
                            government_accounts: {
                                standard: string;
                                code: string;
                                name: string;
                            }[];
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        }[];
                        accounts: {
                            account: string;
                            name: null | string;
                            kind: string;
                            normal_side: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            opening_credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            credit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_debit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            closing_credit: string;
                        }[];
                        next: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFundPositions: {
        parameters: {
            query?: {
                /** @example 441802 */
                area_code?: string;
                fiscal_year?: number;
                /** @description Without it, as the header Accept says */
                format?: "json" | "csv" | "xlsx";
                /** @description Of a CSV file */
                encoding?: "utf-8" | "gb18030";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        funds: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            name: string;
                            /** @example qingcheng-households-2016 */
                            programme_id: string;
                            fiscal_year: number;
                            /** @example 441802 */
                            area_code: string;
                            funded: "by_plan" | "by_award";
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            appropriation: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            in_transit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            payable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            returned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            unidentified: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refundable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_in: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_out: string;
                            shares: {
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                name: string;
                                area_code: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                due: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrived: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrears: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                borne: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                cash: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                refundable: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                refunded: string;
                            }[];
                        }[];
                    };
                    "text/csv": {
                        funds: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            name: string;
                            /** @example qingcheng-households-2016 */
                            programme_id: string;
                            fiscal_year: number;
                            /** @example 441802 */
                            area_code: string;
                            funded: "by_plan" | "by_award";
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            appropriation: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            in_transit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            payable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            returned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            unidentified: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refundable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_in: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_out: string;
                            shares: {
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                name: string;
                                area_code: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                due: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrived: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrears: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                borne: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                cash: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                refundable: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                refunded: string;
                            }[];
                        }[];
                    };
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                        funds: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            name: string;
                            /** @example qingcheng-households-2016 */
                            programme_id: string;
                            fiscal_year: number;
                            /** @example 441802 */
                            area_code: string;
                            funded: "by_plan" | "by_award";
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            appropriation: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            in_transit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            payable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            returned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            unidentified: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refundable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_in: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_out: string;
                            shares: {
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                name: string;
                                area_code: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                due: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrived: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrears: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                borne: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                cash: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                refundable: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                refunded: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGovernmentAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        standards: {
                            id: string;
                            title: string;
                        }[];
                        kinds: {
                            kind: string;
                            government_accounts: {
                                standard: string;
                                code: string;
                                name: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMoneyWay: {
        parameters: {
            query: {
                fiscal_year: number;
                /** @example 2016-06-30 */
                on?: string;
                /** @example 441802 */
                area_code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        fiscal_year: number;
                        funds: {
                            /** @example qingcheng-households-2016 */
                            id: string;
                            name: string;
                            /** @example qingcheng-households-2016 */
                            programme_id: string;
                            /** @example 441802 */
                            area_code: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            planned: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            arrived: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            awarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            paid: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            in_transit: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            payable: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            idle: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            unawarded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            refunded: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_in: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            carried_out: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            other: string;
                            funders: {
                                /** @example qingcheng-households-2016 */
                                funder: string;
                                name: string;
                                area_code: null | string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                due: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrived: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrears: string;
                            }[];
                            months: {
                                month: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                planned: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                arrived: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                awarded: string;
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                paid: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportHledger: {
        parameters: {
            query?: {
                /** @example 2016-06-30 */
                from?: string;
                /** @example 2016-06-30 */
                to?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description A position: "next" of the page before */
                after?: number;
                limit?: number;
                /** @example post */
                kind?: string;
                /**
                 * @description general:<name>
                 * @example general:office-costs
                 */
                account?: string;
                /** @example 2016-06-30 */
                from?: string;
                /** @example 2016-06-30 */
                to?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        transactions: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            transaction_id: string;
                            number: null | number;
                            kind: string;
                            reference: string;
                            shard: number;
                            position: number;
                            document_number: null | string;
                            /** Format: date-time */
                            effective_at: string;
                            /** Format: date-time */
                            recorded_at: string;
                            asked_by: null | string;
                            reverses: null | string;
                            entries: {
                                account: string;
                                amount: string;
                            }[];
                        }[];
                        next: null | number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTransaction: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description They add up to 0.00
                     * @example [
                     *       {
                     *         "account": "general:office-costs",
                     *         "amount": "1250.00"
                     *       },
                     *       {
                     *         "account": "general:budget",
                     *         "amount": "-1250.00"
                     *       }
                     *     ]
                     */
                    entries: {
                        /**
                         * @description general:<name>
                         * @example general:office-costs
                         */
                        account: string;
                        /**
                         * @description yuan as text with two places, not zero: a debit is positive, a credit negative
                         * @example 1250.00
                         */
                        amount: string;
                    }[];
                    /**
                     * Format: date-time
                     * @example 2016-07-05T10:30:00+08:00
                     */
                    effective_at?: string;
                    /** @description 1 to 100 characters on one line */
                    document_number?: string;
                    /**
                     * @description Sealed with the transaction, at most 4096 bytes: whole numbers, text, true, false, null, lists and objects. Nothing about a person
                     * @example {
                     *       "purpose": "办公费",
                     *       "contract": "QC-2016-17"
                     *     }
                     */
                    metadata?: {
                        [key: string]: unknown;
                    };
                    /**
                     * @description About persons, at most 8192 bytes: kept sealed beside the journal, which has only a salted hash of it
                     * @example {
                     *       "payee": "张三"
                     *     }
                     */
                    private?: {
                        [key: string]: unknown;
                    };
                    /** @description What is used of holds; the rest of each is free again */
                    holds?: {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        hold_id: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        /** @example post:3f1c9a0b77d2e845:2016-07-05-0001 */
                        reference: string;
                        /** @description Where in the journal, with its position */
                        shard: number;
                        position: number;
                        /**
                         * @description When it was recorded, UTC
                         * @example 2016-07-05T02:30:00.123Z
                         */
                        recorded_at: string;
                        number: number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTransactions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description All transactions are one group */
                    all_or_nothing?: boolean;
                    transactions: {
                        /**
                         * @description As an Idempotency-Key: the same key means the same thing for ever
                         * @example 2016-07-05-0001
                         */
                        key: string;
                        /** @description Transactions of one group: all of them or none */
                        group?: string;
                        /**
                         * @description They add up to 0.00
                         * @example [
                         *       {
                         *         "account": "general:office-costs",
                         *         "amount": "1250.00"
                         *       },
                         *       {
                         *         "account": "general:budget",
                         *         "amount": "-1250.00"
                         *       }
                         *     ]
                         */
                        entries: {
                            /**
                             * @description general:<name>
                             * @example general:office-costs
                             */
                            account: string;
                            /**
                             * @description yuan as text with two places, not zero: a debit is positive, a credit negative
                             * @example 1250.00
                             */
                            amount: string;
                        }[];
                        /**
                         * Format: date-time
                         * @example 2016-07-05T10:30:00+08:00
                         */
                        effective_at?: string;
                        /** @description 1 to 100 characters on one line */
                        document_number?: string;
                        /**
                         * @description Sealed with the transaction, at most 4096 bytes: whole numbers, text, true, false, null, lists and objects. Nothing about a person
                         * @example {
                         *       "purpose": "办公费",
                         *       "contract": "QC-2016-17"
                         *     }
                         */
                        metadata?: {
                            [key: string]: unknown;
                        };
                        /**
                         * @description About persons, at most 8192 bytes: kept sealed beside the journal, which has only a salted hash of it
                         * @example {
                         *       "payee": "张三"
                         *     }
                         */
                        private?: {
                            [key: string]: unknown;
                        };
                        /** @description What is used of holds; the rest of each is free again */
                        holds?: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            hold_id: string;
                            /**
                             * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                             * @example 4000.00
                             */
                            amount: string;
                        }[];
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            key: string;
                            /** @enum {string} */
                            status: "posted" | "replayed" | "refused";
                            transaction?: {
                                /**
                                 * @description a UUID in lower case
                                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                                 */
                                transaction_id: string;
                                /** @example post:3f1c9a0b77d2e845:2016-07-05-0001 */
                                reference: string;
                                /** @description Where in the journal, with its position */
                                shard: number;
                                position: number;
                                /**
                                 * @description When it was recorded, UTC
                                 * @example 2016-07-05T02:30:00.123Z
                                 */
                                recorded_at: string;
                                number: number;
                            };
                            problem?: {
                                code: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                detail: string;
                                values: {
                                    [key: string]: unknown;
                                };
                            };
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reverseTransaction: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 500 characters on one line */
                    reason: string;
                    /** @description 1 to 100 characters on one line */
                    document_number?: string;
                    /**
                     * Format: date-time
                     * @example 2016-07-05T10:30:00+08:00
                     */
                    effective_at?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        /** @example post:3f1c9a0b77d2e845:2016-07-05-0001 */
                        reference: string;
                        /** @description Where in the journal, with its position */
                        shard: number;
                        position: number;
                        /**
                         * @description When it was recorded, UTC
                         * @example 2016-07-05T02:30:00.123Z
                         */
                        recorded_at: string;
                        number: number;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHolds: {
        parameters: {
            query?: {
                /** @description "next" of the page before */
                after?: string;
                limit?: number;
                state?: "pending" | "posted" | "voided" | "expired";
                /**
                 * @description general:<name>
                 * @example general:office-costs
                 */
                account?: string;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holds: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            hold_id: string;
                            account: string;
                            amount: string;
                            /** @description How much of it was used */
                            posted: string;
                            /** @enum {string} */
                            state: "pending" | "posted" | "voided" | "expired";
                            expires_at: null | string;
                            placed_in: null | string;
                            ended_in: null | string;
                        }[];
                        next: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeHolds: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @example [
                     *       {
                     *         "account": "general:budget",
                     *         "amount": "300.00"
                     *       }
                     *     ]
                     */
                    holds: {
                        /**
                         * @description general:<name>
                         * @example general:office-costs
                         */
                        account: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount: string;
                    }[];
                    /**
                     * Format: date-time
                     * @example 2016-07-05T10:30:00+08:00
                     */
                    expires_at?: string;
                    /** @description 1 to 100 characters on one line */
                    document_number?: string;
                    /**
                     * @description Sealed with the transaction, at most 4096 bytes: whole numbers, text, true, false, null, lists and objects. Nothing about a person
                     * @example {
                     *       "purpose": "办公费",
                     *       "contract": "QC-2016-17"
                     *     }
                     */
                    metadata?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        /** @example post:3f1c9a0b77d2e845:2016-07-05-0001 */
                        reference: string;
                        /** @description Where in the journal, with its position */
                        shard: number;
                        position: number;
                        /**
                         * @description When it was recorded, UTC
                         * @example 2016-07-05T02:30:00.123Z
                         */
                        recorded_at: string;
                        holds: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            hold_id: string;
                            account: string;
                            amount: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidHold: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 500 characters on one line */
                    reason: string;
                    /** @description 1 to 100 characters on one line */
                    document_number?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        /** @example post:3f1c9a0b77d2e845:2016-07-05-0001 */
                        reference: string;
                        /** @description Where in the journal, with its position */
                        shard: number;
                        position: number;
                        /**
                         * @description When it was recorded, UTC
                         * @example 2016-07-05T02:30:00.123Z
                         */
                        recorded_at: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        hold_id: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        number: null | number;
                        kind: string;
                        reference: string;
                        shard: number;
                        position: number;
                        document_number: null | string;
                        /** Format: date-time */
                        effective_at: string;
                        /** Format: date-time */
                        recorded_at: string;
                        asked_by: null | string;
                        reverses: null | string;
                        reversed_by: null | string;
                        payment_id: null | string;
                        event_id: null | string;
                        metadata: null | {
                            [key: string]: unknown;
                        };
                        private: null | ("kept" | "erased");
                        entries: {
                            account: string;
                            amount: string;
                            balance_after: string;
                            /** @description Its place in the account's history */
                            line: number;
                        }[];
                        /** @description What it placed or ended, as those holds are today */
                        holds: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            hold_id: string;
                            account: string;
                            amount: string;
                            state: string;
                            posted: string;
                        }[];
                        block: null | {
                            height: number;
                            hash: string;
                            algorithm: string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        hold_id: string;
                        account: string;
                        amount: string;
                        /** @description How much of it was used */
                        posted: string;
                        /** @enum {string} */
                        state: "pending" | "posted" | "voided" | "expired";
                        expires_at: null | string;
                        placed_in: null | string;
                        ended_in: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeAccount: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description general:<name>
                 * @example general:office-costs
                 */
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: null | string;
                        normal_side: string;
                        balance: string;
                        held: string;
                        minimum: null | string;
                        maximum: null | string;
                        opened_at: null | string;
                        closed_at: null | string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCheckpoints: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkpoints: {
                            number: number;
                            made_at: string;
                            hash: string;
                            key_id: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeCheckpoint: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: {
                            algorithm: "sha256" | "sm3";
                            key_id: string;
                            made_at: string;
                            number: number;
                            previous: string;
                            root: string;
                            shards: {
                                head: string;
                                height: number;
                                position: number;
                                shard: number;
                            }[];
                        };
                        hash: string;
                        /** @description Ed25519 over the canonical JSON of the body, base64 */
                        signature: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLatestCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: {
                            algorithm: "sha256" | "sm3";
                            key_id: string;
                            made_at: string;
                            number: number;
                            previous: string;
                            root: string;
                            shards: {
                                head: string;
                                height: number;
                                position: number;
                                shard: number;
                            }[];
                        };
                        hash: string;
                        /** @description Ed25519 over the canonical JSON of the body, base64 */
                        signature: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: {
                            algorithm: "sha256" | "sm3";
                            key_id: string;
                            made_at: string;
                            number: number;
                            previous: string;
                            root: string;
                            shards: {
                                head: string;
                                height: number;
                                position: number;
                                shard: number;
                            }[];
                        };
                        hash: string;
                        /** @description Ed25519 over the canonical JSON of the body, base64 */
                        signature: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            body: {
                                key_id: string;
                                number: number;
                                /** @description SPKI DER, base64 */
                                public_key: string;
                                signed_by: null | string;
                                /** @description The first checkpoint that it signs */
                                since: number;
                            };
                            /** @description Of the key before it over the canonical JSON of the body; the first key signs itself, base64 */
                            signature: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateSigningKey: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        body: {
                            key_id: string;
                            number: number;
                            /** @description SPKI DER, base64 */
                            public_key: string;
                            signed_by: null | string;
                            /** @description The first checkpoint that it signs */
                            since: number;
                        };
                        /** @description Of the key before it over the canonical JSON of the body; the first key signs itself, base64 */
                        signature: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportArchive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        format: "fundtrace-receipt/1";
                        /** @description The transaction as it is sealed: RFC 8785 JSON, as text */
                        record: string;
                        /** @description Its siblings on the way to the root of the first block, the nearest first */
                        proof: string[];
                        /** @description From the block of the record to the one that the checkpoint signed */
                        blocks: {
                            algorithm: "sha256" | "sm3";
                            first: number;
                            height: number;
                            last: number;
                            previous: string;
                            recorded_at: string;
                            root: string;
                            shard: number;
                        }[];
                        checkpoint: {
                            body: {
                                algorithm: "sha256" | "sm3";
                                key_id: string;
                                made_at: string;
                                number: number;
                                previous: string;
                                root: string;
                                shards: {
                                    head: string;
                                    height: number;
                                    position: number;
                                    shard: number;
                                }[];
                            };
                            hash: string;
                            /** @description Ed25519 over the canonical JSON of the body, base64 */
                            signature: string;
                        };
                        keys: {
                            body: {
                                key_id: string;
                                number: number;
                                /** @description SPKI DER, base64 */
                                public_key: string;
                                signed_by: null | string;
                                /** @description The first checkpoint that it signs */
                                since: number;
                            };
                            /** @description Of the key before it over the canonical JSON of the body; the first key signs itself, base64 */
                            signature: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPrivateDetails: {
        parameters: {
            query?: {
                whole?: boolean;
            };
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        covered: boolean;
                        /** @description The sealed record has a salted hash of just this */
                        proven: boolean;
                        private: unknown;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erasePrivateDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        transaction_id: string;
                        reason: string;
                        erased_by: string;
                        /** Format: date-time */
                        erased_at: string;
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runChecks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description What carries the messages of this service
                         * @enum {unknown}
                         */
                        transport: "postgres" | "kafka";
                        checks: {
                            name: string;
                            ok: boolean;
                            detail: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                consumer?: string;
                key?: string;
                limit?: number;
                /** @description the id of a dead letter */
                after?: string;
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dead_letters: {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeadLetterDecisions: {
        parameters: {
            query?: {
                consumer?: string;
                key?: string;
                limit?: number;
                /** @description the id of a decision */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisions: {
                            id: string;
                            consumer: string;
                            key: string;
                            /** @enum {unknown} */
                            kind: "replay" | "discard" | "accept_gap";
                            dead_letter_id: null | string;
                            source: null | string;
                            first_sequence: null | string;
                            last_sequence: null | string;
                            reason: null | string;
                            decided_by: string;
                            /** Format: date-time */
                            decided_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the number of a dead letter
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        consumer: string;
                        topic: string;
                        partition: number;
                        position: string;
                        key: string;
                        event_id: null | string;
                        event_type: null | string;
                        source: null | string;
                        sequence: null | string;
                        /** @enum {unknown} */
                        state: "poison" | "parked" | "replayed" | "discarded";
                        /** @description why it waits now, or waited last */
                        reason: string;
                        /** @description why it was put aside */
                        first_reason: string;
                        /** Format: date-time */
                        recorded_at: string;
                        closed_at: null | string;
                        /** @description how many later messages of its key wait behind it */
                        parked_behind: number;
                        discarded_by: null | string;
                        discard_reason: null | string;
                        /** @description as it was delivered */
                        message: string;
                        /** @description to handle it again, the newest first */
                        attempts: {
                            /** @enum {unknown} */
                            outcome: "handled" | "duplicate" | "failed";
                            reason: null | string;
                            /** Format: date-time */
                            attempted_at: string;
                            ordered_by: null | string;
                        }[];
                        /** @description about its consumer and key, the newest first */
                        decisions: {
                            id: string;
                            consumer: string;
                            key: string;
                            /** @enum {unknown} */
                            kind: "replay" | "discard" | "accept_gap";
                            dead_letter_id: null | string;
                            source: null | string;
                            first_sequence: null | string;
                            last_sequence: null | string;
                            reason: null | string;
                            decided_by: string;
                            /** Format: date-time */
                            decided_at: string;
                        }[];
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    consumer: string;
                    key: string;
                    accept_gap?: {
                        /**
                         * @description a reason in words, of 4 to 500 characters
                         * @example 原系统确认为重复发送
                         */
                        reason: string;
                        /** @description how many are missing; another number is refused and told the right one */
                        count: number;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision_id: string;
                        consumer: string;
                        key: string;
                        accepted_gap: null | {
                            source: string;
                            first_sequence: number;
                            last_sequence: number;
                        };
                        /** @description how many messages this order has released */
                        replayed: number;
                        /** @description how many of the key still wait */
                        waiting: number;
                        first_waiting: null | {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description the number of a dead letter
                 * @example 17
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description a reason in words, of 4 to 500 characters
                     * @example 原系统确认为重复发送
                     */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decision_id: string;
                        consumer: string;
                        key: string;
                        accepted_gap: null | {
                            source: string;
                            first_sequence: number;
                            last_sequence: number;
                        };
                        /** @description how many messages this order has released */
                        replayed: number;
                        /** @description how many of the key still wait */
                        waiting: number;
                        first_waiting: null | {
                            id: string;
                            consumer: string;
                            topic: string;
                            partition: number;
                            position: string;
                            key: string;
                            event_id: null | string;
                            event_type: null | string;
                            source: null | string;
                            sequence: null | string;
                            /** @enum {unknown} */
                            state: "poison" | "parked" | "replayed" | "discarded";
                            /** @description why it waits now, or waited last */
                            reason: string;
                            /** @description why it was put aside */
                            first_reason: string;
                            /** Format: date-time */
                            recorded_at: string;
                            closed_at: null | string;
                            /** @description how many later messages of its key wait behind it */
                            parked_behind: number;
                            discarded_by: null | string;
                            discard_reason: null | string;
                        };
                    };
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
