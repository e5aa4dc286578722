-- Whether a mail address has ordered before, which promotions for a first order ask at every checkout.
CREATE INDEX orders_by_email ON orders (email) WHERE number IS NOT NULL;
