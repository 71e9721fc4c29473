package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func TestNewCustomerRules(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	if err := backend.SetPackageMaximum(t.Context(), "Sub123", "webex_calling", 100); err != nil {
		t.Fatal(err)
	}
	id := c.template()
	tooLong := addressBody()
	tooLong["addressLine2"] = strings.Repeat("ü", 51)
	stateless, codeless := addressBody(), addressBody()
	delete(stateless, "stateOrProvince")
	codeless["zipOrPostalCode"] = " "
	foreign := addressBody()
	foreign["country"] = "XX"
	info := func(name, email string) object {
		return object{"customerInfo": object{"name": name, "primaryEmail": email}}
	}
	office := func(change object) object {
		changed := headOffice()["location"].(object)
		return object{"provisioningParameters": object{"calling": object{"location": merged(changed, change)}}}
	}
	for name, test := range map[string]struct {
		change object
		text   string
	}{
		"T1 unknown template":           {object{"provisioningId": webexid.EncodeProvisioning("f5b36187-c8dd-4727-8b2f-f9c447f29046")}, "belongs to no onboarding template"},
		"T1 no template":                {object{"provisioningId": nil}, "provisioningId is required"},
		"C1 no external id":             {object{"externalId": " "}, "externalId is required"},
		"C1 nobody":                     {object{"customerInfo": nil}, "customerInfo is required"},
		"C1 no name":                    {info("", "a@example.com"), "customerInfo.name is required"},
		"C1 percent":                    {info("100%", "a@example.com"), `contains "%"`},
		"C1 e-mail shape":               {info("A", "nobody"), "not a valid e-mail"},
		"C1 unknown organization":       {object{"orgId": webexid.Encode(webexid.Organization, "f5b36187-c8dd-4727-8b2f-f9c447f29046")}, "belongs to no organization"},
		"C1 language":                   {object{"customerInfo": object{"name": "A", "primaryEmail": "a@example.com", "language": "EN"}}, "not a language"},
		"C3 no package":                 {object{"packages": []string{}}, "packages is required"},
		"C3 unknown package":            {object{"packages": []string{"webex_toaster"}}, "unknown package"},
		"C3 twice":                      {object{"packages": []string{"webex_calling", "webex_calling"}}, "twice"},
		"C3 dependency":                 {object{"packages": []string{"webex_meetings", "cisco_calling_plan"}}, "requires at least one of the packages"},
		"C4 mixed":                      {object{"packages": []string{"webex_calling", "webex_suite"}, "provisioningParameters": limited(object{"webex_calling": 1})["provisioningParameters"]}, "A limit is required"},
		"C5 takes none":                 {limited(object{"webex_calling": 1, "cisco_calling_plan": 1}), "is not supported for the package"},
		"C8 above the maximum":          {limited(object{"webex_calling": 101}), "exceeds the maximum"},
		"C9 zero":                       {limited(object{"webex_calling": 0}), "whole number of at least 1"},
		"C9 negative":                   {limited(object{"webex_calling": -1}), "whole number of at least 1"},
		"C9 fraction":                   {limited(object{"webex_calling": 1.5}), "whole number of at least 1"},
		"quantity of another package":   {object{"provisioningParameters": limited(object{"webex_calling": 1, "webex_suite": 1})["provisioningParameters"]}, "not one of the packages"},
		"C13 no head office":            {object{"provisioningParameters": nil}, "calling.location is required"},
		"C13 head office without name":  {office(object{"name": nil}), "location.name is required"},
		"C13 head office without lines": {office(object{"address": nil}), "location.address is required"},
		"C13 zone":                      {office(object{"timezone": "Mars/Base"}), "not a known time zone"},
		"C13 language":                  {office(object{"language": nil}), "not a language"},
		"long address line":             {object{"address": tooLong}, "longer than 50"},
		"no state":                      {object{"address": stateless}, "address.stateOrProvince is required"},
		"no postal code":                {object{"address": codeless}, "address.zipOrPostalCode is required"},
		"unknown country":               {object{"address": foreign}, "ISO 3166-1"},
		"no address":                    {object{"address": nil}, "address is required"},
		"meetings zone":                 {object{"packages": []string{"webex_meetings"}, "provisioningParameters": object{"meetings": object{"timezone": "x"}}}, "not a known time zone"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.post(customers, newCustomerBody(id, test.change)).refused(http.StatusBadRequest, test.text)
		})
	}
	c.create(newCustomerBody(id, limited(object{"webex_calling": 100, "attendant_console": 1})))
	// Attendant console on voice alone passes: the documents disagree.
	c.create(newCustomerBody(id, info("B", "b@example.com"), object{"externalId": "b", "packages": []string{"webex_voice", "attendant_console"}}))
}

func TestCustomerConflicts(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	id := c.template()
	c.create(newCustomerBody(id))
	c.post(customers, newCustomerBody(id, object{"customerInfo": object{"name": "B", "primaryEmail": "b@example.com"}})).
		refused(http.StatusConflict, `externalId "acme" is in use`)

	taken := c.post(customers, newCustomerBody(id, object{
		"externalId": "b", "customerInfo": object{"name": "B", "primaryEmail": "ADMIN@acme.example.com"},
	}))
	taken.refused(http.StatusConflict, "already associated with an existing user")
	if !strings.Contains(string(taken.body), `"errorCode":10022`) {
		t.Errorf("the code 10022 is missing: %s", taken.body)
	}
}

func TestQuantityTransitions(t *testing.T) {
	t.Parallel()
	limits := func(limits object) object { return object{"packages": object{"limits": limits}} }
	for name, test := range map[string]struct {
		before  object
		change  object
		refused string
	}{
		"grow":                {object{"webex_calling": 5}, object{"provisioningParameters": limits(object{"webex_calling": 6})}, ""},
		"same":                {object{"webex_calling": 5}, object{"provisioningParameters": limits(object{"webex_calling": 5})}, ""},
		"absent limits stay":  {object{"webex_calling": 5}, object{}, ""},
		"C7 shrink":           {object{"webex_calling": 5}, object{"provisioningParameters": limits(object{"webex_calling": 4})}, "cannot be lower than 5"},
		"C6 off":              {object{"webex_calling": 5}, object{"provisioningParameters": limits(object{})}, "cannot be removed"},
		"C10 on":              {nil, object{"provisioningParameters": limits(object{"webex_calling": 5})}, "created without limits"},
		"remove a limited":    {object{"webex_calling": 5, "webex_meetings": 2}, object{"packages": []string{"webex_calling"}}, ""},
		"C4 add without":      {object{"webex_calling": 5}, object{"packages": []string{"webex_calling", "webex_meetings"}}, "A limit is required"},
		"C6 replace by none":  {object{"webex_calling": 5}, object{"packages": []string{"webex_suite"}}, "cannot be removed"},
		"C10 replace by some": {nil, merged(limited(object{"webex_suite": 5})), "created without limits"},
		"add one without key": {object{"webex_calling": 5}, object{"packages": []string{"webex_calling", "cisco_calling_plan"}}, ""},
		"C8 above maximum":    {object{"webex_calling": 5}, object{"provisioningParameters": limits(object{"webex_calling": 11})}, "exceeds the maximum"},
		"C9 zero":             {object{"webex_calling": 5}, object{"provisioningParameters": limits(object{"webex_calling": 0})}, "whole number of at least 1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend, c := start(t, emulator.Options{})
			if err := backend.SetPackageMaximum(t.Context(), emulator.AllSubscriptions, "webex_calling", 10); err != nil {
				t.Fatal(err)
			}
			body := newCustomerBody(c.template())
			if test.before != nil {
				merged(body, limited(test.before))
			}
			path := c.create(body)
			answer := c.put(path, merged(object{"packages": []string{"webex_calling"}}, test.change))
			if test.refused != "" {
				answer.refused(http.StatusBadRequest, test.refused)
				return
			}
			answer.want(http.StatusAccepted)
		})
	}
}

func TestMaximumLoweredLaterDoesNotTouchWhatIsThere(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	path := c.create(newCustomerBody(c.template(), limited(object{"webex_calling": 50})))
	if err := backend.SetPackageMaximum(t.Context(), emulator.AllSubscriptions, "webex_calling", 10); err != nil {
		t.Fatal(err)
	}
	c.put(path, limited(object{"webex_calling": 50, "webex_suite": 20})).want(http.StatusAccepted)
	c.put(path, limited(object{"webex_calling": 51, "webex_suite": 20})).refused(http.StatusBadRequest, "exceeds the maximum")
	// A maximum of the very subscription goes before the general one.
	if err := backend.SetPackageMaximum(t.Context(), "Sub123", "webex_calling", 60); err != nil {
		t.Fatal(err)
	}
	c.put(path, limited(object{"webex_calling": 51, "webex_suite": 20})).want(http.StatusAccepted)
}

func TestNoQuantitiesWhileMigrating(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	path := c.create(newCustomerBody(c.template(), limited(object{"webex_calling": 5})))
	id := strings.TrimPrefix(path, customers+"/")
	if err := backend.SetMigrating(t.Context(), id, true); err != nil {
		t.Fatal(err)
	}
	c.put(path, limited(object{"webex_calling": 6})).refused(http.StatusBadRequest, "is migrated from")
	c.put(path, object{"packages": []string{"webex_calling"}}).want(http.StatusAccepted)
	if err := backend.SetMigrating(t.Context(), id, false); err != nil {
		t.Fatal(err)
	}
	c.put(path, limited(object{"webex_calling": 6})).want(http.StatusAccepted)
	if err := backend.SetMigrating(t.Context(), "unknown", true); err == nil {
		t.Error("an unknown customer can be migrated")
	}
}

func TestCallingLaterNeedsHeadOffice(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	path := c.create(newCustomerBody(c.template(), object{"packages": []string{"webex_meetings"}, "provisioningParameters": nil}))
	organization := c.open(path)
	both := object{"packages": []string{"webex_meetings", "webex_calling"}}
	c.put(path, both).refused(http.StatusBadRequest, "has no calling location yet")
	c.put(path, merged(both, object{"provisioningParameters": object{"calling": headOffice()}})).want(http.StatusAccepted)
	if found := c.get("/locations?orgId=" + organization).items(); len(found) != 1 || found[0]["name"] != "Head Office" {
		t.Errorf("locations: %v", found)
	}
	// From now on it is there and need not be sent.
	c.put(path, object{"packages": []string{"webex_calling"}}).want(http.StatusAccepted)
}
