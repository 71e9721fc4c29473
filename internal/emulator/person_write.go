package emulator

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func createPerson(ctx context.Context, c *call) (*reply, error) {
	var body personBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	var wrong problems
	if len(body.Emails) == 0 {
		wrong.add(fieldRequired, "emails")
	}
	if body.DisplayName == "" && body.FirstName == "" && body.LastName == "" {
		wrong.add(personNameless)
	}
	wrong.require("orgId", body.OrgID)
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	organization := webexid.UUID(body.OrgID)
	if err := refuseClosed(ctx, c, organization); err != nil {
		return nil, err
	}
	made := person{uuid: uuid.NewString(), organization: organization, loginEnabled: true}
	wanted, err := planPerson(ctx, c, &made, &body)
	if err != nil {
		return nil, err
	}
	available := c.now.UnixMilli()
	if err := insertPerson(ctx, c.tx, made.uuid, organization, made.email, c.now, &available); err != nil {
		return nil, err
	}
	if err := storeCalling(ctx, c, made, wanted); err != nil {
		return nil, err
	}
	if c.query.Get("minResponse") == "true" {
		return answer(http.StatusOK, map[string]string{"id": webexid.Encode(webexid.Person, made.uuid)})
	}
	return answerPerson(ctx, c, made.uuid)
}

// replacePerson replaces everything about a person: what is left out is
// removed.
func replacePerson(ctx context.Context, c *call) (*reply, error) {
	var body personBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	found, err := askedPerson(ctx, c)
	if err != nil {
		return nil, err
	}
	if body.DisplayName == "" {
		return nil, refuse(fieldRequired, "displayName")
	}
	if body.OrgID != "" && webexid.UUID(body.OrgID) != found.organization {
		return nil, refuse(fieldFixed, "orgId")
	}
	wanted, err := planPerson(ctx, c, found, &body)
	if err != nil {
		return nil, err
	}
	if err := storeCalling(ctx, c, *found, wanted); err != nil {
		return nil, err
	}
	if err := renameSubscriber(ctx, c.tx, found.uuid, found.email); err != nil {
		return nil, err
	}
	if c.query.Get("minResponse") == "true" {
		return newReply(http.StatusNoContent), nil
	}
	return answerPerson(ctx, c, found.uuid)
}

func answerPerson(ctx context.Context, c *call, id string) (*reply, error) {
	found, err := personByUUID(ctx, c.tx, id, c.now)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, found.shown(viewOfOne(c)))
}

// planPerson checks the body and writes it over the person, whose calling side
// it returns. It refuses with everything that is wrong, or else with
// everything that collides.
func planPerson(ctx context.Context, c *call, target *person, body *personBody) (calling, error) {
	var wrong problems
	before := *target
	if email := body.email(&wrong); email != "" {
		target.email = email
	}
	wanted := body.calling(&wrong)
	target.firstName, target.lastName, target.displayName = body.FirstName, body.LastName, body.DisplayName
	target.details = body.personDetails
	target.roles = wrong.roleUUIDs(body.Roles)
	if body.LoginEnabled != nil {
		target.loginEnabled = bool(*body.LoginEnabled)
	}
	var err error
	if target.packageName, err = licensedPackage(ctx, c, &before, body.Licenses, &wrong); err != nil {
		return wanted, err
	}
	wanted.checkLocation(&before, target.packageName, &wrong)
	if target.isFullAdministrator() && (!before.isFullAdministrator() || before.packageName != target.packageName) {
		if err := wrong.administrator(ctx, c, target.organization, target.packageName); err != nil {
			return wanted, err
		}
	}
	badCalling, conflicts, err := checkCalling(ctx, c, target.organization, target.uuid, wanted)
	if err != nil {
		return wanted, err
	}
	if err := refuseAll(append(wrong, badCalling...)); err != nil {
		return wanted, err
	}
	taken, err := emailTakenBySomebodyElse(ctx, c, target)
	if err != nil {
		return wanted, err
	}
	if taken {
		conflicts.add(emailTaken)
	}
	return wanted, refuseAll(conflicts)
}

// checkLocation checks number, extension and location against the packages
// that the person had and will have.
func (w *calling) checkLocation(before *person, packageName string, wrong *problems) {
	calls := packageCalls(packageName)
	if !calls && (w.number != "" || w.extension != "") {
		wrong.add(personNotCalling)
	}
	switch {
	case calls && !packageCalls(before.packageName):
		wrong.callingLine(packageName, *w)
	case w.location != "" && w.location != before.location:
		wrong.add(personLocationFixed)
	case before.packageName == packageName:
		w.location = before.location
	case !calls:
		w.location = ""
	}
}

func emailTakenBySomebodyElse(ctx context.Context, c *call, owner *person) (bool, error) {
	holder, err := personByEmail(ctx, c.tx, owner.email, c.now)
	if err != nil || holder != nil {
		return holder != nil && holder.uuid != owner.uuid, err
	}
	// Somebody who doesn't exist for the API yet.
	organization, err := organizationOfEmail(ctx, c.tx, owner.email)
	if err != nil || organization != "" {
		return organization != "", err
	}
	mapped, err := subscriberByEmail(ctx, c.tx, owner.email, c.now)
	return mapped != nil && mapped.person != owner.uuid, err
}
