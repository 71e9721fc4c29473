package customerorg

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

func TestBackground(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		customer webex.Customer
		want     []string
	}{
		"all well": {customer: webex.Customer{Status: webex.CustomerProvisioned, ResourceDetails: &webex.ResourceDetails{
			Packages: []webex.PackageDetail{{Name: "webex_calling", Status: webex.CustomerProvisioned}},
		}}},
		"no details": {
			customer: webex.Customer{Errors: []webex.ErrorDetail{{ErrorCode: "2000", Description: "no"}, {Description: "text alone"}, {ErrorCode: "2001"}}},
			want:     []string{"customer: error 2000 no", "customer: error text alone", "customer: error 2001"},
		},
		"packages in order": {
			customer: webex.Customer{
				Errors: []webex.ErrorDetail{{ErrorCode: "1", Description: "first"}},
				ResourceDetails: &webex.ResourceDetails{Packages: []webex.PackageDetail{
					{Name: "webex_suite", Status: webex.CustomerError},
					{Name: "webex_calling", Status: webex.CustomerError, Errors: []webex.ErrorDetail{{ErrorCode: "2", Description: "broken"}}, Warnings: []webex.ErrorDetail{{Description: "odd"}}},
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
	some := []webex.ErrorDetail{{ErrorCode: "2000", Description: "no capacity"}}
	for name, test := range map[string]struct {
		customer webex.Customer
		want     []string
		says     []string
	}{
		"provisioned":                       {customer: webex.Customer{Status: webex.CustomerProvisioned}},
		"failed with a reason":              {webex.Customer{Status: webex.CustomerError, Errors: some}, []string{"Error : Webex could not provision the customer"}, []string{"2000 no capacity", "untaint"}},
		"failed without a reason":           {webex.Customer{Status: webex.CustomerError}, []string{"Error : Webex could not provision the customer"}, []string{"Webex gave no reason", "untaint"}},
		"with errors":                       {webex.Customer{Status: webex.CustomerProvisionedWithErrors, Errors: some}, []string{"Warning : The customer was provisioned with errors"}, []string{"2000 no capacity", webex.CustomerProvisionedWithErrors}},
		"with errors, but without detail":   {webex.Customer{Status: webex.CustomerProvisionedWithErrors}, []string{"Warning : The customer was provisioned with errors"}, []string{"no detail"}},
		"provisioned, but a package warned": {webex.Customer{Status: webex.CustomerProvisioned, ResourceDetails: &webex.ResourceDetails{Packages: []webex.PackageDetail{{Name: "webex_suite", Warnings: some}}}}, []string{"Warning : The customer was provisioned with errors"}, []string{"package webex_suite: warning 2000 no capacity"}},
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
