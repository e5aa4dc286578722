-- What was tried, and from which network: so nobody can lock somebody else out by guessing.
ALTER TABLE login_attempts ADD COLUMN door TEXT NOT NULL DEFAULT 'sign_in' CHECK (door IN ('sign_in', 'password'));
-- An IPv4 address, or the first half of an IPv6 address; empty where it is not known.
ALTER TABLE login_attempts ADD COLUMN network TEXT NOT NULL DEFAULT '' CHECK (length(network) <= 64);
