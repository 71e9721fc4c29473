package webex

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// customersBackend knows so many customers; the list shows package states if
// told to.
func customersBackend(t *testing.T, number int, details string) *backend {
	t.Helper()
	one := func(id string) string {
		return fmt.Sprintf(`{"id":%q,"externalId":%q,"orgId":"o","status":"provisioned"%s}`, id, id, details)
	}
	return newBackend(t, func(request sent) reply {
		if id, single := strings.CutPrefix(request.Path, "/wholesale/customers/"); single {
			return jsonReply(http.StatusOK, one(id))
		}
		var items []string
		for index := range number {
			items = append(items, one(fmt.Sprintf("c%d", index)))
		}
		return jsonReply(http.StatusOK, `{"items":[`+strings.Join(items, ",")+`]}`)
	})
}

func TestManyCustomersAreReadFromAList(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		details        string
		singles, lists int
	}{
		"with package states":    {`,"resourceDetails":{"packages":[]}`, readsForAPage - 1, 1},
		"without package states": {``, 40, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := customersBackend(t, 40, test.details)
			client := backend.client()
			for index := range 40 {
				id := fmt.Sprintf("c%d", index)
				if customer, err := client.ReadCustomer(t.Context(), id, anything); err != nil || customer.ExternalID != id {
					t.Fatalf("%+v, %v", customer, err)
				}
			}
			lists := count(backend.calls(), "GET /wholesale/customers")
			if singles := len(backend.calls()) - lists; singles != test.singles || lists != test.lists {
				t.Errorf("%d single reads and %d lists, want %d and %d", singles, lists, test.singles, test.lists)
			}
			before := len(backend.calls())
			if _, err := client.ResolveCustomer(t.Context(), CustomerKey{ID: "c39"}); err != nil || len(backend.calls()) != before {
				t.Errorf("a customer that was just read is read again: %v", err)
			}
		})
	}
}

func TestACustomerThatWasChangedIsReadByItself(t *testing.T) {
	t.Parallel()
	backend := customersBackend(t, 40, `,"resourceDetails":{"packages":[]}`)
	client := backend.client()
	for index := range 10 {
		if _, err := client.ReadCustomer(t.Context(), fmt.Sprintf("c%d", index), anything); err != nil {
			t.Fatal(err)
		}
	}
	client.ForSubPartner("other").forgetCustomer("c9")
	before := len(backend.calls())
	if _, err := client.ReadCustomer(t.Context(), "c9", anything); err != nil || len(backend.calls()) != before+1 {
		t.Errorf("%d requests, %v", len(backend.calls())-before, err)
	}
}
