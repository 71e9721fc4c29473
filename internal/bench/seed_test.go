package bench_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// object is a JSON object.
type object = map[string]any

// seedRate is the pace of the client that fills a backend.
const seedRate = 1e6

// newFilledEstate makes an estate that is applied already. Only the first user
// of each customer is Terraform's own work, since Terraform takes minutes to
// create thousands: the others are created through the API and get a copy of
// the first one's state. A plan afterwards finds nothing to do.
func newFilledEstate(b *testing.B, installed *acctest.Installation, of shape) estate {
	b.Helper()
	filled := newEstate(b, installed, customers(shape{of.customers, 1}))
	terraform(b, filled.workspace, "apply", "-auto-approve")
	fill(b, filled, of)
	filled.workspace.Configure(b, filled.backend.Config(customers(of)))
	terraform(b, filled.workspace, "plan", "-detailed-exitcode")
	return filled
}

func fill(b *testing.B, filled estate, of shape) {
	b.Helper()
	client, err := webex.NewClient(webex.Config{
		Transport: filled.backend.Transport(), AccessToken: acctest.Token, RequestsPerSecond: seedRate,
	})
	if err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(filled.workspace.Folder, "terraform.tfstate")
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	var state object
	if err := json.Unmarshal(text, &state); err != nil {
		b.Fatal(err)
	}
	for _, resource := range state["resources"].([]any) {
		resource := resource.(object)
		if resource["type"] != "webexwholesale_customer_user" {
			continue
		}
		first := resource["instances"].([]any)[0].(object)
		instances := []any{first}
		for index := 1; index < of.users; index++ {
			instances = append(instances, another(b, client, first, index))
		}
		resource["instances"] = instances
	}
	if text, err = json.Marshal(state); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(file, text, 0o600); err != nil {
		b.Fatal(err)
	}
}

// another creates a user like the first one and returns its state.
func another(b *testing.B, client *webex.Client, first object, index int) object {
	b.Helper()
	attributes := maps.Clone(first["attributes"].(object))
	attributes["email"] = strings.Replace(attributes["email"].(string), "-0@", fmt.Sprintf("-%d@", index), 1)
	attributes["last_name"] = fmt.Sprintf("Number %d", index)
	attributes["extension"] = strconv.Itoa(acctest.FirstExtension + index)
	made, err := client.CreateSubscriber(b.Context(), wire.SubscriberRequest{
		CustomerID: attributes["customer_id"].(string),
		Email:      attributes["email"].(string),
		Packages:   []string{attributes["package"].(string)},
		Parameters: wire.SubscriberParameters{
			FirstName:  attributes["first_name"].(string),
			LastName:   attributes["last_name"].(string),
			LocationID: attributes["location_id"].(string),
			Extension:  attributes["extension"].(string),
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	attributes["id"], attributes["person_id"] = made.ID, made.PersonID
	instance := maps.Clone(first)
	instance["index_key"], instance["attributes"] = index, attributes
	if _, identified := first["identity"]; identified {
		instance["identity"] = object{"id": made.ID}
	}
	return instance
}

// newDataEstate applies a configuration without a provider.
func newDataEstate(b *testing.B, installed *acctest.Installation, configuration string) *acctest.Workspace {
	b.Helper()
	workspace := installed.NewWorkspace(b, "")
	configureWithoutProvider(b, workspace, configuration)
	terraform(b, workspace, "apply", "-auto-approve")
	return workspace
}

// configureWithoutProvider leaves out even the requirement of the provider.
func configureWithoutProvider(b *testing.B, workspace *acctest.Workspace, configuration string) {
	b.Helper()
	if err := os.WriteFile(filepath.Join(workspace.Folder, "main.tf"), []byte(configuration), 0o600); err != nil {
		b.Fatal(err)
	}
}
