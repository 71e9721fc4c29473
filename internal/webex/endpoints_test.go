package webex

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const (
	orgUUID = "00000000-0000-4000-8000-00000000000a"
	jobBody = `{"id":"j","latestExecutionStatus":"COMPLETED"}`
	empty   = `{"items":[]}`
	// moveJob and numberJob are jobs that work on several items.
	moveJob = `{"name":"moveusers","id":"j","trackingId":"t","sourceUserId":"u","sourceCustomerId":"c","targetCustomerId":"c","instanceId":1,` +
		`"latestExecutionStatus":"STARTED","counts":{"totalMoves":1,"moved":0,"failed":0,"pending":0,"skipped":0}}`
	numberJob = `{"name":"managenumbers","id":"j","jobType":"managenumbers","trackingId":"t","sourceUserId":"u","sourceCustomerId":"c","targetCustomerId":"c",` +
		`"instanceId":1,"operationType":"MOVE","sourceLocationId":"from","targetLocationId":"to",` +
		`"latestExecutionStatus":"STARTED","counts":{"totalMoves":0,"moved":0,"failed":0,"pending":0,"skipped":0}}`
	template = `{"provisioningId":"p","name":"n","authentication":{"method":"webex"}}`
)

func officeRequest() wire.LocationRequest {
	return wire.LocationRequest{
		ID: "l", Name: "n", TimeZone: "America/Chicago", PreferredLanguage: "en_us", AnnouncementLanguage: "en_us",
		Address:  wire.LocationAddress{Address1: "1 Main St", City: "Austin", State: "TX", PostalCode: "78701", Country: "US"},
		Latitude: "1", Longitude: "2", Notes: "x",
	}
}

func fullCustomer() wire.CustomerRequest {
	request := minimalCustomer()
	request.OrgID = "o"
	request.SubPartnerAdminEmail = "sub@example.com"
	request.CustomerInfo = &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "a@example.com", Language: "en_US"}
	request.Parameters = &wire.CustomerParameters{
		Calling: &wire.CustomerCalling{Location: wire.HeadOffice{
			Name: "HQ", Address: request.Address, TimeZone: "America/Chicago", Language: "en_us", EmergencyLocationIdentifier: "x",
		}},
		Meetings: &wire.CustomerMeetings{TimeZone: "America/Chicago"},
		Packages: &wire.CustomerPackages{Limits: map[string]int64{"webex_calling": 5}},
	}
	return request
}

func fullSubscriber() wire.SubscriberRequest {
	return wire.SubscriberRequest{
		CustomerID: "c", Email: "a@example.com", Packages: []string{"webex_calling"},
		Parameters: wire.SubscriberParameters{FirstName: "A", LastName: "B", PrimaryPhoneNumber: "+12405550001", Extension: "1", LocationID: "l"},
	}
}

// endpoint is one call of the client and the request that it must become.
type endpoint struct {
	call   func(context.Context, *Client) error
	reply  reply
	method string
	path   string
	query  string // encoded, without the sub-partner
	// wholesale calls name the sub-partner.
	wholesale bool
}

func endpoints() map[string]endpoint {
	first := func(_ any, err error) error { return err }
	return map[string]endpoint{
		"CreateCustomer": {
			func(ctx context.Context, c *Client) error { return first(c.CreateCustomer(ctx, fullCustomer())) },
			jsonReply(202, `{"url":"https://webex.test/v1/wholesale/customers/c"}`), "POST", "/wholesale/customers", "", true,
		},
		"GetCustomer": {
			func(ctx context.Context, c *Client) error { return first(c.GetCustomer(ctx, "c/1=")) },
			jsonReply(200, `{"id":"c"}`), "GET", "/wholesale/customers/c%2F1=", "", true,
		},
		"GetCustomerWithLicenses": {
			func(ctx context.Context, c *Client) error { return first(c.GetCustomerWithLicenses(ctx, "c")) },
			jsonReply(200, `{"id":"c"}`), "GET", "/wholesale/customers/c", "includePackageLicenseInfo=true", true,
		},
		"ListCustomers": {func(ctx context.Context, c *Client) error {
			return first(Collect(c.ListCustomers(ctx, CustomerFilter{ExternalID: "e", OrgID: "o", Status: []string{"error", "updating"}})))
		}, jsonReply(200, empty), "GET", "/wholesale/customers", "externalId=e&max=100&orgId=o&status=error&status=updating", true},
		"UpdateCustomer": {func(ctx context.Context, c *Client) error {
			full := fullCustomer()
			return c.UpdateCustomer(ctx, "c", wire.CustomerUpdate{ExternalID: "e", Packages: full.Packages, Address: &full.Address, Parameters: full.Parameters})
		}, jsonReply(202, `{"url":"x"}`), "PUT", "/wholesale/customers/c", "", true},
		"DeleteCustomer": {
			func(ctx context.Context, c *Client) error { return c.DeleteCustomer(ctx, "c") },
			reply{status: 202},
			"DELETE", "/wholesale/customers/c", "", true,
		},
		"ValidateCustomer": {
			func(ctx context.Context, c *Client) error { return first(c.ValidateCustomer(ctx, fullCustomer())) },
			jsonReply(200, `{"info":[{"infoCode":100,"description":"fine"}]}`), "POST", "/wholesale/customers/validate", "", true,
		},

		"CreateOnboardingTemplate": {func(ctx context.Context, c *Client) error {
			return first(c.CreateOnboardingTemplate(ctx, wire.OnboardingTemplate{Name: "n"}))
		}, jsonReply(201, template), "POST", templatesPath, "", false},
		"GetOnboardingTemplate": {
			func(ctx context.Context, c *Client) error { return first(c.GetOnboardingTemplate(ctx, "p")) },
			jsonReply(200, template), "GET", templatesPath + "/p", "", false,
		},
		"ListOnboardingTemplates": {func(ctx context.Context, c *Client) error {
			return first(Collect(c.ListOnboardingTemplates(ctx, OnboardingTemplateFilter{Name: "n"})))
		}, jsonReply(200, empty), "GET", templatesPath, "max=100&name=n", false},
		"UpdateOnboardingTemplate": {func(ctx context.Context, c *Client) error {
			return first(c.UpdateOnboardingTemplate(ctx, "p", wire.OnboardingTemplate{Name: "n"}))
		}, jsonReply(200, template), "PUT", templatesPath + "/p", "", false},
		"DeleteOnboardingTemplate": {
			func(ctx context.Context, c *Client) error { return c.DeleteOnboardingTemplate(ctx, "p") },
			reply{status: 204},
			"DELETE", templatesPath + "/p", "", false,
		},
		"ListSubPartners": {
			func(ctx context.Context, c *Client) error { return first(Collect(c.ListSubPartners(ctx, "active"))) },
			jsonReply(200, empty), "GET", "/wholesale/subPartners", "max=100&provisioningState=active", false,
		},

		"GetOrganization": {
			func(ctx context.Context, c *Client) error { return first(c.GetOrganization(ctx, "o")) },
			jsonReply(200, `{"id":"o"}`), "GET", "/organizations/o", "", false,
		},
		"ListOrganizations": {
			func(ctx context.Context, c *Client) error { return first(Collect(c.ListOrganizations(ctx))) },
			jsonReply(200, empty), "GET", "/organizations", "", false,
		},
		"DeleteOrganization": {
			func(ctx context.Context, c *Client) error { return c.DeleteOrganization(ctx, "o") },
			reply{status: 204},
			"DELETE", "/organizations/o", "", false,
		},
		"GetIdentityOrganization": {
			func(ctx context.Context, c *Client) error { return first(c.GetIdentityOrganization(ctx, orgUUID)) },
			identityReply(), "GET", "/identity/organizations/" + orgUUID, "", false,
		},
		"RenameOrganization": {
			func(ctx context.Context, c *Client) error { return first(c.RenameOrganization(ctx, encodedOrg(), "n")) },
			identityReply(), "PATCH", "/identity/organizations/" + orgUUID, "", false,
		},
		"ListLicenses": {
			func(ctx context.Context, c *Client) error { return first(c.ListLicenses(ctx, "o")) },
			jsonReply(200, empty), "GET", "/licenses", "orgId=o", false,
		},
		"ListRoles": {
			func(ctx context.Context, c *Client) error { return first(c.ListRoles(ctx)) },
			jsonReply(200, empty), "GET", "/roles", "", false,
		},

		"ListLocations": {func(ctx context.Context, c *Client) error {
			return first(Collect(c.ListLocations(ctx, LocationFilter{OrgID: "o", Name: "n", ID: "l"})))
		}, jsonReply(200, empty), "GET", "/locations", "id=l&name=n&orgId=o", false},
		"GetLocation": {
			func(ctx context.Context, c *Client) error { return first(c.GetLocation(ctx, "o", "l")) },
			jsonReply(200, `{"id":"l","name":"n","address":{"address1":"a"}}`), "GET", "/locations/l", "orgId=o", false,
		},
		"CreateLocation": {
			func(ctx context.Context, c *Client) error { return first(c.CreateLocation(ctx, "o", officeRequest())) },
			jsonReply(201, `{"id":"l"}`), "POST", "/locations", "orgId=o", false,
		},
		"UpdateLocation": {func(ctx context.Context, c *Client) error {
			address := officeRequest().Address
			return c.UpdateLocation(ctx, "o", "l", wire.LocationUpdate{Name: "n", TimeZone: "UTC", PreferredLanguage: "en_us", Address: &address})
		}, reply{status: 204}, "PUT", "/locations/l", "orgId=o", false},
		"DeleteLocation": {
			func(ctx context.Context, c *Client) error { return c.DeleteLocation(ctx, "o", "l") },
			reply{status: 204},
			"DELETE", "/locations/l", "orgId=o", false,
		},

		"EnableCalling": {
			func(ctx context.Context, c *Client) error { return c.EnableCalling(ctx, "o", officeRequest()) },
			jsonReply(201, `{"id":"l"}`), "POST", callingLocationsPath, "orgId=o", false,
		},
		"ListCallingLocations": {
			func(ctx context.Context, c *Client) error { return first(Collect(c.ListCallingLocations(ctx, "o"))) },
			jsonReply(200, `{"locations":[{"id":"l","name":"n","callingLineId":{"phoneNumber":null},"e911SetupRequired":false}]}`), "GET", callingLocationsPath, "orgId=o", false,
		},
		"GetCallingLocation": {
			func(ctx context.Context, c *Client) error { return first(c.GetCallingLocation(ctx, "o", "l")) },
			jsonReply(200, callingBody), "GET", callingLocationsPath + "/l", "orgId=o", false,
		},
		"UpdateCallingLocation": {func(ctx context.Context, c *Client) error {
			return first(c.UpdateCallingLocation(ctx, "o", "l", wire.CallingLocationUpdate{
				AnnouncementLanguage: text("en_us"), CallingLineID: &wire.CallingLineID{Name: "n", PhoneNumber: text("+12405550001")},
				Connection: &wire.RouteConnection{Type: "TRUNK", ID: "t"}, ExternalCallerIDName: text("n"), OutsideDialDigit: text("9"), RoutingPrefix: text("8"),
			}))
		}, jsonReply(206, `{"failureReason":"another job"}`), "PUT", callingLocationsPath + "/l", "orgId=o", false},
		"ModifyAnnouncementLanguage": {func(ctx context.Context, c *Client) error {
			return c.ModifyAnnouncementLanguage(ctx, "o", "l", wire.AnnouncementLanguageChange{AnnouncementLanguageCode: "en_us"})
		}, reply{status: 204}, "POST", callingLocationsPath + "/l/actions/modifyAnnouncementLanguage/invoke", "orgId=o", false},
		"PrecheckLocationDeletion": {
			func(ctx context.Context, c *Client) error { return first(c.PrecheckLocationDeletion(ctx, "o", "l")) },
			jsonReply(200, `{"locationDeleteStatus":"BLOCKED","blocking":{"lastLocation":true}}`), "POST", callingLocationsPath + "/l/actions/precheckForDeletion/invoke", "orgId=o", false,
		},
		"DisableCalling": {func(ctx context.Context, c *Client) error {
			return first(c.DisableCalling(ctx, "o", wire.DisableCallingRequest{LocationID: "l", LocationName: "n", ForceDelete: true}))
		}, jsonReply(202, jobBody), "POST", "/telephony/config/jobs/locations/deleteCallingLocation", "orgId=o", false},
		"WaitForDisableCalling": {
			func(ctx context.Context, c *Client) error { return first(c.WaitForDisableCalling(ctx, "o", "j")) },
			jsonReply(200, jobBody), "GET", "/telephony/config/jobs/locations/deleteCallingLocation/j", "orgId=o", false,
		},
		"ListDisableCallingErrors": {
			func(ctx context.Context, c *Client) error { return first(c.ListDisableCallingErrors(ctx, "o", "j")) },
			jsonReply(200, `{"items":[{"error":{"key":"400","message":[{"code":"BATCH-1012012","description":"last"}]}}]}`), "GET", "/telephony/config/jobs/locations/deleteCallingLocation/j/errors", "orgId=o", false,
		},

		"ValidateMove": {
			func(ctx context.Context, c *Client) error {
				return first(c.ValidateMove(ctx, UserMove{OrgID: "o", LocationID: "l", PersonID: "p"}))
			},
			jsonReply(200, `{"response":[{"userId":"p","errors":[{"code":4202,"message":"taken"}]}]}`), "POST", "/telephony/config/jobs/person/moveLocation", "orgId=o", false,
		},
		"StartMove": {
			func(ctx context.Context, c *Client) error {
				return first(c.StartMove(ctx, "o", "l", wire.MovedUser{UserID: "p", Extension: new("1"), PhoneNumber: new("")}))
			},
			jsonReply(201, `{"response":`+moveJob+`}`), "POST", "/telephony/config/jobs/person/moveLocation", "orgId=o", false,
		},
		"ListMoveJobs": {
			func(ctx context.Context, c *Client) error { return first(Collect(c.ListMoveJobs(ctx, "o"))) },
			jsonReply(200, empty), "GET", "/telephony/config/jobs/person/moveLocation", "orgId=o", false,
		},
		"GetMoveJob": {
			func(ctx context.Context, c *Client) error { return first(c.GetMoveJob(ctx, "o", "j")) },
			jsonReply(200, moveJob), "GET", "/telephony/config/jobs/person/moveLocation/j", "orgId=o", false,
		},
		"ListMoveErrors": {
			func(ctx context.Context, c *Client) error { return first(c.ListMoveErrors(ctx, "o", "j")) },
			jsonReply(200, empty), "GET", "/telephony/config/jobs/person/moveLocation/j/errors", "orgId=o", false,
		},
		"ResumeMoveJob": {
			func(ctx context.Context, c *Client) error { return c.ResumeMoveJob(ctx, "o", "j") },
			reply{status: 202},
			"POST", "/telephony/config/jobs/person/moveLocation/j/actions/resume/invoke", "orgId=o", false,
		},
		"PauseMoveJob": {
			func(ctx context.Context, c *Client) error { return c.PauseMoveJob(ctx, "o", "j") },
			reply{status: 202},
			"POST", "/telephony/config/jobs/person/moveLocation/j/actions/pause/invoke", "orgId=o", false,
		},
		"StartNumberMove": {
			func(ctx context.Context, c *Client) error {
				return first(c.StartNumberMove(ctx, "o", "from", "to", []string{"+12405550001"}))
			},
			jsonReply(201, numberJob), "POST", "/telephony/config/jobs/numbers/manageNumbers", "", false,
		},
		"GetNumberJob": {
			func(ctx context.Context, c *Client) error { return first(c.GetNumberJob(ctx, "o", "j")) },
			jsonReply(200, numberJob), "GET", "/telephony/config/jobs/numbers/manageNumbers/j", "", false,
		},
		"ListNumberJobErrors": {
			func(ctx context.Context, c *Client) error { return first(c.ListNumberJobErrors(ctx, "o", "j")) },
			jsonReply(200, empty), "GET", "/telephony/config/jobs/numbers/manageNumbers/j/errors", "orgId=o", false,
		},

		"AddNumbers": {func(ctx context.Context, c *Client) error {
			return c.AddNumbers(ctx, "o", "l", wire.NumbersRequest{PhoneNumbers: []string{"+12405550001"}, State: "ACTIVE", NumberType: "DID"})
		}, reply{status: 201}, "POST", callingLocationsPath + "/l/numbers", "orgId=o", false},
		"RemoveNumbers": {
			func(ctx context.Context, c *Client) error {
				return c.RemoveNumbers(ctx, "o", "l", []string{"+12405550001"})
			},
			reply{status: 204},
			"DELETE", callingLocationsPath + "/l/numbers", "orgId=o", false,
		},
		"ListNumbers": {func(ctx context.Context, c *Client) error {
			return first(Collect(c.ListNumbers(ctx, NumberFilter{OrgID: "o", LocationID: "l", PhoneNumber: "+1", Extension: "2", OwnerID: "p"})))
		}, jsonReply(200, `{"phoneNumbers":[]}`), "GET", "/telephony/config/numbers", "extension=2&locationId=l&orgId=o&ownerId=p&phoneNumber=%2B1", false},
		"ValidateExtensions": {func(ctx context.Context, c *Client) error {
			return first(c.ValidateExtensions(ctx, "o", "l", []string{"1"}))
		}, jsonReply(200, `{"status":"ERRORS","extensionStatus":[{"extension":"1","state":"DUPLICATE","errorCode":5,"message":"m"}]}`), "POST", callingLocationsPath + "/l/actions/validateExtensions/invoke", "orgId=o", false},

		"ListPSTNConnectionOptions": {func(ctx context.Context, c *Client) error {
			return first(Collect(c.ListPSTNConnectionOptions(ctx, "o", "l")))
		}, jsonReply(200, empty), "GET", "/telephony/pstn/locations/l/connectionOptions", "orgId=o", false},
		"GetPSTNConnection": {
			func(ctx context.Context, c *Client) error { return first(c.GetPSTNConnection(ctx, "o", "l")) },
			jsonReply(200, `{"id":"x","pstnConnectionType":"LOCAL_GATEWAY"}`), "GET", "/telephony/pstn/locations/l/connection", "orgId=o", false,
		},
		"SetPSTNConnection": {func(ctx context.Context, c *Client) error {
			return c.SetPSTNConnection(ctx, "o", "l", wire.PSTNConnectionRequest{PremiseRouteType: "TRUNK", PremiseRouteID: "t"})
		}, reply{status: 204}, "PUT", "/telephony/pstn/locations/l/connection", "orgId=o", false},

		"CreateSubscriber": {
			func(ctx context.Context, c *Client) error { return first(c.CreateSubscriber(ctx, fullSubscriber())) },
			jsonReply(202, `{"id":"s","status":"pending_user_migration"}`), "POST", "/wholesale/subscribers", "", true,
		},
		"GetSubscriber": {
			func(ctx context.Context, c *Client) error { return first(c.GetSubscriber(ctx, "s")) },
			jsonReply(200, `{"id":"s"}`), "GET", "/wholesale/subscribers/s", "", true,
		},
		"ListSubscribers": {func(ctx context.Context, c *Client) error {
			return first(Collect(c.ListSubscribers(ctx, SubscriberFilter{CustomerID: "c", ExternalCustomerID: "e", PersonID: "p", Email: "a@b.c", Status: "provisioned"})))
		}, jsonReply(200, empty), "GET", "/wholesale/subscribers", "customerId=c&email=a%40b.c&externalCustomerId=e&max=100&personId=p&status=provisioned", true},
		"UpdateSubscriber": {func(ctx context.Context, c *Client) error {
			parameters := fullSubscriber().Parameters
			return first(c.UpdateSubscriber(ctx, "s", wire.SubscriberUpdate{Packages: []string{"webex_suite"}, Parameters: &parameters}))
		}, jsonReply(200, `{"id":"s"}`), "PUT", "/wholesale/subscribers/s", "", true},
		"DeleteSubscriber": {
			func(ctx context.Context, c *Client) error { return c.DeleteSubscriber(ctx, "s") },
			reply{status: 204},
			"DELETE", "/wholesale/subscribers/s", "", true,
		},
		"ValidateSubscriber": {func(ctx context.Context, c *Client) error {
			request := fullSubscriber()
			request.CustomerInfo = &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "a@example.com"}
			return first(c.ValidateSubscriber(ctx, request))
		}, jsonReply(200, `{"info":{"infoCode":100,"description":"fine"}}`), "POST", "/wholesale/subscribers/validate", "", true},
		"ResendConsentMail": {
			func(ctx context.Context, c *Client) error { return c.ResendConsentMail(ctx, "s") },
			reply{status: 204},
			"POST", "/subscribers/s/emails/consentMove", "", true,
		},

		"GetPerson": {
			func(ctx context.Context, c *Client) error { return first(c.GetPerson(ctx, "p")) },
			jsonReply(200, `{"id":"p"}`), "GET", "/people/p", "callingData=true", false,
		},
		"ListPeople": {func(ctx context.Context, c *Client) error {
			return first(Collect(c.ListPeople(ctx, PersonFilter{OrgID: "o", Email: "a@b.c", DisplayName: "A", RoleID: "r", IDs: []string{"1", "2"}, CallingData: true})))
		}, jsonReply(200, empty), "GET", "/people", "callingData=true&displayName=A&email=a%40b.c&id=1%2C2&max=100&orgId=o&roles=r", false},
		"ListPeople of a location": {func(ctx context.Context, c *Client) error {
			return first(Collect(c.ListPeople(ctx, PersonFilter{OrgID: "o", LocationID: "l"})))
		}, jsonReply(200, empty), "GET", "/people", "locationId=l&max=50&orgId=o", false},
		"DeletePerson": {
			func(ctx context.Context, c *Client) error { return c.DeletePerson(ctx, "p") },
			reply{status: 204},
			"DELETE", "/people/p", "", false,
		},
	}
}

func identityReply() reply {
	return jsonReply(200, `{"schemas":["`+wire.IdentityOrganizationSchema+`"],"id":"`+orgUUID+`","displayName":"n","meta":{"created":"2021-05-13T15:51:09.736Z","lastModified":"2021-05-13T15:51:09.736Z","version":"1"}}`)
}

// encodedOrg is the identity of orgUUID as the other calls write it.
func encodedOrg() string {
	return "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi8wMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMGE"
}

const callingBody = `{"id":"l","name":"n","announcementLanguage":"en_us","callingLineId":{"name":"n","phoneNumber":"+12405550001"},` +
	`"connection":{"type":"TRUNK","id":"t"},"externalCallerIdName":"n","userLimit":5,"outsideDialDigit":"9","routingPrefix":"8","defaultDomain":"d"}`

func TestEveryEndpoint(t *testing.T) {
	t.Parallel()
	for name, endpoint := range endpoints() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := newBackend(t, replies(endpoint.reply))
				client := backend.client().ForSubPartner("sub")
				if err := endpoint.call(t.Context(), client); err != nil {
					t.Fatal(err)
				}
				requests := backend.all()
				if len(requests) != 1 {
					t.Fatalf("requests: %v", backend.calls())
				}
				got := requests[0]
				if got.Method != endpoint.method || got.Path != endpoint.path {
					t.Errorf("%s %s, want %s %s", got.Method, got.Path, endpoint.method, endpoint.path)
				}
				if sub := got.Query.Get("onBehalfOfSubPartnerOrgId"); (sub == "sub") != endpoint.wholesale {
					t.Errorf("the sub-partner is %q", sub)
				}
				got.Query.Del("onBehalfOfSubPartnerOrgId")
				if query := got.Query.Encode(); query != endpoint.query {
					t.Errorf("query is %q, want %q", query, endpoint.query)
				}
			})
		})
	}
}

func TestEndpointsReportErrors(t *testing.T) {
	t.Parallel()
	for name, endpoint := range endpoints() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := newBackend(t, replies(jsonReply(409, `{"message":"nothing doing","trackingId":"T5"}`)))
				err := endpoint.call(t.Context(), backend.client())
				if err == nil || !strings.Contains(err.Error(), "nothing doing") || !strings.Contains(err.Error(), "T5") {
					t.Errorf("error is %v", err)
				}
				if err != nil && (strings.Contains(err.Error(), "a@b.c") || strings.Contains(err.Error(), "a%40b.c")) {
					t.Errorf("the error shows an e-mail address: %v", err)
				}
			})
		})
	}
}
