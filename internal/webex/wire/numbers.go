package wire

// NumbersRequest is the body that adds (POST), activates or deactivates (PUT,
// with Action) and removes (DELETE) phone numbers of a location. Only for
// non-integrated PSTN: on Cisco Calling Plan and integrated Cloud Connected
// PSTN these calls can damage back-end data.
type NumbersRequest struct {
	PhoneNumbers []string `json:"phoneNumbers"`
	State        string   `json:"state,omitempty"`
	NumberType   string   `json:"numberType,omitempty"`
	Action       string   `json:"action,omitempty"`
}

// MaxNumbersPerRemoval is how many numbers one DELETE takes.
const MaxNumbersPerRemoval = 5

// Number is a phone number or an extension of an organization.
type Number struct {
	PhoneNumber            string          `json:"phoneNumber,omitempty"`
	Extension              string          `json:"extension,omitempty"`
	RoutingPrefix          string          `json:"routingPrefix,omitempty"`
	ESN                    string          `json:"esn,omitempty"`
	State                  string          `json:"state"`
	PhoneNumberType        string          `json:"phoneNumberType"`
	MainNumber             bool            `json:"mainNumber"`
	IncludedTelephonyTypes string          `json:"includedTelephonyTypes"`
	TollFreeNumber         bool            `json:"tollFreeNumber"`
	IsServiceNumber        bool            `json:"isServiceNumber"`
	Location               *NumberLocation `json:"location,omitempty"`
	Owner                  *NumberOwner    `json:"owner,omitempty"`
}

// NumberLocation is the location of a number.
type NumberLocation struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// OwnerPeople is the type of an owner who is a person.
const OwnerPeople = "PEOPLE"

// NumberOwner is who uses a number.
type NumberOwner struct {
	ID        string `json:"id,omitempty"`
	Type      string `json:"type,omitempty"`
	FirstName string `json:"firstName,omitempty"`
	LastName  string `json:"lastName,omitempty"`
}

// ExtensionValidation is the answer to ValidateExtensions; Status is OK or ERRORS.
type ExtensionValidation struct {
	Status          string            `json:"status"`
	ExtensionStatus []ExtensionStatus `json:"extensionStatus,omitempty"`
}

// ExtensionValid is the state of an extension that may be used.
const ExtensionValid = "VALID"

// ExtensionStatus says whether one extension may be used: State is VALID,
// DUPLICATE, DUPLICATE_IN_LIST or INVALID.
type ExtensionStatus struct {
	Extension string `json:"extension,omitempty"`
	State     string `json:"state"`
	ErrorCode Code   `json:"errorCode,omitempty"`
	Message   string `json:"message,omitempty"`
}
