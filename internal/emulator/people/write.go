package people

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/roles"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func create(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body personBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	var wrong rest.Problems
	if len(body.Emails) == 0 {
		wrong.Add(rest.FieldRequired, "emails")
	}
	if body.DisplayName == "" && body.FirstName == "" && body.LastName == "" {
		wrong.Add(rest.PersonNameless)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	organization, err := organizationOf(ctx, c, &body)
	if err != nil {
		return nil, err
	}
	made := store.Person{UUID: uuid.NewString(), Organization: organization, LoginEnabled: true}
	wanted, err := plan(ctx, c, &made, &body)
	if err != nil {
		return nil, err
	}
	available := c.Now.UnixMilli()
	if err := store.InsertPerson(ctx, c.Tx, made.UUID, organization, made.Email, c.Now, &available); err != nil {
		return nil, err
	}
	if err := StoreCalling(ctx, c, made, wanted); err != nil {
		return nil, err
	}
	if c.Query.Get("minResponse") == "true" {
		return rest.Answer(http.StatusOK, map[string]string{"id": webexid.Encode(webexid.Person, made.UUID)})
	}
	return answerOne(ctx, c, made.UUID)
}

// organizationOf is where a new person belongs: without orgId to the caller's own
// organization.
func organizationOf(ctx context.Context, c *rest.Call, body *personBody) (string, error) {
	if body.OrgID == "" {
		return store.PartnerOrganization(ctx, c.Tx)
	}
	organization := webexid.UUID(body.OrgID)
	return organization, organizations.RefuseClosed(ctx, c, organization)
}

// replace replaces everything about a person: what is left out is
// removed.
func replace(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body personBody
	if err := c.Decode(&body, shownPerson{}); err != nil {
		return nil, err
	}
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	if body.DisplayName == "" {
		return nil, rest.Refuse(rest.FieldRequired, "displayName")
	}
	if body.OrgID != "" && webexid.UUID(body.OrgID) != found.Organization {
		return nil, rest.Refuse(rest.FieldFixed, "orgId")
	}
	wanted, err := plan(ctx, c, found, &body)
	if err != nil {
		return nil, err
	}
	if err := StoreCalling(ctx, c, *found, wanted); err != nil {
		return nil, err
	}
	if err := store.RenameSubscriber(ctx, c.Tx, found.UUID, found.Email); err != nil {
		return nil, err
	}
	if c.Query.Get("minResponse") == "true" {
		return rest.NewReply(http.StatusNoContent), nil
	}
	return answerOne(ctx, c, found.UUID)
}

func answerOne(ctx context.Context, c *rest.Call, id string) (*rest.Reply, error) {
	found, err := store.PersonByUUID(ctx, c.Tx, id, c.Now)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(*found, viewOfOne(c)))
}

// plan checks the body and writes it over the person, whose calling side
// it returns. It refuses with everything that is wrong, or else with
// everything that collides.
func plan(ctx context.Context, c *rest.Call, target *store.Person, body *personBody) (Calling, error) {
	var wrong rest.Problems
	before := *target
	if email := body.email(&wrong); email != "" {
		target.Email = email
	}
	wanted := body.calling(&wrong)
	target.FirstName, target.LastName, target.DisplayName = body.FirstName, body.LastName, body.DisplayName
	target.Details = body.PersonDetails
	target.Roles = roles.CheckRoles(&wrong, body.Roles)
	if body.LoginEnabled != nil {
		target.LoginEnabled = bool(*body.LoginEnabled)
	}
	var err error
	if target.PackageName, err = licensedPackage(ctx, c, &before, body.Licenses, &wrong); err != nil {
		return wanted, err
	}
	wanted.checkLocation(&before, target.PackageName, &wrong)
	if target.IsFullAdministrator() && (!before.IsFullAdministrator() || before.PackageName != target.PackageName) {
		if err := CheckAdministrator(ctx, c, &wrong, target.Organization, target.PackageName); err != nil {
			return wanted, err
		}
	}
	badCalling, conflicts, err := CheckCalling(ctx, c, target.Organization, target.UUID, wanted)
	if err != nil {
		return wanted, err
	}
	if err := c.RefuseAll(append(wrong, badCalling...)); err != nil {
		return wanted, err
	}
	taken, err := AddressTaken(ctx, c, target)
	if err != nil {
		return wanted, err
	}
	if taken {
		conflicts.Add(rest.EmailTaken)
	}
	return wanted, c.RefuseAll(conflicts)
}

// checkLocation checks number, extension and location against the packages
// that the person had and will have.
func (w *Calling) checkLocation(before *store.Person, packageName string, wrong *rest.Problems) {
	calls := offers.Calls(packageName)
	if !calls && (w.Number != "" || w.Extension != "") {
		wrong.Add(rest.PersonNotCalling)
	}
	switch {
	case calls && !offers.Calls(before.PackageName):
		CheckLine(wrong, packageName, *w)
	case w.Location != "" && w.Location != before.Location:
		wrong.Add(rest.PersonLocationFixed)
	case before.PackageName == packageName:
		w.Location = before.Location
	case !calls:
		w.Location = ""
	}
}

// AddressTaken reports whether somebody else has the e-mail address of a person.
func AddressTaken(ctx context.Context, c *rest.Call, owner *store.Person) (bool, error) {
	holder, err := store.PersonByEmail(ctx, c.Tx, owner.Email, c.Now)
	if err != nil || holder != nil {
		return holder != nil && holder.UUID != owner.UUID, err
	}
	// Somebody who doesn't exist for the API yet.
	organization, err := store.OrganizationOfEmail(ctx, c.Tx, owner.Email)
	if err != nil || organization != "" {
		return organization != "", err
	}
	mapped, err := store.SubscriberByEmail(ctx, c.Tx, owner.Email, c.Now)
	return mapped != nil && mapped.Person != owner.UUID, err
}
