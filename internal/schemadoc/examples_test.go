package schemadoc_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	tfjson "github.com/hashicorp/terraform-json"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/schemadoc"
)

// blocks are the blocks of the examples that match the pattern below examples/.
func blocks(t *testing.T, pattern string) (found []*hclsyntax.Block) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "examples", pattern))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, problems := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
		body, ok := file.Body.(*hclsyntax.Body)
		if problems.HasErrors() || !ok {
			t.Fatal(problems)
		}
		found = append(found, body.Blocks...)
	}
	return found
}

func ours(t *testing.T) *tfjson.ProviderSchema {
	t.Helper()
	text, err := schemadoc.JSON(t.Context(), provider.Address, provider.NewServer("test")())
	if err != nil {
		t.Fatal(err)
	}
	var schemas tfjson.ProviderSchemas
	if err := json.Unmarshal(text, &schemas); err != nil {
		t.Fatal(err)
	}
	return schemas.Schemas[provider.Address]
}

// Actions and list resources are not known to every Terraform that tries the
// examples: they name what there is, and leave out nothing that is required.
func TestExamplesOfBlocksWithConfig(t *testing.T) {
	t.Parallel()
	schemas := map[string]*tfjson.SchemaBlock{}
	for name, one := range ours(t).ActionSchemas {
		schemas["action "+name] = one.Block
	}
	for name, one := range ours(t).ListResourceSchemas {
		schemas["list "+name] = one.Block
	}
	missing := maps.Clone(schemas)
	for _, block := range append(blocks(t, "actions/*/*.tf"), blocks(t, "list-resources/*/*.tfquery.hcl")...) {
		name := block.Type + " " + block.Labels[0]
		schema, ok := schemas[name]
		if !ok {
			t.Errorf("%s: there is no %s", block.DefRange(), name)
			continue
		}
		delete(missing, name)
		config := &hclsyntax.Body{}
		for _, inner := range block.Body.Blocks {
			config = inner.Body
		}
		for name := range config.Attributes {
			if schema.Attributes[name] == nil {
				t.Errorf("%s: there is no attribute %s", block.DefRange(), name)
			}
		}
		for name, attribute := range schema.Attributes {
			if attribute.Required && config.Attributes[name] == nil {
				t.Errorf("%s: %s is required", block.DefRange(), name)
			}
		}
	}
	if len(missing) > 0 {
		t.Errorf("there is no example of %v", slices.Sorted(maps.Keys(missing)))
	}
}

func TestExamplesOfImportByIdentity(t *testing.T) {
	t.Parallel()
	want := map[string][]string{}
	for name, identity := range ours(t).ResourceIdentitySchemas {
		want[name] = slices.Sorted(maps.Keys(identity.Attributes))
	}
	got := map[string][]string{}
	for _, block := range blocks(t, "resources/*/import-by-identity.tf") {
		target, problems := hcl.AbsTraversalForExpr(block.Body.Attributes["to"].Expr)
		parts, more := hcl.ExprMap(block.Body.Attributes["identity"].Expr)
		if problems = append(problems, more...); problems.HasErrors() {
			t.Fatal(problems)
		}
		var names []string
		for _, part := range parts {
			names = append(names, hcl.ExprAsKeyword(part.Key))
		}
		slices.Sort(names)
		got[target.RootName()] = names
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Error(difference)
	}
}
