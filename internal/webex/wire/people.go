package wire

// PhoneNumber is a number of a person. work_extension is read-only and carries
// the location's routing prefix.
type PhoneNumber struct {
	Type    string `json:"type,omitempty"`
	Value   string `json:"value,omitempty"`
	Primary bool   `json:"primary,omitempty"`
}

// Person is a person of an organization.
type Person struct {
	ID            string        `json:"id,omitempty"`
	Emails        []string      `json:"emails,omitempty"`
	PhoneNumbers  []PhoneNumber `json:"phoneNumbers,omitempty"`
	Extension     string        `json:"extension,omitempty"`
	LocationID    string        `json:"locationId,omitempty"`
	DisplayName   string        `json:"displayName,omitempty"`
	NickName      string        `json:"nickName,omitempty"`
	FirstName     string        `json:"firstName,omitempty"`
	LastName      string        `json:"lastName,omitempty"`
	OrgID         string        `json:"orgId,omitempty"`
	Roles         []string      `json:"roles,omitempty"`
	Licenses      []string      `json:"licenses,omitempty"`
	Department    string        `json:"department,omitempty"`
	Title         string        `json:"title,omitempty"`
	Created       string        `json:"created,omitempty"`
	LastModified  string        `json:"lastModified,omitempty"`
	Status        string        `json:"status,omitempty"`
	InvitePending StringBool    `json:"invitePending,omitempty"`
	LoginEnabled  StringBool    `json:"loginEnabled,omitempty"`
	Type          string        `json:"type,omitempty"`
}
