package customerorg

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestBackground(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		customer wire.Customer
		want     []string
	}{
		"all well": {customer: wire.Customer{Status: wire.CustomerProvisioned, ResourceDetails: &wire.ResourceDetails{
			Packages: []wire.PackageDetail{{Name: "webex_calling", Status: wire.CustomerProvisioned}},
		}}},
		"no details": {
			customer: wire.Customer{Errors: []wire.ErrorDetail{{ErrorCode: "2000", Description: "no"}, {Description: "text alone"}, {ErrorCode: "2001"}}},
			want:     []string{"customer: error 2000 no", "customer: error text alone", "customer: error 2001"},
		},
		"packages in order": {
			customer: wire.Customer{
				Errors: []wire.ErrorDetail{{ErrorCode: "1", Description: "first"}},
				ResourceDetails: &wire.ResourceDetails{Packages: []wire.PackageDetail{
					{Name: "webex_suite", Status: wire.CustomerError},
					{Name: "webex_calling", Status: wire.CustomerError, Errors: []wire.ErrorDetail{{ErrorCode: "2", Description: "broken"}}, Warnings: []wire.ErrorDetail{{Description: "odd"}}},
				}},
			},
			want: []string{
				"customer: error 1 first", "package webex_calling: error 2 broken", "package webex_calling: warning odd",
				"package webex_suite: status error without further detail",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if difference := cmp.Diff(test.want, background(test.customer)); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	some := []wire.ErrorDetail{{ErrorCode: "2000", Description: "no capacity"}}
	for name, test := range map[string]struct {
		customer wire.Customer
		want     []string
		says     []string
	}{
		"provisioned":                       {customer: wire.Customer{Status: wire.CustomerProvisioned}},
		"failed with a reason":              {wire.Customer{Status: wire.CustomerError, Errors: some}, []string{"Error : Webex could not provision the customer"}, []string{"2000 no capacity", "created again"}},
		"failed without a reason":           {wire.Customer{Status: wire.CustomerError}, []string{"Error : Webex could not provision the customer"}, []string{"Webex gave no reason", "created again"}},
		"with errors":                       {wire.Customer{Status: wire.CustomerProvisionedWithErrors, Errors: some}, []string{"Warning : The customer was provisioned with errors"}, []string{"2000 no capacity", wire.CustomerProvisionedWithErrors}},
		"with errors, but without detail":   {wire.Customer{Status: wire.CustomerProvisionedWithErrors}, []string{"Warning : The customer was provisioned with errors"}, []string{"no detail"}},
		"provisioned, but a package warned": {wire.Customer{Status: wire.CustomerProvisioned, ResourceDetails: &wire.ResourceDetails{Packages: []wire.PackageDetail{{Name: "webex_suite", Warnings: some}}}}, []string{"Warning : The customer was provisioned with errors"}, []string{"package webex_suite: warning 2000 no capacity"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var problems diag.Diagnostics
			report(&lifecycle.Operation[model]{Diagnostics: &problems}, test.customer)
			if difference := cmp.Diff(test.want, places(problems)); difference != "" {
				t.Error(difference)
			}
			for _, text := range test.says {
				if len(problems) == 0 || !strings.Contains(problems[0].Detail(), text) {
					t.Errorf("nothing says %q", text)
				}
			}
		})
	}
}
