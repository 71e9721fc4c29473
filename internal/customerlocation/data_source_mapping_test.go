package customerlocation

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestSummarize(t *testing.T) {
	t.Parallel()
	address, problems := values.Address{
		AddressLine1: types.StringValue("1 Main Street"), City: types.StringValue("Austin"), Country: values.NewCountry("US"),
	}.Object(t.Context())
	if problems.HasError() {
		t.Fatal(problems)
	}
	bare := summary{
		ID: types.StringValue("location"), Name: types.StringValue("Austin"),
		Address: types.ObjectNull(values.AddressTypes()), CallingEnabled: types.BoolValue(false),
	}
	whole := bare
	whole.Address, whole.CallingEnabled = address, types.BoolValue(true)
	whole.TimeZone, whole.PreferredLanguage = values.NewTimeZone("America/Chicago"), values.NewLanguage("en_us")
	for name, test := range map[string]struct {
		location wire.Location
		calling  bool
		want     summary
	}{
		"everything": {
			location: wire.Location{
				ID: "location", Name: "Austin", TimeZone: "America/Chicago", PreferredLanguage: "en_us",
				Address: &wire.LocationAddress{Address1: "1 Main Street", City: "Austin", Country: "US"},
			},
			calling: true,
			want:    whole,
		},
		"what Webex promises": {location: wire.Location{ID: "location", Name: "Austin"}, want: bare},
		"unreadable":          {location: wire.Location{ID: "location", Name: "Austin", TimeZone: "Nowhere/City", PreferredLanguage: "?"}, want: bare},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, problems := summarize(t.Context(), test.location, test.calling)
			if difference := cmp.Diff(test.want, got); difference != "" || problems.HasError() {
				t.Errorf("%v; want, got:\n%s", problems, difference)
			}
		})
	}
}
