package planfile_test

import (
	"fmt"
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

// TestInstances takes no instance for the one that an expression means because
// of its key alone.
func TestInstances(t *testing.T) {
	t.Parallel()
	const object = `{"address": "webexwholesale_%[1]s.%[2]s", "type": "webexwholesale_%[1]s", "name": "%[2]s", "index": %[3]s, "change": {"actions": ["create"], "after": {}}}`
	one := func(kind, name, key string) string { return fmt.Sprintf(object, kind, name, key) }
	var objects, blocks []string
	for _, key := range []string{"0", "1", `"a"`, `"b"`} {
		objects = append(objects, one("customer_org", map[bool]string{true: "keyed", false: "counted"}[key[0] == '"'], key))
	}
	for name, test := range map[string]struct {
		references, each, keys, last string
	}{
		"its_key":        {`"webexwholesale_customer_org.keyed", "each.key"`, ``, `"a","b"`, "keyed[b]"},
		"a_value":        {`"webexwholesale_customer_org.keyed", "each.value"`, ``, `"a","b"`, ""},
		"a_local":        {`"webexwholesale_customer_org.keyed", "local.x"`, ``, `"a","b"`, ""},
		"the_same_each":  {`"each.value.id", "each.value"`, `"webexwholesale_customer_org.keyed"`, `"a","b"`, "keyed[b]"},
		"its_number":     {`"webexwholesale_customer_org.counted", "count.index"`, ``, `0,1`, "counted[1]"},
		"a_part_of_it":   {`"webexwholesale_customer_org.counted", "count.index"`, ``, `0,1,2,1`, ""},
		"each_by_number": {`"webexwholesale_customer_org.counted[1].id", "webexwholesale_customer_org.counted[1]"`, ``, `0,1,2,1`, "counted[1]"},
	} {
		for key := range strings.SplitSeq(test.keys, ",") {
			objects = append(objects, one("customer_user", name, key))
		}
		blocks = append(blocks, fmt.Sprintf(`{"type": "webexwholesale_customer_user", "name": %q, "expressions": {"customer_id": {"references": [%s]}},
			"for_each_expression": {"references": [%s]}}`, name, test.references, test.each))
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan, err := planfile.Read(strings.NewReader(fmt.Sprintf(`{"format_version": "1.2", "resource_changes": [%s], "configuration": {"root_module": {"resources": [%s]}}}`,
				strings.Join(objects, ","), strings.Join(blocks, ","))))
			if err != nil {
				t.Fatal(err)
			}
			var last *planfile.Object
			for _, object := range plan.Changes {
				if object.Name == name {
					last = object
				}
			}
			got := ""
			if picked := planfile.NewIndex(plan.Changes).Pick(last, plan.References(last, "customer_id"), "webexwholesale_customer_org"); picked != nil {
				got = picked.Name + "[" + *picked.Key + "]"
			}
			if got != test.last {
				t.Errorf("%q, want %q", got, test.last)
			}
		})
	}
}
