-- Of which year its money is: nothing of it is paid before. Null of funds that were known before it was kept.
ALTER TABLE funds ADD COLUMN fiscal_year smallint CONSTRAINT funds_fiscal_year CHECK (fiscal_year BETWEEN 1949 AND 2200);
