-- What a household, village, enterprise or project was paid, asked for by its id (资金溯源).
CREATE INDEX payment_copies_of_beneficiary ON payment_copies (beneficiary_id, payment_id);
