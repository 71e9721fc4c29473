package planfile

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Read reads what "terraform show -json PLAN" prints, in UTF-8 or in UTF-16 as
// a redirection of PowerShell writes it. The error says what else the input is,
// and what to do.
func Read(input io.Reader) (*Plan, error) {
	source, err := decoded(input)
	if err != nil {
		return nil, err
	}
	if err := recognize(source); err != nil {
		return nil, err
	}
	reader := &reader{stream: newStream(source), planned: map[string]bool{}, plan: &Plan{Others: map[string]*Counts{}, Configuration: &Module{}}}
	if err := reader.document(); err != nil {
		return nil, explained(err)
	}
	if err := reader.check(); err != nil {
		return nil, err
	}
	if err := reader.end(); err != nil {
		return nil, err
	}
	return reader.plan, nil
}

// reader reads one plan.
type reader struct {
	*stream
	plan *Plan
	// planned are the addresses of the changes.
	planned map[string]bool
	// seen are the members of the document.
	seen map[string]bool
}

func (r *reader) document() error {
	r.seen = map[string]bool{}
	return r.members(func(name string) error {
		r.seen[name] = true
		err := r.member(name)
		if wrong, ok := errors.AsType[*kindError](err); ok {
			wrong.member = name
		}
		return err
	})
}

func (r *reader) member(name string) error {
	switch name {
	case "format_version":
		return r.text(&r.plan.FormatVersion)
	case "terraform_version":
		return r.text(&r.plan.TerraformVersion)
	case "timestamp":
		return r.text(&r.plan.Timestamp)
	case "errored":
		return r.truth(&r.plan.Errored)
	case "complete":
		return r.optional(&r.plan.Complete)
	case "applyable":
		return r.optional(&r.plan.Applyable)
	case "resource_changes":
		r.plan.HasChanges = true
		return r.elements(func() error { return r.change(&r.plan.Changes, true) })
	case "resource_drift":
		return r.elements(func() error { return r.change(&r.plan.Drift, false) })
	case "deferred_changes":
		return r.elements(r.deferred)
	case "action_invocations":
		return r.elements(r.invocation)
	case "checks":
		return r.elements(r.failedCheck)
	case "prior_state":
		return r.members(func(name string) error {
			if name != "values" {
				return r.skip()
			}
			return r.members(func(name string) error {
				if name != "root_module" {
					return r.skip()
				}
				return r.priorModule()
			})
		})
	case "configuration":
		return r.members(func(name string) error {
			if name != "root_module" {
				return r.skip()
			}
			return r.module(r.plan.Configuration)
		})
	default:
		return r.skip()
	}
}

// change reads an element of a list of changes. The objects of other providers
// are counted only, where they are to be counted.
func (r *reader) change(into *[]*Object, count bool) error {
	var raw rawObject
	if err := r.members(func(name string) error { return r.objectMember(&raw, name) }); err != nil {
		return err
	}
	switch {
	case raw.kept():
		*into = append(*into, raw.object())
		if count && raw.deposed == "" {
			r.planned[raw.address] = true
			if raw.previousAddress != "" {
				r.planned[raw.previousAddress] = true
			}
		}
	case count && raw.managed():
		counts := r.plan.Others[raw.provider]
		if counts == nil {
			counts = new(Counts)
			r.plan.Others[raw.provider] = counts
		}
		counts.add(raw.action(), raw.importing)
	}
	return nil
}

func (r *reader) objectMember(raw *rawObject, name string) error {
	switch name {
	case "address":
		return r.text(&raw.address)
	case "previous_address":
		return r.text(&raw.previousAddress)
	case "mode":
		return r.text(&raw.mode)
	case "type":
		return r.text(&raw.kind)
	case "name":
		return r.text(&raw.name)
	case "provider_name":
		return r.text(&raw.provider)
	case "deposed", "deposed_key":
		return r.text(&raw.deposed)
	case "index":
		index, err := r.tree()
		raw.key = keyText(index)
		return err
	case "change":
		return r.members(func(name string) error { return r.changeMember(raw, name) })
	}
	return r.skip()
}

func (r *reader) changeMember(raw *rawObject, name string) error {
	var into *any
	switch name {
	case "actions":
		return r.list(&raw.actions)
	case "importing":
		raw.importing = r.next() != jsontext.KindNull
	case "before":
		into = &raw.before.raw
	case "after":
		if raw.action() != None || len(raw.actions) == 0 {
			into = &raw.after.raw
		}
	case "after_unknown":
		into = &raw.after.unknown
	case "before_sensitive":
		into = &raw.before.sensitive
	case "after_sensitive":
		into = &raw.after.sensitive
	}
	return r.treeInto(raw, into)
}

// treeInto reads a value of an object, and skips it where nobody needs it.
func (r *reader) treeInto(raw *rawObject, into *any) error {
	if into == nil || raw.dropped() {
		return r.skip()
	}
	tree, err := r.tree()
	*into = tree
	return err
}

func (r *reader) deferred() error {
	return r.members(func(name string) error {
		if name != "resource_change" {
			return r.skip()
		}
		return r.change(&r.plan.Deferred, false)
	})
}

func (r *reader) invocation() error {
	var made Invocation
	var provider string
	err := r.members(func(name string) (err error) {
		switch name {
		case "address":
			return r.text(&made.Address)
		case "type":
			return r.text(&made.Type)
		case "provider_name":
			return r.text(&provider)
		case "config_values":
			made.Config.raw, err = r.tree()
		case "config_sensitive":
			made.Config.sensitive, err = r.tree()
		case "config_unknown":
			made.Config.unknown, err = r.tree()
		default:
			err = r.skip()
		}
		return err
	})
	if err == nil && ours(provider, made.Type) {
		r.plan.Invocations = append(r.plan.Invocations, made)
	}
	return err
}

func (r *reader) failedCheck() error {
	var shown, status string
	err := r.members(func(name string) error {
		switch name {
		case "address":
			return r.members(func(name string) error {
				if name != "to_display" {
					return r.skip()
				}
				return r.text(&shown)
			})
		case "status":
			return r.text(&status)
		}
		return r.skip()
	})
	if status == "fail" || status == "error" {
		r.plan.FailedChecks = append(r.plan.FailedChecks, shown)
	}
	return err
}

func (r *reader) priorModule() error {
	return r.members(func(name string) error {
		switch name {
		case "resources":
			return r.elements(r.prior)
		case "child_modules":
			return r.elements(r.priorModule)
		default:
			return r.skip()
		}
	})
}

// prior reads an object of the state. Those that are in the list of changes,
// which Terraform writes before the state, are known already.
func (r *reader) prior() error {
	var raw rawObject
	err := r.members(func(name string) error {
		switch {
		case r.planned[raw.address]:
			return r.skip()
		case name == "values":
			return r.treeInto(&raw, &raw.before.raw)
		case name == "sensitive_values":
			return r.treeInto(&raw, &raw.before.sensitive)
		}
		return r.objectMember(&raw, name)
	})
	if err == nil && raw.kept() && raw.deposed == "" && !r.planned[raw.address] {
		raw.after = raw.before
		r.plan.Prior = append(r.plan.Prior, raw.object())
	}
	return err
}

// check refuses a document that is no plan, or one of a format to come.
func (r *reader) check() error {
	is := func(names ...string) bool {
		for _, name := range names {
			if r.seen[name] {
				return true
			}
		}
		return false
	}
	major, _, _ := strings.Cut(r.plan.FormatVersion, ".")
	switch {
	case is("encrypted_data"):
		return errors.New("the input is an encrypted file of OpenTofu. Run \"tofu show -json PLAN\" where the key is known, and give its output")
	case is("lineage", "serial"):
		return errors.New("the input is a state file, not a plan. " + howTo)
	case is("values"):
		return errors.New("the input is a state, not a plan: give \"terraform show -json\" the name of a plan file. " + howTo)
	case is("@level", "@message"):
		return errors.New("the input is the log of \"terraform plan -json\", not a plan. " + howTo)
	case is("provider_schemas"):
		return errors.New("the input holds the schemas of providers, not a plan. " + howTo)
	case r.plan.FormatVersion == "":
		return errors.New("the input is JSON, but no plan: it has no format_version. " + howTo)
	case major != "0" && major != "1":
		return fmt.Errorf("the plan has the format version %q, and this release reads version 1. Use a newer release of the provider", r.plan.FormatVersion)
	case !is("planned_values", "resource_changes", "prior_state", "configuration", "applyable"):
		return errors.New("the input is neither a plan nor a state with content. " + howTo)
	}
	return nil
}
