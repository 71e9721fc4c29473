package planfile

import "github.com/go-json-experiment/json/jsontext"

// Module is a module of the configuration: what its expressions refer to.
type Module struct {
	// resources are by type and name, such as webexwholesale_customer_user.ann.
	resources map[string]*block
	calls     map[string]*call
	outputs   map[string][]string
}

// block is a resource, or the call of a module.
type block struct {
	// references are by attribute.
	references map[string][]string
	// each are the references of for_each and count.
	each []string
	// provider is the key of the provider configuration, such as webexwholesale.emea.
	provider string
}

type call struct {
	block
	module *Module
}

// references reads what an expression refers to. Nested blocks, which are
// arrays, have no references of their own.
func (r *reader) references() (found []string, err error) {
	if r.next() != jsontext.KindBeginObject {
		return nil, r.skip()
	}
	err = r.members(func(name string) error {
		if name != "references" {
			return r.skip()
		}
		return r.list(&found)
	})
	return found, err
}

func (r *reader) module(into *Module) error {
	into.resources, into.calls, into.outputs = map[string]*block{}, map[string]*call{}, map[string][]string{}
	return r.members(func(name string) error {
		switch name {
		case "resources":
			return r.elements(func() error { return r.resource(into) })
		case "module_calls":
			return r.members(func(name string) error {
				into.calls[name] = &call{module: &Module{}}
				return r.call(into.calls[name])
			})
		case "outputs":
			return r.members(func(name string) error {
				return r.members(func(member string) error {
					if member != "expression" {
						return r.skip()
					}
					found, err := r.references()
					into.outputs[name] = found
					return err
				})
			})
		default:
			return r.skip()
		}
	})
}

func (r *reader) resource(into *Module) error {
	var kind, name, mode string
	made := &block{}
	err := r.members(func(member string) error {
		switch member {
		case "type":
			return r.text(&kind)
		case "name":
			return r.text(&name)
		case "mode":
			return r.text(&mode)
		case "provider_config_key":
			return r.text(&made.provider)
		default:
			return r.blockMember(member, made)
		}
	})
	if err == nil && mode != "data" && ours("", kind) {
		into.resources[kind+"."+name] = made
	}
	return err
}

func (r *reader) call(into *call) error {
	return r.members(func(member string) error {
		if member == "module" {
			return r.module(into.module)
		}
		return r.blockMember(member, &into.block)
	})
}

func (r *reader) blockMember(member string, into *block) error {
	switch member {
	case "expressions":
		into.references = map[string][]string{}
		return r.members(func(name string) error {
			found, err := r.references()
			if len(found) > 0 {
				into.references[name] = found
			}
			return err
		})
	case "for_each_expression", "count_expression":
		found, err := r.references()
		into.each = append(into.each, found...)
		return err
	default:
		return r.skip()
	}
}
