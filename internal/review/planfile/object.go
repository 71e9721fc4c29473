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

// rawObject is an element of resource_changes and resource_drift. The type of
// the library would decode numbers as floating-point ones and keep a generated
// configuration.
type rawObject struct {
	Address         string `json:"address"`
	PreviousAddress string `json:"previous_address"`
	ModuleAddress   string `json:"module_address"`
	Mode            string `json:"mode"`
	Type            string `json:"type"`
	Name            string `json:"name"`
	Index           any    `json:"index"`
	ProviderName    string `json:"provider_name"`
	Deposed         string `json:"deposed"`
	Change          struct {
		Actions         []string `json:"actions"`
		Before          any      `json:"before"`
		After           any      `json:"after"`
		AfterUnknown    any      `json:"after_unknown"`
		BeforeSensitive any      `json:"before_sensitive"`
		AfterSensitive  any      `json:"after_sensitive"`
		Importing       any      `json:"importing"`
	} `json:"change"`
}

func (r *rawObject) action() Action {
	has := func(action string) bool { return slices.Contains(r.Change.Actions, action) }
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
		Address: r.Address, PreviousAddress: r.PreviousAddress, Module: parseAddress(r.ModuleAddress).modules(), Type: r.Type, Name: r.Name,
		Key: keyText(r.Index), Deposed: r.Deposed != "", Action: r.action(), Importing: r.Change.Importing != nil,
		Before: Value{raw: r.Change.Before, sensitive: r.Change.BeforeSensitive},
		After:  Value{raw: r.Change.After, unknown: r.Change.AfterUnknown, sensitive: r.Change.AfterSensitive},
	}
	if made.Action == None {
		// Both are equal: half of the memory of a large plan.
		made.After.raw = made.Before.raw
	}
	return made
}

// rawPrior is an element of the resources of a state.
type rawPrior struct {
	Address         string `json:"address"`
	Mode            string `json:"mode"`
	Type            string `json:"type"`
	Name            string `json:"name"`
	Index           any    `json:"index"`
	ProviderName    string `json:"provider_name"`
	DeposedKey      string `json:"deposed_key"`
	Values          any    `json:"values"`
	SensitiveValues any    `json:"sensitive_values"`
}

func (r *rawPrior) object() *Object {
	value := Value{raw: r.Values, sensitive: r.SensitiveValues}
	return &Object{
		Address: r.Address, Module: parseAddress(r.Address).modules(), Type: r.Type, Name: r.Name, Key: keyText(r.Index),
		Action: None, Before: value, After: value,
	}
}
