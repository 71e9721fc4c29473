package review

import (
	"cmp"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// Options are what a review shows and judges.
type Options struct {
	// PersonalData shows e-mail addresses and phone numbers whole.
	PersonalData bool
	// Gates are judged.
	Gates []GateName
}

// Build says what a plan means.
func Build(plan *planfile.Plan, options Options) *Review {
	b := &builder{plan: plan, privacy: privacy{show: options.PersonalData}, review: &Review{
		FormatVersion: FormatVersion, PersonalData: options.PersonalData,
		Customers: []Customer{}, Templates: []Template{}, Findings: []Finding{}, Notes: []string{}, Others: []OtherProvider{},
	}}
	b.collect()
	b.facts()
	b.group()
	for _, group := range b.groups {
		b.customer(group)
		b.seats(group)
		b.locations(group)
		b.people(group)
		b.mails(group)
	}
	b.numbers()
	b.templates()
	b.invocations()
	b.drift()
	b.deferred()
	b.leftovers()
	b.others()
	b.finish(options.Gates)
	return b.review
}

// builder makes one review.
type builder struct {
	privacy
	plan   *planfile.Plan
	review *Review
	// objects are those of the plan, and those of the state that it leaves out.
	objects, deposed []*planfile.Object
	// leftOut are those of the state only.
	leftOut map[*planfile.Object]bool
	// byType are the objects by their type, in the order of the plan.
	byType map[string][]*planfile.Object
	// index finds objects by references to them.
	index *planfile.Index
	// byProvisioningID are the onboarding templates.
	byProvisioningID map[string]*planfile.Object

	groups     []*group
	byCustomer map[*planfile.Object]*group
	byID       map[string]*group
	byExternal map[string][]*group
	nobody     *group
	// locationNames are by the comparable form of a location's id.
	locationNames map[string]string
	// locationByKey are locations by the keys that locationOf returns.
	locationByKey map[string]*planfile.Object
}

// group is a customer with its objects.
type group struct {
	// object is nil where the customer is not in the plan.
	object           *planfile.Object
	shown            Customer
	users, locations []*planfile.Object
}

func (g *group) find(gate GateName, address, text string) {
	g.shown.Findings = append(g.shown.Findings, Finding{Gate: gate, Address: address, Text: text})
}

func (b *builder) find(gate GateName, address, text string) {
	b.review.Findings = append(b.review.Findings, Finding{Gate: gate, Address: address, Text: text})
}

// after is how an object will be at Webex: one that Terraform forgets stays.
func after(object *planfile.Object) planfile.Value {
	if object.Action == planfile.Forget {
		return object.Before
	}
	return object.After
}

// current is the later side of an object that has something.
func current(object *planfile.Object) planfile.Value {
	if object.After.Exists() {
		return object.After
	}
	return object.Before
}

// shown is a value for people.
func (b *builder) shown(value planfile.Value) string {
	switch {
	case value.Sensitive():
		return hidden
	case value.Unknown():
		return "(known after the apply)"
	}
	return b.text(value.Text())
}

func (b *builder) shownEmail(value planfile.Value) string {
	if value.Sensitive() || value.Unknown() {
		return b.shown(value)
	}
	return b.email(value.Text())
}

func (b *builder) shownPhone(value planfile.Value) string {
	if value.Sensitive() || value.Unknown() {
		return b.shown(value)
	}
	return b.phone(value.Text())
}

func (b *builder) facts() {
	facts := Facts{
		Kind: KindNormal, FormatVersion: clean(b.plan.FormatVersion), TerraformVersion: clean(b.plan.TerraformVersion),
		Timestamp: clean(b.plan.Timestamp), Errored: b.plan.Errored, Complete: !b.plan.Errored && len(b.plan.Deferred) == 0,
	}
	// OpenTofu doesn't say that -exclude leaves something out.
	if b.plan.Complete != nil && !*b.plan.Complete || b.plan.HasChanges && len(b.leftOut) > 0 {
		facts.Complete = false
	}
	deletes, others := 0, 0
	for _, object := range b.plan.Changes {
		if object.Action == planfile.Delete {
			deletes++
		} else {
			others++
		}
	}
	for _, counts := range b.plan.Others {
		deletes += counts.Delete
		others += counts.Changed() - counts.Delete + counts.Unchanged
	}
	switch {
	case !b.plan.HasChanges && len(b.plan.Prior)+len(b.plan.Drift) > 0:
		facts.Kind = KindRefreshOnly
	case deletes > 0 && others == 0:
		facts.Kind = KindDestroy
	}
	b.review.Plan = facts
	switch {
	case facts.Errored:
		b.find(GateIncomplete, "", "Planning ended with an error: this is not the whole plan, and it can't be applied.")
	case len(b.plan.Deferred) > 0:
		b.find(GateIncomplete, "", counted(len(b.plan.Deferred), "object is", "objects are")+" left to a later plan.")
	case !facts.Complete:
		b.find(GateIncomplete, "", "The plan leaves out a part of the configuration, as with -target.")
	}
	for _, check := range b.plan.FailedChecks {
		b.find(GateIncomplete, b.address(check), "The check "+b.address(check)+" fails.")
	}
}

// collect gathers the objects: those of the plan, and those that it leaves out.
func (b *builder) collect() {
	b.byType, b.leftOut = map[string][]*planfile.Object{}, map[*planfile.Object]bool{}
	planned := map[string]bool{}
	add := func(object *planfile.Object) {
		b.objects = append(b.objects, object)
		b.byType[object.Type] = append(b.byType[object.Type], object)
	}
	for _, object := range b.plan.Changes {
		if object.Deposed {
			if object.Action == planfile.Delete {
				b.deposed = append(b.deposed, object)
			}
			continue
		}
		planned[object.Address] = true
		if object.PreviousAddress != "" {
			planned[object.PreviousAddress] = true
		}
		add(object)
	}
	for _, object := range b.plan.Deferred {
		planned[object.Address] = true
	}
	for _, object := range b.plan.Prior {
		if !planned[object.Address] {
			b.leftOut[object] = true
			add(object)
		}
	}
	b.index, b.byProvisioningID = planfile.NewIndex(b.objects), map[string]*planfile.Object{}
	for _, template := range b.byType[templateType] {
		for _, side := range []planfile.Value{template.Before, template.After} {
			if id := idKey(side.At(attrProvisioningID).Text()); id != "" && b.byProvisioningID[id] == nil {
				b.byProvisioningID[id] = template
			}
		}
	}
}

func (b *builder) others() {
	for provider, counts := range b.plan.Others {
		b.review.Others = append(b.review.Others, OtherProvider{Provider: b.address(provider), Counts: Counts{
			Created: counts.Create, Changed: counts.Update, Replaced: counts.Replace, Removed: counts.Delete,
			Forgotten: counts.Forget, Imported: counts.Import, Unchanged: counts.Unchanged,
		}})
	}
	slices.SortFunc(b.review.Others, func(x, y OtherProvider) int { return cmp.Compare(x.Provider, y.Provider) })
	known := []string{templateType, customerType, locationType, userType}
	for _, object := range b.plan.Changes {
		if !slices.Contains(known, object.Type) && object.Action != planfile.None {
			b.find(GateUnknown, b.address(object.Address), "This release doesn't know the type of "+b.address(object.Address)+": read the plan itself.")
		}
	}
}

// finish counts, drops the customers with nothing to say, and puts the rest in
// order: what can't be undone first.
func (b *builder) finish(gates []GateName) {
	summary := &b.review.Summary
	moved := 0
	for _, object := range b.objects {
		if object.Moved() && object.Action != planfile.Delete {
			moved++
		}
		switch object.Type {
		case customerType:
			count(&summary.Customers, object)
		case locationType:
			count(&summary.Locations, object)
		case userType:
			count(&summary.Users, object)
		case templateType:
			count(&summary.Templates, object)
		}
	}
	if moved > 0 {
		b.review.Notes = append(b.review.Notes, counted(moved, "object gets", "objects get")+
			" another address in the configuration; that changes nothing at Webex.")
	}
	for _, group := range b.groups {
		if group.silent() {
			continue
		}
		b.review.Customers = append(b.review.Customers, group.shown.complete())
	}
	slices.SortStableFunc(b.review.Customers, func(x, y Customer) int {
		return cmp.Or(
			cmp.Compare(min(1, len(y.Of(GateIrreversible))), min(1, len(x.Of(GateIrreversible)))),
			cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), cmp.Compare(x.Address, y.Address),
		)
	})
	b.review.countFindings(gates)
	summary.Sentence = b.review.sentence()
}

func count(into *Counts, object *planfile.Object) {
	if object.Importing {
		into.Imported++
	}
	switch object.Action {
	case planfile.Create:
		into.Created++
	case planfile.Update:
		into.Changed++
	case planfile.Replace:
		into.Replaced++
	case planfile.Delete:
		into.Removed++
	case planfile.Forget:
		into.Forgotten++
	case planfile.None:
		if !object.Importing {
			into.Unchanged++
		}
	}
}

// silent says whether there is nothing to say about a customer.
func (g *group) silent() bool {
	shown := &g.shown
	quiet := slices.Contains([]CustomerAction{CustomerUnchanged, CustomerLeftOut, CustomerElsewhere, CustomerUnknown}, shown.Action)
	return quiet && len(shown.Changes)+len(shown.People)+len(shown.Administrators)+len(shown.Numbers)+
		len(shown.Locations)+len(shown.Notes)+len(shown.Findings) == 0
}

// complete has no list that is null in JSON.
func (c Customer) complete() Customer {
	c.Changes = orEmpty(c.Changes)
	c.Seats = orEmpty(c.Seats)
	c.People = orEmpty(c.People)
	c.Administrators = orEmpty(c.Administrators)
	c.Numbers = orEmpty(c.Numbers)
	c.Locations = orEmpty(c.Locations)
	c.Notes = orEmpty(c.Notes)
	c.Findings = orEmpty(c.Findings)
	return c
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
