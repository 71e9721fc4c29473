package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// known is what the files of a module hold already.
type known struct {
	// keys are the addresses of resources by what people know them by.
	keys map[string]string
	// imports are the addresses of import blocks by id.
	imports map[string]string
	// values are the attributes of each resource: cty.NilVal where one is no literal,
	// or where its changes are ignored.
	values map[string]map[string]cty.Value
	// owners are the names of customers by the labels of their resources.
	owners map[string]string
	// provider, settings and readsRows say which blocks there are.
	provider, settings, readsRows bool
	// columns are those of the CSV file; nil if there is none.
	columns []string
	labels  *labels
}

func newKnown() *known {
	return &known{
		keys: map[string]string{}, imports: map[string]string{}, values: map[string]map[string]cty.Value{},
		owners: map[string]string{}, labels: newLabels(),
	}
}

// read reads the configuration in a folder; a missing one is empty.
func (k *known) read(folder string) error {
	files, err := filepath.Glob(filepath.Join(escapeGlob(folder), "*.tf"))
	if err != nil {
		return err
	}
	var bodies []*hclsyntax.Body
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		parsed, problems := hclsyntax.ParseConfig(source, name, hcl.InitialPos)
		if problems.HasErrors() {
			return fmt.Errorf("the configuration that is there can't be read: %w", problems)
		}
		if body, ok := parsed.Body.(*hclsyntax.Body); ok {
			bodies = append(bodies, body)
		}
	}
	// Locations name their customer by its resource, so customers come first.
	for _, kinds := range [][]string{{customerType}, {locationType, userType}} {
		for _, body := range bodies {
			for _, block := range body.Blocks {
				if block.Type == "resource" && len(block.Labels) == 2 && slices.Contains(kinds, block.Labels[0]) {
					k.addResource(block)
				}
			}
		}
	}
	for _, body := range bodies {
		for _, block := range body.Blocks {
			k.addOther(block)
		}
	}
	return k.readRows(filepath.Join(folder, usersFile))
}

func escapeGlob(folder string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(folder)
}

func (k *known) addResource(block *hclsyntax.Block) {
	kind, label := block.Labels[0], block.Labels[1]
	address := kind + "." + label
	k.labels.held[address] = true
	k.values[address] = valuesOf(block.Body)
	for _, name := range ignored(block.Body) {
		k.values[address][name] = cty.NilVal
	}
	switch kind {
	case customerType:
		k.owners[label] = uniqueName(literal(block.Body, "sub_partner_org_id"), literal(block.Body, "external_id"))
		k.keys[customerKey(k.owners[label])] = address
		k.labels.owners[label] = true
	case locationType:
		k.keys[locationKey(k.ownerOf(block.Body), literal(block.Body, "name"))] = address
	case userType:
		if _, many := block.Body.Attributes["for_each"]; !many {
			k.keys[userKey(literal(block.Body, "email"))] = address
		}
	}
}

// ignored are the attributes whose changes a resource ignores.
func ignored(body *hclsyntax.Body) (names []string) {
	for _, block := range body.Blocks {
		list, has := block.Body.Attributes["ignore_changes"]
		if block.Type != "lifecycle" || !has {
			continue
		}
		expressions, problems := hcl.ExprList(list.Expr)
		if problems.HasErrors() {
			continue
		}
		for _, expression := range expressions {
			if name := hcl.ExprAsKeyword(expression); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// ownerOf is the name of the customer that a location belongs to.
func (k *known) ownerOf(body *hclsyntax.Body) string {
	if given := literal(body, "customer_external_id"); given != "" {
		return uniqueName(literal(body, "sub_partner_org_id"), given)
	}
	attribute, ok := body.Attributes["customer_external_id"]
	if !ok {
		return ""
	}
	path, problems := hcl.AbsTraversalForExpr(attribute.Expr)
	if problems.HasErrors() || len(path) < 2 {
		return ""
	}
	if step, ok := path[1].(hcl.TraverseAttr); ok {
		return k.owners[step.Name]
	}
	return ""
}

func (k *known) addOther(block *hclsyntax.Block) {
	switch block.Type {
	case "terraform":
		k.settings = true
	case "locals":
		if _, ok := block.Body.Attributes["users"]; ok {
			k.readsRows = true
		}
	case "provider":
		if _, alias := block.Body.Attributes["alias"]; !alias && len(block.Labels) == 1 && block.Labels[0] == "webexwholesale" {
			k.provider = true
		}
	case "import":
		if to, ok := block.Body.Attributes["to"]; ok {
			if path, problems := hcl.AbsTraversalForExpr(to.Expr); !problems.HasErrors() {
				k.imports[importKey(literal(block.Body, "id"))] = addressOf(path)
			}
		}
	}
}

// readRows reads the e-mail addresses of the CSV file, where there is one.
func (k *known) readRows(name string) error {
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return fmt.Errorf("%s can't be read: %w", name, err)
	}
	if len(rows) == 0 {
		return nil
	}
	k.columns = rows[0]
	email := slices.Index(k.columns, "email")
	for number, cells := range rows[1:] {
		if email < 0 {
			break
		}
		// The first line has the names of the columns. No message shows an address.
		address := fmt.Sprintf("%s:%d", usersFile, number+2)
		k.keys[userKey(cells[email])] = address
		written := map[string]cty.Value{}
		for index, name := range rows[0] {
			written[name] = cty.StringVal(cells[index])
		}
		k.values[address] = written
	}
	return nil
}

// importKey is the id of an object without that of its customer.
func importKey(id string) string { return webexid.UUID(id[strings.LastIndex(id, "/")+1:]) }

// uniqueName is what a customer is known by. An external id alone belongs to one
// customer of a sub-partner, and to one of the partner itself.
func uniqueName(subPartner, externalID string) string {
	if subPartner == "" {
		return externalID
	}
	return webexid.UUID(subPartner) + "/" + externalID
}

func customerKey(customer string) string { return "customer " + customer }
func locationKey(customer, name string) string {
	return "location " + customer + "\x00" + strings.ToLower(name)
}
func userKey(email string) string { return "user " + strings.ToLower(email) }

// valuesOf are the attributes of a body; cty.NilVal where one is no literal.
func valuesOf(body *hclsyntax.Body) map[string]cty.Value {
	values := map[string]cty.Value{}
	for name, attribute := range body.Attributes {
		value, problems := attribute.Expr.Value(nil)
		if problems.HasErrors() {
			value = cty.NilVal
		}
		values[name] = value
	}
	return values
}

// literal is the text that an attribute has by itself; empty for an expression.
func literal(body *hclsyntax.Body, name string) string {
	value := valuesOf(body)[name]
	if value == cty.NilVal || value.IsNull() || !value.IsKnown() || value.Type() != cty.String {
		return ""
	}
	return value.AsString()
}

// addressOf is the address as Terraform prints it.
func addressOf(path hcl.Traversal) string {
	return string(hclwrite.TokensForTraversal(path).Bytes())
}
