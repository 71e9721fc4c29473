package emulator_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestPageSortsByEveryColumn follows the links of all heads, which are queries of
// their own, up and down.
func TestPageSortsByEveryColumn(t *testing.T) {
	t.Parallel()
	backend, c, _ := everything(t, newClock())
	c.get("/roles").want(http.StatusOK)
	lists := listsOfPage()
	lists["requests"] = "/requests"
	for id, path := range lists {
		all := len(section(t, pageOf(t, backend, path, nil).Body.String(), id))
		links := 0
		for _, head := range elements(elements(parsed(t, pageOf(t, backend, path, nil).Body.String()), "thead")[0], "a") {
			links++
			up := attribute(head, "href")
			for target, order := range map[string]string{up: "ascending", strings.Replace(up, "#", "&order=down#", 1): "descending"} {
				target, _, _ = strings.Cut(target, "#")
				page := pageOf(t, backend, target, nil)
				if rows := section(t, page.Body.String(), id); page.Code != http.StatusOK || len(rows) != all {
					t.Errorf("%s: status %d, %d of %d rows", target, page.Code, len(rows), all)
				}
				if sorted := `aria-sort="` + order + `"`; strings.Count(page.Body.String(), sorted) != 1 {
					t.Errorf("%s does not say %s", target, sorted)
				}
			}
		}
		if links < 4 {
			t.Errorf("%s has only %d heads to sort by", id, links)
		}
	}
}

// TestPageFindsEverything looks for parts of everything that is shown, and for the
// ids of Webex.
func TestPageFindsEverything(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	template := c.post(templates, templateBody(object{"name": "Großhandel"})).want(http.StatusCreated).object()["provisioningId"].(string)
	path := c.create(newCustomerBody(template, object{
		"externalId": "K-17", "customerInfo": object{"name": "ÜBER & Söhne", "primaryEmail": "chef@soehne.example"},
	}))
	organization := c.open(path)
	n := tenant{client: c, id: c.customer(path).ID, organization: organization, office: c.get("/locations?orgId=" + organization).items()[0]["id"].(string)}
	n.stock(numberOne)
	n.stock(numberTwo)
	user := n.subscribe(n.userBody("zoe@soehne.example", object{"provisioningParameters": object{
		"firstName": "Zoë", "lastName": "Ärger", "primaryPhoneNumber": numberOne, "extension": "5001", "locationId": n.office,
	}}))
	for text, want := range map[string]string{
		"k-17": "Customers 1", "ÜBER": "Customers 1", "söhne ÜBER": "Customers 1", "chef@": "Customers 1", n.id: "Customers 1",
		organization: "Customers 1", "zoë ärger": "Users 1", "SOEHNE.example zoe": "Users 1", "5001": "Users 1", user.PersonID: "Users 1", user.ID: "Users 1",
		numberOne: "Users 1", numberTwo: "Locations 1", n.office: "Locations 1", "milpitas": "Locations 1", "head off": "Locations 1",
		"großhandel": "Templates 1", template: "Templates 1", "sub123": "Templates 1", "post subscribers": "Requests 1",
		"zoe nobody": "Nothing contains", "%": "Nothing contains", "' OR 1=1 --": "Nothing contains", hostile: "Nothing contains",
	} {
		page := pageOf(t, backend, "/search?find="+url.QueryEscape(text), nil).Body.String()
		if said := mainText(t, page); !strings.Contains(said, want) {
			t.Errorf("for %q it shows %s, not %q", text, said, want)
		}
		checkText(t, page)
	}
	for target, want := range map[string]int{
		"/users?location=head": 1, "/users?location=none": 0, "/users?package=webex_calling&status=provisioned": 1, "/users?status=wrong": 0,
		"/locations?status=enabled&location=HEAD&package=webex_calling&q=" + url.QueryEscape(numberTwo): 1, "/locations?package=webex_suite": 0,
		"/locations?customer=" + n.id: 1, "/locations?customer=" + organization: 0,
	} {
		id := strings.Trim(strings.Split(target, "?")[0], "/")
		page := pageOf(t, backend, target, nil).Body.String()
		if rows := section(t, page, id); len(rows) != want {
			t.Errorf("%s shows %q", target, rows)
		}
	}
}

// mainText is what the main part of a page says.
func mainText(t *testing.T, page string) string {
	t.Helper()
	return text(elements(parsed(t, page), "main")[0])
}

func TestPageOfACustomer(t *testing.T) {
	t.Parallel()
	backend, _ := filled(t)
	page := pageOf(t, backend, customerPathOf(t, backend), nil).Body.String()
	said := mainText(t, page)
	name := strings.Join(strings.Fields(hostile), " ")
	for _, want := range []string{
		"Customers acme " + name + " Acme " + name + " · provisioned with errors", "Template Retail " + name, "Webex Calling 1 of 7 seats taken",
		"Webex Meetings 0 of 3 seats taken error Maintenance " + name, "Office " + name + " 771 Alder Drive, Milpitas, CA, 95035, US",
		"Calling enabled PSTN not chosen Main number none Routing prefix none", "1 number, 0 free " + numberOne + " ann@acme.example",
		"1 user E-mail", "ann@acme.example Ann " + name + " Webex Calling Office " + name + " " + numberOne + " 5001 provisioned",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not show %q, but %s", want, said)
		}
	}
	checkText(t, page)
}

func TestPageIsSentOnce(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	tag := pageOf(t, backend, "/", nil).Header().Get("ETag")
	again := func() int {
		return pageOf(t, backend, "/", func(r *http.Request) { r.Header.Set("If-None-Match", tag) }).Code
	}
	if status := again(); tag == "" || status != http.StatusNotModified {
		t.Errorf("status %d, tag %q", status, tag)
	}
	c.template()
	if status := again(); status != http.StatusOK {
		t.Errorf("after a change: status %d", status)
	}
}
