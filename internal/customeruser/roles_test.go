package customeruser

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func TestRoleName(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Full Administrator":                 "full_administrator",
		"Read-Only Administrator":            "read_only_administrator",
		"Read-only administrator":            "read_only_administrator",
		"  Webex Site  Admin (level 2) ":     "webex_site_admin_level_2",
		"User & Device Administrator":        "user_device_administrator",
		"id_full_admin":                      "id_full_admin",
		"":                                   "",
		"--":                                 "",
		"Administrateur d'accès complet 2.0": "administrateur_d_acc_s_complet_2_0",
	} {
		if got := webex.RoleName(wire.Role{Name: title}); got != want {
			t.Errorf("%q gives %q, want %q", title, got, want)
		}
	}
}

const (
	fullUUID = "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31"
	readUUID = "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f32"
)

func rolesClient(t *testing.T, status int) *webex.Client {
	t.Helper()
	body := `{"items":[{"id":"` + webexid.Encode(webexid.Role, readUUID) + `","name":"Read-Only Administrator"},` +
		`{"id":"` + webexid.Encode(webexid.Role, fullUUID) + `","name":"Full Administrator"}]}`
	return newClient(t, always(func(request *http.Request) (*http.Response, error) {
		return entitytest.Answer(request, status, body), nil
	}))
}

func TestRoleIDs(t *testing.T) {
	t.Parallel()
	full, read := webexid.Encode(webexid.Role, fullUUID), webexid.Encode(webexid.Role, readUUID)
	for name, test := range map[string]struct {
		roles types.Set
		want  []string
		says  []string
	}{
		"none":    {roles(), []string{}, nil},
		"one":     {roles("full_administrator"), []string{full}, nil},
		"both":    {roles("full_administrator", "read_only_administrator"), []string{full, read}, nil},
		"to come": {types.SetValueMust(types.StringType, []attr.Value{types.StringUnknown(), types.StringValue("full_administrator")}), []string{full}, nil},
		"unknown": {roles("full_admin"), nil, []string{`"full_admin"`, "full_administrator, read_only_administrator"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := roleIDs(t.Context(), rolesClient(t, http.StatusOK), test.roles)
			if (err != nil) != (len(test.says) > 0) || !slices.Equal(got, test.want) {
				t.Fatalf("got %v, error %v", got, err)
			}
			for _, text := range test.says {
				if !strings.Contains(err.Error(), text) {
					t.Errorf("the error does not say %q: %v", text, err)
				}
			}
		})
	}
}

func TestNamesOfRoles(t *testing.T) {
	t.Parallel()
	full, read := webexid.Encode(webexid.Role, fullUUID), webexid.Encode(webexid.Role, readUUID)
	for name, test := range map[string]struct{ ids, want []string }{
		"none":                    {nil, []string{}},
		"sorted":                  {[]string{read, full}, []string{"full_administrator", "read_only_administrator"}},
		"padded otherwise":        {[]string{full + "="}, []string{"full_administrator"}},
		"bare uuid":               {[]string{strings.ToUpper(fullUUID)}, []string{"full_administrator"}},
		"twice":                   {[]string{full, full + "="}, []string{"full_administrator"}},
		"one that is not listed":  {[]string{full, "newer"}, []string{"full_administrator", "newer"}},
		"not listed and repeated": {[]string{"newer", "newer"}, []string{"newer"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := namesOfRoles(t.Context(), rolesClient(t, http.StatusOK), test.ids)
			if err != nil || got == nil || !slices.Equal(got, test.want) {
				t.Errorf("got %v, error %v", got, err)
			}
		})
	}
}

func TestRolesThatCannotBeListed(t *testing.T) {
	t.Parallel()
	client := rolesClient(t, http.StatusForbidden)
	if names, err := namesOfRoles(t.Context(), client, []string{fullUUID}); err == nil {
		t.Errorf("got %v without an error", names)
	}
	if names, err := namesOfRoles(t.Context(), client, nil); err != nil || names == nil || len(names) != 0 {
		t.Errorf("no role: got %v, error %v", names, err)
	}
	if ids, err := roleIDs(t.Context(), client, roles("full_administrator")); err == nil {
		t.Errorf("got %v without an error", ids)
	}
}
