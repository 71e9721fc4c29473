package emulator_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// hostile would give the page another title if a browser took it for more than
// text.
const hostile = `"><img src=x onerror=document.title=1><script>document.title=1</script>`

// filled is an emulator with one row of everything, named in a hostile way.
func filled(t *testing.T) (*emulator.Emulator, *client) {
	t.Helper()
	backend, c := start(t, emulator.Options{})
	if err := backend.FailPackage(t.Context(), "webex_meetings", 2560, "Maintenance "+hostile, false); err != nil {
		t.Fatal(err)
	}
	office := headOffice()
	office["location"].(object)["name"] = "Office " + hostile
	template := c.post(templates, templateBody(object{"name": "Retail " + hostile})).want(http.StatusCreated).object()["provisioningId"].(string)
	path := c.create(newCustomerBody(template, object{
		"externalId":             "acme " + hostile,
		"customerInfo":           object{"name": "Acme " + hostile, "primaryEmail": "admin@acme.example"},
		"packages":               []string{"webex_calling", "webex_meetings"},
		"provisioningParameters": object{"calling": office, "packages": object{"limits": object{"webex_calling": 7, "webex_meetings": 3}}},
	}))
	organization := c.open(path)
	n := tenant{client: c, id: c.customer(path).ID, organization: organization, office: c.get("/locations?orgId=" + organization).items()[0]["id"].(string)}
	n.stock(numberOne)
	n.subscribe(n.userBody("ann@acme.example", object{"provisioningParameters": object{
		"firstName": "Ann", "lastName": hostile, "primaryPhoneNumber": numberOne, "extension": "5001", "locationId": n.office,
	}}))
	return backend, c
}

// pageOf asks the emulator for its page.
func pageOf(t *testing.T, backend *emulator.Emulator, target string, change func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, http.NoBody)
	request.Host = "localhost"
	if change != nil {
		change(request)
	}
	answer := httptest.NewRecorder()
	backend.ServeHTTP(answer, request)
	return answer
}

// elements are all elements of that name below a node.
func elements(below *html.Node, name string) []*html.Node {
	var found []*html.Node
	for node := range below.Descendants() {
		if node.Type == html.ElementNode && node.Data == name {
			found = append(found, node)
		}
	}
	return found
}

func attribute(node *html.Node, name string) string {
	for _, one := range node.Attr {
		if one.Key == name {
			return one.Val
		}
	}
	return ""
}

// text is what a node says, with single spaces.
func text(below *html.Node) string {
	var words []string
	for node := range below.Descendants() {
		if node.Type == html.TextNode {
			words = append(words, strings.Fields(node.Data)...)
		}
	}
	return strings.Join(words, " ")
}

func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	document, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// section parses a page and returns what the rows of one section's table say.
func section(t *testing.T, page, id string) []string {
	t.Helper()
	for _, one := range elements(parsed(t, page), "section") {
		if attribute(one, "id") != id {
			continue
		}
		var rows []string
		for _, body := range elements(one, "tbody") {
			for _, row := range elements(body, "tr") {
				rows = append(rows, text(row))
			}
		}
		return rows
	}
	t.Fatalf("there is no section %q", id)
	return nil
}

func TestPageShowsWhatThereIs(t *testing.T) {
	t.Parallel()
	backend, c := filled(t)
	c.get("/people/unknown?x="+url.QueryEscape(hostile)).refused(http.StatusNotFound, "found")
	backend.AddFault(emulator.Fault{Path: "/v1/roles"})
	if _, err := c.try(http.MethodGet, "/roles", nil); err == nil {
		t.Error("the connection did not break")
	}
	page := pageOf(t, backend, "/", nil)
	if page.Code != http.StatusOK || page.Header().Get("Content-Type") != "text/html; charset=utf-8" {
		t.Fatalf("status %d, type %s", page.Code, page.Header().Get("Content-Type"))
	}
	for id, path := range listsOfPage() {
		checkFilled(t, id, pageOf(t, backend, path, nil).Body.String())
	}
	rows := section(t, pageOf(t, backend, "/requests", nil).Body.String(), "requests")
	for index, want := range []string{"GET /v1/roles connection broken fault", "404 Not Found The person could not be found."} {
		if !strings.Contains(rows[index], want) {
			t.Errorf("the request %q is not %q", rows[index], want)
		}
	}
	if !strings.Contains(rows[1], "GET /v1/people/unknown?x=%22%3E%3Cimg") || !strings.Contains(rows[2], "POST /v1/wholesale/subscribers 200 OK ") {
		t.Errorf("the requests are %q", rows)
	}
}

// listsOfPage are the paths of the lists.
func listsOfPage() map[string]string {
	return map[string]string{"templates": "/templates", "customers": "/", "locations": "/locations", "users": "/users"}
}

// checkFilled checks a list of a page, and that hostile names are text.
func checkFilled(t *testing.T, id, page string) {
	t.Helper()
	name := strings.Join(strings.Fields(hostile), " ")
	want := map[string]string{
		"templates": "Retail " + name + " US Sub123 admin@partner.example.com 1",
		"customers": "acme " + name + " Acme " + name + " provisioned with errors 1 1 Webex Calling 1 of 7 Webex Meetings 0 of 3 error Maintenance " + name,
		"locations": "Office " + name + " acme " + name + " 771 Alder Drive, Milpitas, CA, 95035, US America/Los_Angeles enabled 1 1",
		"users":     "ann@acme.example Ann " + name + " acme " + name + " Webex Calling Office " + name + " " + numberOne + " 5001 provisioned",
	}[id]
	if rows := section(t, page, id); len(rows) != 1 || !strings.HasPrefix(rows[0], want) {
		t.Errorf("%s are\n%q\nand not\n%q", id, rows, want)
	}
	checkText(t, page)
}

// checkText checks that no name has become more than text.
func checkText(t *testing.T, page string) {
	t.Helper()
	document := parsed(t, page)
	if title := text(elements(document, "title")[0]); !strings.HasSuffix(title, "· Webex for Wholesale emulator") {
		t.Errorf("the title is %q", title)
	}
	if found := len(elements(document, "script")) - 1 + len(elements(document, "img")); found != 0 {
		t.Errorf("%d names became elements", found)
	}
}

func TestPageShowsWhatGoesOn(t *testing.T) {
	t.Parallel()
	watch := newClock()
	backend, _, _ := everything(t, watch)
	for _, moment := range []struct {
		pause     time.Duration
		customers []string
		leaving   string
	}{
		{0, []string{"acme Acme provisioned", "going Going deleting", "coming Coming pending rpl review"}, "America/Denver being disabled"},
		{2 * time.Second, []string{"acme Acme provisioned", "going Going deleting", "coming Coming provisioning"}, "America/Denver being disabled"},
		{2 * time.Minute, []string{"acme Acme provisioned", "coming Coming provisioned"}, "America/Denver disabled"},
	} {
		watch.advance(moment.pause)
		rows := section(t, pageOf(t, backend, "/", nil).Body.String(), "customers")
		if len(rows) != len(moment.customers) {
			t.Fatalf("after %v the customers are %q", moment.pause, rows)
		}
		for index, want := range moment.customers {
			if !strings.HasPrefix(rows[index], want) {
				t.Errorf("after %v the customer %q is not %q", moment.pause, rows[index], want)
			}
		}
		if row := section(t, pageOf(t, backend, "/locations", nil).Body.String(), "locations")[1]; !strings.HasPrefix(row, "Leaving acme ") ||
			!strings.Contains(row, moment.leaving) {
			t.Errorf("after %v the location %q is not %q", moment.pause, row, moment.leaving)
		}
		users := strings.Join(section(t, pageOf(t, backend, "/users", nil).Body.String(), "users"), "\n")
		for _, want := range []string{"ada@acme.example.com Ada [1, 2] acme", "free@acme.example.com Ada Lovelace acme Webex Calling Head Office 5002 pending user migration"} {
			if !strings.Contains(users, want) {
				t.Errorf("after %v the users are\n%s\nwithout %q", moment.pause, users, want)
			}
		}
	}
}

func TestPageIsAccessible(t *testing.T) {
	t.Parallel()
	backend, c := filled(t)
	c.documents = nil
	c.get("/roles?x=1").want(http.StatusOK)
	c.get("/rooms").refused(http.StatusNotImplemented, "not emulated")
	for path, tables := range map[string]int{
		"/": 1, "/locations": 1, "/users": 1, "/templates": 1, "/requests": 3, "/failures": 0, "/search?find=acme": 0, customerPathOf(t, backend): 1,
	} {
		checkAccessible(t, parsed(t, pageOf(t, backend, path, nil).Body.String()), tables)
	}
}

// customerPathOf is the page of the first customer.
func customerPathOf(t *testing.T, backend *emulator.Emulator) string {
	t.Helper()
	for _, link := range elements(parsed(t, pageOf(t, backend, "/", nil).Body.String()), "a") {
		if path := attribute(link, "href"); strings.HasPrefix(path, "/customers/") {
			return path
		}
	}
	t.Fatal("there is no link to a customer")
	return ""
}

func checkAccessible(t *testing.T, document *html.Node, tables int) {
	t.Helper()
	if language := attribute(elements(document, "html")[0], "lang"); language != "en" {
		t.Errorf("the language is %q", language)
	}
	for name, want := range map[string]int{"title": 1, "h1": 1, "header": 1, "main": 1, "table": tables, "caption": tables} {
		if found := len(elements(document, name)); found != want {
			t.Errorf("%d elements %s, want %d", found, name, want)
		}
	}
	for _, cell := range elements(document, "th") {
		if scope := attribute(cell, "scope"); scope != "col" && scope != "row" {
			t.Errorf("the header %q has the scope %q", text(cell), scope)
		}
	}
	// A table that is wider than the window is scrolled with the keyboard.
	for _, one := range elements(document, "table") {
		if around := one.Parent; attribute(around, "tabindex") != "0" || attribute(around, "role") != "region" || attribute(around, "aria-label") == "" {
			t.Errorf("the table %q is not in a region that takes the focus", text(elements(one, "caption")[0]))
		}
	}
	var ids []string
	for node := range document.Descendants() {
		if id := attribute(node, "id"); id != "" {
			if slices.Contains(ids, id) {
				t.Errorf("the id %q is there twice", id)
			}
			ids = append(ids, id)
		}
	}
	for _, one := range elements(document, "section") {
		if label := attribute(one, "aria-labelledby"); attribute(one, "aria-label") == "" && !slices.Contains(ids, label) {
			t.Errorf("the section %q has no label", attribute(one, "id"))
		}
	}
	for _, label := range elements(document, "label") {
		if target := attribute(label, "for"); !slices.Contains(ids, target) {
			t.Errorf("the label %q has no field", text(label))
		}
	}
	for _, link := range elements(document, "a") {
		if target, local := strings.CutPrefix(attribute(link, "href"), "#"); local && !slices.Contains(ids, target) {
			t.Errorf("the link %q leads nowhere", text(link))
		}
	}
}

// TestPageHasContrast checks every colour of text on both backgrounds, in the
// light and in the dark, against WCAG 2.2, criterion 1.4.3.
func TestPageHasContrast(t *testing.T) {
	t.Parallel()
	style, err := os.ReadFile("page/page.css")
	if err != nil {
		t.Fatal(err)
	}
	palettes := regexp.MustCompile(`:root \{[^}]*\}`).FindAllString(string(style), -1)
	if len(palettes) != 2 {
		t.Fatalf("there are %d palettes", len(palettes))
	}
	for _, palette := range palettes {
		colours := map[string]float64{}
		for _, found := range regexp.MustCompile(`--(\w+): #(\w{6});`).FindAllStringSubmatch(palette, -1) {
			colours[found[1]] = luminance(t, found[2])
		}
		for _, background := range []string{"paper", "band"} {
			for _, foreground := range []string{"ink", "soft", "link", "good", "busy", "bad"} {
				lighter, darker := max(colours[background], colours[foreground]), min(colours[background], colours[foreground])
				if ratio := (lighter + 0.05) / (darker + 0.05); ratio < 4.5 {
					t.Errorf("%s on %s has the contrast %.2f in %s", foreground, background, ratio, palette)
				}
			}
		}
	}
}

// luminance is how bright WCAG takes a colour to be.
func luminance(t *testing.T, colour string) (sum float64) {
	t.Helper()
	for index, weight := range []float64{0.2126, 0.7152, 0.0722} {
		part, err := strconv.ParseUint(colour[2*index:2*index+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		value := float64(part) / 255
		if value <= 0.04045 {
			value /= 12.92
		} else {
			value = math.Pow((value+0.055)/1.055, 2.4)
		}
		sum += weight * value
	}
	return sum
}

func TestPageOfAnEmptyEmulator(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{})
	for path, want := range map[string]string{
		"/": "point a client to http://localhost/v1", "/locations": "No locations yet.", "/users": "No users yet.", "/templates": "No templates yet.",
		"/requests": "No requests yet.", "/failures": "None in force.", "/search": "are found by any part", "/search?find=x": "Nothing contains “x”.",
		"/users?q=x": "No users match. Show all users", "/requests?status=failed": "No requests match.", "/?page=7&status=error": "No customers match.",
	} {
		page := pageOf(t, backend, path, nil)
		if said := text(elements(parsed(t, page.Body.String()), "main")[0]); page.Code != http.StatusOK || !strings.Contains(said, want) {
			t.Errorf("%s: status %d: %s", path, page.Code, said)
		}
	}
	for _, path := range []string{"/customers/x", "/customers/6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31"} {
		if page := pageOf(t, backend, path, nil); page.Code != http.StatusNotFound || !strings.Contains(page.Body.String(), "There is no such customer") {
			t.Errorf("%s: status %d", path, page.Code)
		}
	}
}

func TestPageIsNoRequest(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{})
	backend.AddFault(emulator.Fault{})
	for range 2 {
		page := pageOf(t, backend, "/requests", nil)
		if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), "No requests yet.") {
			t.Errorf("status %d: %s", page.Code, page.Body)
		}
	}
	if counted := backend.Requests(); len(counted) != 0 {
		t.Errorf("it counts %v", counted)
	}
}

func TestPageKeepsTheLatestRequests(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	const all, kept, shown = 2030, 2000, 500
	for number := range all {
		c.get(fmt.Sprintf("/wholesale/customers?externalId=n%d", number)).want(http.StatusOK)
	}
	rows := section(t, pageOf(t, backend, "/requests", nil).Body.String(), "requests")
	if len(rows) != shown || !strings.Contains(rows[0], "=n2029 ") || !strings.Contains(rows[shown-1], "=n1530 ") {
		t.Errorf("%d rows, from %q to %q", len(rows), rows[0], rows[len(rows)-1])
	}
	if last := section(t, pageOf(t, backend, "/requests?page=9", nil).Body.String(), "requests"); len(last) != shown || !strings.Contains(last[shown-1], "=n30 ") {
		t.Errorf("%d of %d rows are kept, the last is %q", len(last), kept, last[len(last)-1])
	}
	if !regexp.MustCompile(`^\d\d:\d\d:\d\d UTC GET \S+ 200 OK \d+\.\d ms$`).MatchString(rows[0]) {
		t.Errorf("a row is %q", rows[0])
	}
	c.get("/roles/" + strings.Repeat("x", 10_000))
	if row := section(t, pageOf(t, backend, "/requests", nil).Body.String(), "requests")[0]; len(row) > 600 || !strings.Contains(row, "x… 404") {
		t.Errorf("a long path becomes %q", row)
	}
}

func TestPageShowsWhoGaveUp(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/roles", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := backend.Transport().RoundTrip(request); err == nil {
		t.Error("it was answered")
	}
	if row := section(t, pageOf(t, backend, "/requests", nil).Body.String(), "requests")[0]; !strings.Contains(row, "/v1/roles cancelled by the client") {
		t.Errorf("the row is %q", row)
	}
}

func TestPageTellsNoSecrets(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{Token: "confidential"})
	c.documents = nil
	c.send(http.MethodGet, "/people?max=1&access_token=confidential&email=ann%40acme.example", nil, "Authorization", "Bearer confidential")
	c.get("/people?Client_Secret=confidential")
	c.get(reports + "/x/download?Expires=1&Signature=confidential")
	answer := pageOf(t, backend, "/requests", func(r *http.Request) { r.SetBasicAuth("", "confidential") })
	page := answer.Body.String()
	if strings.Contains(page, "confidential") || strings.Contains(fmt.Sprint(answer.Header()), "confidential") {
		t.Errorf("it shows the token: %s", page)
	}
	for index, want := range []string{"/download?Expires=1&Signature=… 404", "/v1/people?Client_Secret=… 401", "/v1/people?max=1&access_token=…&email=ann%40acme.example 200"} {
		if rows := section(t, page, "requests"); !strings.Contains(rows[index], want) {
			t.Errorf("the request %q is not %q", rows[index], want)
		}
	}
}

func TestPageAsksForTheToken(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{Token: "secret"})
	for name, test := range map[string]struct {
		change func(*http.Request)
		status int
	}{
		"nothing":        {nil, http.StatusUnauthorized},
		"no password":    {func(r *http.Request) { r.SetBasicAuth("secret", "") }, http.StatusUnauthorized},
		"wrong password": {func(r *http.Request) { r.SetBasicAuth("me", "other") }, http.StatusUnauthorized},
		"password":       {func(r *http.Request) { r.SetBasicAuth("me", "secret") }, http.StatusOK},
		"wrong token":    {func(r *http.Request) { r.Header.Set("Authorization", "Bearer other") }, http.StatusUnauthorized},
		"token":          {func(r *http.Request) { r.Header.Set("Authorization", "Bearer secret") }, http.StatusOK},
		"post":           {func(r *http.Request) { r.Method = http.MethodPost }, http.StatusMethodNotAllowed},
	} {
		answer := pageOf(t, backend, "/", test.change)
		if answer.Code != test.status {
			t.Errorf("%s: status %d, want %d", name, answer.Code, test.status)
		}
		if asks := strings.HasPrefix(answer.Header().Get("WWW-Authenticate"), "Basic "); asks != (test.status == http.StatusUnauthorized) {
			t.Errorf("%s: it asks for a password: %v", name, asks)
		}
		if shows := strings.Contains(answer.Body.String(), "<table"); answer.Code != http.StatusOK && shows {
			t.Errorf("%s: it shows %s", name, answer.Body)
		}
	}
}

// many is an emulator with one row more of everything than the page shows.
func many(t *testing.T) *emulator.Emulator {
	t.Helper()
	tables := map[string][]object{}
	add := func(table string, row object) { tables[table] = append(tables[table], row) }
	for number := range 501 {
		id := strconv.Itoa(number)
		add("templates", object{"uuid": id, "name_folded": id, "subscription_id": "s", "document": `{"name": "` + id + `"}`, "created_at": 1, "modified_at": 1})
		add("organizations", object{"uuid": id, "name": id, "created_at": 1, "modified_at": 1, "available_at": 1})
		add("customers", object{
			"uuid": id, "organization": id, "external_id": id, "sub_partner": "", "provisioning": id, "address": "{}", "unreturned": "{}",
			"created_packages": "null", "work": "provision", "created_at": 1, "accepted_at": 1, "review_until": 1, "done_at": 1, "outcome": "provisioned",
		})
		add("locations", object{"uuid": id, "organization": id, "name": id, "name_folded": id, "created_at": 1, "available_at": 1})
		if number == 7 {
			add("customer_packages", object{"customer": id, "name": "webex_voice", "position": 0, "license": "l", "ready_at": 1})
		}
		add("subscribers", object{
			"uuid": id, "customer": id, "email": id, "email_folded": id, "package": "webex_voice", "parameters": `{"firstName": "Ann"}`,
			"created_at": 1, "status_changed_at": 1,
		})
	}
	backend, _ := start(t, emulator.Options{})
	contents := mustJSON(t, object{"format": "webexwholesale-emulator", "version": 6, "tables": tables})
	if err := backend.Import(t.Context(), bytes.NewReader(contents)); err != nil {
		t.Fatal(err)
	}
	return backend
}

func TestPageIsBounded(t *testing.T) {
	t.Parallel()
	const most = 500
	backend := many(t)
	for id, path := range listsOfPage() {
		first, second := pageOf(t, backend, path, nil).Body.String(), pageOf(t, backend, path+"?page=2", nil).Body.String()
		if rows := section(t, first, id); len(rows) != most || !strings.Contains(first, "1–500 of 501 "+id) || !strings.Contains(first, `rel="next"`) {
			t.Errorf("there are %d %s", len(rows), id)
		}
		if rows := section(t, second, id); len(rows) != 1 || !strings.Contains(second, "501–501 of 501 "+id) || !strings.Contains(second, `rel="prev"`) {
			t.Errorf("there are %d more %s", len(rows), id)
		}
	}
	if row := section(t, pageOf(t, backend, "/users", nil).Body.String(), "users")[1]; row != "1 Ann 1 Webex Voice pending user migration" {
		t.Errorf("a pending user is %q", row)
	}
}

func TestPageOfDamagedData(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{})
	contents := mustJSON(t, object{"format": "webexwholesale-emulator", "version": 2, "tables": object{"templates": []object{
		{"uuid": "a", "name_folded": "a", "subscription_id": "s", "document": "<script>", "created_at": 1, "modified_at": 1},
	}}})
	if err := backend.Import(t.Context(), bytes.NewReader(contents)); err != nil {
		t.Fatal(err)
	}
	answer := pageOf(t, backend, "/templates", nil)
	if answer.Code != http.StatusInternalServerError || !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/plain") ||
		!strings.Contains(answer.Body.String(), "The page can't be shown: invalid character") {
		t.Errorf("status %d: %s", answer.Code, answer.Body)
	}
}
