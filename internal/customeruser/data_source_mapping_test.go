package customeruser

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestSummarize(t *testing.T) {
	t.Parallel()
	subscriber := wire.Subscriber{ID: "subscriber", PersonID: "person", Email: "ann@acme.example", Packages: []string{"webex_calling"}, Status: "provisioned"}
	known := summary{
		ID: types.StringValue("subscriber"), Email: values.NewEmail("ann@acme.example"), Package: types.StringValue("webex_calling"),
		Status: types.StringValue("provisioned"), PersonID: values.NewWebexID("person"), Roles: types.SetNull(types.StringType),
		Errors: []types.String{},
	}
	with := func(change func(*summary)) summary {
		changed := known
		change(&changed)
		return changed
	}
	person := wire.Person{
		FirstName: "Ann", LastName: "Example", Extension: "101", LocationID: "location",
		PhoneNumbers: []wire.PhoneNumber{{Type: "mobile", Value: "+14085550199"}, {Type: "work", Value: "+14085550101"}},
	}
	caller := with(func(s *summary) {
		s.FirstName, s.LastName, s.Extension = types.StringValue("Ann"), types.StringValue("Example"), types.StringValue("101")
		s.LocationID, s.PhoneNumber = values.NewWebexID("location"), values.NewPhoneNumber("+14085550101")
	})
	for name, test := range map[string]struct {
		subscriber wire.Subscriber
		person     *wire.Person
		roles      []string
		want       summary
	}{
		"without person":        {subscriber: subscriber, want: known},
		"roles not told":        {subscriber: subscriber, person: &person, want: caller},
		"no roles":              {subscriber: subscriber, person: &person, roles: []string{}, want: rolesOf(caller)},
		"roles":                 {subscriber: subscriber, person: &person, roles: []string{"user_administrator"}, want: rolesOf(caller, "user_administrator")},
		"pending":               {subscriber: wire.Subscriber{ID: "subscriber", Status: "pending_user_migration"}, want: summary{ID: types.StringValue("subscriber"), Status: types.StringValue("pending_user_migration"), Roles: types.SetNull(types.StringType), Errors: []types.String{}}},
		"older package field":   {subscriber: wire.Subscriber{ID: "subscriber", PersonID: "person", Email: "ann@acme.example", Package: "webex_calling", Status: "provisioned"}, want: known},
		"unreadable number":     {subscriber: subscriber, person: &wire.Person{PhoneNumbers: []wire.PhoneNumber{{Type: "work", Value: "none"}}}, want: known},
		"unreadable e-mail":     {subscriber: wire.Subscriber{ID: "subscriber", PersonID: "person", Email: "alternate", Packages: []string{"webex_calling"}, Status: "provisioned"}, want: with(func(s *summary) { s.Email = values.NewEmailNull() })},
		"package of the future": {subscriber: wire.Subscriber{ID: "subscriber", PersonID: "person", Email: "ann@acme.example", Packages: []string{"webex_future"}, Status: "provisioned"}, want: with(func(s *summary) { s.Package = types.StringValue("webex_future") })},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if difference := cmp.Diff(test.want, summarize(test.subscriber, test.person, test.roles)); difference != "" {
				t.Errorf("want, got:\n%s", difference)
			}
		})
	}
}

func rolesOf(user summary, names ...string) summary {
	elements := make([]attr.Value, len(names))
	for index, name := range names {
		elements[index] = types.StringValue(name)
	}
	user.Roles = types.SetValueMust(types.StringType, elements)
	return user
}

func TestToRoles(t *testing.T) {
	t.Parallel()
	got := toRoles([]wire.Role{{ID: "a", Name: "Full Administrator"}, {ID: "b", Name: "Read-Only Administrator"}, {Name: "Officer (2nd)"}})
	want := []role{
		{ID: values.NewWebexID("a"), Name: types.StringValue("full_administrator"), Title: types.StringValue("Full Administrator")},
		{ID: values.NewWebexID("b"), Name: types.StringValue("read_only_administrator"), Title: types.StringValue("Read-Only Administrator")},
		{ID: values.NewWebexIDNull(), Name: types.StringValue("officer_2nd"), Title: types.StringValue("Officer (2nd)")},
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Errorf("want, got:\n%s", difference)
	}
	if empty := toRoles(nil); empty == nil || len(empty) != 0 {
		t.Errorf("no roles must be an empty list, not %#v", empty)
	}
}
