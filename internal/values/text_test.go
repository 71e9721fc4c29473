package values_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func TestText(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		prior types.String
		text  string
		want  types.String
	}{
		"text over null":     {types.StringNull(), "a", types.StringValue("a")},
		"text over unknown":  {types.StringUnknown(), "a", types.StringValue("a")},
		"text over text":     {types.StringValue("b"), "a", types.StringValue("a")},
		"text over empty":    {types.StringValue(""), "a", types.StringValue("a")},
		"empty over null":    {types.StringNull(), "", types.StringNull()},
		"empty over unknown": {types.StringUnknown(), "", types.StringNull()},
		"empty over text":    {types.StringValue("b"), "", types.StringNull()},
		"empty over empty":   {types.StringValue(""), "", types.StringValue("")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := values.Text(test.prior, test.text); !got.Equal(test.want) {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
