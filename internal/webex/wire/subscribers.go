package wire

// Subscriber status values.
const (
	SubscriberProvisioned      = "provisioned"
	SubscriberPendingMigration = "pending_user_migration"
)

// SubscriberParameters are the calling and name details of a new subscriber.
// PUT accepts number, extension and location only when the subscriber moves
// from webex_meetings to a calling package, and never the names.
type SubscriberParameters struct {
	FirstName          string `json:"firstName,omitempty"`
	LastName           string `json:"lastName,omitempty"`
	PrimaryPhoneNumber string `json:"primaryPhoneNumber,omitempty"`
	Extension          string `json:"extension,omitempty"`
	LocationID         string `json:"locationId,omitempty"`
}

// SubscriberRequest is the body of POST /wholesale/subscribers and of its
// validate endpoint. Packages takes one entry.
type SubscriberRequest struct {
	CustomerID     string               `json:"customerId,omitempty"`
	ProvisioningID string               `json:"provisioningId,omitempty"`
	Email          string               `json:"email"`
	Package        string               `json:"package,omitempty"`
	Packages       []string             `json:"packages,omitempty"`
	Parameters     SubscriberParameters `json:"provisioningParameters"`
	CustomerInfo   *CustomerInfo        `json:"customerInfo,omitempty"`
}

// SubscriberUpdate is the body of PUT /wholesale/subscribers/{subscriberId}.
type SubscriberUpdate struct {
	Package    string                `json:"package,omitempty"`
	Packages   []string              `json:"packages,omitempty"`
	Parameters *SubscriberParameters `json:"provisioningParameters,omitempty"`
}

// Subscriber is a wholesale subscriber. Names, number, extension and location
// are the person's: read them through /people.
type Subscriber struct {
	ID                 string        `json:"id"`
	PersonID           string        `json:"personId,omitempty"`
	Email              string        `json:"email,omitempty"`
	CustomerID         string        `json:"customerId,omitempty"`
	ExternalCustomerID string        `json:"externalCustomerId,omitempty"`
	Package            string        `json:"package,omitempty"`
	Packages           []string      `json:"packages,omitempty"`
	Status             string        `json:"status,omitempty"`
	Errors             []ErrorDetail `json:"errors,omitempty"`
	Created            string        `json:"created,omitempty"`
	LastStatusChange   string        `json:"lastStatusChange,omitempty"`
}
