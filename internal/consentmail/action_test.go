package consentmail_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/commandline"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	action  = "webexwholesale_resend_consent_mail"
	route   = "POST /v1/subscribers/{subscriberId}/emails/consentMove"
	pending = "ann@free.example"
	settled = "bob@acme.example"
)

type users struct {
	*acctest.Backend
	customer, pending, settled string
}

// provision makes the customer acme with a pending user and one that is not.
func provision(t *testing.T) users {
	t.Helper()
	made := users{Backend: acctest.NewBackend(t, emulator.Options{})}
	client := made.Client(t)
	template, err := client.CreateOnboardingTemplate(t.Context(), wire.OnboardingTemplate{
		Name: "Standard", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
	})
	if err != nil {
		t.Fatal(err)
	}
	made.customer, err = client.CreateCustomer(t.Context(), wire.CustomerRequest{
		ProvisioningID: template.ProvisioningID, ExternalID: "acme", Packages: []string{"webex_meetings"},
		Address:      wire.Address{AddressLine1: "771 Alder Drive", City: "Milpitas", StateOrProvince: "CA", ZipOrPostalCode: "95035", Country: "US"},
		CustomerInfo: &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "owner@acme.example"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.AddFreeAccount(t.Context(), pending); err != nil {
		t.Fatal(err)
	}
	for address, id := range map[string]*string{pending: &made.pending, settled: &made.settled} {
		user, err := client.CreateSubscriber(t.Context(), wire.SubscriberRequest{CustomerID: made.customer, Email: address, Packages: []string{"webex_meetings"}})
		if err != nil {
			t.Fatal(err)
		}
		*id = user.ID
	}
	return made
}

// mails counts the mails that asked for consent.
func (u users) mails(t *testing.T) int {
	t.Helper()
	stored, err := u.Dump(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, row := range stored["subscribers"] {
		var one struct {
			Mails int `json:"consent_mails"`
		}
		if err := json.Unmarshal(row, &one); err != nil {
			t.Fatal(err)
		}
		total += one.Mails
	}
	return total
}

// expect wants one error with that text, and no e-mail address in it; none
// where the text is empty.
func expect(t *testing.T, problems []*tfprotov6.Diagnostic, want string) {
	t.Helper()
	if want == "" {
		if len(problems) > 0 {
			t.Errorf("problems: %+v", problems[0])
		}
		return
	}
	if len(problems) != 1 || !strings.Contains(problems[0].Summary+"\n"+problems[0].Detail, want) {
		t.Fatalf("problems: %+v, want %q", problems, want)
	}
	if strings.Contains(problems[0].Detail, "acme.example") || strings.Contains(problems[0].Detail, "free.example") {
		t.Errorf("the error shows an e-mail address: %s", problems[0].Detail)
	}
}

func TestMailIsSent(t *testing.T) {
	t.Parallel()
	backend := provision(t)
	server := backend.Actions(t)
	before := backend.mails(t)
	for name, config := range map[string]map[string]any{
		"id":                    {"user_id": backend.pending},
		"customer id":           {"customer_id": backend.customer, "email": strings.ToUpper(pending)},
		"customer external id":  {"customer_external_id": "acme", "email": pending},
		"id spelled in another": {"user_id": backend.pending + "=="},
	} {
		expect(t, server.Validate(t, action, config), "")
		expect(t, server.Plan(t, action, config), "")
		run := server.Invoke(t, action, config)
		expect(t, run.Diagnostics, "")
		if len(run.Progress) != 1 || !strings.Contains(run.Progress[0], backend.pending) || strings.Contains(run.Progress[0], "@") {
			t.Errorf("%s: progress is %q", name, run.Progress)
		}
	}
	if sent := backend.mails(t) - before; sent != 4 {
		t.Errorf("%d mails were sent", sent)
	}
}

func TestMailIsNotSent(t *testing.T) {
	t.Parallel()
	backend := provision(t)
	server := backend.Actions(t)
	for name, test := range map[string]struct {
		config map[string]any
		want   string
	}{
		"not pending":          {map[string]any{"user_id": backend.settled}, `"provisioned"`},
		"not pending by mail":  {map[string]any{"customer_external_id": "acme", "email": settled}, "not waiting for consent"},
		"no such user":         {map[string]any{"user_id": webexid.Encode(webexid.Subscriber, "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31")}, "The user was not found"},
		"no such address":      {map[string]any{"customer_external_id": "acme", "email": "nobody@acme.example"}, "has no user with this e-mail address"},
		"no such customer":     {map[string]any{"customer_external_id": "globex", "email": pending}, `"globex"`},
		"unknown turned empty": {map[string]any{"email": pending}, "needs its customer"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := server.Invoke(t, action, test.config)
			expect(t, run.Diagnostics, test.want)
			if len(run.Progress) > 0 {
				t.Errorf("progress is %q", run.Progress)
			}
		})
	}
	t.Cleanup(func() {
		if sent := backend.Requests()[route]; sent != 0 {
			t.Errorf("%d mails were asked for", sent)
		}
	})
}

func TestRefusalIsReported(t *testing.T) {
	t.Parallel()
	backend := provision(t)
	backend.AddFault(emulator.Fault{Status: 403, Path: "/v1/subscribers"})
	run := backend.Actions(t).Invoke(t, action, map[string]any{"user_id": backend.pending})
	expect(t, run.Diagnostics, "The mail that asks for consent was not sent")
}

func TestWrongConfiguration(t *testing.T) {
	t.Parallel()
	server := acctest.NewBackend(t, emulator.Options{}).Actions(t)
	for name, test := range map[string]struct {
		config map[string]any
		want   string
	}{
		"nothing":                  {nil, "user_id,email"},
		"two users":                {map[string]any{"user_id": "u", "email": pending}, ""},
		"address alone":            {map[string]any{"email": pending}, "needs its customer"},
		"id with customer":         {map[string]any{"user_id": "u", "customer_id": "c"}, "needs no customer"},
		"two customers":            {map[string]any{"email": pending, "customer_id": "c", "customer_external_id": "acme"}, "customer_id,customer_external_id"},
		"no address":               {map[string]any{"email": "ann", "customer_id": "c"}, "has no @"},
		"empty id":                 {map[string]any{"user_id": ""}, "The id is empty"},
		"empty external id":        {map[string]any{"email": pending, "customer_external_id": ""}, "at least 1"},
		"unknown user":             {map[string]any{"user_id": acctest.Unknown}, "none"},
		"unknown customer":         {map[string]any{"email": pending, "customer_id": acctest.Unknown}, "none"},
		"unknown address and user": {map[string]any{"email": acctest.Unknown, "user_id": "u"}, "none"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problems := server.Validate(t, action, test.config)
			switch test.want {
			case "none":
				expect(t, problems, "")
			case "":
				if len(problems) != 2 {
					t.Errorf("problems: %+v", problems)
				}
			default:
				expect(t, problems, test.want)
			}
		})
	}
}

func TestNoBackendFailsInThePlan(t *testing.T) {
	t.Parallel()
	server := acctest.Actions(t, nil)
	config := map[string]any{"user_id": "u"}
	expect(t, server.Plan(t, action, config), "WEBEX_ACCESS_TOKEN")
	expect(t, server.Invoke(t, action, config).Diagnostics, "WEBEX_ACCESS_TOKEN")
	deferred := acctest.Actions(t, map[string]any{"base_url": acctest.Unknown})
	expect(t, deferred.Plan(t, action, config), "")
}

func TestTriggeredByTerraform(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	if err := backend.AddFreeAccount(t.Context(), pending); err != nil {
		t.Fatal(err)
	}
	config := func(reference string) string {
		return backend.Config(acctest.Template + acctest.CustomerWith("acme", "{ webex_meetings = {} }") + `
resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "` + pending + `"
  package              = "webex_meetings"
  first_name           = "Ann"
  last_name            = "Lee"

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.` + action + `.ann]
    }
  }
}

action "` + action + `" "ann" {
  config {
    ` + reference + `
  }
}
`)
	}
	acctest.Need(t, commandline.Actions)
	acctest.Run(t, resource.TestCase{
		Steps: []resource.TestStep{
			{Config: config(`email = "` + pending + `"`), ExpectError: regexp.MustCompile(`(?s)needs its customer`)},
			{Config: config("customer_external_id = webexwholesale_customer_org.acme.external_id\n    email = \"" + pending + `"`)},
		},
	})
	if sent := backend.Requests()[route]; sent != 1 {
		t.Errorf("%d mails were asked for", sent)
	}
}
