package planfile

import (
	"slices"
	"strings"
)

// maxTraced is how many references are followed for one value, so that a
// configuration that was made to go on for ever does not.
const maxTraced = 2000

// Target is what an attribute refers to: a resource, not yet one of its
// instances.
type Target struct {
	// Module is the path to the resource; a step without a key stands for any.
	Module []Step
	Type   string
	Name   string
	// Key is the key of the instance, or nil where the reference doesn't say.
	Key *string
	// Attribute is the one that is referred to, or empty.
	Attribute string
	// match says which instance is meant where several fit.
	match match
}

// match says how the instance that an expression means goes with the instance
// that the expression belongs to. A plan holds the names in an expression, and
// not the expression: "x[each.value.y]" and "x[local.y]" may mean any instance.
type match struct {
	// byKey is true where each.key occurs: an instance of the same key is meant,
	// if there is one.
	byKey bool
	// byCount is true where count.index occurs. As people divide it, an equal
	// number says little by itself.
	byCount bool
}

func (m match) with(references []string) match {
	return match{byKey: m.byKey || slices.Contains(references, "each.key"), byCount: m.byCount || slices.Contains(references, "count.index")}
}

// References are the resources of this provider that an attribute of an object
// refers to: directly, through variables and outputs of modules, or through
// for_each. Local values are not in a plan: a reference through one is lost.
func (p *Plan) References(object *Object, attribute string) []Target {
	path := p.modulesTo(object.Module)
	if path == nil {
		return nil
	}
	found := path[len(path)-1].resources[object.Type+"."+object.Name]
	if found == nil {
		return nil
	}
	tracer := &tracer{path: path}
	tracer.follow(position{object.Module, match{}}, found.references[attribute], found.each)
	return tracer.targets
}

// ProviderKey is the key of the provider configuration of an object, such as
// webexwholesale.emea, or empty.
func (p *Plan) ProviderKey(object *Object) string {
	path := p.modulesTo(object.Module)
	if path == nil {
		return ""
	}
	if found := path[len(path)-1].resources[object.Type+"."+object.Name]; found != nil {
		return found.provider
	}
	return ""
}

// modulesTo are the modules from the root to the end of a path, or nil.
func (p *Plan) modulesTo(steps []Step) []*Module {
	path := []*Module{p.Configuration}
	for _, step := range steps {
		next := path[len(path)-1].calls[step.Name]
		if next == nil {
			return nil
		}
		path = append(path, next.module)
	}
	return path
}

// tracer follows references through the modules.
type tracer struct {
	path    []*Module
	targets []Target
	traced  int
}

// position is where an expression stands, and what of the expressions that led
// there says which instance is meant.
type position struct {
	steps []Step
	match match
}

func (t *tracer) follow(at position, references, each []string) {
	at.match = at.match.with(references)
	for _, reference := range references {
		if t.traced++; t.traced > maxTraced {
			return
		}
		parts := parseAddress(reference)
		if len(parts) == 0 {
			continue
		}
		switch head := parts[0].Name; {
		case head == "each" || head == "count":
			// for_each over a resource gives its keys on.
			t.follow(position{at.steps, match{byKey: at.match.byKey || head == "each", byCount: at.match.byCount}}, each, nil)
		case head == "var" && len(parts) > 1:
			t.variable(at, parts[1].Name)
		case head == "module" && len(parts) > 1 && !hasLonger(references, reference):
			t.output(at, parts)
		case ours("", head) && len(parts) > 1 && !hasLonger(references, reference):
			target := Target{Module: at.steps, Type: head, Name: parts[1].Name, Key: parts[1].Key, match: at.match}
			if len(parts) > 2 {
				target.Attribute = parts[2].Name
			}
			t.targets = append(t.targets, target)
		}
	}
}

// hasLonger says whether the references name a part of the same thing:
// Terraform writes "a.b.id" together with "a.b".
func hasLonger(references []string, reference string) bool {
	for _, other := range references {
		if len(other) > len(reference) && strings.HasPrefix(other, reference) && strings.ContainsRune(".[", rune(other[len(reference)])) {
			return true
		}
	}
	return false
}

// variable goes on where the module is called.
func (t *tracer) variable(at position, name string) {
	depth := len(at.steps)
	if depth == 0 || len(t.path) <= depth-1 {
		return
	}
	calling := t.path[depth-1].calls[at.steps[depth-1].Name]
	if calling == nil {
		return
	}
	t.follow(position{at.steps[:depth-1], at.match}, calling.references[name], calling.each)
}

// output goes on in the module whose output is referred to. Where the key is
// computed, Terraform leaves the name of the output out: then each may be meant.
func (t *tracer) output(at position, parts address) {
	depth := len(at.steps)
	calling := t.path[min(depth, len(t.path)-1)].calls[parts[1].Name]
	if calling == nil {
		return
	}
	inner := &tracer{path: append(append([]*Module{}, t.path[:min(depth, len(t.path)-1)+1]...), calling.module), traced: t.traced}
	steps := append(append([]Step{}, at.steps...), Step{Name: parts[1].Name, Key: parts[1].Key})
	for name, references := range calling.module.outputs {
		if len(parts) < 3 || parts[2].Name == name {
			inner.follow(position{steps, at.match}, references, nil)
		}
	}
	t.traced = inner.traced
	t.targets = append(t.targets, inner.targets...)
}

// fits says whether an object is an instance of the target.
func (t *Target) fits(object *Object) bool {
	if object.Type != t.Type || object.Name != t.Name || len(object.Module) != len(t.Module) || !fitsKey(t.Key, object.Key) {
		return false
	}
	for index, step := range t.Module {
		if step.Name != object.Module[index].Name || !fitsKey(step.Key, object.Module[index].Key) {
			return false
		}
	}
	return true
}

func fitsKey(wanted, key *string) bool {
	return wanted == nil || (key != nil && *key == *wanted)
}

func keysOf(path []Step) []*string {
	keys := make([]*string, len(path))
	for index, step := range path {
		keys[index] = step.Key
	}
	return keys
}

func anyKey(keys []*string, wanted *string) bool {
	return slices.ContainsFunc(keys, func(key *string) bool { return key != nil && *key == *wanted })
}
