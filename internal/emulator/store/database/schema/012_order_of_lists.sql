-- Lists of many users: extensions in their order, and names by their beginning.
CREATE INDEX people_by_extension_of_organization ON people (organization, extension) WHERE extension IS NOT NULL;
CREATE INDEX people_by_shown_name ON people (organization, coalesce(nullif(display_name_folded, ''), email_folded));
