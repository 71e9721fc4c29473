package emulator_test

import (
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

func TestParseFault(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]emulator.Fault{
		"POST /v1/wholesale/subscribers status=429 retry-after=2 probability=0.2 times=3 after": {
			Method: "POST", Path: "/v1/wholesale/subscribers", Status: 429, RetryAfter: "2", Probability: 0.2, Times: 3, After: true,
		},
		"/v1/people status=503":     {Path: "/v1/people", Status: 503},
		" GET \t cut ":              {Method: "GET"},
		"times=1 DELETE":            {Method: "DELETE", Times: 1},
		"/v1/wholesale/customers/x": {Path: "/v1/wholesale/customers/x"},
		"/v1/wholesale/customers/{customerId} probability=1": {Path: "/v1/wholesale/customers/{customerId}", Probability: 1},
		"/v1/wholesale/cust":                              {Path: "/v1/wholesale/cust"},
		"latency=1m30s":                                   {Latency: 90 * time.Second, OnlyLatency: true},
		"latency=500ms after":                             {Latency: 500 * time.Millisecond, OnlyLatency: true, After: true},
		"cut latency=2s":                                  {Latency: 2 * time.Second},
		"status=504 latency=2s":                           {Status: 504, Latency: 2 * time.Second},
		`status=200 body="a b=\"c\"" after`:               {Status: 200, Body: `a b="c"`, After: true},
		"status=400 body=`{\"message\": \"no\"}` times=2": {Status: 400, Body: `{"message": "no"}`, Times: 2},
		`status=400 body={"message":"no"}`:                {Status: 400, Body: `{"message":"no"}`},
		`status=502 retry-after="Wed, 21 Oct 2026 07:28:00 GMT" content-type=text/html body="<p>"`: {
			Status: 502, RetryAfter: "Wed, 21 Oct 2026 07:28:00 GMT", ContentType: "text/html", Body: "<p>",
		},
	} {
		if got, err := emulator.ParseFault(text); err != nil || got != want {
			t.Errorf("%s is %+v, %v", text, got, err)
		}
	}
}

func TestParseFaultRefuses(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"":                             "a fault has METHOD",
		"post /v1":                     `"post" is not understood: a fault has METHOD`,
		"HEAD":                         "METHOD is one of GET, POST, PUT, PATCH, DELETE",
		"GET POST":                     "method is given twice",
		"/v1 /v1/people":               "path is given twice",
		"status=500 status=500":        "status is given twice",
		"/wholesale/customers":         "no endpoint is or begins with",
		"/v1/wholesale/custmers":       "no endpoint is or begins with",
		"/v1/wholesale/customers/{id}": "no endpoint is or begins with",
		"/v1/roles/a/b":                "no endpoint is or begins with",
		"status=abc":                   "between 200 and 599",
		"status=199":                   "between 200 and 599",
		"status=":                      "between 200 and 599",
		"status":                       `"status" is not understood`,
		"after=1":                      `"after=1" is not understood`,
		"statuz=1":                     "status=, retry-after=",
		"cut status=500":               "exclude",
		"retry-after=1":                "need a status",
		"cut body=x":                   "need a status",
		"latency=1":                    "such as 500ms",
		"latency=-1s":                  "such as 500ms",
		"status=500 probability=2":     "above 0 and at most 1",
		"probability=0":                "above 0 and at most 1",
		"probability=NaN":              "above 0 and at most 1",
		"times=0":                      "above 0",
		"times=1.5":                    "above 0",
		`status=500 body="x`:           "quotes of body=",
		"status=500 body=`x":           "quotes of body=",
		`status=500 body="x"y`:         `"y" is not understood`,
	} {
		if got, err := emulator.ParseFault(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
	}
}
