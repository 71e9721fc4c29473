// Package review says what a plan means for the business: per customer what is
// created, changed, detached or deleted, seats, people, administrators, numbers,
// locations, what can't be undone and what Webex sends to people. It knows the
// plan file and nothing else: no network, no state, no credentials.
//
// Build makes a Review, which is also the document of the format json; the rooms
// beside this file only lay it out. What a Review holds is cleaned and masked
// already, so no format can show more than another.
package review

// FormatVersion is the version of the JSON document. The first number grows when
// a member changes its meaning or goes, the second one when members are added.
const FormatVersion = "1.0"

// Review is what a plan means.
type Review struct {
	FormatVersion string `json:"format_version"`
	Plan          Facts  `json:"plan"`
	// PersonalData says whether e-mail addresses and phone numbers are whole.
	PersonalData bool    `json:"personal_data"`
	Summary      Summary `json:"summary"`
	// Gates are those that --fail-on names.
	Gates     []Gate     `json:"gates"`
	Customers []Customer `json:"customers"`
	Templates []Template `json:"templates"`
	// Findings are those that belong to no customer.
	Findings []Finding `json:"findings"`
	// Notes are sentences that belong to no customer, and that no gate is about.
	Notes  []string        `json:"notes"`
	Others []OtherProvider `json:"other_providers"`
}

// Kind is the kind of a plan.
type Kind string

// Kinds of plans.
const (
	KindNormal      Kind = "normal"
	KindDestroy     Kind = "destroy"
	KindRefreshOnly Kind = "refresh_only"
)

// Facts are about the plan itself.
type Facts struct {
	Kind             Kind   `json:"kind"`
	FormatVersion    string `json:"format_version"`
	TerraformVersion string `json:"terraform_version,omitempty"`
	Timestamp        string `json:"timestamp,omitempty"`
	// Complete is false where parts are missing: -target, an error, deferrals.
	Complete bool `json:"complete"`
	Errored  bool `json:"errored"`
}

// Summary counts.
type Summary struct {
	// Sentence says the most important of it in words.
	Sentence  string `json:"sentence"`
	Customers Counts `json:"customers"`
	Locations Counts `json:"locations"`
	Users     Counts `json:"users"`
	Templates Counts `json:"templates"`
	// SeatsAdded are the units that customers get, and SeatsRemoved those that they
	// give up.
	SeatsAdded   int64 `json:"seats_added"`
	SeatsRemoved int64 `json:"seats_removed"`
	// Findings are the numbers of findings by the name of their gate.
	Findings map[string]int `json:"findings"`
}

// Counts counts objects of one type.
type Counts struct {
	Created   int `json:"created"`
	Changed   int `json:"changed"`
	Replaced  int `json:"replaced"`
	Removed   int `json:"removed"`
	Forgotten int `json:"forgotten"`
	Imported  int `json:"imported"`
	Unchanged int `json:"unchanged"`
}

// Customer is a customer and what belongs to it.
type Customer struct {
	// Name is what people know the customer by.
	Name       string `json:"name"`
	ExternalID string `json:"external_id,omitempty"`
	// Address is the one in the configuration; empty where the customer is not
	// part of it.
	Address string         `json:"address,omitempty"`
	Action  CustomerAction `json:"action"`
	// Changes are sentences about the customer itself.
	Changes        []string        `json:"changes"`
	Seats          []Seats         `json:"seats"`
	People         []Person        `json:"people"`
	Administrators []Administrator `json:"administrators"`
	Numbers        []Number        `json:"numbers"`
	Locations      []Location      `json:"locations"`
	// Notes are sentences that no gate is about.
	Notes    []string  `json:"notes"`
	Findings []Finding `json:"findings"`
}

// CustomerAction is what happens to a customer itself.
type CustomerAction string

// Actions on customers. Unknown is that of the group of objects whose customer
// can't be told; Elsewhere that of a customer that the configuration only
// refers to; LeftOut that of one which the plan leaves out, as with -target.
const (
	CustomerCreated   CustomerAction = "created"
	CustomerChanged   CustomerAction = "changed"
	CustomerReplaced  CustomerAction = "replaced"
	CustomerDetached  CustomerAction = "detached"
	CustomerDeleted   CustomerAction = "deleted"
	CustomerForgotten CustomerAction = "forgotten"
	CustomerImported  CustomerAction = "imported"
	CustomerUnchanged CustomerAction = "unchanged"
	CustomerElsewhere CustomerAction = "elsewhere"
	CustomerLeftOut   CustomerAction = "left_out"
	CustomerUnknown   CustomerAction = "unknown"
)

// Seats are the units of one package.
type Seats struct {
	Package string     `json:"package"`
	Title   string     `json:"title"`
	Before  SeatsState `json:"before"`
	After   SeatsState `json:"after"`
	// Note is a sentence about them, such as that there are too few.
	Note string `json:"note,omitempty"`
}

// SeatsState are the seats before or after the apply.
type SeatsState struct {
	State SeatsKind `json:"state"`
	// Quantity is there with the state "limited" only.
	Quantity *int64 `json:"quantity,omitempty"`
	// Used is how many users of the plan have the package; null for a package
	// that no user of this provider has.
	Used *int64 `json:"used"`
}

// SeatsKind says what kind of number of seats there is.
type SeatsKind string

// Kinds of seats: absent is no such package, uncounted a package that takes no
// quantity.
const (
	SeatsAbsent    SeatsKind = "absent"
	SeatsLimited   SeatsKind = "limited"
	SeatsUnlimited SeatsKind = "unlimited"
	SeatsUncounted SeatsKind = "uncounted"
	SeatsUnknown   SeatsKind = "unknown"
)

// Person is a user whom the plan touches.
type Person struct {
	Name    string `json:"name"`
	Email   string `json:"email,omitempty"`
	Address string `json:"address"`
	// Change is the most important of what happens.
	Change PersonChange `json:"change"`
	// Package and location are titles and names, empty where there is none.
	PackageBefore  string `json:"package_before,omitempty"`
	PackageAfter   string `json:"package_after,omitempty"`
	LocationBefore string `json:"location_before,omitempty"`
	LocationAfter  string `json:"location_after,omitempty"`
	Text           string `json:"text"`

	// stateOnly is true where nothing changes for the person, only what
	// Terraform keeps about it.
	stateOnly bool
}

// PersonChange is what happens to a person.
type PersonChange string

// What happens to people.
const (
	PersonJoins     PersonChange = "joins"
	PersonLeaves    PersonChange = "leaves"
	PersonReplaced  PersonChange = "replaced"
	PersonPackage   PersonChange = "package"
	PersonMoves     PersonChange = "moves"
	PersonChanged   PersonChange = "changed"
	PersonImported  PersonChange = "imported"
	PersonForgotten PersonChange = "forgotten"
)

// Administrator is a person whose roles change.
type Administrator struct {
	Person string   `json:"person"`
	Gained []string `json:"gained"`
	Lost   []string `json:"lost"`
	Text   string   `json:"text"`
}

// Number is a phone number or an extension that changes hands.
type Number struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
	From  string `json:"from"`
	To    string `json:"to"`
	Text  string `json:"text"`
}

// Kinds of numbers.
const (
	NumberPhone     = "phone_number"
	NumberExtension = "extension"
)

// Location is a location that the plan touches.
type Location struct {
	Name    string `json:"name"`
	Address string `json:"address"`
	Change  string `json:"change"`
	Text    string `json:"text"`
}

// Template is an onboarding template that the plan touches.
type Template struct {
	Name    string `json:"name"`
	Address string `json:"address"`
	Change  string `json:"change"`
	Text    string `json:"text"`
}

// Finding is something that a gate may be about.
type Finding struct {
	Gate GateName `json:"gate"`
	// Address is the object in the configuration, if it is about one.
	Address string `json:"address,omitempty"`
	Text    string `json:"text"`
}

// OtherProvider counts objects that a review doesn't judge.
type OtherProvider struct {
	Provider string `json:"provider"`
	Counts
}
