-- The organization of whoever calls, and its administrator: what a call without
-- orgId is about. It is older than anything else, and another one in each
-- database. The id that an earlier release gave it stays.
INSERT OR IGNORE INTO settings (name, value) VALUES ('partner_organization', lower(concat_ws('-', hex(randomblob(4)), hex(randomblob(2)),
  '4' || substr(hex(randomblob(2)), 2), '8' || substr(hex(randomblob(2)), 2), hex(randomblob(6)))));

INSERT INTO organizations (sequence, uuid, name, preferred_language, opened, created_at, modified_at, available_at)
  SELECT 0, value, 'Partner', 'en_US', 1, 1577836800000, 1577836800000, 0 FROM settings WHERE name = 'partner_organization';

INSERT OR IGNORE INTO people (sequence, uuid, organization, email, email_folded, first_name, last_name, display_name_folded, roles,
    created_at, available_at)
  SELECT 0, '7d1c5d2e-43c5-4f5b-8d8f-0a3d2c1b9e01', value, 'administrator@partner.example.com', 'administrator@partner.example.com',
    'Partner', 'Administrator', 'partner administrator', '["0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e01"]', 1577836800000, 0
  FROM settings WHERE name = 'partner_organization';
