package emulator_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/browsertest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// served is an emulator that a browser can reach.
func served(t *testing.T, backend *emulator.Emulator) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(backend)
	t.Cleanup(server.Close)
	return server
}

// pagesOf are the paths of all pages of an emulator with one customer.
func pagesOf(t *testing.T, backend *emulator.Emulator) []string {
	t.Helper()
	return []string{
		"/", "/locations", "/users", "/templates", "/requests", "/failures", "/search?find=acme", "/search?find=nothing+at+all",
		"/users?q=nobody&status=provisioned", customerPathOf(t, backend),
	}
}

// clean checks that no script has failed and that the page's policy had nothing to
// refuse.
func clean(t *testing.T, tab *browsertest.Tab) {
	t.Helper()
	for _, problem := range tab.Problems() {
		// A form that is refused is no error of the page.
		if !strings.Contains(problem, "status of 400") {
			t.Error(problem)
		}
	}
}

func TestPageInABrowser(t *testing.T) {
	t.Parallel()
	browser := browsertest.Start(t)
	for name, test := range map[string]func(*testing.T, *browsertest.Browser){
		"looks":    testLooks,
		"barriers": testBarriers,
		"lists":    testLists,
		"live":     testLive,
		"focus":    testFocusOfRows,
		"failures": testFailures,
		"keyboard": testKeyboard,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, browser)
		})
	}
}

// testLooks lays everything out in the light and in the dark: the style sheet and
// the script are applied though nothing but themselves is allowed.
func testLooks(t *testing.T, browser *browsertest.Browser) {
	t.Helper()
	backend, _ := filled(t)
	backend.ResetRequests()
	server := served(t, backend)
	for _, dark := range []bool{false, true} {
		tab := browser.Open(t, browsertest.Options{Dark: dark})
		for id, path := range listsOfPage() {
			tab.Go(server.URL + path)
			checkFilled(t, id, tab.Text("document.documentElement.outerHTML"))
		}
		paper := map[bool]string{false: "rgb(255, 255, 255)", true: "rgb(19, 23, 27)"}[dark]
		if found := tab.Text("getComputedStyle(document.body).backgroundColor"); found != paper {
			t.Errorf("dark: %v: the paper is %s", dark, found)
		}
		if tab.Text("document.getElementById('live').hidden") != "false" {
			t.Error("the script does not run")
		}
		clean(t, tab)
	}
	if counted := backend.Requests(); len(counted) != 0 {
		t.Errorf("the browser asked for %v", counted)
	}
}

// testBarriers looks at every page on a wide and on a narrow screen, in the light
// and in the dark.
func testBarriers(t *testing.T, browser *browsertest.Browser) {
	t.Helper()
	backend, c := filled(t)
	c.documents = nil
	c.get("/roles?x=1").want(http.StatusOK)
	c.get("/rooms").refused(http.StatusNotImplemented, "not emulated")
	backend.AddFault(emulator.Fault{Path: "/v1/roles/" + strings.Repeat("x", 300), Status: http.StatusTooManyRequests, Times: 3})
	empty, _ := start(t, emulator.Options{})
	engine := browsertest.Axe(t)
	if engine == "" {
		t.Log("axe-core is not there (see scripts/browser.sh): only the width is looked at")
	}
	for _, options := range []browsertest.Options{{}, {Dark: true}, {Width: 360, Height: 640}} {
		tab := browser.Open(t, options)
		check := func(base, path string) {
			tab.Go(base + path)
			tab.Eval("document.querySelectorAll('details').forEach(one => { one.open = true; })", nil)
			var wide int
			tab.Eval("document.documentElement.scrollWidth - document.documentElement.clientWidth", &wide)
			if wide > 0 {
				t.Errorf("%s is %d pixels wider than the screen: %+v", path, wide, options)
			}
			if engine == "" {
				return
			}
			for _, barrier := range tab.Barriers(engine) {
				t.Errorf("%s, %+v: %s", path, options, barrier)
			}
		}
		server := served(t, backend)
		for _, path := range pagesOf(t, backend) {
			check(server.URL, path)
		}
		check(served(t, empty).URL, "/")
		clean(t, tab)
	}
}

// rowsShown are the heads of the rows of a table on the page.
const rowsShown = `[...document.querySelectorAll("tbody tr > :first-child")].map(one => one.innerText.trim())`

// testLists filters, sorts and pages every list with its own controls.
func testLists(t *testing.T, browser *browsertest.Browser) {
	t.Helper()
	backend := many(t)
	server := served(t, backend)
	tab := browser.Open(t, browsertest.Options{})
	first := func() (head string, count int) {
		var rows []string
		tab.Eval(rowsShown, &rows)
		if len(rows) == 0 {
			return "", 0
		}
		return rows[0], len(rows)
	}
	expect := func(what, wantHead string, wantCount int) {
		t.Helper()
		if head, count := first(); head != wantHead || count != wantCount {
			t.Errorf("%s: %d rows from %q, want %d from %q", what, count, head, wantCount, wantHead)
		}
	}
	click := func(selector string) {
		t.Helper()
		tab.Leave(func() { tab.Eval(fmt.Sprintf("document.querySelector(%q).click()", selector), nil) })
	}
	for name, path := range listsOfPage() {
		tab.Go(server.URL + path)
		expect(name, "0", 500)
		click(`[rel="next"]`)
		expect(name+", the next page", "500", 1)
		click(`[rel="prev"]`)
		expect(name+", the page before", "0", 500)
		click("thead th:first-child a")
		expect(name+", sorted", "0", 500)
		click("thead th:first-child a")
		expect(name+", sorted down", "99", 500)
		if sorted := tab.Text(`document.querySelector("thead th").ariaSort`); sorted != "descending" {
			t.Errorf("%s: the order is %q", name, sorted)
		}
		tab.Eval(fmt.Sprintf("document.getElementById('%s-q').focus()", name), nil)
		tab.Type("499")
		tab.Leave(func() { tab.Press("Enter") })
		expect(name+", filtered", "499", 1)
		click(".filter a")
		expect(name+", not filtered", "99", 500)
	}
	for path, want := range map[string]string{
		"/?status=provisioned&q=42": "42", "/?status=error": "", "/?package=webex_voice": "7", "/?location=31": "31",
		"/users?status=pending_user_migration&q=17": "17", "/users?status=provisioned": "", "/users?package=webex_voice&q=0": "0",
		"/users?package=webex_suite": "", "/locations?status=enabled": "", "/locations?status=disabled&q=23": "23",
	} {
		tab.Go(server.URL + path)
		if head, _ := first(); head != want {
			t.Errorf("%s begins with %q, want %q", path, head, want)
		}
	}
	for range 501 {
		backend.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://localhost/v1/roles", http.NoBody))
	}
	tab.Go(server.URL + "/requests?q=roles")
	if _, count := first(); count != 500 {
		t.Errorf("%d requests", count)
	}
	click(`[rel="next"]`)
	if _, count := first(); count != 1 {
		t.Errorf("%d requests on the next page", count)
	}
	tab.Go(server.URL + "/requests?status=refused")
	expect("refused requests", "", 0)
	clean(t, tab)
}

// testLive changes what a page shows while somebody types, reads and looks
// something up there.
func testLive(t *testing.T, browser *browsertest.Browser) {
	t.Helper()
	backend, c := filled(t)
	server := served(t, backend)
	tab := browser.Open(t, browsertest.Options{Height: 400, Width: 1000})
	tab.Go(server.URL + customerPathOf(t, backend))
	tab.Eval(`document.querySelector("details").open = true; document.getElementById("users-q").focus()`, nil)
	tab.Type("half a wo")
	tab.Eval("scrollTo(0, 120)", nil)
	if said := tab.Text(`document.querySelector(".seats").innerText`); !strings.HasPrefix(said, "1 of 7") {
		t.Fatalf("there are %s", said)
	}
	c.delete(subscribers + "/" + c.get(subscribers).items()[0]["id"].(string)).want(http.StatusNoContent)
	tab.Await(`document.querySelector(".seats").innerText.startsWith("0 of 7")`)
	var kept struct {
		Open     bool
		Focus    string
		Typed    string
		Place    int
		Scrolled float64
	}
	tab.Eval(`({ Open: document.querySelector("details").open, Focus: document.activeElement.id, Typed: document.activeElement.value,
  Place: document.activeElement.selectionStart, Scrolled: scrollY })`, &kept)
	if !kept.Open || kept.Focus != "users-q" || kept.Typed != "half a wo" || kept.Place != len("half a wo") || kept.Scrolled != 120 {
		t.Errorf("%+v", kept)
	}
	if said := tab.Text(`document.querySelector("summary").innerText + document.getElementById("users").innerText`); !strings.Contains(said, "1 free") ||
		!strings.Contains(said, "No users yet.") {
		t.Errorf("it shows %s", said)
	}

	tab.Eval(`document.querySelector("#live button").click()`, nil)
	c.post(templates, templateBody(object{"name": "Later"})).want(http.StatusCreated)
	if said := tab.Text(`document.getElementById("live").innerText + document.querySelector("header nav").innerText`); !strings.Contains(said, "Paused") ||
		!strings.Contains(said, "Templates 1") {
		t.Errorf("paused, it shows %s", said)
	}
	tab.Eval(`document.querySelector("#live button").click()`, nil)
	tab.Await(`document.querySelector("header nav").innerText.includes("Templates 2")`)
	clean(t, tab)
	server.CloseClientConnections()
	server.Close()
	tab.Await(`document.getElementById("live").innerText.includes("Not reachable")`)
}

// testFocusOfRows lets rows come before the one that has the focus, and then lets
// that one go.
func testFocusOfRows(t *testing.T, browser *browsertest.Browser) {
	t.Helper()
	backend, c := start(t, emulator.Options{})
	template := c.template()
	named := func(name string) string {
		return c.create(newCustomerBody(template, object{
			"externalId": name, "customerInfo": object{"name": name, "primaryEmail": "admin@" + name + ".example"},
		}))
	}
	path := named("middle")
	server := served(t, backend)
	for _, calm := range []bool{true, false} {
		tab := browser.Open(t, browsertest.Options{ReducedMotion: calm})
		tab.Go(server.URL + "/?sort=external")
		tab.Eval(`document.querySelector("tbody a").focus()`, nil)
		first := fmt.Sprintf("a%v", calm)
		named(first)
		tab.Await(fmt.Sprintf(`document.querySelector("tbody a").innerText === %q`, first))
		if focused := tab.Text("document.activeElement.innerText"); focused != "middle" && calm {
			t.Errorf("the focus is on %q", focused)
		}
		moves := tab.Text(`getComputedStyle(document.querySelector("tbody tr")).animationName`)
		if (moves == "none") != calm {
			t.Errorf("calm: %v: a new row has the animation %q", calm, moves)
		}
		if calm {
			c.delete(path).want(http.StatusAccepted)
			tab.Await(`![...document.querySelectorAll("tbody a")].some(one => one.innerText === "middle")`)
			if focused := tab.Text("document.activeElement.getAttribute('aria-label')"); focused != "Table of customers" {
				t.Errorf("after the row has gone, the focus is on %q", focused)
			}
		}
		clean(t, tab)
	}
}

// testFailures sets failures on the page and takes them back.
func testFailures(t *testing.T, browser *browsertest.Browser) {
	t.Helper()
	backend, c := start(t, emulator.Options{})
	server := served(t, backend)
	tab := browser.Open(t, browsertest.Options{})
	fill := func(script string) {
		t.Helper()
		tab.Leave(func() { tab.Eval(script, nil) })
	}
	tab.Go(server.URL + "/failures")
	fill(`document.getElementById("path").value = "/v1/rolls"; document.querySelector("button.main").click()`)
	if said := tab.Text(`document.querySelector("[role=alert]").innerText + document.getElementById("path").value + document.title`); !strings.Contains(said,
		`no endpoint is or begins with "/v1/rolls"`) || !strings.Contains(said, "Not set: Failures") {
		t.Errorf("it says %s", said)
	}
	fill(`document.getElementById("path").value = "/v1/roles"; document.getElementById("times").value = "2";
document.getElementById("body").value = '{"message": "Not \\"today\\"."}'; document.querySelector("button.main").click()`)
	if said := tab.Text(`document.querySelector("#faults li").innerText`); !strings.Contains(said, `/v1/roles status=503 body="{\"message\": \"Not \\\"today\\\".\"}" times=2`) ||
		!strings.Contains(said, "struck 0 times, 2 left") {
		t.Errorf("in force is %s", said)
	}
	if answered := c.get("/roles").want(http.StatusServiceUnavailable); string(answered.body) != `{"message": "Not \"today\"."}` {
		t.Errorf("it answers %s", answered.body)
	}
	tab.Await(`document.querySelector("#faults li").innerText.includes("struck 1 time, 1 left")`)
	fill(`document.querySelector("#faults li button").click()`)
	if said := tab.Text(`document.getElementById("faults").innerText`); !strings.Contains(said, "None in force.") {
		t.Errorf("in force is %s", said)
	}
	c.get("/roles").want(http.StatusOK)

	fill(`document.getElementById("package-description").value = "Maintenance"; document.getElementById("package").value = "webex_meetings";
document.querySelector("#background .sheet button").click()`)
	path := c.create(newCustomerBody(c.template(), object{"packages": []string{"webex_meetings"}, "provisioningParameters": nil}))
	c.status(path, "provisioned_with_errors")
	fill(`document.querySelector("#background li button").click()`)
	fill(`document.getElementById("report-description").value = "No data"; document.querySelector("#reports .sheet button").click()`)
	if said := tab.Text(`document.getElementById("background").innerText + document.getElementById("reports").innerText`); !strings.Contains(said,
		"None. Customers") || !strings.Contains(said, "New reports fail: 100 No data") {
		t.Errorf("it shows %s", said)
	}
	fill(`document.querySelector("#reports li button").click()`)
	tab.Await(`document.getElementById("reports").innerText.includes("New reports succeed.")`)
	clean(t, tab)
}

// testKeyboard does without a mouse: it goes past the head of the page, searches,
// follows a link, and sets a fault. Whatever has the focus shows it.
func testKeyboard(t *testing.T, browser *browsertest.Browser) {
	t.Helper()
	backend, _ := filled(t)
	server := served(t, backend)
	tab := browser.Open(t, browsertest.Options{})
	next := func(condition string) {
		t.Helper()
		for range 60 {
			tab.Press("Tab")
			// After the last element the focus leaves the page.
			if tab.Text(`document.activeElement !== document.body && getComputedStyle(document.activeElement).outlineStyle`) == "none" {
				t.Errorf("%s does not show the focus", tab.Text("document.activeElement.outerHTML"))
			}
			if tab.Text("document.activeElement.matches(`"+condition+"`)") == "true" {
				return
			}
		}
		t.Fatalf("the key Tab does not lead to %s on %s", condition, tab.Text("location"))
	}
	tab.Go(server.URL + "/")
	next(".skip")
	if left := tab.Text(`document.activeElement.getBoundingClientRect().left >= 0`); left != "true" {
		t.Error("the first link can't be seen")
	}
	tab.Press("Enter")
	tab.Await(`document.activeElement.id === "main"`)
	tab.Press("Tab")
	if tab.Text(`document.getElementById("main").contains(document.activeElement)`) != "true" {
		t.Error("the first link does not lead past the head")
	}
	tab.Go(server.URL + "/")
	next("#find")
	tab.Type("ann@acme")
	tab.Leave(func() { tab.Press("Enter") })
	next("main li a")
	tab.Leave(func() { tab.Press("Enter") })
	if said := tab.Text(`document.getElementById("users").innerText`); !strings.Contains(said, "1 user, filtered") {
		t.Errorf("the page of the customer shows %s", said)
	}
	next(`nav a[href="/failures"]`)
	tab.Leave(func() { tab.Press("Enter") })
	next("#method")
	tab.Press("ArrowDown")
	next("#path")
	tab.Type("/v1/roles")
	tab.Press("Escape")
	next("[name=effect]")
	tab.Press("ArrowDown")
	next("#times")
	tab.Type("1")
	next("#after")
	tab.Press("Space")
	next("button.main")
	tab.Leave(func() { tab.Press("Enter") })
	if said := tab.Text(`document.querySelector("#faults code").innerText`); said != "GET /v1/roles cut after times=1" {
		t.Errorf("in force is %s", said)
	}
	next("#faults li button")
	tab.Leave(func() { tab.Press("Space") })
	if said := tab.Text(`document.getElementById("faults").innerText`); !strings.Contains(said, "None in force.") {
		t.Errorf("in force is %s", said)
	}
	clean(t, tab)
}
