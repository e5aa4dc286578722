-- Who writes the mails: a copy of cart's settings, which tells through the queue when they change.
CREATE TABLE store (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    postal_address TEXT NOT NULL,
    -- Of the settings; 0 is what a new shop begins with, until cart has told.
    version INTEGER NOT NULL CHECK (version >= 0)
) STRICT;

INSERT INTO store (one, name, contact_email, postal_address, version) VALUES
    (1, 'ShopSphere', 'hello@shopsphere.test', 'ShopSphere' || char(10) || 'Musterstraße 1' || char(10) || '10115 Berlin', 0);
