package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestGeneratedConfiguration(t *testing.T) {
	t.Parallel()
	p := speak(t, "http://127.0.0.1:9/v1")
	if !p.schemas.ServerCapabilities.GenerateResourceConfig {
		t.Error("Terraform does not learn that the provider generates configuration")
	}
	for name, test := range map[string]struct {
		kind  string
		state map[string]any
		want  []string
	}{
		"user": {
			"customer_user",
			map[string]any{"id": "i", "customer_id": "c", "customer_external_id": "acme", "email": "ann@acme.example", "person_id": "p"},
			[]string{"customer_id", "email"},
		},
		"location": {
			"customer_location",
			map[string]any{"id": "i", "customer_id": "c", "customer_external_id": "acme", "name": "Branch"},
			[]string{"customer_id", "name"},
		},
		"customer as imported": {
			"customer_org",
			map[string]any{"id": "i", "external_id": "acme", "name": "The company", "org_id": "o", "status": "provisioned"},
			[]string{"external_id", "org_id"},
		},
		"customer without organization": {
			"customer_org", map[string]any{"external_id": "acme", "name": "The company"}, []string{"external_id", "name"},
		},
		"template of the backend": {
			"onboarding_template",
			map[string]any{"id": "i", "provisioning_id": "i", "management": "backend", "name": "Standard"},
			[]string{"name"},
		},
		"template of Partner Hub": {
			"onboarding_template",
			map[string]any{"id": "i", "provisioning_id": "i", "management": "partner_hub"},
			[]string{"provisioning_id"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			of := p.schemas.ResourceSchemas["webexwholesale_"+test.kind].ValueType()
			response, err := p.server.GenerateResourceConfig(t.Context(), &tfprotov6.GenerateResourceConfigRequest{
				TypeName: "webexwholesale_" + test.kind, State: p.encode(of, test.state),
			})
			if err != nil || len(response.Diagnostics) > 0 {
				t.Fatalf("%v, %+v", err, response)
			}
			var attributes map[string]tftypes.Value
			if err := p.decode(test.kind, response.Config).As(&attributes); err != nil {
				t.Fatal(err)
			}
			var given []string
			for name, value := range attributes {
				if !value.IsNull() {
					given = append(given, name)
				}
			}
			slices.Sort(given)
			if !slices.Equal(given, test.want) {
				t.Errorf("the configuration has %v", given)
			}
		})
	}
	t.Run("nothing", func(t *testing.T) {
		t.Parallel()
		of := p.schemas.ResourceSchemas["webexwholesale_customer_user"].ValueType()
		null, err := tfprotov6.NewDynamicValue(of, tftypes.NewValue(of, nil))
		if err != nil {
			t.Fatal(err)
		}
		response, err := p.server.GenerateResourceConfig(t.Context(), &tfprotov6.GenerateResourceConfigRequest{TypeName: "webexwholesale_customer_user", State: &null})
		if err != nil || len(response.Diagnostics) > 0 || !p.decode("customer_user", response.Config).IsNull() {
			t.Errorf("%v, %+v", err, response)
		}
	})
}
