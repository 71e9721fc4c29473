package planfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
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
	reader := &reader{stream: newStream(source), plan: &Plan{Others: map[string]*Counts{}, Configuration: &Module{}}}
	if err := reader.document(); err != nil {
		return nil, explained(err)
	}
	if err := reader.check(); err != nil {
		return nil, err
	}
	return reader.plan, nil
}

// reader reads one plan.
type reader struct {
	*stream
	plan *Plan
	// seen are the members of the document.
	seen map[string]bool
}

func (r *reader) document() error {
	r.seen = map[string]bool{}
	err := r.members(func(name string) error {
		r.seen[name] = true
		err := r.member(name)
		var unexpected *json.UnmarshalTypeError
		if errors.As(err, &unexpected) && unexpected.Field == "" {
			unexpected.Field = name
		}
		return err
	})
	if err != nil {
		return err
	}
	if _, err := r.token(); !errors.Is(err, io.EOF) {
		return errors.New("there is more text after the plan")
	}
	return nil
}

func (r *reader) member(name string) error {
	switch name {
	case "format_version":
		return r.value(&r.plan.FormatVersion)
	case "terraform_version":
		return r.value(&r.plan.TerraformVersion)
	case "timestamp":
		return r.value(&r.plan.Timestamp)
	case "errored":
		return r.value(&r.plan.Errored)
	case "complete":
		return r.value(&r.plan.Complete)
	case "applyable":
		return r.value(&r.plan.Applyable)
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

// kept decodes a value in two steps where that saves memory: the objects of
// other providers are only counted.
func (r *reader) change(into *[]*Object, count bool) error {
	var whole json.RawMessage
	if err := r.value(&whole); err != nil {
		return err
	}
	object, err := r.kept(whole, count)
	if object != nil {
		*into = append(*into, object)
	}
	return err
}

// kept is the object of an element, or nil where it is not one of this
// provider's resources.
func (r *reader) kept(whole json.RawMessage, count bool) (*Object, error) {
	var header struct {
		Type         string `json:"type"`
		Mode         string `json:"mode"`
		ProviderName string `json:"provider_name"`
		Change       struct {
			Actions   []string        `json:"actions"`
			Importing json.RawMessage `json:"importing"`
		} `json:"change"`
	}
	if err := json.Unmarshal(whole, &header); err != nil {
		return nil, err
	}
	managed := header.Mode == "managed" || header.Mode == ""
	switch {
	case !managed:
		return nil, nil
	case ours(header.ProviderName, header.Type):
		var raw rawObject
		if err := decodeNumbers(whole, &raw); err != nil {
			return nil, err
		}
		return raw.object(), nil
	case count:
		counts := r.plan.Others[header.ProviderName]
		if counts == nil {
			counts = new(Counts)
			r.plan.Others[header.ProviderName] = counts
		}
		raw := rawObject{}
		raw.Change.Actions = header.Change.Actions
		counts.add(raw.action(), len(header.Change.Importing) > 0 && string(header.Change.Importing) != "null")
	}
	return nil, nil
}

// decodeNumbers decodes without turning numbers into floating-point ones.
func decodeNumbers(whole []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(whole))
	decoder.UseNumber()
	return decoder.Decode(into)
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
	var raw struct {
		Address         string `json:"address"`
		Type            string `json:"type"`
		ProviderName    string `json:"provider_name"`
		ConfigValues    any    `json:"config_values"`
		ConfigSensitive any    `json:"config_sensitive"`
		ConfigUnknown   any    `json:"config_unknown"`
	}
	if err := r.value(&raw); err != nil || !ours(raw.ProviderName, raw.Type) {
		return err
	}
	r.plan.Invocations = append(r.plan.Invocations, Invocation{
		Address: raw.Address, Type: raw.Type, Config: Value{raw: raw.ConfigValues, unknown: raw.ConfigUnknown, sensitive: raw.ConfigSensitive},
	})
	return nil
}

func (r *reader) failedCheck() error {
	var raw struct {
		Address struct {
			Display string `json:"to_display"`
		} `json:"address"`
		Status string `json:"status"`
	}
	if err := r.value(&raw); err != nil {
		return err
	}
	if raw.Status == "fail" || raw.Status == "error" {
		r.plan.FailedChecks = append(r.plan.FailedChecks, raw.Address.Display)
	}
	return nil
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

func (r *reader) prior() error {
	var whole json.RawMessage
	if err := r.value(&whole); err != nil {
		return err
	}
	var header struct {
		Type         string `json:"type"`
		Mode         string `json:"mode"`
		ProviderName string `json:"provider_name"`
		DeposedKey   string `json:"deposed_key"`
	}
	if err := json.Unmarshal(whole, &header); err != nil {
		return err
	}
	if header.Mode == "data" || header.DeposedKey != "" || !ours(header.ProviderName, header.Type) {
		return nil
	}
	var raw rawPrior
	if err := decodeNumbers(whole, &raw); err != nil {
		return err
	}
	r.plan.Prior = append(r.plan.Prior, raw.object())
	return nil
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
