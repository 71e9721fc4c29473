package lifecycle

import (
	"context"
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

func importer(t *testing.T, asked *[]string) server {
	t.Helper()
	spec := sampleSpec()
	spec.Import = func(ctx context.Context, client *webex.Client, key string) (map[string]string, error) {
		*asked = append(*asked, key)
		if _, bounded := ctx.Deadline(); !bounded || client == nil {
			t.Error("the look-up has no deadline or no client")
		}
		if key != "p/n" {
			return nil, errors.New("nobody is called that")
		}
		return map[string]string{"id": "1", "parent_id": "p"}, nil
	}
	return serve(t, spec, connected())
}

func (s server) imported(t *testing.T, request *tfprotov6.ImportResourceStateRequest) applied {
	t.Helper()
	request.TypeName = sampleType
	response, err := s.ImportResourceState(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	if len(response.ImportedResources) == 0 {
		return applied{Diagnostics: response.Diagnostics}
	}
	one := response.ImportedResources[0]
	return applied{texts(t, stateType(), one.State), identityOf(t, one.Identity), one.Private, response.Diagnostics}
}

func TestImport(t *testing.T) {
	t.Parallel()
	want := map[string]string{"id": "1", "parent_id": "p"}
	for name, test := range map[string]struct {
		request *tfprotov6.ImportResourceStateRequest
		asked   string
	}{
		"by natural key":             {&tfprotov6.ImportResourceStateRequest{ID: "p/n"}, "p/n"},
		"by a key with a stray line": {&tfprotov6.ImportResourceStateRequest{ID: " p/n\n"}, "p/n"},
		"by identity":                {&tfprotov6.ImportResourceStateRequest{Identity: identityData(t, "1", "p")}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var asked []string
			got := importer(t, &asked).imported(t, test.request)
			if len(got.Diagnostics) > 0 || !maps.Equal(got.State, want) || !maps.Equal(got.Identity, want) {
				t.Errorf("got %+v", got)
			}
			if strings.Join(asked, ",") != test.asked {
				t.Errorf("asked for %q", asked)
			}
		})
	}
}

func TestImportOfNothing(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		request *tfprotov6.ImportResourceStateRequest
		want    string
	}{
		"unknown key":           {&tfprotov6.ImportResourceStateRequest{ID: "p/x"}, "nobody is called that"},
		"empty key":             {&tfprotov6.ImportResourceStateRequest{ID: " "}, "nobody is called that"},
		"identity without part": {&tfprotov6.ImportResourceStateRequest{Identity: identityData(t, "1", nil)}, "parent_id"},
		"empty identity":        {&tfprotov6.ImportResourceStateRequest{Identity: identityData(t, " ", "p")}, "id"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var asked []string
			got := importer(t, &asked).imported(t, test.request)
			if got.errors() == 0 || got.State != nil {
				t.Fatalf("got %+v", got)
			}
			if text := got.Diagnostics[0].Summary + got.Diagnostics[0].Detail; !strings.Contains(text, test.want) {
				t.Errorf("it says %q", text)
			}
		})
	}
}

func TestImportBlock(t *testing.T) {
	t.Parallel()
	want := "import {\n  to = webexwholesale_customer_org.NAME\n  id = \"acme\"\n}"
	if got := ImportBlock("customer_org", "acme"); got != want {
		t.Errorf("got %s", got)
	}
	// What Terraform would take for a template must stay text.
	want = "import {\n  to = webexwholesale_customer_location.NAME\n  id = \"acme/The \\\"$${hall}\\\" %%{x} \\\\\"\n}"
	if got := ImportBlock("customer_location", `acme/The "${hall}" %{x} \`); got != want {
		t.Errorf("got %s", got)
	}
}
