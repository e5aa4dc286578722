-- Whether the address was confirmed by somebody who was signed in to the account, or set its password by mail: who only
-- opens a link may do so for an account that a stranger made with their address.
ALTER TABLE accounts ADD COLUMN mailbox_proven INTEGER NOT NULL DEFAULT 0 CHECK (mailbox_proven IN (0, 1));
