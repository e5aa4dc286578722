-- `[{"id", "code", "amount"}]`: what each card paid, and their sum.
ALTER TABLE orders ADD COLUMN gift_cards TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(gift_cards));
ALTER TABLE orders ADD COLUMN paid_by_gift_cards INTEGER NOT NULL DEFAULT 0
    CHECK (paid_by_gift_cards BETWEEN 0 AND total);
-- The sum of what refunds below give back to cards, as `refunding` is of what they give back of the payment.
ALTER TABLE orders ADD COLUMN returning_to_gift_cards INTEGER NOT NULL DEFAULT 0
    CONSTRAINT gift_cards_get_what_they_paid CHECK (returning_to_gift_cards BETWEEN 0 AND paid_by_gift_cards);
ALTER TABLE refunds ADD COLUMN to_gift_cards INTEGER NOT NULL DEFAULT 0
    CHECK (to_gift_cards BETWEEN 0 AND amount);

-- Jobs of one more kind: `give_back` brings a refund's part to the cards.
ALTER TABLE jobs ADD COLUMN wider_kind TEXT NOT NULL DEFAULT 'release'
    CHECK (wider_kind IN ('release', 'ship', 'free', 'restock', 'give_back'));
UPDATE jobs SET wider_kind = kind;
ALTER TABLE jobs DROP COLUMN kind;
ALTER TABLE jobs RENAME COLUMN wider_kind TO kind;
