package estate

type (
	// Kind is a kind of object. The relations define the kinds.
	Kind uint8
	// Handle names one object within a run: by its id where it has one, and
	// otherwise as the run decides. It is never an address of Terraform.
	Handle string
	// Key is a normalized value together with its kind and its scope, such as
	// "external_id/<sub-partner>/acme".
	Key string
	// Attribute is the name of an attribute of a resource; nested ones are
	// separated by dots, and the key of a map stands in brackets, as in
	// "packages[webex_calling].quantity". It is empty for the resource as a whole.
	Attribute string
	// Facts are what one source says of one object at one time. Relations
	// define them; the engine passes them on.
	Facts any
)

// Object is one object with all that a run knows of it.
type Object struct {
	Handle Handle
	Kind   Kind
	// Now is what the state says; nil where the object does not exist yet.
	Now Facts
	// Then is what is planned; nil where the object goes.
	Then Facts
	// Config is what the configuration says, where it matters whether a value is
	// given or computed; nil where the object goes.
	Config Facts
	// Again is true for an object that stays in the plan but is created again,
	// since there is nothing left of it to change.
	Again bool
	// Label is what messages call the object, such as "the user Ann Example".
	Label string
}

// Goes reports whether the plan removes the object.
func (o *Object) Goes() bool { return o.Then == nil }

// facts are those under which other objects find this one: as planned, or as
// they were for an object that goes.
func (o *Object) facts() Facts {
	if o.Then != nil {
		return o.Then
	}
	return o.Now
}

// Finding is something that Webex would refuse, reported for the object that
// was planned last of those that are concerned.
type Finding struct {
	Rule    string
	At      Attribute
	Warning bool
	This    Handle
	Other   Handle
	Text
}

// Text is a message: a summary without a full stop, and what is wrong, what is
// allowed and what to do.
type Text struct {
	Summary, Detail string
}
