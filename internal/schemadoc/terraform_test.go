package schemadoc_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/schemadoc"
)

// TestAsTerraformPrints compares all that this Terraform prints: the newer it
// is, the more that is.
func TestAsTerraformPrints(t *testing.T) {
	t.Parallel()
	workspace := acctest.Install(t).NewWorkspace(t, "")
	output, err := workspace.Command(t.Context(), workspace.TerraformPath(), "providers", "schema", "-json").Output()
	if err != nil {
		t.Fatalf("terraform providers schema -json: %v\n%s", err, output)
	}
	text, err := schemadoc.JSON(t.Context(), provider.Address, provider.NewServer("test")())
	if err != nil {
		t.Fatal(err)
	}
	theirs, ours := ofProvider(t, acctest.ProviderAddress(t), output), ofProvider(t, provider.Address, text)
	for _, kind := range []string{"provider", "resource_schemas", "data_source_schemas", "functions"} {
		if theirs[kind] == nil {
			t.Errorf("Terraform prints no %s", kind)
		}
	}
	for kind, schemas := range theirs {
		if difference := cmp.Diff(schemas, ours[kind]); difference != "" {
			t.Errorf("%s: %s", kind, difference)
		}
	}
}

// ofProvider is the part of the JSON that is about the provider.
func ofProvider(t *testing.T, address string, text []byte) map[string]any {
	t.Helper()
	schemas, _ := decode(t, text)["provider_schemas"].(map[string]any)
	schema, _ := schemas[address].(map[string]any)
	return schema
}
