package unchanged

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerlocation"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerorg"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customeruser"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/onboardingtemplate"
)

// A schema that grows out of what the short path covers makes plans slower by
// half, which nobody would notice otherwise.
func TestEveryResourceIsCovered(t *testing.T) {
	t.Parallel()
	for name, construct := range map[string]func() resource.Resource{
		"template": onboardingtemplate.NewResource, "customer": customerorg.NewResource,
		"location": customerlocation.NewResource, "user": customeruser.NewResource,
	} {
		direct, ok := construct().(lifecycle.Direct)
		if !ok {
			t.Errorf("%s: %T is not lifecycle.Direct", name, construct())
			continue
		}
		if _, err := kindOf(t.Context(), direct); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
