package wire

// Organization is a Webex organization as /organizations returns it.
type Organization struct {
	ID          string `json:"id"`
	DisplayName string `json:"displayName,omitempty"`
	Created     string `json:"created,omitempty"`
}

// IdentityOrganization is the organization in Webex Common Identity, whose ID
// is the raw uuid. Renaming it needs the scope identity:organizations_rw.
type IdentityOrganization struct {
	Schemas           []string      `json:"schemas"`
	ID                string        `json:"id,omitempty"`
	DisplayName       string        `json:"displayName"`
	PreferredLanguage string        `json:"preferredLanguage,omitempty"`
	Meta              *IdentityMeta `json:"meta,omitempty"`
}

// IdentityMeta is the version stamp of an identity organization.
type IdentityMeta struct {
	Created      string `json:"created"`
	LastModified string `json:"lastModified"`
	Version      string `json:"version"`
}

// IdentityOrganizationSchema is the schema urn that PATCH requires.
const IdentityOrganizationSchema = "urn:cisco:codev:identity:organization:core:1.0"
