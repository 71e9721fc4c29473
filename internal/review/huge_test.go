package review_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// hugePlan creates a number of customers, each with a template, a location and
// a user that are known by references only, and removes as many users of one
// customer.
func hugePlan(count int) string {
	each := func(kind, references string) string {
		return fmt.Sprintf(`{"mode":"managed","type":"webexwholesale_%s","name":"all","expressions":{%s},"for_each_expression":{"references":["var.all"]}}`, kind, references)
	}
	customer := `"customer_id":{"references":["webexwholesale_customer_org.all","each.key"]}`
	configuration := object{"root_module": object{"resources": []rawJSON{
		rawJSON(each("onboarding_template", "")), rawJSON(each("customer_org", "")), rawJSON(each("customer_location", customer)),
		rawJSON(each("customer_user", customer+`,"location_id":{"references":["webexwholesale_customer_location.all","each.key"]}`)),
	}}}
	unknown := object{"after_unknown": object{"id": true, "customer_id": true, "customer_external_id": true, "location_id": true}}
	changes := []object{same("customer.kept", acme())}
	for index := range count {
		key, name := object{"index": strconv.Itoa(index)}, fmt.Sprintf(`.all["%d"]`, index)
		template := object{"id": fmt.Sprint("t", index), "provisioning_id": fmt.Sprint("p", index), "name": fmt.Sprint("Template ", index)}
		one := func(address string, value object, more ...object) {
			made := change(address+name, "create", nil, value, append(more, key)...)
			made["name"] = "all"
			changes = append(changes, made)
		}
		changes = append(changes, same("template"+name, template), change(fmt.Sprintf("user.gone%d", index), "delete", with(ann(), object{"last_name": strconv.Itoa(index)}), nil))
		one("customer", object{"name": fmt.Sprint("Customer ", index), "external_id": "same", "provisioning_id": fmt.Sprint("p", index)}, unknown)
		one("location", object{"name": fmt.Sprint("Location ", index), "calling": object{}}, unknown)
		one("user", object{"first_name": "Ann", "last_name": strconv.Itoa(index), "package": "webex_calling"}, unknown)
	}
	return planText(changes, object{"configuration": configuration})
}

// rawJSON is written as it is.
type rawJSON string

// MarshalJSON implements json.Marshaler.
func (r rawJSON) MarshalJSON() ([]byte, error) { return []byte(r), nil }

// TestHugePlan compares the time of a review with the time that reading the same
// plan takes, which grows with its length only.
func TestHugePlan(t *testing.T) {
	t.Parallel()
	const count = 3000
	text := hugePlan(count)
	start := time.Now()
	plan, err := planfile.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	reading := time.Since(start)
	start = time.Now()
	made := review.Build(plan, review.Options{})
	sections := 0
	for index := range made.Customers {
		sections += len(made.Customers[index].Sections())
	}
	if building := time.Since(start); building > 10*reading {
		t.Errorf("reading takes %v, the review %v", reading, building)
	}
	if len(made.Customers) != count+1 || sections < count {
		t.Fatalf("%d customers with %d sections", len(made.Customers), sections)
	}
	all := told(made)
	for _, want := range []string{
		fmt.Sprintf("%d new customers, %d people leave, %d people join", count, count, count),
		"with the onboarding template “Template 2999”", "Ann 2999 joins with Webex Calling at Location 2999.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("not said: %s", want)
		}
	}
}
