-- A catalog as the second format wrote it: with subscriptions.
CREATE TABLE product (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, version TEXT NOT NULL, domain TEXT NOT NULL,
    owner TEXT NOT NULL, description TEXT NOT NULL, manifest TEXT NOT NULL, contract TEXT NOT NULL, hash TEXT NOT NULL,
    registered TEXT NOT NULL, UNIQUE (id, version)) STRICT;
CREATE INDEX product_highest ON product (id, sequence);
CREATE TABLE published (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, product TEXT NOT NULL, port TEXT NOT NULL, batch TEXT NOT NULL,
    contract_version TEXT NOT NULL, published TEXT NOT NULL, UNIQUE (product, port, batch)) STRICT;
CREATE INDEX published_current ON published (product, port, sequence);
CREATE TABLE published_snapshot (
    sequence INTEGER NOT NULL REFERENCES published, jurisdiction TEXT NOT NULL, snapshot INTEGER NOT NULL,
    PRIMARY KEY (sequence, jurisdiction)) STRICT, WITHOUT ROWID;
CREATE TABLE health (
    product TEXT NOT NULL PRIMARY KEY, score REAL NOT NULL, status TEXT NOT NULL, evaluated TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO product (id, version, domain, owner, description, manifest, contract, hash, registered)
VALUES ('retail.customers', '1.0.0', 'retail', 'team@bank.example', 'Customers.', '{}', 'kind: DataContract', 'ab', '2026-11-01T00:00:00.0000000Z');
INSERT INTO published (product, port, batch, contract_version, published)
VALUES ('retail.customers', 'customers', 'b1', '1.0.0', '2026-11-01T00:00:00.0000000Z');
INSERT INTO published_snapshot (sequence, jurisdiction, snapshot) VALUES (1, 'EU', 42);
INSERT INTO health (product, score, status, evaluated) VALUES ('retail.customers', 88.5, 'Good', '2026-11-01T00:00:00.0000000Z');
CREATE TABLE subscription (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, product TEXT NOT NULL, consumer TEXT NOT NULL,
    purpose TEXT NOT NULL, expires TEXT NOT NULL, state TEXT NOT NULL, requested_by TEXT NOT NULL, requested TEXT NOT NULL,
    decided_by TEXT, decided TEXT) STRICT;
CREATE INDEX subscription_product ON subscription (product, sequence);
CREATE UNIQUE INDEX subscription_waiting ON subscription (product, consumer, purpose) WHERE state = 'Requested';
INSERT INTO subscription (id, product, consumer, purpose, expires, state, requested_by, requested, decided_by, decided)
VALUES ('sub-1', 'retail.customers', 'risk-analysts', 'fraud-detection', '2027-01-01T00:00:00.0000000Z', 'Approved', 'rita',
    '2026-11-01T00:00:00.0000000Z', 'stella', '2026-11-02T00:00:00.0000000Z');
CREATE TABLE product_release (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, product TEXT NOT NULL, version TEXT NOT NULL, manifest TEXT NOT NULL,
    published TEXT NOT NULL, published_by TEXT NOT NULL, UNIQUE (product, version)) STRICT;
CREATE INDEX product_release_newest ON product_release (product, sequence);
CREATE TABLE release_consumer (
    sequence INTEGER NOT NULL REFERENCES product_release, consumer TEXT NOT NULL, PRIMARY KEY (sequence, consumer)) STRICT, WITHOUT ROWID;
CREATE TABLE release_artefact (
    sequence INTEGER NOT NULL REFERENCES product_release, path TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (sequence, path)) STRICT;
PRAGMA application_id = 1685087025;
PRAGMA user_version = 3;
