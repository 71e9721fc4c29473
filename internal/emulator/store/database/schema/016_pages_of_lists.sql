-- Pages of long lists: each order has an index that it can be read from at any place.
CREATE INDEX subscribers_by_order ON subscribers (created_at, sequence, customer);
CREATE INDEX subscribers_by_change ON subscribers (status_changed_at, sequence, customer);
CREATE INDEX subscribers_of_customer_by_change ON subscribers (customer, status_changed_at);
CREATE INDEX people_with_roles ON people (organization) WHERE roles <> '[]';

-- The organization of the location of a number, which never goes to another one.
ALTER TABLE numbers ADD COLUMN organization TEXT NOT NULL DEFAULT '';
UPDATE numbers SET organization = (SELECT organization FROM locations WHERE locations.uuid = numbers.location);
CREATE INDEX numbers_by_organization ON numbers (organization, number);
CREATE TRIGGER number_of_organization AFTER INSERT ON numbers WHEN NEW.organization = '' BEGIN
  UPDATE numbers SET organization = (SELECT organization FROM locations WHERE locations.uuid = NEW.location) WHERE number = NEW.number;
END;
