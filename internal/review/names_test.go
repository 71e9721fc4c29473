package review_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"
	"testing"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/schemadoc"
)

// TestNamesAreThoseOfTheSchema compares every constant of names.go with the
// schema of the provider.
func TestNamesAreThoseOfTheSchema(t *testing.T) {
	t.Parallel()
	text, err := schemadoc.JSON(t.Context(), "webexwholesale", provider.NewServer("test")())
	if err != nil {
		t.Fatal(err)
	}
	var schemas tfjson.ProviderSchemas
	if err := json.Unmarshal(text, &schemas); err != nil {
		t.Fatal(err)
	}
	schema := schemas.Schemas["webexwholesale"]
	attributes, descriptions := map[string]bool{}, []string{}
	for _, one := range schema.ResourceSchemas {
		descriptions = append(descriptions, collect(attributes, one.Block.Attributes))
		for name := range one.Block.NestedBlocks {
			attributes[name] = true
		}
	}
	for _, one := range schema.ActionSchemas {
		descriptions = append(descriptions, collect(attributes, one.Block.Attributes))
	}
	documented, checked := strings.Join(descriptions, "\n"), 0
	for name, value := range constants(t) {
		checked++
		switch {
		case strings.HasSuffix(name, "Type"):
			if schema.ResourceSchemas[value] == nil {
				t.Errorf("the provider has no resource %s", value)
			}
		case strings.HasSuffix(name, "Action"):
			if schema.ActionSchemas[value] == nil {
				t.Errorf("the provider has no action %s", value)
			}
		case strings.HasPrefix(name, "attr"):
			if !attributes[value] {
				t.Errorf("no resource has the attribute %s", value)
			}
		case !strings.Contains(documented, "`"+value+"`"):
			t.Errorf("no attribute has the value %s", value)
		}
	}
	if checked < 30 || path.Base(provider.Address) != planfile.ProviderName {
		t.Errorf("%d constants, provider %s", checked, provider.Address)
	}
}

// collect gathers the names of attributes, and returns their descriptions.
func collect(into map[string]bool, attributes map[string]*tfjson.SchemaAttribute) string {
	var text strings.Builder
	for name, attribute := range attributes {
		into[name] = true
		text.WriteString(attribute.Description)
		if attribute.AttributeNestedType != nil {
			text.WriteString(collect(into, attribute.AttributeNestedType.Attributes))
		}
	}
	return text.String()
}

// constants are the constants of names.go.
func constants(t *testing.T) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "names.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	ast.Inspect(file, func(node ast.Node) bool {
		if one, ok := node.(*ast.ValueSpec); ok {
			if literal, ok := one.Values[0].(*ast.BasicLit); ok {
				value, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				found[one.Names[0].Name] = value
			}
		}
		return true
	})
	return found
}
