package planfile

import (
	"slices"
)

// Action is what the plan does to an object.
type Action string

// Actions. Reading a data source is None.
const (
	None    Action = "none"
	Create  Action = "create"
	Update  Action = "update"
	Replace Action = "replace"
	Delete  Action = "delete"
	Forget  Action = "forget"
)

// Object is one object of this provider.
type Object struct {
	// Address is the whole address, with the modules and the key.
	Address string
	// PreviousAddress is the address before a move, or empty.
	PreviousAddress string
	// Module is the path of modules to the object.
	Module []Step
	Type   string
	Name   string
	// Key is the key of count or for_each as text, or nil.
	Key *string
	// Deposed marks what a replacement left behind.
	Deposed bool
	Action  Action
	// Importing says that the object is taken into the state.
	Importing bool
	// Before and After are null where there is nothing.
	Before, After Value
}

// Moved says whether the object only changed its address, or that too.
func (o *Object) Moved() bool {
	return o.PreviousAddress != "" && o.PreviousAddress != o.Address
}

// keys are those of the modules that the object is in, and its own: nil where
// there is none.
func (o *Object) keys() []*string { return append(keysOf(o.Module), o.Key) }

// rawObject is an element of resource_changes, resource_drift, or the resources
// of a state.
type rawObject struct {
	address, previousAddress, mode, kind, name, provider, deposed string
	key                                                           *string
	actions                                                       []string
	importing                                                     bool
	before, after                                                 Value
}

// managed says whether the object is a resource, and no data source.
func (r *rawObject) managed() bool { return r.mode == "managed" || r.mode == "" }

// kept says whether the object is a resource of this provider.
func (r *rawObject) kept() bool { return r.managed() && ours(r.provider, r.kind) }

// dropped says whether the object is known to be none. In a plan that another
// program wrote, that may show at the end of it only.
func (r *rawObject) dropped() bool { return !r.managed() || r.provider != "" && !r.kept() }

func (r *rawObject) action() Action {
	has := func(action string) bool { return slices.Contains(r.actions, action) }
	switch {
	case has("create") && (has("delete") || has("forget")):
		return Replace
	case has("create"):
		return Create
	case has("delete"):
		return Delete
	case has("update"):
		return Update
	case has("forget"):
		return Forget
	default:
		return None
	}
}

func (r *rawObject) object() *Object {
	made := &Object{
		Address: r.address, PreviousAddress: r.previousAddress, Module: parseAddress(r.address).modules(), Type: r.kind, Name: r.name,
		Key: r.key, Deposed: r.deposed != "", Action: r.action(), Importing: r.importing, Before: r.before, After: r.after,
	}
	if made.Action == None {
		// Both are equal, so one of them is read.
		made.After.raw = made.Before.raw
	}
	return made
}
