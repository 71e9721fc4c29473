package export

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Files of a module.
const (
	settingsFile  = "terraform.tf"
	customersFile = "customers.tf"
	locationsFile = "locations.tf"
	usersTFFile   = "users.tf"
	usersFile     = "users.csv"
	importsFile   = "imports.tf"
)

const settings = `terraform {
  required_version = ">= 1.8"

  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}
`

// module is a root module that is written to. What is new is put into drafts
// first: until the commit, nothing in the folder changes.
type module struct {
	folder  string
	options Options
	*known
	drafts *drafts
	// seen are the addresses of what Webex has.
	seen    map[string]bool
	changed []string
	// added are how many objects are new, by type.
	added map[string]int
}

func openModule(folder string, options Options) (*module, error) {
	held := newKnown()
	if !options.Force {
		if err := held.read(folder); err != nil {
			return nil, err
		}
	}
	return &module{folder: folder, options: options, known: held, drafts: newDrafts(folder, options.Force), seen: map[string]bool{}, added: map[string]int{}}, nil
}

// add drafts what is new of a customer, and notes what is written differently.
func (m *module) add(one *customer) error {
	if err := m.addSettings(); err != nil {
		return err
	}
	unique := uniqueName(one.subPartner, one.wire.ExternalID)
	clear(m.labels.taken)
	// Objects are imported by their ids: external ids and names may hold anything.
	owner, err := m.put(customersFile, customerKey(unique), one.wire.ID, customerType, one.label, []string{one.label}, func(label string) *hclwrite.Block {
		return resource(customerType, label, customerFields(one))
	})
	if err != nil {
		return err
	}
	for index, place := range one.locations {
		one.locations[index].label, err = m.put(locationsFile, locationKey(unique, place.Name), one.wire.ID+"/"+place.ID, locationType, owner,
			[]string{strings.TrimSuffix(owner+"_"+identifier(place.Name), "_")},
			func(label string) *hclwrite.Block {
				block := resource(locationType, label, locationFields(one.reference(owner), place))
				if m.options.WithoutCalling {
					ignore(block, callingNames()...)
				}
				return block
			})
		if err != nil {
			return err
		}
	}
	if err := m.addUsers(one, owner); err != nil {
		return err
	}
	for _, remark := range one.comments {
		if err := m.drafts.comment(usersTFFile, remark); err != nil {
			return err
		}
	}
	return nil
}

// addUsers adds blocks or rows. Who has a block already keeps it.
func (m *module) addUsers(one *customer, owner string) error {
	var rows []user
	for _, person := range one.users {
		held, there := m.keys[userKey(person.Email)]
		if m.options.UsersCSV && (!there || strings.HasPrefix(held, usersFile)) {
			rows = append(rows, person)
			continue
		}
		local, _, _ := strings.Cut(person.Email, "@")
		names := []string{owner + "_" + identifier(person.Email)}
		if short := identifier(local); short != "" {
			names = slices.Insert(names, 0, owner+"_"+short)
		}
		_, err := m.put(usersTFFile, userKey(person.Email), person.ID, userType, owner, names, func(label string) *hclwrite.Block {
			place, _ := one.location(person.person.LocationID)
			block := resource(userType, label, userFields(one.reference(owner), place.label, person))
			if m.options.WithoutRoles {
				ignore(block, "roles")
			}
			return block
		})
		if err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return m.addRows(one, owner, rows)
}

// addRows adds rows for the users, and the resource that reads them.
func (m *module) addRows(one *customer, owner string, users []user) error {
	if _, there := m.values[userType+"."+owner]; !there {
		if !m.readsRows {
			m.readsRows = true
			if err := m.drafts.append(usersTFFile, []byte(csvHead)); err != nil {
				return err
			}
		}
		if err := m.drafts.append(usersTFFile, csvUsers(one, owner, m.options.WithoutRoles)); err != nil {
			return err
		}
	}
	for _, person := range users {
		place, found := one.location(person.person.LocationID)
		// A location that is newer than the configuration is not in its table.
		name := place.Name
		if !found || m.isLate(owner, place) {
			name = person.person.LocationID
		}
		if err := m.addRow(one, owner, name, person); err != nil {
			return err
		}
	}
	return nil
}

func (m *module) addRow(one *customer, owner, place string, person user) error {
	to := append(traversal(userType, owner), hcl.TraverseIndex{Key: cty.StringVal(person.Email)})
	current := row(uniqueName(one.subPartner, one.wire.ExternalID), place, person)
	if address, there := m.keys[userKey(person.Email)]; there {
		m.seen[address] = true
		m.seen[addressOf(to)] = true
		for name, value := range current {
			if written, has := m.values[address][name]; has && !written.RawEquals(cty.StringVal(value)) {
				m.changed = append(m.changed, address)
				break
			}
		}
		return nil
	}
	if m.columns == nil {
		m.columns = columns()
		head, err := line(m.columns)
		if err != nil {
			return err
		}
		if err := m.drafts.append(usersFile, head); err != nil {
			return err
		}
	}
	m.added[userType]++
	cells := make([]string, len(m.columns))
	for index, name := range m.columns {
		cells[index] = current[name]
	}
	made, err := line(cells)
	if err == nil {
		err = m.drafts.append(usersFile, made)
	}
	if err == nil {
		err = m.addImport(to, person.ID)
	}
	return err
}

// isLate says whether a location was added after the table of locations that the
// rows refer to.
func (m *module) isLate(owner string, place location) bool {
	_, written := m.values[userType+"."+owner]
	_, there := m.values[locationType+"."+place.label]
	return written && !there
}

// location finds a location of the customer by its id.
func (c *customer) location(id string) (location, bool) {
	for _, one := range c.locations {
		if id != "" && webexid.Same(one.ID, id) {
			return one, true
		}
	}
	return location{}, false
}

// put drafts the resource of an object of a customer and its import, unless it is
// there already. It returns the label.
func (m *module) put(file, key, id, kind, owner string, names []string, draw func(label string) *hclwrite.Block) (string, error) {
	address, there := m.keys[key]
	if !there {
		// It may have been renamed since.
		if imported, has := m.imports[importKey(id)]; has && m.values[imported] != nil {
			address, there = imported, true
		}
	}
	if there {
		m.seen[address] = true
		label := strings.TrimPrefix(address, kind+".")
		if strings.HasPrefix(address, usersFile) {
			return label, nil
		}
		if m.differs(address, draw(label)) {
			m.changed = append(m.changed, address)
		}
		return label, nil
	}
	label := m.labels.take(owner, kind, id, names...)
	m.added[kind]++
	if err := m.drafts.append(file, render(draw(label))); err != nil {
		return "", err
	}
	return label, m.addImport(traversal(kind, label), id)
}

func (m *module) addImport(to hcl.Traversal, id string) error {
	if m.imports[importKey(id)] == addressOf(to) {
		return nil
	}
	return m.drafts.append(importsFile, render(importBlock(to, id)))
}

// differs compares the values that an export writes with those in the
// configuration. What is no literal there is a person's own.
func (m *module) differs(address string, block *hclwrite.Block) bool {
	parsed, problems := hclsyntax.ParseConfig(render(block), address, hcl.InitialPos)
	body, ok := parsed.Body.(*hclsyntax.Body)
	if problems.HasErrors() || !ok || len(body.Blocks) != 1 {
		return false
	}
	written, current := m.values[address], valuesOf(body.Blocks[0].Body)
	for name, value := range current {
		held, has := written[name]
		switch {
		case value == cty.NilVal || has && held == cty.NilVal:
		case !has, name == "packages" && !samePackages(value, held), name != "packages" && !value.RawEquals(held):
			return true
		}
	}
	// What an export writes only where Webex has a value.
	optional := []string{"phone_number", "extension"}
	if !m.options.WithoutCalling {
		optional = append(optional, callingNames()...)
	}
	for _, name := range optional {
		if _, has := current[name]; written[name] != cty.NilVal && !has {
			return true
		}
	}
	return false
}

// samePackages compares the names only: Webex does not return quantities.
func samePackages(one, other cty.Value) bool {
	if !one.Type().IsObjectType() || !other.Type().IsObjectType() {
		return false
	}
	names := func(value cty.Value) []string { return slices.Sorted(maps.Keys(value.Type().AttributeTypes())) }
	return slices.Equal(names(one), names(other))
}

// addSettings drafts the settings of the module. One provider serves all
// sub-partners: objects name their own.
func (m *module) addSettings() error {
	if !m.settings {
		m.settings = true
		if err := m.drafts.append(settingsFile, []byte(settings)); err != nil {
			return err
		}
	}
	if m.provider {
		return nil
	}
	m.provider = true
	block := hclwrite.NewBlock("provider", []string{"webexwholesale"})
	if m.options.EmulatorPath != "" {
		block.Body().SetAttributeValue("emulator", cty.ObjectVal(map[string]cty.Value{"path": cty.StringVal(m.emulatorPath())}))
	}
	return m.drafts.append(settingsFile, render(block))
}

// emulatorPath is relative to the module, where it can be.
func (m *module) emulatorPath() string {
	path, err := filepath.Abs(m.options.EmulatorPath)
	if err != nil {
		return m.options.EmulatorPath
	}
	folder, err := filepath.Abs(m.folder)
	if err != nil {
		return path
	}
	if relative, err := filepath.Rel(folder, path); err == nil {
		path = relative
	}
	return filepath.ToSlash(path)
}

func (m *module) commit() (written bool, err error) { return m.drafts.commit() }

func (m *module) abort() { m.drafts.abort() }

// differences say what was added to a folder that was there, and what of the
// configuration is not as Webex has it. Where complete is set, everything that
// Webex has was looked for.
func (m *module) differences(complete bool) []string {
	var notes []string
	if len(m.added) > 0 && !m.drafts.fresh && !m.options.Force {
		notes = append(notes, fmt.Sprintf("%s: added: %d customers, %d locations, %d users", m.folder, m.added[customerType], m.added[locationType], m.added[userType]))
	}
	if len(m.changed) > 0 {
		notes = append(notes, fmt.Sprintf("%s: not as Webex has it, the next plan shows the difference: %s", m.folder, strings.Join(m.changed, ", ")))
	}
	if !complete {
		return notes
	}
	var gone []string
	for _, address := range slices.Compact(slices.Sorted(maps.Values(m.keys))) {
		if !m.seen[address] {
			gone = append(gone, address)
		}
	}
	if len(gone) > 0 {
		notes = append(notes, fmt.Sprintf("%s: Webex has no more: %s", m.folder, strings.Join(gone, ", ")))
	}
	return notes
}
