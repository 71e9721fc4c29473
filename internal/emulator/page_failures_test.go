package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// formToken is what the forms of the page carry.
func formToken(t *testing.T, backend *emulator.Emulator) string {
	t.Helper()
	for _, field := range elements(parsed(t, pageOf(t, backend, "/failures", nil).Body.String()), "input") {
		if attribute(field, "name") == "token" {
			return attribute(field, "value")
		}
	}
	t.Fatal("there is no token")
	return ""
}

// sent sends a form to the page.
func sent(t *testing.T, backend *emulator.Emulator, path string, form url.Values, change func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(form.Encode()))
	request.Host = "localhost"
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if change != nil {
		change(request)
	}
	answer := httptest.NewRecorder()
	backend.ServeHTTP(answer, request)
	return answer
}

// TestOnlyThePageSetsFailures lets others try to send its form.
func TestOnlyThePageSetsFailures(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	token := formToken(t, backend)
	other, _ := start(t, emulator.Options{})
	form := func(token string) url.Values {
		return url.Values{"do": {"set-fault"}, "path": {"/v1/roles"}, "effect": {"status"}, "status": {"503"}, "token": {token}}
	}
	if token == formToken(t, other) || len(token) < 20 {
		t.Errorf("the token is %q", token)
	}
	for name, test := range map[string]struct {
		path   string
		form   url.Values
		change func(*http.Request)
		status int
	}{
		"no token":            {"/failures", form(""), nil, http.StatusForbidden},
		"a wrong token":       {"/failures", form(token + "x"), nil, http.StatusForbidden},
		"a token in the path": {"/failures?token=" + token, form(""), nil, http.StatusForbidden},
		"a foreign page":      {"/failures", form(token), func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, http.StatusForbidden},
		"a foreign host":      {"/failures", form(token), func(r *http.Request) { r.Host = "evil.example" }, http.StatusForbidden},
		"without origin":      {"/failures", form(token), func(r *http.Request) { r.Header.Set("Origin", "null") }, http.StatusForbidden},
		"a navigation": {"/failures", form(token), func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			r.Header.Set("Sec-Fetch-Mode", "navigate")
		}, http.StatusForbidden},
		"another page": {"/users", form(token), nil, http.StatusMethodNotAllowed},
		"too much":     {"/failures", url.Values{"token": {token}, "body": {strings.Repeat("x", 70_000)}}, nil, http.StatusForbidden},
	} {
		if answer := sent(t, backend, test.path, test.form, test.change); answer.Code != test.status {
			t.Errorf("%s: status %d: %s", name, answer.Code, answer.Body)
		}
	}
	c.get("/roles").want(http.StatusOK)
	answer := sent(t, backend, "/failures", form(token), func(r *http.Request) { r.Header.Set("Origin", "http://localhost") })
	if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != "/failures" {
		t.Errorf("status %d", answer.Code)
	}
	c.get("/roles").want(http.StatusServiceUnavailable)
}

func TestSettingFailuresNeedsTheToken(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{Token: "secret"})
	if answer := sent(t, backend, "/failures", url.Values{}, nil); answer.Code != http.StatusUnauthorized {
		t.Errorf("status %d", answer.Code)
	}
	if answer := sent(t, backend, "/failures", url.Values{}, func(r *http.Request) { r.SetBasicAuth("", "secret") }); answer.Code != http.StatusForbidden {
		t.Errorf("status %d", answer.Code)
	}
}

// TestFormsThatSayNothing are shown again, with the reason and what was typed.
func TestFormsThatSayNothing(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{})
	token := formToken(t, backend)
	for _, test := range []struct {
		form url.Values
		want string
	}{
		{url.Values{"do": {"set-fault"}, "effect": {"status"}, "status": {"99"}}, `status must be between 200 and 599, not "99"`},
		{url.Values{"do": {"set-fault"}, "effect": {"status"}, "status": {hostile}}, "status must be between 200 and 599"},
		{url.Values{"do": {"set-fault"}, "effect": {"wait"}}, "latency must be a time above 0"},
		{url.Values{"do": {"set-fault"}, "effect": {"cut"}, "times": {"0"}}, "times must be a whole number above 0"},
		{url.Values{"do": {"set-fault"}, "effect": {"cut"}, "path": {"/v1/" + hostile}}, "no endpoint is or begins with"},
		{url.Values{"do": {"set-fault"}, "effect": {"cut"}, "probability": {"2"}}, "probability must be above 0 and at most 1"},
		{url.Values{"do": {"fail-package"}, "package": {"webex_calling"}, "code": {"x"}}, "the code must be a whole number"},
		{url.Values{"do": {"fail-package"}, "package": {"webex_calling"}, "code": {"1"}}, "say why the package fails"},
		{url.Values{"do": {"fail-package"}, "package": {"x"}, "code": {"1"}, "description": {"d"}}, `there is no package "x"`},
		{url.Values{"do": {"fail-reports"}}, "say why billing reports fail"},
		{url.Values{"do": {"lift-fault"}, "id": {"x"}}, "invalid syntax"},
		{url.Values{}, "this form says nothing that can be done"},
	} {
		test.form.Set("token", token)
		answer := sent(t, backend, "/failures", test.form, nil)
		if said := mainText(t, answer.Body.String()); answer.Code != http.StatusBadRequest || !strings.Contains(said, test.want) {
			t.Errorf("%v: status %d: %s", test.form, answer.Code, said)
		}
		checkText(t, answer.Body.String())
	}
	if said := mainText(t, pageOf(t, backend, "/failures", nil).Body.String()); !strings.Contains(said, "None in force.") {
		t.Errorf("it shows %s", said)
	}
}

// TestFaultsAreWrittenAsTheyAreRead writes faults and reads them again.
func TestFaultsAreWrittenAsTheyAreRead(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"cut", "POST /v1/wholesale/customers cut after times=1", "/v1/wholesale/subscribers status=429 retry-after=2 times=1",
		"GET /v1/people status=503 probability=0.2", `GET status=502 body="<h1>Bad \"Gateway\"</h1>" content-type=text/html`,
		"GET /v1/organizations latency=300ms", "PUT status=504 latency=1s after", "cut latency=2m0s", "status=500 body=\"`\" times=3",
	} {
		fault, err := emulator.ParseFault(text)
		if err != nil || fault.String() != text {
			t.Errorf("%q is written as %q, %v", text, fault.String(), err)
		}
	}
}
