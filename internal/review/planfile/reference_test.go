package planfile_test

import (
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// nested has customers in a module with for_each, and users in the root, in the
// module, and in a module beside it.
const nested = `{
  "format_version": "1.2",
  "resource_changes": [
    {"address": "module.customer[\"a.b\"].webexwholesale_customer_org.this", "module_address": "module.customer[\"a.b\"]",
     "type": "webexwholesale_customer_org", "name": "this", "change": {"actions": ["create"], "after": {}}},
    {"address": "module.customer[\"c\"].webexwholesale_customer_org.this", "module_address": "module.customer[\"c\"]",
     "type": "webexwholesale_customer_org", "name": "this", "change": {"actions": ["create"], "after": {}}},
    {"address": "module.customer[\"c\"].webexwholesale_customer_user.in[0]", "module_address": "module.customer[\"c\"]",
     "type": "webexwholesale_customer_user", "name": "in", "index": 0, "change": {"actions": ["create"], "after": {}}},
    {"address": "webexwholesale_customer_user.named", "type": "webexwholesale_customer_user", "name": "named",
     "change": {"actions": ["create"], "after": {}}},
    {"address": "webexwholesale_customer_user.each[\"c\"]", "type": "webexwholesale_customer_user", "name": "each", "index": "c",
     "change": {"actions": ["create"], "after": {}}},
    {"address": "webexwholesale_customer_user.each[\"z\"]", "type": "webexwholesale_customer_user", "name": "each", "index": "z",
     "change": {"actions": ["create"], "after": {}}},
    {"address": "webexwholesale_customer_user.local", "type": "webexwholesale_customer_user", "name": "local",
     "change": {"actions": ["create"], "after": {}}},
    {"address": "module.people[\"a.b\"].module.one.webexwholesale_customer_user.deep", "module_address": "module.people[\"a.b\"].module.one",
     "type": "webexwholesale_customer_user", "name": "deep", "change": {"actions": ["create"], "after": {}}}
  ],
  "configuration": {"root_module": {
    "resources": [
      {"address": "webexwholesale_customer_user.named", "mode": "managed", "type": "webexwholesale_customer_user", "name": "named",
       "provider_config_key": "webexwholesale.emea",
       "expressions": {"customer_id": {"references": ["module.customer[\"a.b\"].id", "module.customer[\"a.b\"]", "module.customer"]},
         "timeouts": [{"create": {"constant_value": "5m"}}]}},
      {"address": "webexwholesale_customer_user.each", "mode": "managed", "type": "webexwholesale_customer_user", "name": "each",
       "expressions": {"customer_id": {"references": ["each.value", "each.key"]}},
       "for_each_expression": {"references": ["module.customer"]}},
      {"address": "webexwholesale_customer_user.local", "mode": "managed", "type": "webexwholesale_customer_user", "name": "local",
       "expressions": {"customer_id": {"references": ["local.customer"]}}}
    ],
    "module_calls": {
      "customer": {"for_each_expression": {"constant_value": []}, "module": {
        "outputs": {"id": {"expression": {"references": ["webexwholesale_customer_org.this.id", "webexwholesale_customer_org.this"]}}},
        "resources": [
          {"mode": "managed", "type": "webexwholesale_customer_org", "name": "this"},
          {"mode": "managed", "type": "webexwholesale_customer_user", "name": "in", "count_expression": {"constant_value": 1},
           "expressions": {"customer_id": {"references": ["webexwholesale_customer_org.this.id", "webexwholesale_customer_org.this"]}}}
        ]}},
      "people": {"expressions": {"customer": {"references": ["module.customer", "each.key"]}}, "module": {
        "module_calls": {"one": {"expressions": {"id": {"references": ["var.customer"]}}, "module": {
          "resources": [{"mode": "managed", "type": "webexwholesale_customer_user", "name": "deep",
            "expressions": {"customer_id": {"references": ["var.id"]}}}]}}}}}
    }
  }}
}`

func TestReferences(t *testing.T) {
	t.Parallel()
	plan, err := planfile.Read(strings.NewReader(nested))
	if err != nil {
		t.Fatal(err)
	}
	index := planfile.NewIndex(plan.Changes)
	for address, want := range map[string]string{
		`module.customer["c"].webexwholesale_customer_user.in[0]`:           `module.customer["c"].webexwholesale_customer_org.this`,
		`webexwholesale_customer_user.named`:                                `module.customer["a.b"].webexwholesale_customer_org.this`,
		`webexwholesale_customer_user.each["c"]`:                            `module.customer["c"].webexwholesale_customer_org.this`,
		`webexwholesale_customer_user.each["z"]`:                            ``,
		`webexwholesale_customer_user.local`:                                ``,
		`module.people["a.b"].module.one.webexwholesale_customer_user.deep`: `module.customer["a.b"].webexwholesale_customer_org.this`,
	} {
		for _, object := range plan.Changes {
			if object.Address != address {
				continue
			}
			got := ""
			if picked := index.Pick(object, plan.References(object, "customer_id"), "webexwholesale_customer_org"); picked != nil {
				got = picked.Address
			}
			if got != want {
				t.Errorf("%s belongs to %q, want %q", address, got, want)
			}
		}
	}
	for _, object := range plan.Changes {
		if key := plan.ProviderKey(object); (key == "webexwholesale.emea") != (object.Name == "named") {
			t.Errorf("%s has the provider %q", object.Address, key)
		}
	}
}

// TestEndlessReferences stops where a configuration refers to itself.
func TestEndlessReferences(t *testing.T) {
	t.Parallel()
	plan, err := planfile.Read(strings.NewReader(`{"format_version": "1.2",
"resource_changes": [{"address": "module.a.webexwholesale_customer_user.u", "module_address": "module.a", "type": "webexwholesale_customer_user", "name": "u"}],
"configuration": {"root_module": {"module_calls": {"a": {"expressions": {"x": {"references": ["module.a.x", "module.a.x"]}}, "module": {
  "outputs": {"x": {"expression": {"references": ["var.x", "var.x"]}}},
  "resources": [{"type": "webexwholesale_customer_user", "name": "u", "expressions": {"customer_id": {"references": ["var.x"]}}}]}}}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if targets := plan.References(plan.Changes[0], "customer_id"); len(targets) != 0 {
		t.Errorf("%v", targets)
	}
}
