package wire

// LocationAddress is an address as the locations API spells it.
type LocationAddress struct {
	Address1   string `json:"address1,omitempty"`
	Address2   string `json:"address2,omitempty"`
	City       string `json:"city,omitempty"`
	State      string `json:"state,omitempty"`
	PostalCode string `json:"postalCode,omitempty"`
	Country    string `json:"country,omitempty"`
}

// Location is a location of an organization. Only ID and Name are promised by
// Cisco's schema; the rest is read where it is sent.
type Location struct {
	ID                string           `json:"id"`
	Name              string           `json:"name"`
	OrgID             string           `json:"orgId,omitempty"`
	Address           *LocationAddress `json:"address,omitempty"`
	TimeZone          string           `json:"timeZone,omitempty"`
	PreferredLanguage string           `json:"preferredLanguage,omitempty"`
	Latitude          string           `json:"latitude,omitempty"`
	Longitude         string           `json:"longitude,omitempty"`
	Notes             string           `json:"notes,omitempty"`
}

// LocationRequest is the body of POST /locations and, with ID, of enabling the
// location for calling. A name holds 256 characters, 80 with calling.
type LocationRequest struct {
	ID                   string          `json:"id,omitempty"`
	Name                 string          `json:"name"`
	TimeZone             string          `json:"timeZone"`
	PreferredLanguage    string          `json:"preferredLanguage"`
	AnnouncementLanguage string          `json:"announcementLanguage"`
	Address              LocationAddress `json:"address"`
	Latitude             string          `json:"latitude,omitempty"`
	Longitude            string          `json:"longitude,omitempty"`
	Notes                string          `json:"notes,omitempty"`
}

// LocationUpdate is the body of PUT /locations/{locationId}: what is absent
// stays. Latitude, longitude, notes and announcement language can't be changed.
type LocationUpdate struct {
	Name              string           `json:"name,omitempty"`
	TimeZone          string           `json:"timeZone,omitempty"`
	PreferredLanguage string           `json:"preferredLanguage,omitempty"`
	Address           *LocationAddress `json:"address,omitempty"`
}
