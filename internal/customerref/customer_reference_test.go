package customerref

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

var (
	acmeID   = webexid.Encode(webexid.Customer, "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31")
	globexID = webexid.Encode(webexid.Customer, "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f32")
)

// directory is a backend with the customers acme and globex. The states of
// acme come one after the other, the last one for good.
type directory struct {
	acme []string
	down bool
}

func (d *directory) RoundTrip(request *http.Request) (*http.Response, error) {
	status, body := http.StatusNotFound, `{"message":"no","trackingId":"T"}`
	customer := func(id, externalID, rest string) string {
		return fmt.Sprintf(`{"id":%q,"externalId":%q,%s}`, id, externalID, rest)
	}
	acme := customer(acmeID, "acme", d.acme[0])
	globex := customer(globexID, "globex", `"orgId":"globex-org","status":"provisioned"`)
	switch asked := strings.TrimRight(request.URL.Path, "=") + request.URL.Query().Get("externalId"); {
	case d.down:
		status = http.StatusForbidden
	case strings.HasSuffix(asked, "/"+acmeID), strings.HasSuffix(asked, "/customersacme"):
		if status, body = http.StatusOK, acme; len(d.acme) > 1 {
			d.acme = d.acme[1:]
		}
	case strings.HasSuffix(asked, "/"+globexID), strings.HasSuffix(asked, "/customersglobex"):
		status, body = http.StatusOK, globex
	case strings.Contains(asked, "/customers") && request.URL.Query().Has("externalId"):
		status, body = http.StatusOK, ""
	}
	if status == http.StatusOK && request.URL.Query().Has("externalId") {
		body = `{"items":[` + body + `]}`
	}
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(body)), Request: request,
	}, nil
}

func (d *directory) client(t *testing.T) *webex.Client {
	t.Helper()
	client, err := webex.NewClient(webex.Config{Transport: d, RequestsPerSecond: 1e6})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func reference(id, externalID string) CustomerReference {
	made := CustomerReference{CustomerID: values.NewWebexIDUnknown(), CustomerExternalID: types.StringUnknown()}
	if id != "" {
		made.CustomerID = values.NewWebexIDValue(id)
	}
	if externalID != "" {
		made.CustomerExternalID = types.StringValue(externalID)
	}
	return made
}

func TestResolve(t *testing.T) {
	t.Parallel()
	const ready = `"orgId":"acme-org","status":"provisioned"`
	for name, test := range map[string]struct {
		given CustomerReference
		acme  []string
		want  string // part of the error; empty where it is found
	}{
		"by id":             {reference(acmeID, ""), []string{ready}, ""},
		"by external id":    {reference("", "acme"), []string{ready}, ""},
		"by null and id":    {CustomerReference{CustomerID: values.NewWebexIDValue(acmeID)}, []string{ready}, ""},
		"being provisioned": {reference("", "acme"), []string{`"status":"provisioning"`, `"status":"provisioning"`, ready}, ""},
		"provisioning that fails": {
			reference("", "acme"), []string{`"status":"provisioning"`, `"status":"error"`}, `its status is "error"`,
		},
		"failed":       {reference(acmeID, ""), []string{`"status":"error"`}, `its status is "error"`},
		"unknown":      {reference("", "nobody"), []string{ready}, `"nobody"`},
		"no reference": {CustomerReference{}, []string{ready}, "neither"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				given := test.given
				customer, err := given.Resolve(t.Context(), (&directory{acme: test.acme}).client(t))
				if test.want != "" {
					if err == nil || !strings.Contains(err.Error(), test.want) {
						t.Errorf("found %+v, %v", customer, err)
					}
					return
				}
				if err != nil || customer.OrgID != "acme-org" || !given.CustomerID.Same(acmeID) || given.CustomerExternalID.ValueString() != "acme" {
					t.Errorf("found %+v, %v; the reference is %+v", customer, err, given)
				}
			})
		})
	}
}

// A reference keeps how its configuration spells the customer.
func TestResolveKeepsWhatIsGiven(t *testing.T) {
	t.Parallel()
	given := reference(acmeID+"==", "an external id that is outdated")
	backend := &directory{acme: []string{`"orgId":"acme-org","status":"provisioned"`}}
	if _, err := given.Resolve(t.Context(), backend.client(t)); err != nil {
		t.Fatal(err)
	}
	if given.CustomerID.ValueString() != acmeID+"==" || given.CustomerExternalID.ValueString() != "an external id that is outdated" {
		t.Errorf("the reference is %+v", given)
	}
}

func TestElsewhere(t *testing.T) {
	t.Parallel()
	none := CustomerReference{}
	byID := func(id string) CustomerReference { return CustomerReference{CustomerID: values.NewWebexIDValue(id)} }
	byExternalID := func(id string) CustomerReference {
		return CustomerReference{CustomerExternalID: types.StringValue(id)}
	}
	prior := reference(acmeID, "acme")
	for name, test := range map[string]struct {
		planned, config CustomerReference
		deferred, down  bool
		refused         string
	}{
		"same id":                          {planned: prior, config: byID(acmeID)},
		"same id, spelled otherwise":       {planned: reference(acmeID+"=", "acme"), config: byID(acmeID + "=")},
		"another id":                       {planned: reference(globexID, ""), config: byID(globexID), refused: "customer_id"},
		"id not known yet":                 {planned: reference("", ""), config: CustomerReference{CustomerID: values.NewWebexIDUnknown()}},
		"same external id":                 {planned: prior, config: byExternalID("acme")},
		"external id of another":           {planned: reference("", "globex"), config: byExternalID("globex"), refused: "customer_external_id"},
		"external id that is new":          {planned: reference("", "acme-2"), config: byExternalID("acme-2")},
		"external id not known yet":        {planned: reference("", ""), config: CustomerReference{CustomerExternalID: types.StringUnknown()}},
		"external id, provider not known":  {planned: reference("", "globex"), config: byExternalID("globex"), deferred: true},
		"external id, backend that is out": {planned: reference("", "globex"), config: byExternalID("globex"), down: true},
		"nothing configured":               {planned: prior, config: none},
		"both keys":                        {planned: prior, config: prior},
		"both keys, id of another":         {planned: reference(globexID, "acme"), config: reference(globexID, "acme"), refused: "customer_id"},
		"both keys, external id of another": {
			planned: reference(acmeID, "globex"), config: reference(acmeID, "globex"), refused: "customer_external_id",
		},
		"both keys, external id that is new": {planned: reference(acmeID, "acme-2"), config: reference(acmeID, "acme-2")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := &directory{acme: []string{`"orgId":"acme-org","status":"provisioned"`}, down: test.down}
			var problems diag.Diagnostics
			planning := &lifecycle.Planning[CustomerReference]{
				Runtime:     &lifecycle.Runtime{Deferred: test.deferred, Connect: func() (*webex.Client, error) { return backend.client(t), nil }},
				Diagnostics: &problems, Prior: &prior, Plan: &test.planned,
			}
			if got := Elsewhere(t.Context(), planning, test.config); string(got) != test.refused || len(problems) > 0 {
				t.Errorf("got %q, %v", got, problems)
			}
		})
	}
}

func TestBothKeys(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		config CustomerReference
		want   bool
	}{
		"id":                      {config: CustomerReference{CustomerID: values.NewWebexIDValue(acmeID)}},
		"external id":             {config: CustomerReference{CustomerExternalID: types.StringValue("acme")}},
		"both":                    {config: reference(acmeID, "acme"), want: true},
		"both, one not known yet": {config: reference(acmeID, "")},
	} {
		if got := test.config.BothKeys(); got != test.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestContradicts(t *testing.T) {
	t.Parallel()
	acme := wire.Customer{ID: acmeID, ExternalID: "acme"}
	for name, given := range map[string]CustomerReference{
		"id":          {CustomerID: values.NewWebexIDValue(acmeID)},
		"external id": {CustomerExternalID: types.StringValue("other")},
		"both":        reference(acmeID, "acme"),
	} {
		if err := given.Contradicts(acme); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := reference(acmeID, "other").Contradicts(acme); err == nil || !strings.Contains(err.Error(), `"acme", and not "other"`) {
		t.Errorf("two customers: %v", err)
	}
}
