// Package walk takes a configuration through the protocol server of the
// provider as Terraform does, without Terraform: it upgrades, refreshes,
// validates, plans and applies each resource, in an order that references allow
// and chance decides. A run takes milliseconds, so that tests can try thousands,
// in orders that Terraform rarely takes.
package walk

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Configuration is the resources of a configuration by address.
type Configuration map[string]Resource

// Resource is one block. An attribute is a string, a bool, an int, a []any, a
// map[string]any, a Reference or a Later.
type Resource struct {
	Type       string
	Attributes map[string]any
}

// Reference is a text attribute of another resource.
type Reference struct{ To, Attribute string }

// Later is a value that is known only while applying.
type Later struct{ Value any }

// references lists the resources that a value refers to.
func references(value any) []string {
	var found []string
	switch typed := value.(type) {
	case Reference:
		found = append(found, typed.To)
	case Later:
		found = references(typed.Value)
	case []any:
		for _, element := range typed {
			found = append(found, references(element)...)
		}
	case map[string]any:
		for _, element := range typed {
			found = append(found, references(element)...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// dependencies lists what a resource refers to, also by way of others.
func (c Configuration) dependencies(address string) []string {
	found := references(c[address].Attributes)
	for index := 0; index < len(found); index++ {
		for _, further := range references(c[found[index]].Attributes) {
			if !slices.Contains(found, further) {
				found = append(found, further)
			}
		}
	}
	return found
}

// State is what Terraform keeps, by address.
type State map[string]*Object

// Object is one object of the state. It is never changed, only replaced.
type Object struct {
	Type      string
	Value     tftypes.Value
	Private   []byte
	Identity  *tfprotov6.ResourceIdentityData
	Tainted   bool
	DependsOn []string
}

// Text is an attribute of the object that is a text; empty if it is null.
func (o *Object) Text(tb testing.TB, attribute string) string {
	tb.Helper()
	var text string
	if err := attributesOf(o.Value)[attribute].As(&text); err != nil {
		return ""
	}
	return text
}

func attributesOf(object tftypes.Value) map[string]tftypes.Value {
	var attributes map[string]tftypes.Value
	if object.IsNull() || !object.IsKnown() || object.As(&attributes) != nil {
		return nil
	}
	return attributes
}
