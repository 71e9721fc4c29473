package review_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

type object map[string]any

// change is an element of resource_changes. An address without a dot gets the
// type of a kind: "user.ann" is webexwholesale_customer_user.ann.
func change(address string, actions string, before, after object, more ...object) object {
	kind, name, _ := strings.Cut(address, ".")
	typeName := map[string]string{
		"customer": "webexwholesale_customer_org", "location": "webexwholesale_customer_location", "user": "webexwholesale_customer_user",
		"template": "webexwholesale_onboarding_template",
	}[kind]
	body := object{"actions": strings.Fields(actions), "before": before, "after": after}
	made := object{"address": typeName + "." + name, "mode": "managed", "type": typeName, "name": name, "change": body}
	for _, extra := range more {
		for key, value := range extra {
			if slices.Contains([]string{"after_unknown", "before_sensitive", "after_sensitive", "importing"}, key) {
				body[key] = value
			} else {
				made[key] = value
			}
		}
	}
	return made
}

// with is an object with some attributes changed.
func with(base object, changes object) object {
	made := maps.Clone(base)
	maps.Copy(made, changes)
	return made
}

func acme() object {
	return object{
		"id": "c1", "external_id": "acme", "name": "Acme", "org_id": "o1", "status": "provisioned", "deletion_protection": true, "on_destroy": "detach",
		"head_office_location_id": "l0", "head_office": object{"name": "Head Office"}, "primary_email": "owner@acme.example",
		"address":  object{"country": "US", "city": "Milpitas"},
		"packages": object{"webex_calling": object{"quantity": 50}, "webex_suite": object{"quantity": 10}, "cisco_calling_plan": object{"quantity": nil}},
	}
}

func austin() object {
	return object{
		"id": "l1", "customer_id": "c1", "customer_external_id": "acme", "name": "Austin", "address": object{"country": "US", "city": "Austin"},
		"calling": object{"main_number": "+15125550100"}, "phone_numbers": []string{"+15125550100", "+15125550101"},
	}
}

func ann() object {
	return object{
		"id": "u1", "customer_id": "c1", "customer_external_id": "acme", "email": "ann@acme.example", "first_name": "Ann", "last_name": "Example",
		"package": "webex_suite", "location_id": "l0", "extension": "2100", "roles": []string{"full_administrator"}, "on_destroy": "detach", "status": "provisioned",
	}
}

func bob() object {
	return object{
		"id": "u2", "customer_id": "c1", "customer_external_id": "acme", "email": "bob@acme.example", "first_name": "Bob", "last_name": "Example",
		"package": "webex_calling", "location_id": "l1", "phone_number": "+15125550101", "extension": "2101", "on_destroy": "delete_person",
	}
}

func same(address string, value object) object { return change(address, "no-op", value, value) }

// planText is a plan with these changes. Without any, the plan has no list of
// them, as with -refresh-only.
func planText(changes []object, more object) string {
	plan := object{"format_version": "1.2", "terraform_version": "1.11.4", "complete": true}
	if changes != nil {
		plan["resource_changes"] = changes
	}
	maps.Copy(plan, more)
	text, err := json.Marshal(plan)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func built(t *testing.T, text string, options review.Options) *review.Review {
	t.Helper()
	plan, err := planfile.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return review.Build(plan, options)
}

// told is everything that a review says, one sentence a line, with the gate of a
// finding before it.
func told(r *review.Review) string {
	lines := []string{r.Summary.Sentence}
	say := func(sections []review.Section, findings []review.Finding) {
		for _, section := range sections {
			for _, line := range section.Lines {
				lines = append(lines, section.Title+": "+line.Text)
			}
		}
		for _, finding := range findings {
			lines = append(lines, "["+string(finding.Gate)+"] "+finding.Text)
		}
	}
	for index := range r.Customers {
		customer := &r.Customers[index]
		lines = append(lines, customer.Name+" is "+string(customer.Action))
		say(customer.Sections(), customer.Findings)
		for row := range customer.Seats {
			before, after, used := customer.Seats[row].Cells()
			lines = append(lines, customer.Seats[row].Title+": "+before+" | "+after+" | "+used+" | "+customer.Seats[row].Note)
		}
	}
	say(r.Sections(), r.Findings)
	return strings.Join(append(lines, r.Quiet()), "\n")
}

// TestSentences is what a review says about one change each. Lines that begin
// with "not" must not be said.
func TestSentences(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		changes []object
		more    object
		want    []string
	}{
		"detached": {
			changes: []object{change("customer.acme", "delete", acme(), nil), change("user.ann", "delete", ann(), nil)},
			want: []string{
				"1 customer detached, 60 fewer seats, 1 person leaves", "Acme is detached", "stays, with the people and locations that this plan leaves there", "[irreversible] Acme is detached", "[destructive] Acme is detached.",
				"Deletion protection is on: the apply will be refused", "Ann Example (a…@acme.example) leaves and loses Webex Suite. The person stays",
				"Webex Suite: 10 | – | 1 → –", "[admin] Ann Example leaves as full administrator",
			},
		},
		"organization deleted": {
			changes: []object{change("customer.acme", "delete", with(acme(), object{"on_destroy": "delete_organization", "deletion_protection": false}), nil)},
			want:    []string{"Acme is deleted", "[irreversible] The Webex organization of Acme is deleted, with everything in it.", "not Deletion protection is on"},
		},
		"never provisioned": {
			changes: []object{change("customer.acme", "delete create", with(acme(), object{"status": "error", "org_id": nil}), acme())},
			want:    []string{"Acme is replaced", "It never got a Webex organization, so nothing is lost.", "not [irreversible]", "[destructive]"},
		},
		"protection off": {
			changes: []object{change("customer.acme", "update", acme(), with(acme(), object{"deletion_protection": false, "on_destroy": "delete_organization"}))},
			want: []string{
				"[unprotected] Acme loses", "[irreversible] Deletion protection of Acme", "The customer: Deletion protection is taken off",
				"its Webex organization is deleted too",
			},
		},
		"seats": {
			changes: []object{
				change("customer.acme", "update", acme(), with(acme(), object{"name": "Acme Inc", "packages": object{
					"webex_calling": object{"quantity": 60}, "webex_meetings": object{"quantity": 5},
				}})),
				same("user.bob", bob()),
			},
			want: []string{
				"Renamed from “Acme” to “Acme Inc”", "Webex Calling: 50 | 60 | 1 | A quantity can only grow", "Webex Meetings: – | 5 | 0",
				"The package Webex Meetings is added.", "The package Webex Suite is removed.", "15 more seats, 10 fewer seats",
			},
		},
		"one seat": {
			changes: []object{change("customer.acme", "update", acme(), with(acme(), object{"packages": object{
				"webex_calling": object{"quantity": 51}, "webex_suite": object{"quantity": 10}, "cisco_calling_plan": object{"quantity": nil},
			}}))},
			want: []string{"1 more seat."},
		},
		"too many users": {
			changes: []object{
				change("customer.acme", "update", acme(), with(acme(), object{"packages": object{"webex_calling": object{"quantity": 1}}})),
				same("user.bob", bob()), change("user.cleo", "create", nil, with(bob(), object{"id": nil, "first_name": "Cleo", "email": "c@acme.example", "phone_number": nil, "extension": "2"})),
				same("user.ann", ann()),
			},
			want: []string{"2 users for 1 seats", "1 user has a package that the customer doesn't have"},
		},
		"unlimited": {
			changes: []object{change("customer.acme", "create", nil, with(acme(), object{"packages": object{"webex_calling": object{"quantity": nil}, "cisco_calling_plan": object{"quantity": nil}}}))},
			want:    []string{"[unlimited] Webex Calling of Acme", "not [unlimited] Cisco", "Cisco Calling Plan: – | yes | –", "[mail] RedSky", "An existing Webex organization becomes a customer in US"},
		},
		"people": {
			changes: []object{
				same("customer.acme", acme()), same("location.austin", austin()),
				change("user.ann", "update", ann(), with(ann(), object{"location_id": "l1", "package": "webex_calling", "extension": nil, "roles": []string{"user_administrator"}, "last_name": "Other"})),
				change("user.bob", "delete", bob(), nil),
				change("user.cleo", "create", nil, with(bob(), object{"id": nil, "first_name": "Cleo", "email": "cleo@acme.example"})),
			},
			want: []string{
				"Ann Other (a…@acme.example) moves from Head Office to Austin, changes from Webex Suite to Webex Calling, is renamed from Ann Example, gives up the extension 2100 and has other roles.",
				"Ann Other becomes user administrator and is no longer full administrator.", "[numbers] Number +1…01 goes from Bob Example to Cleo Example.",
				"[numbers] Extension 2101 goes from Bob Example to Cleo Example.", "[irreversible] The person Bob Example (b…@acme.example) is deleted",
				"Cleo Example (c…@acme.example) joins with Webex Calling at Austin, number +1…01, extension 2101.", "[mail] Webex sends a welcome e-mail to 1 new user: Cleo Example.",
				"[mail] RedSky", "Acme is unchanged", "Webex Suite: 10 | 10 | 1 → 0",
			},
		},
		"main number handed on": {
			changes: []object{
				same("customer.acme", acme()),
				change("location.austin", "update", austin(), with(austin(), object{"calling": object{"main_number": "+1 512 555 0101"}, "phone_numbers": []string{"+15125550101"}})),
				change("user.bob", "update", bob(), with(bob(), object{"phone_number": nil})),
			},
			want: []string{
				"Number +1…01 goes from Bob Example to the main line of Austin.", "gives up 1 phone number", "Bob Example (b…@acme.example) gives up the number +1…01.",
				"Austin gets the main number +1…01 instead of +1…00",
			},
		},
		"numbers of locations": {
			changes: []object{
				same("customer.acme", acme()), same("user.bob", with(bob(), object{"phone_number": "+15125550101"})),
				change("location.austin", "update", with(austin(), object{"phone_numbers": []string{"+15125550100", "+15125550101", "+15125550107"}}), austin()),
				change("location.dallas", "update", with(austin(), object{"id": "l9", "name": "Dallas", "calling": object{}, "phone_numbers": []string{}}),
					with(austin(), object{"id": "l9", "name": "Dallas", "calling": object{}, "phone_numbers": []string{"+15125550107"}})),
			},
			want: []string{"[numbers] Number +1…07 goes from Austin to Dallas.", "not Number +1…01"},
		},
		"a part left out that nobody tells": {
			changes: []object{same("customer.acme", acme())},
			more: object{"prior_state": object{"values": object{"root_module": object{"resources": []object{
				{"address": "webexwholesale_customer_user.ann", "mode": "managed", "type": "webexwholesale_customer_user", "name": "ann", "values": ann()},
			}}}}},
			want: []string{"[incomplete] The plan leaves out a part"},
		},
		"unknown": {
			changes: []object{
				change("customer.acme", "create", nil, object{"name": "Acme"}, object{"after_unknown": object{"packages": true, "external_id": true, "id": true}}),
				change("user.ann", "create", nil, object{"first_name": "Ann"}, object{"after_unknown": object{"package": true, "customer_id": true, "customer_external_id": true, "roles": true}}),
			},
			want: []string{"which packages Acme has", "[unknown] Known after the apply only: the package of Ann", "which customer these people and locations belong to", "Customer not known yet is unknown", "the roles of Ann", "The seats that these people use are not among those used"},
		},
		"an unknown quantity": {
			changes: []object{change("customer.acme", "update", acme(), with(acme(), object{"packages": object{"webex_calling": object{}}}),
				object{"after_unknown": object{"packages": object{"webex_calling": object{"quantity": true}}}})},
			want: []string{"Webex Calling: 50 | not known", "the quantity of Webex Calling of Acme"},
		},
		"imported": {
			changes: []object{
				change("customer.acme", "update", with(acme(), object{"packages": object{"webex_calling": object{"quantity": nil}}, "provisioning_id": nil}),
					with(acme(), object{"packages": object{"webex_calling": object{"quantity": 50}}, "provisioning_id": "p"}), object{"importing": object{"id": "acme"}}),
				change("user.ann", "no-op", ann(), ann(), object{"importing": object{"id": "x"}}),
			},
			want: []string{
				"The customer is taken into Terraform", "Webex Calling: not known | 50 | 0", "Ann Example (a…@acme.example) is taken into Terraform; the user exists",
				"not more seats", "not onboarding template", "not [admin]",
			},
		},
		"forgotten": {
			changes: []object{change("customer.acme", "forget", acme(), nil), change("user.ann", "forget", ann(), nil), change("location.austin", "forget", austin(), nil)},
			want:    []string{"[forgotten] Acme leaves Terraform and stays at Webex.", "Webex Suite: 10 | 10 | 1", "not [destructive]", "not [irreversible]", "Terraform forgets Austin"},
		},
		"moved": {
			changes: []object{change("customer.acme", "no-op", acme(), acme(), object{"previous_address": "webexwholesale_customer_org.old"})},
			want:    []string{"1 object gets another address", "Nothing changes at Webex."},
		},
		"leftover": {
			changes: []object{same("customer.acme", acme()), change("user.ann", "delete", with(ann(), object{"on_destroy": "delete_person"}), nil, object{"deposed": "abcd"})},
			want:    []string{"[destructive] Ann Example is removed: the rest of an earlier replacement", "[irreversible] Ann", "Webex Suite: 10 | 10 | 0"},
		},
		"imported without what Webex doesn't tell": {
			changes: []object{change("customer.acme", "update", with(acme(), object{"packages": object{"webex_calling": object{"quantity": nil}}}),
				with(acme(), object{"packages": object{"webex_calling": object{"quantity": nil}}, "deletion_protection": false}), object{"importing": object{"id": "acme"}})},
			want: []string{
				"Webex Calling: not known | not known | 0 | Webex doesn't tell the seats", "[unprotected] Acme is taken into Terraform without", "not [irreversible]", "not [unknown]", "not [unlimited]",
			},
		},
		"a sub-partner's customer": {
			changes: []object{
				change("customer.acme", "create", nil, with(acme(), object{"id": nil, "org_id": nil, "primary_email": "owner@acme.example", "sub_partner_org_id": "s", "sub_partner_admin_email": "sub@partner.example"})),
				change("customer.other", "update", acme(), with(acme(), object{"sub_partner_admin_email": "new@partner.example"})),
				change("customer.third", "update", with(acme(), object{"sub_partner_admin_email": "old@partner.example"}), with(acme(), object{"sub_partner_admin_email": nil})),
			},
			want: []string{
				"A new customer in US, of a sub-partner.", "[admin] s…@partner.example is named as the sub-partner's administrator.", "[admin] n…@partner.example is named",
				"o…@partner.example is no longer named", "Webex sends no welcome e-mail to administrators: tell o…@acme.example yourself.",
			},
		},
		"numbers that look alike when masked": {
			changes: []object{same("customer.acme", acme()), change("user.bob", "update", bob(), with(bob(), object{"phone_number": "+12145550101"}))},
			want:    []string{"Bob Example (b…@acme.example) gets another number, +1…01.", "not instead of"},
		},
		"a location replaced with its numbers": {
			changes: []object{same("customer.acme", acme()), change("location.austin", "delete create", austin(), austin())},
			want:    []string{"[destructive] The location Austin is deleted, with its 2 phone numbers, and created again"},
		},
		"a person replaced": {
			changes: []object{same("customer.acme", acme()), change("user.bob", "delete create", bob(), bob())},
			want:    []string{"Bob Example (b…@acme.example) is removed and created again", "[mail] Webex sends a welcome", "not free Webex account"},
		},
		"people whose location nobody knows": {
			changes: []object{
				same("customer.acme", acme()), change("user.bob", "create", nil, with(bob(), object{"location_id": nil}), object{"after_unknown": object{"location_id": true}}),
				change("user.cleo", "create", nil, with(bob(), object{"first_name": "Cleo", "location_id": nil}), object{"after_unknown": object{"location_id": true}}),
			},
			want: []string{"joins with Webex Calling at a location that is known after the apply only", "Known after the apply only: the location of Bob Example and Cleo Example.", "2 things are not known yet."},
		},
		"people of one name": {
			changes: []object{
				same("customer.acme", acme()), change("user.one", "delete", with(bob(), object{"on_destroy": "delete_person"}), nil),
				change("user.two", "delete", with(bob(), object{"on_destroy": "delete_person", "phone_number": nil}), nil),
			},
			want: []string{"Can't be undone: The person Bob Example (b…@acme.example) is deleted, with messages and settings.\nCan't be undone: The person Bob Example (b…@acme.example) is deleted"},
		},
		"nothing known of a failed plan": {
			changes: []object{same("customer.acme", acme())},
			more:    object{"errored": true},
			want:    []string{"Planning failed, so nothing can be said.", "not Nothing changes"},
		},
		"sensitive": {
			changes: []object{change("customer.acme", "update", acme(), with(acme(), object{"name": "Secret Inc"}), object{"after_sensitive": object{"name": true}})},
			want:    []string{"(sensitive)", "not Secret Inc"},
		},
		"outside of the plan": {
			changes: []object{change("user.ann", "create", nil, with(ann(), object{"customer_id": "c9", "customer_external_id": "globex"}))},
			want:    []string{"globex is elsewhere", "Webex Suite: not known | not known | 0 → 1", "a location outside of this plan"},
		},
		"drift": {
			changes: []object{same("customer.acme", acme())},
			more: object{"resource_drift": []object{
				change("customer.acme", "update", acme(), with(acme(), object{"meetings_time_zone": "UTC"})), change("user.ann", "delete", ann(), nil),
				change("user.bob", "update", bob(), bob()),
			}},
			want: []string{"[drift] Acme was changed outside of Terraform: the time zone of meetings.", "[drift] Ann Example was removed outside", "not Bob"},
		},
		"names that drifted": {
			changes: []object{same("customer.acme", acme())},
			more: object{"resource_drift": []object{
				change("customer.acme", "update", acme(), with(acme(), object{"name": "Umbrella"})),
				change("user.ann", "update", ann(), with(ann(), object{"last_name": "Married"})),
				change("user.bob", "update", bob(), with(bob(), object{"first_name": "Rob"}), object{"before_sensitive": object{"first_name": true}}),
			}},
			want: []string{
				"the name (before: Acme).", "Ann Married was changed outside of Terraform: the last name (before: Example).",
				"the first name (before: (sensitive)).", "not Bob",
			},
		},
		"another external id": {
			changes: []object{
				change("customer.acme", "update", acme(), with(acme(), object{"external_id": "acme-2"})),
				change("user.ann", "update", ann(), with(ann(), object{"customer_external_id": "acme-2"})),
				change("user.bob", "update", bob(), with(bob(), object{"customer_external_id": "acme-2", "extension": "7"})),
			},
			want: []string{
				"1 customer changed, 1 person changes otherwise.", "Ann Example (a…@acme.example) follows the external id of the customer; nothing changes for the person.",
				"gets the extension 7 instead of 2101",
			},
		},
		"incomplete and errored": {
			changes: []object{same("customer.acme", acme()), change("user.ann", "update", ann(), with(ann(), object{"extension": "7"}))},
			more:    object{"errored": true},
			want:    []string{"Planning failed. As far as it got: 1 person changes otherwise."},
		},
		"incomplete": {
			changes: []object{same("customer.acme", acme())},
			more: object{"errored": true, "checks": []object{
				{"address": object{"to_display": "check.seats"}, "status": "fail"}, {"address": object{"to_display": "check.fine"}, "status": "pass"},
			}},
			want: []string{"[incomplete] Planning ended with an error", "[incomplete] The check check.seats fails.", "not check.fine", "1 customer stays"},
		},
		"deferred": {
			changes: []object{same("customer.acme", acme())},
			more:    object{"deferred_changes": []object{{"reason": "instance_count_unknown", "resource_change": change("user.ann", "create", nil, ann())}}},
			want:    []string{"[unknown] Ann Example is left to a later plan", "[incomplete] 1 object is left", "not joins"},
		},
		"target": {
			changes: []object{change("user.ann", "update", ann(), with(ann(), object{"extension": "7"}))},
			more: object{"complete": false, "prior_state": object{"values": object{"root_module": object{"resources": []object{
				{"address": "webexwholesale_customer_org.acme", "mode": "managed", "type": "webexwholesale_customer_org", "name": "acme", "values": acme()},
				{"address": "webexwholesale_customer_user.ann", "mode": "managed", "type": "webexwholesale_customer_user", "name": "ann", "values": ann()},
			}, "child_modules": []object{{"resources": []object{
				{"address": "module.a.webexwholesale_customer_user.bob", "mode": "managed", "type": "webexwholesale_customer_user", "name": "bob", "values": bob()},
			}}}}}}},
			want: []string{"Acme is left_out", "leaves out a part", "gets the extension 7 instead of 2100", "Webex Calling: 50 | 50 | 1", "Webex Suite: 10 | 10 | 1"},
		},
		"refresh only": {
			changes: nil,
			more: object{"resource_drift": []object{change("customer.acme", "update", acme(), with(acme(), object{"name": "New"}))}, "prior_state": object{"values": object{"root_module": object{
				"resources": []object{{"address": "webexwholesale_customer_org.acme", "mode": "managed", "type": "webexwholesale_customer_org", "name": "acme", "values": acme()}},
			}}}},
			want: []string{"Only the state is refreshed; nothing changes at Webex. 1 thing was changed outside"},
		},
		"templates": {
			changes: []object{
				change("template.own", "delete", object{"name": "Own", "management": "backend"}, nil), change("template.hub", "delete", object{"name": "Hub", "management": "partner_hub"}, nil),
				change("template.new", "create", nil, object{"name": "New", "provisioning_id": "p1"}),
				change("template.old", "update", object{"name": "Old", "brand_name": "A", "service_provider_admin": "a@p.example"}, object{"name": "Old", "brand_name": "B", "service_provider_admin": "b@p.example"}),
			},
			want: []string{
				"[admin] The service provider's administrator of the onboarding template “Old” is b…@p.example instead of a…@p.example.",
				"1 onboarding template created, 1 onboarding template changed, 1 onboarding template deleted, 1 onboarding template forgotten.",
				"“Own” is deleted", "[forgotten] The onboarding template “Hub” leaves", "“New” of Partner Hub is taken into", "“Old” changes: the brand name and the service provider admin.",
			},
		},
		"a customer gains calling": {
			changes: []object{change("customer.acme", "update", with(acme(), object{"packages": object{"webex_meetings": object{}}}), acme())},
			want:    []string{"[mail] RedSky", "not welcome e-mail"},
		},
		"a user gains calling": {
			changes: []object{
				same("customer.acme", acme()), same("location.austin", austin()),
				change("user.bob", "update", with(bob(), object{"package": "webex_meetings", "extension": nil, "phone_number": nil}), bob()),
			},
			want: []string{"[mail] RedSky", "not welcome e-mail"},
		},
		"a user who called before": {
			changes: []object{
				same("customer.acme", acme()), same("location.austin", austin()),
				change("user.bob", "update", bob(), with(bob(), object{"last_name": "Other"})),
			},
			want: []string{"not RedSky"},
		},
		"attached without welcome": {
			changes: []object{
				same("template.t", object{"name": "T", "provisioning_id": "p", "allow_admin_invite_emails": false}),
				change("customer.acme", "create", nil, with(acme(), object{"id": nil, "provisioning_id": "p", "head_office": nil, "address": object{"country": "DE"}})),
				change("user.ann", "create", nil, with(ann(), object{"customer_id": nil, "roles": nil})),
			},
			want: []string{"so none is sent to 1 new user: Ann Example.", "not RedSky", "with the onboarding template “T”", "not [mail] Webex sends"},
		},
		"administrators are not welcomed": {
			changes: []object{
				change("customer.acme", "create", nil, with(acme(), object{"id": nil, "primary_email": "Bob@acme.example"})),
				change("user.ann", "create", nil, with(ann(), object{"customer_id": nil, "roles": []any{"full_administrator"}})),
				change("user.bob", "create", nil, with(ann(), object{"customer_id": nil, "first_name": "Bob", "email": "bob@acme.example", "roles": nil})),
				change("user.cleo", "create", nil, with(ann(), object{"customer_id": nil, "first_name": "Cleo", "email": "cleo@acme.example", "roles": nil})),
			},
			want: []string{"to 1 new user: Cleo Example", "no welcome e-mail to administrators: tell Ann Example and Bob Example yourself"},
		},
		"another partner's customer of the same id": {
			changes: []object{
				change("customer.acme", "create", nil, with(acme(), object{"id": nil, "name": "Here"})), change("customer.other", "create", nil, with(acme(), object{"id": nil, "name": "There"})),
				change("user.ann", "create", nil, with(ann(), object{"customer_id": nil})),
			},
			more: object{"configuration": object{"root_module": object{"resources": []object{
				{"type": "webexwholesale_customer_org", "name": "other", "provider_config_key": "webexwholesale.b"},
				{"type": "webexwholesale_customer_org", "name": "acme", "provider_config_key": "webexwholesale"},
				{"type": "webexwholesale_customer_user", "name": "ann", "provider_config_key": "webexwholesale.b"},
			}}}},
			want: []string{"Here is created\n", "There is created\nThe customer: An existing Webex organization becomes a customer in US.\nPeople: Ann Example"},
		},
		"a type to come": {
			changes: []object{{"address": "webexwholesale_device.x", "type": "webexwholesale_device", "name": "x", "change": object{"actions": []string{"create"}, "after": object{}}}},
			want:    []string{"[unknown] This release doesn't know the type of webexwholesale_device.x"},
		},
		"an action": {
			changes: []object{same("customer.acme", acme()), same("user.ann", ann())},
			more: object{"action_invocations": []object{
				{"address": "action.webexwholesale_resend_consent_mail.a", "type": "webexwholesale_resend_consent_mail", "config_values": object{"user_id": "u1"}},
				{"address": "action.webexwholesale_billing_report.b", "type": "webexwholesale_billing_report", "config_values": object{}},
			}},
			want: []string{"[mail] Webex asks Ann Example for consent once more", "not billing"},
		},
	} {
		got := told(built(t, planText(test.changes, test.more), review.Options{}))
		for _, want := range test.want {
			unwanted, not := strings.CutPrefix(want, "not ")
			if strings.Contains(got, unwanted) == not {
				t.Errorf("%s: %q in\n%s", name, want, got)
			}
		}
	}
}
