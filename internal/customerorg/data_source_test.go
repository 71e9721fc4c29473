package customerorg

import (
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// oneCustomer answers for a customer in Austin.
type oneCustomer struct {
	packages, locations string
	// status is that of the list of locations.
	status int
}

func (o oneCustomer) RoundTrip(request *http.Request) (*http.Response, error) {
	switch {
	case strings.Contains(request.URL.Path, "/wholesale/customers/"):
		return entitytest.Answer(request, http.StatusOK, `{"id": "c", "orgId": "o", "externalId": "acme", "status": "provisioned", "packages": `+o.packages+`,
			"address": {"addressLine1": "1 Main Street", "city": "Austin", "stateOrProvince": "TX", "zipOrPostalCode": "73301", "country": "US"}}`), nil
	case strings.Contains(request.URL.Path, "/organizations/"):
		return entitytest.Answer(request, http.StatusOK, `{"id": "o", "displayName": "Acme"}`), nil
	}
	return entitytest.Answer(request, o.status, o.locations), nil
}

// TestDataSourceFindsTheHeadOffice knows no name of it: only the customer's address.
func TestDataSourceFindsTheHeadOffice(t *testing.T) {
	t.Parallel()
	const austin = `{"id": "austin", "name": "A", "address": {"address1": "1 Main Street", "city": "Austin", "state": "TX", "postalCode": "73301", "country": "US"}}`
	const berlin = `{"id": "berlin", "name": "B", "address": {"address1": "1 Unter den Linden", "city": "Berlin", "state": "BE", "postalCode": "10117", "country": "DE"}}`
	for name, test := range map[string]struct {
		answers oneCustomer
		want    types.String
		failed  bool
	}{
		"the only location":       {oneCustomer{`["webex_calling"]`, `{"items": [` + berlin + `]}`, http.StatusOK}, types.StringValue("berlin"), false},
		"at the address":          {oneCustomer{`["webex_suite"]`, `{"items": [` + berlin + `, ` + austin + `]}`, http.StatusOK}, types.StringValue("austin"), false},
		"two at the address":      {oneCustomer{`["webex_calling"]`, `{"items": [` + austin + `, ` + austin + `]}`, http.StatusOK}, types.StringNull(), false},
		"without calling":         {oneCustomer{`["webex_meetings"]`, `{"items": [` + austin + `]}`, http.StatusOK}, types.StringNull(), false},
		"locations are forbidden": {oneCustomer{`["webex_calling"]`, `{"message": "No."}`, http.StatusForbidden}, types.StringNull(), false},
		"locations are refused":   {oneCustomer{`["webex_calling"]`, `{"message": "No."}`, http.StatusBadRequest}, types.StringNull(), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, err := webex.NewClient(webex.Config{BaseURL: "http://webex.example/v1", AccessToken: "any", Transport: test.answers})
			if err != nil {
				t.Fatal(err)
			}
			config := &dataModel{summary: summary{ID: types.StringValue("c")}}
			problems := readData(t.Context(), client, config)
			if problems.HasError() != test.failed || !config.HeadOfficeLocationID.Equal(test.want) || config.Name.ValueString() != "Acme" {
				t.Errorf("%s, %s: %v", config.HeadOfficeLocationID, config.Name, problems)
			}
		})
	}
}
