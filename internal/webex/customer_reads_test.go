package webex

import (
	"fmt"
	"math/rand/v2"
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
				if customer, err := client.ReadCustomer(t.Context(), id); err != nil || customer.ExternalID != id {
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

// The partner may have far more customers than Terraform manages, and an
// organization far more people.
func TestAFewOfManyCostFewPages(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		budget func(int) int
		lists  int64
	}{
		"customers": {new(Client).newCustomerReader().budget, 40 / readsForAPage},
		"people":    {new(Client).newPersonReader().budget, 40},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			double := newGroupDouble(10_000)
			double.pageSize = 100
			reader := double.reader()
			reader.budget = test.budget
			for index := range 40 {
				if _, _, err := reader.read(t.Context(), "group", thingID(9_999-index)); err != nil {
					t.Fatal(err)
				}
			}
			double.expect(t, 40, test.lists)
		})
	}
}

// Terraform reads in any order: the bound must cost little where everybody is
// read.
func TestAllPeopleCostLittleMoreThanTheirPages(t *testing.T) {
	t.Parallel()
	const people, page, most = 5_000, 100, 40
	double := newGroupDouble(people)
	double.pageSize = page
	reader := double.reader()
	reader.budget = new(Client).newPersonReader().budget
	for _, index := range rand.New(rand.NewPCG(1, 2)).Perm(people) {
		if _, _, err := reader.read(t.Context(), "organization", thingID(index)); err != nil {
			t.Fatal(err)
		}
	}
	if singles, lists := double.singles.Load(), double.lists.Load(); singles > most || lists != people/page {
		t.Errorf("%d single reads and %d pages", singles, lists)
	}
}

func TestACustomerThatWasChangedIsReadByItself(t *testing.T) {
	t.Parallel()
	backend := customersBackend(t, 40, `,"resourceDetails":{"packages":[]}`)
	client := backend.client()
	for index := range 10 {
		if _, err := client.ReadCustomer(t.Context(), fmt.Sprintf("c%d", index)); err != nil {
			t.Fatal(err)
		}
	}
	client.ForSubPartner("other").forgetCustomer("c9")
	before := len(backend.calls())
	if _, err := client.ReadCustomer(t.Context(), "c9"); err != nil || len(backend.calls()) != before+1 {
		t.Errorf("%d requests, %v", len(backend.calls())-before, err)
	}
}
