package openapitest_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/openapitest"
)

func TestNoDocumentsAcceptEverything(t *testing.T) {
	t.Parallel()
	var documents *openapitest.Documents
	request := httptest.NewRequest(http.MethodPost, "http://localhost/v1/wholesale/customers", nil)
	known, err := documents.CheckExchange(request, []byte(`{}`), 200, nil, nil)
	if known || err != nil {
		t.Errorf("known %v, error %v; want false and none", known, err)
	}
}

func TestCheckExchange(t *testing.T) {
	t.Parallel()
	documents := openapitest.Load(t)
	if documents == nil {
		t.Skip("the OpenAPI documents are not beside this repository")
	}
	const (
		address  = `"address":{"addressLine1":"1 Main St","city":"Austin","country":"US"}`
		customer = `{"provisioningId":"p","packages":["webex_calling"],"externalId":"e",` + address + `}`
		accepted = `{"url":"http://localhost/v1/wholesale/customers/abc"}`
	)
	for name, test := range map[string]struct {
		method, target, body string
		status               int
		answer               string
		unknown              bool
		problem              string
	}{
		"accepted":             {method: "POST", target: "/wholesale/customers", body: customer, status: 202, answer: accepted},
		"error has no schema":  {method: "POST", target: "/wholesale/customers", body: customer, status: 400, answer: `{"message":"no"}`},
		"wrong status":         {method: "POST", target: "/wholesale/customers", body: customer, status: 204, problem: "status 204 is not declared"},
		"required is missing":  {method: "POST", target: "/wholesale/customers", body: `{` + address + `}`, status: 202, answer: accepted, problem: "provisioningId"},
		"unknown property":     {method: "POST", target: "/wholesale/customers", body: strings.Replace(customer, "addressLine1", "address1", 1), status: 202, answer: accepted, problem: "/address/address1"},
		"body is missing":      {method: "POST", target: "/wholesale/customers", status: 202, answer: accepted, problem: "has no body"},
		"body is not expected": {method: "DELETE", target: "/wholesale/customers/abc", body: `{}`, status: 202, problem: "body"},
		"unknown query":        {method: "GET", target: "/roles?orgId=x", status: 200, answer: `{"items":[]}`, problem: `"orgId"`},
		"wrong query type":     {method: "GET", target: "/people?max=many", status: 200, answer: `{"items":[]}`, problem: "max"},
		"several statuses":     {method: "GET", target: "/wholesale/customers?status=error&status=provisioned", status: 200, answer: `{"items":[]}`},
		"wrong method":         {method: "PATCH", target: "/roles", status: 200, problem: "method"},
		"unknown path":         {method: "GET", target: "/wholesale/onboardingTemplates", status: 200, answer: `{}`, unknown: true},
		"wrong answer":         {method: "GET", target: "/wholesale/customers/abc", status: 200, answer: `{"id":1}`, problem: "id"},
		"unexpected answer":    {method: "DELETE", target: "/people/abc", status: 204, answer: `{"id":"x"}`, problem: "no body"},
		"info is an array":     {method: "POST", target: "/wholesale/customers/validate", body: `{` + address + `}`, status: 200, answer: `{"info":[{"infoCode":100,"description":"ok"}]}`},
		"info is an object":    {method: "POST", target: "/wholesale/customers/validate", body: `{` + address + `}`, status: 200, answer: `{"info":{"infoCode":100,"description":"ok"}}`},
		"escaped id":           {method: "GET", target: "/wholesale/customers/abc%3D%3D", status: 200, answer: `{"id":"abc=="}`},
		"no main number": {
			method: "GET", target: "/telephony/config/locations", status: 200,
			answer: `{"locations":[{"id":"l","name":"n","callingLineId":{"phoneNumber":null},"e911SetupRequired":false}]}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := httptest.NewRequest(test.method, "http://localhost/v1"+test.target, nil)
			request.Header.Set("Content-Type", "application/json;charset=utf-8")
			header := http.Header{"Content-Type": {"application/json"}}
			known, err := documents.CheckExchange(request, []byte(test.body), test.status, header, []byte(test.answer))
			if known == test.unknown {
				t.Errorf("known is %v", known)
			}
			switch {
			case test.problem == "" && err != nil:
				t.Errorf("unexpected problem: %v", err)
			case test.problem != "" && (err == nil || !strings.Contains(err.Error(), test.problem)):
				t.Errorf("problem is %v, want one about %q", err, test.problem)
			}
		})
	}
}
