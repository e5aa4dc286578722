-- Of how many variants a job has changed the stock: of more than one request may ask for, some at a time.
ALTER TABLE jobs ADD COLUMN progress INTEGER NOT NULL DEFAULT 0 CHECK (progress >= 0);
