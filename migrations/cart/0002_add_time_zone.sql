-- Whose clocks the shop goes by: a name of the IANA's time zone database.
ALTER TABLE store ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'Europe/Berlin';
