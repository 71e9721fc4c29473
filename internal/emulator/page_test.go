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
	checkFilled(t, page.Body.String())
	rows := section(t, page.Body.String(), "requests")
	for index, want := range []string{"GET /v1/roles connection broken", "404 Not Found The person could not be found."} {
		if !strings.Contains(rows[index], want) {
			t.Errorf("the request %q is not %q", rows[index], want)
		}
	}
	if !strings.Contains(rows[1], "GET /v1/people/unknown?x=%22%3E%3Cimg") || !strings.Contains(rows[2], "POST /v1/wholesale/subscribers 200 OK ") {
		t.Errorf("the requests are %q", rows)
	}
}

// checkFilled checks the tables of a page, and that hostile names are text.
func checkFilled(t *testing.T, page string) {
	t.Helper()
	name := strings.Join(strings.Fields(hostile), " ")
	for id, want := range map[string]string{
		"templates": "Retail " + name + " US Sub123 admin@partner.example.com",
		"customers": "acme " + name + " Acme " + name + " provisioned_with_errors webex_calling: 7, provisioned webex_meetings: 3, error Maintenance " + name,
		"locations": "Office " + name + " acme " + name + " 771 Alder Drive, Milpitas, CA, 95035, US America/Los_Angeles enabled",
		"users":     "ann@acme.example Ann " + name + " acme " + name + " webex_calling Office " + name + " " + numberOne + " 5001 provisioned",
	} {
		if rows := section(t, page, id); len(rows) != 1 || !strings.HasPrefix(rows[0], want) {
			t.Errorf("%s are\n%q\nand not\n%q", id, rows, want)
		}
	}
	document := parsed(t, page)
	if title := text(elements(document, "title")[0]); title != "Webex for Wholesale emulator" {
		t.Errorf("the title is %q", title)
	}
	if found := len(elements(document, "script")) + len(elements(document, "img")); found != 0 {
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
		{0, []string{"acme Acme provisioned", "going Going deleting", "coming Coming pending_rpl_review"}, "America/Denver enabled"},
		{2 * time.Second, []string{"acme Acme provisioned", "going Going deleting", "coming Coming provisioning"}, "America/Denver enabled"},
		{2 * time.Minute, []string{"acme Acme provisioned", "coming Coming provisioned"}, "America/Denver no"},
	} {
		watch.advance(moment.pause)
		page := pageOf(t, backend, "/", nil).Body.String()
		rows := section(t, page, "customers")
		if len(rows) != len(moment.customers) {
			t.Fatalf("after %v the customers are %q", moment.pause, rows)
		}
		for index, want := range moment.customers {
			if !strings.HasPrefix(rows[index], want) {
				t.Errorf("after %v the customer %q is not %q", moment.pause, rows[index], want)
			}
		}
		if row := section(t, page, "locations")[1]; !strings.HasPrefix(row, "Leaving acme ") || !strings.HasSuffix(row, moment.leaving) {
			t.Errorf("after %v the location %q is not %q", moment.pause, row, moment.leaving)
		}
		users := strings.Join(section(t, page, "users"), "\n")
		for _, want := range []string{"ada@acme.example.com Ada [1, 2] acme", "free@acme.example.com Ada Lovelace acme webex_calling Head Office 5002 pending_user_migration"} {
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
	document := parsed(t, pageOf(t, backend, "/", nil).Body.String())
	if language := attribute(elements(document, "html")[0], "lang"); language != "en" {
		t.Errorf("the language is %q", language)
	}
	for name, want := range map[string]int{"title": 1, "h1": 1, "header": 1, "nav": 1, "main": 1, "h2": 7, "table": 7, "caption": 7} {
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
		if label := attribute(one, "aria-labelledby"); !slices.Contains(ids, label) {
			t.Errorf("the section %q has no label", attribute(one, "id"))
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
	page := pageOf(t, backend, "/?refresh=5", nil)
	if page.Code != http.StatusOK || strings.Count(page.Body.String(), "<p>None") != 7 {
		t.Errorf("status %d: %s", page.Code, page.Body)
	}
	if !strings.Contains(page.Body.String(), `<meta http-equiv="refresh" content="5">`) {
		t.Error("it does not reload")
	}
	for _, refresh := range []string{"no", "0", "-1", ""} {
		if strings.Contains(pageOf(t, backend, "/?refresh="+refresh, nil).Body.String(), "http-equiv") {
			t.Errorf("it reloads with refresh=%s", refresh)
		}
	}
}

func TestPageIsNoRequest(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{})
	backend.AddFault(emulator.Fault{})
	for range 2 {
		page := pageOf(t, backend, "/", nil)
		if page.Code != http.StatusOK || !strings.Contains(page.Body.String(), "None yet.") {
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
	const all, kept = 130, 100
	for number := range all {
		c.get(fmt.Sprintf("/wholesale/customers?externalId=n%d", number)).want(http.StatusOK)
	}
	rows := section(t, pageOf(t, backend, "/", nil).Body.String(), "requests")
	if len(rows) != kept || !strings.Contains(rows[0], "=n129 ") || !strings.Contains(rows[kept-1], "=n30 ") {
		t.Errorf("%d rows, from %q to %q", len(rows), rows[0], rows[len(rows)-1])
	}
	if !regexp.MustCompile(`^\d\d:\d\d:\d\d UTC GET \S+ 200 OK \d+\.\d ms$`).MatchString(rows[0]) {
		t.Errorf("a row is %q", rows[0])
	}
	c.get("/roles/" + strings.Repeat("x", 10_000))
	if row := section(t, pageOf(t, backend, "/", nil).Body.String(), "requests")[0]; len(row) > 600 || !strings.Contains(row, "x… 404") {
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
	if row := section(t, pageOf(t, backend, "/", nil).Body.String(), "requests")[0]; !strings.Contains(row, "/v1/roles cancelled by the client") {
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
	answer := pageOf(t, backend, "/", func(r *http.Request) { r.SetBasicAuth("", "confidential") })
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

// TestPageIsBounded fills all tables with one row more than the page shows.
func TestPageIsBounded(t *testing.T) {
	t.Parallel()
	const most = 500
	tables := map[string][]object{}
	add := func(table string, row object) { tables[table] = append(tables[table], row) }
	for number := range most + 1 {
		id := strconv.Itoa(number)
		add("templates", object{"uuid": id, "name_folded": id, "subscription_id": "s", "document": "{}", "created_at": 1, "modified_at": 1})
		add("organizations", object{"uuid": id, "name": id, "created_at": 1, "modified_at": 1, "available_at": 1})
		add("customers", object{
			"uuid": id, "organization": id, "external_id": id, "sub_partner": "", "provisioning": id, "address": "{}", "unreturned": "{}",
			"created_packages": "null", "work": "provision", "created_at": 1, "accepted_at": 1, "review_until": 1, "done_at": 1, "outcome": "provisioned",
		})
		add("locations", object{"uuid": id, "organization": id, "name": id, "name_folded": id, "created_at": 1, "available_at": 1})
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
	page := pageOf(t, backend, "/", nil).Body.String()
	for _, id := range []string{"templates", "customers", "locations", "users"} {
		if rows := section(t, page, id); len(rows) != most {
			t.Errorf("there are %d %s", len(rows), id)
		}
	}
	if told := strings.Count(page, "<caption>The first 500, "); told != 4 {
		t.Errorf("%d tables say that they are cut off", told)
	}
	if row := section(t, page, "users")[1]; row != "1 Ann 1 webex_voice pending_user_migration" {
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
	answer := pageOf(t, backend, "/", nil)
	if answer.Code != http.StatusInternalServerError || !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/plain") ||
		!strings.Contains(answer.Body.String(), "The page can't be shown: invalid character") {
		t.Errorf("status %d: %s", answer.Code, answer.Body)
	}
}
