package emulator

import (
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/openapitest"
)

// Every operation is one of Webex's, or an extension that is listed here.
func TestOperationsAreDocumented(t *testing.T) {
	t.Parallel()
	extensions := []string{
		// Webex grants tokens there, but describes it outside of its API documents.
		"/v1/access_token", "/v1/authorize",
		// Webex publishes no API for onboarding templates.
		"/v1/wholesale/onboardingTemplates",
		// Webex serves a report from a host of its own.
		"/v1/wholesale/billing/reports/{reportId}/download",
		// Older pages have these two paths.
		"/v1/telephony/config/actions/validateExtensions/invoke",
		"/v1/wholesale/subscribers/{subscriberId}/emails/consentMove",
		// These are described in documents that were not had: settings of a person's
		// calls, SCIM users, and the languages of announcements.
		"/v1/people/{personId}/features/", "/identity/scim/", "/v1/identity/scim/", "/v1/telephony/config/announcementLanguages",
		// Documents declare the lists of these, and how they are made, but not how they go.
		"/v1/telephony/config/premisePstn/trunks/{trunkId}", "/v1/telephony/config/premisePstn/routeGroups/{routeGroupId}",
	}
	documents := openapitest.Load(t)
	backend, err := Open(t.Context(), Options{Path: ":memory:"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = backend.Close() })
	for _, route := range backend.routes() {
		extension := slices.ContainsFunc(extensions, func(path string) bool { return strings.HasPrefix(route.Path, path) })
		if !extension && !documents.Declares(route.Method, route.Path) {
			t.Errorf("no document declares %s %s", route.Method, route.Path)
		}
	}
}
