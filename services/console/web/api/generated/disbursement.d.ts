// Made by "npm run generate".
export interface paths {
    "/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The batches of my areas, newest first */
        get: operations["listBatches"];
        put?: never;
        /** Put awards that wait to be paid into a draft batch */
        post: operations["makeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many batches of my areas are in which state, with their payments and what these come to */
        get: operations["sumBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A batch: how many of its payments are in which state, its approvals, parcels and everything that happened to it */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The payments of a batch, by reference behind the cursor; all or those in a state */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check every line of a draft against the register; what is blocked is held back, the batch goes on without it
         * @description Answers 202 with its progress where that takes longer; asked again, the same work goes on.
         */
        post: operations["validateBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/notice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a validated batch up for public notice, for the days that its programme asks for */
        post: operations["giveNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a batch to its approvers, after its notice where its programme asks for one; its control sum is proven again */
        post: operations["submitBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a batch that another officer made; the last approval answers when the ledger holds its money, or says what is missing
         * @description Answers 202 with the state "approved" where the ledger has not answered in time, ten seconds unless configured.
         */
        post: operations["approveBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/fund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the ledger again for a batch that it refused; with an advance where the programme allows one
         * @description Answers 202 with the state "approved" where the ledger has not answered in time, ten seconds unless configured.
         */
        post: operations["fundBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The maker takes a submitted batch back */
        post: operations["recallBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another officer than the maker says no */
        post: operations["rejectBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a validated, rejected or recalled batch a draft again */
        post: operations["reopenBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a submitted or funded batch for now; what the ledger holds stays held */
        post: operations["pauseBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a paused batch go on where it was */
        post: operations["resumeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a batch of which nothing was released: its awards are free for another one */
        post: operations["cancelBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a reconciled batch away */
        post: operations["closeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what failed, came back or was corrected, all of it or by id: a new attempt each, for the next parcel */
        post: operations["resendPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put what is ready of a released batch into further parcels, which another officer approves */
        post: operations["cutParcels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/parcels/{parcel_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a further parcel that another officer cut; answers when the ledger holds its money, or says what is missing
         * @description Answers 202 where the ledger has not answered in time.
         */
        post: operations["approveParcel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/parcels/{parcel_id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the payments of a further parcel go that nobody has approved */
        post: operations["dropParcel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A payment with everything that happened to it, and every attempt at its award */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a line out of its batch for good, before it is sent or after it failed or came back */
        post: operations["withdrawPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that what made a payment fail or come back is mended, such as its account in the register */
        post: operations["correctPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/claw-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked back of a payment, and what became of it */
        get: operations["listClawbacks"];
        put?: never;
        /** Ask that a paid payment which was not due is claimed back; another officer decides */
        post: operations["askClawback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claw-backs/{clawback_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another officer agrees: the ledger posts the clawback, and the payment moves with its answer */
        post: operations["approveClawback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claw-backs/{clawback_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another officer says no: the payment stays paid */
        post: operations["rejectClawback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say, on a document, what became of a payment of which the bank cannot say it; another officer has to agree */
        post: operations["sayUnknown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{decision_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another officer agrees: the payment moves as if the bank had said it */
        post: operations["approveDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/decisions/{decision_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another officer does not agree: the payment stays unknown */
        post: operations["rejectDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked about the payments of a batch and waits for another officer: overrides, decisions, clawbacks */
        get: operations["listWaitingRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest check of each payment of a batch, and how many there are of each outcome, by reference after the cursor */
        get: operations["listPaymentChecks"];
        put?: never;
        /** Check lines that are held back again, at most 1,000: register corrected, papers there since */
        post: operations["checkHeldAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every check of a payment and every override that was asked for, with who and why */
        get: operations["getPaymentChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask that a payment be made in spite of a check that holds it back; another officer approves */
        post: operations["askOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/overrides/{override_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve an override that another officer asked for */
        post: operations["approveOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/project-budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of the budgets of a fund's projects, with who asked and who decided */
        get: operations["listProjectBudgets"];
        put?: never;
        /** State what a project may cost and how it is paid; it holds when another officer has approved it */
        post: operations["askProjectBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/project-budgets/{budget_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a budget that another officer asked for: it holds for whatever is paid from now on */
        post: operations["approveProjectBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/project-budgets/{budget_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a budget that another officer asked for */
        post: operations["rejectProjectBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/awards/{award_id}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say which stage of its project an award line pays; it is paid whole, so each stage is a line of its own */
        post: operations["assignAwardStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/awards/{award_id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents of an award, with who presented them; not what is in them */
        get: operations["listDocuments"];
        put?: never;
        /** Keep a document of an award, at most 20 MiB, sealed; the same bytes again are the same document */
        post: operations["keepDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/awards/{award_id}/documents/{document_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document as it was presented; who reads it is kept on record */
        get: operations["downloadDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{payment_id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down what somebody has against a line of a batch in notice, up to its last day: the line is held, the batch is not */
        post: operations["raiseObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The objections to the lines of a batch, and what was decided; objectors masked, texts in clear; who reads them is kept */
        get: operations["listPaymentObjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objections/{objection_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another officer decides on an objection: upheld, its line is withdrawn; dismissed, it is paid */
        post: operations["decideObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/works/{work_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the long work on a batch is: its lines checked, a bank file written, results taken */
        get: operations["getWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bank files of a batch, newest first, discarded ones among them */
        get: operations["listBankFiles"];
        put?: never;
        /**
         * Write the bank file of everything that the ledger holds of a batch and that is in no other file
         * @description Every line is checked against the register as of the pay day once more: what is blocked falls out, and the ledger lets it go. The file is proven against its payments, sealed and kept; it can go to the bank when another officer has released it. Answers 202 with its progress where that takes longer; asked again, the same file goes on.
         */
        post: operations["writeBankFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bank file: its sums, its hash, who wrote and who released it */
        get: operations["getBankFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{file_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let out a bank file that another officer had written; its money is in transit from here on */
        post: operations["releaseBankFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{file_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do away with a bank file that was not released; its payments wait for another one */
        post: operations["discardBankFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A released bank file as it was written, with names and accounts in clear; who reads it is kept
         * @description Before its release only to be looked at, with inspect=true: whoever releases it should know what he lets out.
         */
        get: operations["downloadBankFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-formats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The formats in which bank files are written: messages of ISO 20022 and the templates of agent banks */
        get: operations["listBankFormats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/paying-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts from which a fund pays or paid, newest first, masked */
        get: operations["listPayingAccounts"];
        put?: never;
        /** Record the account from which a fund pays; it pays from it when another officer has approved it */
        post: operations["sayPayingAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/paying-accounts/{account_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve an account that another officer recorded: from here on its fund pays from it */
        post: operations["approvePayingAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bank's file as it came, with names and accounts in clear; who reads it is kept */
        get: operations["downloadIncomingFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bank's file: how far it is taken, and what came of it */
        get: operations["getIncomingFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/bank-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files that banks sent of a fund, newest first */
        get: operations["listIncomingFiles"];
        put?: never;
        /**
         * Take a bank's file over all batches of a fund, such as a statement of its account
         * @description pain.002, camt.053, camt.054, MT940, or a table by its template. The rest of a file is taken whatever is wrong with a row: see its findings. Answers 202 with the state "taking" where it takes longer than the request waits; the same file again goes on with it, and changes nothing once it is taken.
         */
        post: operations["takeFundFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings in the files of a fund, of a batch or of one file */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding_id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a finding is; another officer confirms it */
        post: operations["explainFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm what another officer said of a finding */
        post: operations["confirmFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove that the statements show every payment and return of a batch, to the fen; or say what they do not */
        post: operations["reconcileBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a fund may pay, and how far each award has come, by id after the cursor */
        get: operations["listPayableAwards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payable-funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The funds of my areas, with how many awards of each wait to be paid and how much they come to */
        get: operations["listPayableFunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funds/{fund_id}/waiting-awards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of a fund waits to be paid, added up by village and period */
        get: operations["listWaitingAwards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks of your areas, newest first */
        get: operations["listWebhooks"];
        put?: never;
        /** Ask that an address be told what happens to the batches of an area; another administrator approves it */
        post: operations["askWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve what another administrator asked for: from here on it is told */
        post: operations["approveWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell this address nothing more; what still waits for it is given up */
        post: operations["endWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook_id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin anew with what was given up, in its old order */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was told, what waits and what was given up, in order after the cursor */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A text for each household: its money has come, or why it has not; names in clear, who takes them is kept */
        get: operations["writeHouseholdNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/public-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list that is hung out (公示表): names of households masked, source of the money, days, how to object */
        get: operations["writePublicList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The payment register (发放花名册) by village with subtotals and a column to sign; names in clear, who takes them is kept
         * @description As a workbook one sheet in groups; as HTML a table for each village, each on a page of its own.
         */
        get: operations["writePaymentRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The batches of an area that are on the notice board today: in notice (公示), or decided (公告) */
        get: operations["listBoardBatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/batches/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public list of a batch, masked, by number after the cursor; of a village where one is asked for */
        get: operations["getBoardBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/batches/{batch_id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The villages of the public list of a batch, with count and sum */
        get: operations["listBoardBatchPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/public/batches/{batch_id}/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public list of a batch, or what of it is in a village, as a workbook, masked */
        get: operations["downloadBoardBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/voucher": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The voucher (记账凭证) over what is paid by now: both sides, figures and capitals, who made, approved and released it */
        get: operations["getVoucher"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/voucher/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The voucher as a page to print on A5, or as a workbook */
        get: operations["writeVoucher"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/v1/unmasked-reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw names, identity numbers, accounts or documents of your areas in clear, in the order of reading */
        get: operations["listUnmaskedReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{batch_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the bank's file about a released batch
         * @description pain.002, camt.053, camt.054, MT940, or a table by its template. The rest of a file is taken whatever is wrong with a row: see its findings. Answers 202 with the state "taking" where it takes longer than the request waits; the same file again goes on with it, and changes nothing once it is taken.
         */
        post: operations["takeResults"];
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
    listBatches: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                fund_id?: string;
                state?: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                after?: string;
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
                        batches: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            fund_name: string;
                            /** @example 441802 */
                            area_code: string;
                            /** @enum {unknown} */
                            state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            made_for: null | string;
                            made_at: string;
                            approved_by: null | string;
                            pay_on: null | string;
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
    makeBatch: {
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
                /**
                 * @example {
                 *       "fund_id": "qingcheng-households-2016",
                 *       "area_code": "441802103",
                 *       "declared": {
                 *         "count": 78,
                 *         "total": "312000.00"
                 *       },
                 *       "pay_on": "2016-09-12"
                 *     }
                 */
                "application/json": {
                    /** @example qingcheng-households-2016 */
                    fund_id: string;
                    /** @example 441802 */
                    area_code?: string;
                    lines?: {
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        award_id: string;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        amount?: string;
                    }[];
                    declared?: {
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                         * @example 4000.00
                         */
                        total: string;
                    };
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    pay_on?: string;
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
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    sumBatches: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                fund_id?: string;
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
                        states: {
                            /** @enum {unknown} */
                            state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                            batches: number;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
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
    getBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    listPayments: {
        parameters: {
            query?: {
                state?: "ready" | "blocked" | "refused" | "withdrawn" | "sent" | "unknown" | "paid" | "failed" | "returned" | "corrected" | "resent" | "clawed_back" | "cancelled";
                /** @example 441802 */
                area_code?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            parcel_id: null | string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            award_id: string;
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            /** @example 441802 */
                            area_code: string;
                            period: string;
                            line: string;
                            attempt: number;
                            reference: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            state: string;
                            decided_on: null | string;
                            reason_code: null | string;
                            reason: null | string;
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
    validateBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
                        }[];
                    };
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        work: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            kind: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed";
                            done: number;
                            of: number;
                            problem: null | {
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
    giveNotice: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": null | {
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    from?: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    submitBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    approveBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
                        }[];
                    };
                };
            };
            /** @description Done */
            202: {
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
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    fundBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    advance?: {
                        document_number: string;
                        reason: string;
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
                        }[];
                    };
                };
            };
            /** @description Done */
            202: {
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
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    recallBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    rejectBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    reopenBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    pauseBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    resumeBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    cancelBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    closeBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    resendPayments: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "更正账号后补发"
                 *     }
                 */
                "application/json": {
                    payment_ids?: string[];
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    cutParcels: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    approveParcel: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                parcel_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
                        }[];
                    };
                };
            };
            /** @description Done */
            202: {
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
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    dropParcel: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                parcel_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    getPayment: {
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        parcel_id: null | string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        award_id: string;
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        /** @example 441802 */
                        area_code: string;
                        period: string;
                        line: string;
                        attempt: number;
                        reference: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        amount: string;
                        state: string;
                        decided_on: null | string;
                        reason_code: null | string;
                        reason: null | string;
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
                        }[];
                        attempts: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            attempt: number;
                            reference: string;
                            state: string;
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
    withdrawPayment: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                payment_id: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        parcel_id: null | string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        award_id: string;
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        /** @example 441802 */
                        area_code: string;
                        period: string;
                        line: string;
                        attempt: number;
                        reference: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        amount: string;
                        state: string;
                        decided_on: null | string;
                        reason_code: null | string;
                        reason: null | string;
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
                        }[];
                        attempts: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            attempt: number;
                            reference: string;
                            state: string;
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
    correctPayment: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                payment_id: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        parcel_id: null | string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        award_id: string;
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        /** @example 441802 */
                        area_code: string;
                        period: string;
                        line: string;
                        attempt: number;
                        reference: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        amount: string;
                        state: string;
                        decided_on: null | string;
                        reason_code: null | string;
                        reason: null | string;
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
                        }[];
                        attempts: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            attempt: number;
                            reference: string;
                            state: string;
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
                        claw_backs: {
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
                            /** @enum {unknown} */
                            award: "payable_again" | "cancelled";
                            /** @enum {unknown} */
                            ground: "not_eligible" | "died" | "paid_twice" | "wrong_payee" | "other";
                            clawed_back_on: string;
                            document_number: string;
                            reason: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            /** @enum {unknown} */
                            state: "asked" | "approved" | "posted" | "refused" | "rejected";
                            answered_by: null | string;
                            answered_at: null | string;
                            problem: null | {
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
    askClawback: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "award": "cancelled",
                 *       "ground": "not_eligible",
                 *       "clawed_back_on": "2016-11-30",
                 *       "document_number": "清财农〔2016〕88号",
                 *       "reason": "核查发现不符合条件"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    award: "payable_again" | "cancelled";
                    /** @enum {unknown} */
                    ground: "not_eligible" | "died" | "paid_twice" | "wrong_payee" | "other";
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    clawed_back_on: string;
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        payment_id: string;
                        /** @enum {unknown} */
                        award: "payable_again" | "cancelled";
                        /** @enum {unknown} */
                        ground: "not_eligible" | "died" | "paid_twice" | "wrong_payee" | "other";
                        clawed_back_on: string;
                        document_number: string;
                        reason: string;
                        asked_by: string;
                        asked_for: null | string;
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "posted" | "refused" | "rejected";
                        answered_by: null | string;
                        answered_at: null | string;
                        problem: null | {
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
    approveClawback: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                clawback_id: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        payment_id: string;
                        /** @enum {unknown} */
                        award: "payable_again" | "cancelled";
                        /** @enum {unknown} */
                        ground: "not_eligible" | "died" | "paid_twice" | "wrong_payee" | "other";
                        clawed_back_on: string;
                        document_number: string;
                        reason: string;
                        asked_by: string;
                        asked_for: null | string;
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "posted" | "refused" | "rejected";
                        answered_by: null | string;
                        answered_at: null | string;
                        problem: null | {
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
    rejectClawback: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                clawback_id: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        payment_id: string;
                        /** @enum {unknown} */
                        award: "payable_again" | "cancelled";
                        /** @enum {unknown} */
                        ground: "not_eligible" | "died" | "paid_twice" | "wrong_payee" | "other";
                        clawed_back_on: string;
                        document_number: string;
                        reason: string;
                        asked_by: string;
                        asked_for: null | string;
                        asked_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "posted" | "refused" | "rejected";
                        answered_by: null | string;
                        answered_at: null | string;
                        problem: null | {
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
    sayUnknown: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "paid",
                 *       "on": "2016-09-12",
                 *       "document_number": "银行查询函2016-17",
                 *       "reason": "银行书面答复已入账"
                 *     }
                 */
                "application/json": {
                    /** @enum {unknown} */
                    outcome: "paid" | "failed" | "returned";
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
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        payment_id: string;
                        /** @enum {unknown} */
                        outcome: "paid" | "failed" | "returned";
                        decided_on: string;
                        document_number: string;
                        reason: string;
                        said_by: string;
                        said_for: null | string;
                        said_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected";
                        answered_by: null | string;
                        answered_at: null | string;
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
    approveDecision: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                decision_id: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        payment_id: string;
                        /** @enum {unknown} */
                        outcome: "paid" | "failed" | "returned";
                        decided_on: string;
                        document_number: string;
                        reason: string;
                        said_by: string;
                        said_for: null | string;
                        said_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected";
                        answered_by: null | string;
                        answered_at: null | string;
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
    rejectDecision: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                decision_id: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        payment_id: string;
                        /** @enum {unknown} */
                        outcome: "paid" | "failed" | "returned";
                        decided_on: string;
                        document_number: string;
                        reason: string;
                        said_by: string;
                        said_for: null | string;
                        said_at: string;
                        /** @enum {unknown} */
                        state: "asked" | "approved" | "rejected";
                        answered_by: null | string;
                        answered_at: null | string;
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
    listWaitingRequests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        overrides: {
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
                            reference: string;
                            reason: string;
                            document_number: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            check: string;
                        }[];
                        decisions: {
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
                            reference: string;
                            reason: string;
                            document_number: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            /** @enum {unknown} */
                            outcome: "paid" | "failed" | "returned";
                            decided_on: string;
                        }[];
                        claw_backs: {
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
                            reference: string;
                            reason: string;
                            document_number: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            /** @enum {unknown} */
                            award: "payable_again" | "cancelled";
                            /** @enum {unknown} */
                            ground: "not_eligible" | "died" | "paid_twice" | "wrong_payee" | "other";
                            clawed_back_on: string;
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
    listPaymentChecks: {
        parameters: {
            query?: {
                outcome?: "ok" | "warn" | "block";
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        counts: {
                            ok: number;
                            warn: number;
                            block: number;
                        };
                        checks: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            payment_id: string;
                            reference: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            award_id: string;
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            state: string;
                            pay_on: string;
                            /** @enum {unknown} */
                            outcome: "ok" | "warn" | "block";
                            findings: {
                                check: string;
                                title_zh: string;
                                title_en: string;
                                /** @enum {unknown} */
                                outcome: "warn" | "block";
                                overridden: boolean;
                                detail: {
                                    [key: string]: null | string | number | string[];
                                };
                            }[];
                            checked_by: string;
                            checked_for: null | string;
                            checked_at: string;
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
    checkHeldAgain: {
        parameters: {
            query?: {
                after?: string;
            };
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        checked: number;
                        blocked: number;
                        last: null | string;
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
    getPaymentChecks: {
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
                        checks: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            payment_id: string;
                            reference: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            award_id: string;
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            state: string;
                            pay_on: string;
                            /** @enum {unknown} */
                            outcome: "ok" | "warn" | "block";
                            findings: {
                                check: string;
                                title_zh: string;
                                title_en: string;
                                /** @enum {unknown} */
                                outcome: "warn" | "block";
                                overridden: boolean;
                                detail: {
                                    [key: string]: null | string | number | string[];
                                };
                            }[];
                            checked_by: string;
                            checked_for: null | string;
                            checked_at: string;
                        }[];
                        overrides: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            check: string;
                            reason: string;
                            document_number: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            approved_by: null | string;
                            approved_for: null | string;
                            approved_at: null | string;
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
    askOverride: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    check: "left_register" | "deceased" | "members_gone" | "same_card" | "owner_differs" | "other_county" | "account_digit" | "duplicate";
                    /** @example 按审计意见调整 */
                    reason: string;
                    /** @example 按审计意见调整 */
                    document_number: string;
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
                        payment_id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        override_id: string;
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
    approveOverride: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                payment_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                override_id: string;
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
                        checks: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            payment_id: string;
                            reference: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            award_id: string;
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            state: string;
                            pay_on: string;
                            /** @enum {unknown} */
                            outcome: "ok" | "warn" | "block";
                            findings: {
                                check: string;
                                title_zh: string;
                                title_en: string;
                                /** @enum {unknown} */
                                outcome: "warn" | "block";
                                overridden: boolean;
                                detail: {
                                    [key: string]: null | string | number | string[];
                                };
                            }[];
                            checked_by: string;
                            checked_for: null | string;
                            checked_at: string;
                        }[];
                        overrides: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            check: string;
                            reason: string;
                            document_number: string;
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            approved_by: null | string;
                            approved_for: null | string;
                            approved_at: null | string;
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
    listProjectBudgets: {
        parameters: {
            query?: {
                /** @example qingcheng-households-2016 */
                beneficiary_id?: string;
                limit?: number;
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
                        budgets: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            version: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            advance_percent: string;
                            retention_percent: string;
                            retention_from: null | string;
                            document_number: string;
                            reason: string;
                            /** @enum {unknown} */
                            state: "waiting" | "approved" | "rejected";
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            decided_by: null | string;
                            decided_for: null | string;
                            decided_at: null | string;
                            decided_why: null | string;
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
    askProjectBudget: {
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
                    beneficiary_id: string;
                    /**
                     * @description yuan as text with exactly two places, more than 0.00 and at most 10^18
                     * @example 4000.00
                     */
                    total: string;
                    /**
                     * @example 30
                     * @example 2.5
                     */
                    advance_percent: string;
                    /**
                     * @example 30
                     * @example 2.5
                     */
                    retention_percent: string;
                    retention_from: null | string;
                    /** @example 按审计意见调整 */
                    document_number: string;
                    /** @example 按审计意见调整 */
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
                        budget_id: string;
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
    approveProjectBudget: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                budget_id: string;
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
                        budget_id: string;
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
    rejectProjectBudget: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                budget_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 按审计意见调整 */
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
                        budget_id: string;
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
    assignAwardStage: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                award_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    stage: "advance" | "progress" | "final" | "retention";
                    /** @example 按审计意见调整 */
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
                        award_id: string;
                        /** @enum {unknown} */
                        stage: "advance" | "progress" | "final" | "retention";
                        version: number;
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
    listDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                award_id: string;
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
                        documents: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            sha256: string;
                            size_bytes: number;
                            media_type: string;
                            /** @enum {unknown} */
                            kind: "voucher" | "acceptance" | "contract" | "invoice" | "progress";
                            used_by: string;
                            used_for: null | string;
                            used_at: string;
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
    keepDocument: {
        parameters: {
            query: {
                kind: "voucher" | "acceptance" | "contract" | "invoice" | "progress";
            };
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                award_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
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
                        sha256: string;
                        size_bytes: number;
                        media_type: string;
                        /** @enum {unknown} */
                        kind: "voucher" | "acceptance" | "contract" | "invoice" | "progress";
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
    downloadDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                award_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                document_id: string;
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
    raiseObjection: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "by": "村民代表",
                 *       "text": "该户已于去年购房购车"
                 *     }
                 */
                "application/json": {
                    by: string;
                    text: string;
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
                        objection_id: string;
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
    listPaymentObjections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        objections: {
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
                            reference: string;
                            by: string;
                            text: string;
                            raised_on: string;
                            recorded_by: string;
                            decision: null | string;
                            answer: null | string;
                            decided_by: null | string;
                            decided_at: null | string;
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
    decideObjection: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                objection_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    decision: "upheld" | "dismissed";
                    answer: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        parcel_id: null | string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        award_id: string;
                        /** @example qingcheng-households-2016 */
                        beneficiary_id: string;
                        /** @example 441802 */
                        area_code: string;
                        period: string;
                        line: string;
                        attempt: number;
                        reference: string;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        amount: string;
                        state: string;
                        decided_on: null | string;
                        reason_code: null | string;
                        reason: null | string;
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
                        }[];
                        attempts: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            attempt: number;
                            reference: string;
                            state: string;
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
    getWork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                work_id: string;
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
                        work: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            kind: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed";
                            done: number;
                            of: number;
                            problem: null | {
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
    listBankFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        files: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            format: string;
                            purpose: null | string;
                            pay_on: null | string;
                            /** @enum {unknown} */
                            state: "writing" | "written" | "released" | "discarded";
                            count: null | number;
                            total: null | string;
                            sha256: null | string;
                            size_bytes: null | number;
                            parcels: string[];
                            written_by: string;
                            written_for: null | string;
                            asked_at: string;
                            written_at: null | string;
                            released_by: null | string;
                            released_for: null | string;
                            released_at: null | string;
                            discarded_by: null | string;
                            discarded_at: null | string;
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
    writeBankFile: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    format: string;
                    purpose: string;
                    /**
                     * Format: date
                     * @example 2016-06-30
                     */
                    pay_on?: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        format: string;
                        purpose: null | string;
                        pay_on: null | string;
                        /** @enum {unknown} */
                        state: "writing" | "written" | "released" | "discarded";
                        count: null | number;
                        total: null | string;
                        sha256: null | string;
                        size_bytes: null | number;
                        parcels: string[];
                        written_by: string;
                        written_for: null | string;
                        asked_at: string;
                        written_at: null | string;
                        released_by: null | string;
                        released_for: null | string;
                        released_at: null | string;
                        discarded_by: null | string;
                        discarded_at: null | string;
                        discard_reason: null | string;
                    };
                };
            };
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        work: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            kind: string;
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed";
                            done: number;
                            of: number;
                            problem: null | {
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
    getBankFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                file_id: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        format: string;
                        purpose: null | string;
                        pay_on: null | string;
                        /** @enum {unknown} */
                        state: "writing" | "written" | "released" | "discarded";
                        count: null | number;
                        total: null | string;
                        sha256: null | string;
                        size_bytes: null | number;
                        parcels: string[];
                        written_by: string;
                        written_for: null | string;
                        asked_at: string;
                        written_at: null | string;
                        released_by: null | string;
                        released_for: null | string;
                        released_at: null | string;
                        discarded_by: null | string;
                        discarded_at: null | string;
                        discard_reason: null | string;
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
    releaseBankFile: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                file_id: string;
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        format: string;
                        purpose: null | string;
                        pay_on: null | string;
                        /** @enum {unknown} */
                        state: "writing" | "written" | "released" | "discarded";
                        count: null | number;
                        total: null | string;
                        sha256: null | string;
                        size_bytes: null | number;
                        parcels: string[];
                        written_by: string;
                        written_for: null | string;
                        asked_at: string;
                        written_at: null | string;
                        released_by: null | string;
                        released_for: null | string;
                        released_at: null | string;
                        discarded_by: null | string;
                        discarded_at: null | string;
                        discard_reason: null | string;
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
    discardBankFile: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                file_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "格式选错"
                 *     }
                 */
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
                        id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        batch_id: string;
                        format: string;
                        purpose: null | string;
                        pay_on: null | string;
                        /** @enum {unknown} */
                        state: "writing" | "written" | "released" | "discarded";
                        count: null | number;
                        total: null | string;
                        sha256: null | string;
                        size_bytes: null | number;
                        parcels: string[];
                        written_by: string;
                        written_for: null | string;
                        asked_at: string;
                        written_at: null | string;
                        released_by: null | string;
                        released_for: null | string;
                        released_at: null | string;
                        discarded_by: null | string;
                        discarded_at: null | string;
                        discard_reason: null | string;
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
    downloadBankFile: {
        parameters: {
            query?: {
                inspect?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                file_id: string;
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
    listBankFormats: {
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
                        formats: {
                            format: string;
                            title_zh: string;
                            title_en: string;
                            extension: string;
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
    listPayingAccounts: {
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
                        paying_accounts: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            holder: string;
                            account: string;
                            bank_code: string;
                            bank_name: string;
                            said_by: string;
                            said_for: null | string;
                            said_at: string;
                            approved_by: null | string;
                            approved_for: null | string;
                            approved_at: null | string;
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
    sayPayingAccount: {
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
                /**
                 * @example {
                 *       "holder": "清城区财政局扶贫资金专户",
                 *       "account": "44050176020100000123",
                 *       "bank_code": "105601000018",
                 *       "bank_name": "建设银行清远分行"
                 *     }
                 */
                "application/json": {
                    holder: string;
                    account: string;
                    bank_code: string;
                    bank_name: string;
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
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        holder: string;
                        account: string;
                        bank_code: string;
                        bank_name: string;
                        said_by: string;
                        said_for: null | string;
                        said_at: string;
                        approved_by: null | string;
                        approved_for: null | string;
                        approved_at: null | string;
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
    approvePayingAccount: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                account_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        holder: string;
                        account: string;
                        bank_code: string;
                        bank_name: string;
                        said_by: string;
                        said_for: null | string;
                        said_at: string;
                        approved_by: null | string;
                        approved_for: null | string;
                        approved_at: null | string;
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
    downloadIncomingFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                file_id: string;
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
    getIncomingFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                file_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        batch_id: null | string;
                        /** @enum {unknown} */
                        format: "pain.002" | "camt.053" | "camt.054" | "mt940" | "table";
                        template: null | string;
                        sha256: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "taking" | "taken" | "refused";
                        done: number;
                        paid: number;
                        failed: number;
                        returned: number;
                        unknown: number;
                        unchanged: number;
                        bookings: number;
                        findings: number;
                        problem: null | {
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
                        taken_by: string;
                        taken_for: null | string;
                        received_at: string;
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
    listIncomingFiles: {
        parameters: {
            query?: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id?: string;
                limit?: number;
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
                        files: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            batch_id: null | string;
                            /** @enum {unknown} */
                            format: "pain.002" | "camt.053" | "camt.054" | "mt940" | "table";
                            template: null | string;
                            sha256: string;
                            bytes: number;
                            /** @enum {unknown} */
                            state: "taking" | "taken" | "refused";
                            done: number;
                            paid: number;
                            failed: number;
                            returned: number;
                            unknown: number;
                            unchanged: number;
                            bookings: number;
                            findings: number;
                            problem: null | {
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
                            taken_by: string;
                            taken_for: null | string;
                            received_at: string;
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
    takeFundFile: {
        parameters: {
            query?: {
                format?: "detect" | ("pain.002" | "camt.053" | "camt.054" | "mt940" | "table");
                template?: string;
            };
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
                "text/csv": string;
                "application/octet-stream": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        batch_id: null | string;
                        /** @enum {unknown} */
                        format: "pain.002" | "camt.053" | "camt.054" | "mt940" | "table";
                        template: null | string;
                        sha256: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "taking" | "taken" | "refused";
                        done: number;
                        paid: number;
                        failed: number;
                        returned: number;
                        unknown: number;
                        unchanged: number;
                        bookings: number;
                        findings: number;
                        problem: null | {
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
                        taken_by: string;
                        taken_for: null | string;
                        received_at: string;
                    };
                };
            };
            /** @description Done */
            202: {
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
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        batch_id: null | string;
                        /** @enum {unknown} */
                        format: "pain.002" | "camt.053" | "camt.054" | "mt940" | "table";
                        template: null | string;
                        sha256: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "taking" | "taken" | "refused";
                        done: number;
                        paid: number;
                        failed: number;
                        returned: number;
                        unknown: number;
                        unchanged: number;
                        bookings: number;
                        findings: number;
                        problem: null | {
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
                        taken_by: string;
                        taken_for: null | string;
                        received_at: string;
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
    listFindings: {
        parameters: {
            query: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id?: string;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                file_id?: string;
                state?: "open" | "proposed" | "explained";
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                after?: string;
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
                        findings: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            fund_id: string;
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            file_id: string;
                            batch_id: null | string;
                            payment_id: null | string;
                            /** @enum {unknown} */
                            kind: "control_figure_wrong" | "file_cut" | "file_broken" | "row_unreadable" | "currency_wrong" | "booking_wrong" | "balance_missing" | "reference_unknown" | "other_batch" | "never_sent" | "amount_differs" | "day_in_future" | "day_before_release" | "day_before_payment" | "duplicate_row" | "code_unknown" | "second_result" | "debited_twice";
                            title: {
                                zh: string;
                                en: string;
                            };
                            line: number;
                            detail: string;
                            /** @enum {unknown} */
                            state: "open" | "proposed" | "explained";
                            explanation: null | string;
                            explained_by: null | string;
                            explained_for: null | string;
                            confirmed_by: null | string;
                            confirmed_for: null | string;
                            found_at: string;
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
    explainFinding: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                finding_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    explanation: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        file_id: string;
                        batch_id: null | string;
                        payment_id: null | string;
                        /** @enum {unknown} */
                        kind: "control_figure_wrong" | "file_cut" | "file_broken" | "row_unreadable" | "currency_wrong" | "booking_wrong" | "balance_missing" | "reference_unknown" | "other_batch" | "never_sent" | "amount_differs" | "day_in_future" | "day_before_release" | "day_before_payment" | "duplicate_row" | "code_unknown" | "second_result" | "debited_twice";
                        title: {
                            zh: string;
                            en: string;
                        };
                        line: number;
                        detail: string;
                        /** @enum {unknown} */
                        state: "open" | "proposed" | "explained";
                        explanation: null | string;
                        explained_by: null | string;
                        explained_for: null | string;
                        confirmed_by: null | string;
                        confirmed_for: null | string;
                        found_at: string;
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
    confirmFinding: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                finding_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        /**
                         * @description a UUID in lower case
                         * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                         */
                        file_id: string;
                        batch_id: null | string;
                        payment_id: null | string;
                        /** @enum {unknown} */
                        kind: "control_figure_wrong" | "file_cut" | "file_broken" | "row_unreadable" | "currency_wrong" | "booking_wrong" | "balance_missing" | "reference_unknown" | "other_batch" | "never_sent" | "amount_differs" | "day_in_future" | "day_before_release" | "day_before_payment" | "duplicate_row" | "code_unknown" | "second_result" | "debited_twice";
                        title: {
                            zh: string;
                            en: string;
                        };
                        line: number;
                        detail: string;
                        /** @enum {unknown} */
                        state: "open" | "proposed" | "explained";
                        explanation: null | string;
                        explained_by: null | string;
                        explained_for: null | string;
                        confirmed_by: null | string;
                        confirmed_for: null | string;
                        found_at: string;
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
    reconcileBatch: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        /** @example 441802 */
                        area_code: string;
                        /** @enum {unknown} */
                        state: "draft" | "validated" | "in_notice" | "submitted" | "approved" | "funded" | "refused" | "released" | "partly_paid" | "paid" | "reconciled" | "closed" | "rejected" | "recalled" | "paused" | "cancelled";
                        count: number;
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        made_by: string;
                        made_for: null | string;
                        made_at: string;
                        approved_by: null | string;
                        pay_on: null | string;
                        total_wan: string;
                        terms: null | {
                            notice_days: number;
                            approvals: {
                                /**
                                 * @description yuan as text with exactly two places, at most 10^18
                                 * @example 42936000.00
                                 */
                                from: string;
                                approvers: number;
                            }[];
                            advance_by: string[];
                            checks: {
                                [key: string]: string;
                            };
                            closed_circuit: string[];
                        };
                        notice_from: null | string;
                        notice_until: null | string;
                        problem: null | {
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
                        payments_by_state: {
                            state: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                        }[];
                        approvals: {
                            place: number;
                            approved_by: string;
                            approved_for: null | string;
                            approved_at: string;
                        }[];
                        parcels: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            number: number;
                            /** @enum {unknown} */
                            state: "made" | "asked" | "held" | "refused" | "voided" | "released";
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            made_by: string;
                            approved_by: null | string;
                            approvers: string[];
                            problem: null | {
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
                        moves: {
                            from_state: null | string;
                            to_state: string;
                            moved_by: string;
                            moved_for: null | string;
                            reason: string;
                            moved_at: string;
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
    listPayableAwards: {
        parameters: {
            query: {
                /** @example qingcheng-households-2016 */
                fund_id: string;
                /** @example 441802 */
                area_code?: string;
                period?: string;
                waiting?: boolean;
                projects?: boolean;
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                after?: string;
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
                        awards: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example qingcheng-households-2016 */
                            beneficiary_id: string;
                            beneficiary_kind: string;
                            /** @example 441802 */
                            area_code: string;
                            period: string;
                            line: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                            payment_state: null | string;
                            stage: null | ("advance" | "progress" | "final" | "retention");
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
    listPayableFunds: {
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
                            fund_id: string;
                            fund_name: string;
                            /** @example 441802 */
                            area_code: string;
                            fiscal_year: null | number;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
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
    listWaitingAwards: {
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
                        waiting: {
                            /** @example 441802 */
                            area_code: string;
                            period: string;
                            count: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
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
    listWebhooks: {
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
                        webhooks: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            id: string;
                            /** @example 441802 */
                            area_code: string;
                            url: string;
                            events: ("batch_moved" | "payments_moved" | "finding_made")[];
                            reason: string;
                            /** @enum {unknown} */
                            state: "waiting" | "active" | "ended";
                            asked_by: string;
                            asked_for: null | string;
                            asked_at: string;
                            approved_by: null | string;
                            approved_for: null | string;
                            approved_at: null | string;
                            ended_by: null | string;
                            ended_at: null | string;
                            end_reason: null | string;
                            waiting: number;
                            dead: number;
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
    askWebhook: {
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
                    /** @example 441802 */
                    area_code: string;
                    /** @example https://caizheng.example.org/fundtrace */
                    url: string;
                    events: ("batch_moved" | "payments_moved" | "finding_made")[];
                    secret: string;
                    /** @example 按审计意见调整 */
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
                        /** @example 441802 */
                        area_code: string;
                        url: string;
                        events: ("batch_moved" | "payments_moved" | "finding_made")[];
                        reason: string;
                        /** @enum {unknown} */
                        state: "waiting" | "active" | "ended";
                        asked_by: string;
                        asked_for: null | string;
                        asked_at: string;
                        approved_by: null | string;
                        approved_for: null | string;
                        approved_at: null | string;
                        ended_by: null | string;
                        ended_at: null | string;
                        end_reason: null | string;
                        waiting: number;
                        dead: number;
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
    approveWebhook: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                webhook_id: string;
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
                        id: string;
                        /** @example 441802 */
                        area_code: string;
                        url: string;
                        events: ("batch_moved" | "payments_moved" | "finding_made")[];
                        reason: string;
                        /** @enum {unknown} */
                        state: "waiting" | "active" | "ended";
                        asked_by: string;
                        asked_for: null | string;
                        asked_at: string;
                        approved_by: null | string;
                        approved_for: null | string;
                        approved_at: null | string;
                        ended_by: null | string;
                        ended_at: null | string;
                        end_reason: null | string;
                        waiting: number;
                        dead: number;
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
    endWebhook: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 按审计意见调整 */
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
                        id: string;
                        /** @example 441802 */
                        area_code: string;
                        url: string;
                        events: ("batch_moved" | "payments_moved" | "finding_made")[];
                        reason: string;
                        /** @enum {unknown} */
                        state: "waiting" | "active" | "ended";
                        asked_by: string;
                        asked_for: null | string;
                        asked_at: string;
                        approved_by: null | string;
                        approved_for: null | string;
                        approved_at: null | string;
                        ended_by: null | string;
                        ended_at: null | string;
                        end_reason: null | string;
                        waiting: number;
                        dead: number;
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
    redeliverWebhook: {
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
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                webhook_id: string;
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
                        redelivered: number;
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
    listWebhookDeliveries: {
        parameters: {
            query?: {
                state?: "waiting" | "delivered" | "dead";
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                webhook_id: string;
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
                        deliveries: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            event_id: string;
                            place: string;
                            /** @enum {unknown} */
                            kind: "batch_moved" | "payments_moved" | "finding_made";
                            /** @enum {unknown} */
                            state: "waiting" | "delivered" | "dead";
                            attempts: number;
                            at: string;
                            next_at: null | string;
                            last_status: null | number;
                            last_problem: null | string;
                            ended_at: null | string;
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
    writeHouseholdNotices: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx";
                state?: "paid" | "failed" | "returned";
                /** @example 441802 */
                area_code?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
    writePublicList: {
        parameters: {
            query: {
                format: "html" | "xlsx";
                /** @example 441802 */
                area_code?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
    writePaymentRegister: {
        parameters: {
            query: {
                format: "html" | "xlsx";
                /** @example 441802 */
                area_code?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
    listBoardBatches: {
        parameters: {
            query: {
                /** @example 441802 */
                area_code: string;
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
                        lists: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            /** @enum {unknown} */
                            kind: "notice" | "results";
                            title: string;
                            fund_name: string;
                            fiscal_year: null | number;
                            /** @example 441802 */
                            area_code: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            made_on: string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            notice_from: null | string;
                            notice_to: null | string;
                            days_left: null | number;
                            public_to: null | string;
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
    getBoardBatch: {
        parameters: {
            query?: {
                /** @example 441802 */
                area_code?: string;
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        list: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            /** @enum {unknown} */
                            kind: "notice" | "results";
                            title: string;
                            fund_name: string;
                            fiscal_year: null | number;
                            /** @example 441802 */
                            area_code: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            made_on: string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            notice_from: null | string;
                            notice_to: null | string;
                            days_left: null | number;
                            public_to: null | string;
                        };
                        how_to_object: null | {
                            zh: string;
                            en: string;
                        };
                        entries: {
                            number: number;
                            name: null | string;
                            /** @example 441802 */
                            area_code: string;
                            area_name: null | string;
                            period: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
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
    listBoardBatchPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        list: {
                            /**
                             * @description a UUID in lower case
                             * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                             */
                            batch_id: string;
                            /** @enum {unknown} */
                            kind: "notice" | "results";
                            title: string;
                            fund_name: string;
                            fiscal_year: null | number;
                            /** @example 441802 */
                            area_code: string;
                            /**
                             * Format: date
                             * @example 2016-06-30
                             */
                            made_on: string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
                            notice_from: null | string;
                            notice_to: null | string;
                            days_left: null | number;
                            public_to: null | string;
                        };
                        places: {
                            /** @example 441802 */
                            area_code: string;
                            area_name: null | string;
                            lines: number;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            total: string;
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
    downloadBoardBatch: {
        parameters: {
            query?: {
                /** @example 441802 */
                area_code?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
    getVoucher: {
        parameters: {
            query?: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                parcel_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
                        batch_id: string;
                        parcel_id: null | string;
                        number: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        as_of: string;
                        /**
                         * Format: date
                         * @example 2016-06-30
                         */
                        on: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        fund_name: string;
                        entries: {
                            /** @enum {unknown} */
                            side: "debit" | "credit";
                            account: string;
                            summary: string;
                            /**
                             * @description yuan as text with exactly two places, at most 10^18
                             * @example 42936000.00
                             */
                            amount: string;
                        }[];
                        /**
                         * @description yuan as text with exactly two places, at most 10^18
                         * @example 42936000.00
                         */
                        total: string;
                        total_wan: string;
                        total_capitals: string;
                        attachments: number;
                        people: {
                            made_by: string;
                            approved_by: string[];
                            released_by: string[];
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
    writeVoucher: {
        parameters: {
            query: {
                format: "html" | "xlsx";
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                parcel_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
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
    listUnmaskedReads: {
        parameters: {
            query?: {
                /** @description the id of the last one seen */
                after?: string;
                limit?: number;
                /** @description who read, or for whom somebody read */
                reader?: string;
                subject?: string;
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
                        unmasked_reads: {
                            id: string;
                            /** Format: date-time */
                            read_at: string;
                            reader: string;
                            acting_for: null | string;
                            what: string;
                            /** @description the id of what was read */
                            subject: string;
                            /** @description where the people live, to the county */
                            area_code: string;
                            /** @description how many were shown */
                            people: number;
                            purpose: null | string;
                            request_id: string;
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
    takeResults: {
        parameters: {
            query?: {
                format?: "detect" | ("pain.002" | "camt.053" | "camt.054" | "mt940" | "table");
                template?: string;
            };
            header: {
                /**
                 * @description A new value for everything that is to happen once. The same key with the same content gets the first answer again, with the header Idempotency-Replayed
                 * @example 7f9c2ba4-e88f-427d-a1f4-9a3c1d6b9d2e
                 */
                "idempotency-key": string;
            };
            path: {
                /**
                 * @description a UUID in lower case
                 * @example 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10
                 */
                batch_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
                        id: string;
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        batch_id: null | string;
                        /** @enum {unknown} */
                        format: "pain.002" | "camt.053" | "camt.054" | "mt940" | "table";
                        template: null | string;
                        sha256: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "taking" | "taken" | "refused";
                        done: number;
                        paid: number;
                        failed: number;
                        returned: number;
                        unknown: number;
                        unchanged: number;
                        bookings: number;
                        findings: number;
                        problem: null | {
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
                        taken_by: string;
                        taken_for: null | string;
                        received_at: string;
                    };
                };
            };
            /** @description Done */
            202: {
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
                        /** @example qingcheng-households-2016 */
                        fund_id: string;
                        batch_id: null | string;
                        /** @enum {unknown} */
                        format: "pain.002" | "camt.053" | "camt.054" | "mt940" | "table";
                        template: null | string;
                        sha256: string;
                        bytes: number;
                        /** @enum {unknown} */
                        state: "taking" | "taken" | "refused";
                        done: number;
                        paid: number;
                        failed: number;
                        returned: number;
                        unknown: number;
                        unchanged: number;
                        bookings: number;
                        findings: number;
                        problem: null | {
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
                        taken_by: string;
                        taken_for: null | string;
                        received_at: string;
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
