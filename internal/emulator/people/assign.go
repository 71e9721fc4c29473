package people

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/licenses"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// assignBody is the body of PATCH on the licences of a person.
type assignBody struct {
	Email    string `json:"email"`
	PersonID string `json:"personId"`
	OrgID    string `json:"orgId"`
	Licenses []struct {
		ID         string `json:"id"`
		Operation  string `json:"operation"`
		Properties struct {
			LocationID  string    `json:"locationId"`
			PhoneNumber rest.Text `json:"phoneNumber"`
			Extension   rest.Text `json:"extension"`
		} `json:"properties"`
	} `json:"licenses"`
	SiteURLs []struct {
		SiteURL     string `json:"siteUrl"`
		AccountType string `json:"accountType"`
		Operation   string `json:"operation"`
	} `json:"siteUrls"`
}

// assigned is the answer to it.
type assigned struct {
	OrgID    string   `json:"orgId"`
	PersonID string   `json:"personId"`
	Email    string   `json:"email"`
	Licenses []string `json:"licenses"`
}

// assign adds licences to a person and removes them. Here a person has one of those
// that come with a package: another one takes its place only where it is removed in
// the same call. What can't be assigned to a person is passed over, with 206.
func assign(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body assignBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	found, err := body.person(ctx, c)
	if err != nil {
		return nil, err
	}
	if len(body.SiteURLs) > 0 {
		return nil, rest.Refuse(rest.AttendeeSiteUnknown)
	}
	change, err := body.change(ctx, c, found)
	if err != nil {
		return nil, err
	}
	if change.name != found.PackageName {
		if err := change.carryOut(ctx, c, found); err != nil {
			return nil, err
		}
	}
	after, err := store.PersonByUUID(ctx, c.Tx, found.UUID, c.Now)
	if err != nil {
		return nil, err
	}
	shown := assigned{
		OrgID: webexid.Encode(webexid.Organization, after.Organization), PersonID: webexid.Encode(webexid.Person, after.UUID),
		Email: after.Email, Licenses: []string{},
	}
	if after.License != "" {
		shown.Licenses = append(shown.Licenses, licenses.ID(after.License, after.PackageName))
	}
	if change.skipped {
		return rest.Answer(http.StatusPartialContent, shown)
	}
	return rest.Answer(http.StatusOK, shown)
}

// person finds who is to get the licences.
func (b *assignBody) person(ctx context.Context, c *rest.Call) (*store.Person, error) {
	var found *store.Person
	var err error
	switch {
	case b.PersonID != "":
		found, err = store.PersonByUUID(ctx, c.Tx, webexid.UUID(b.PersonID), c.Now)
	case b.Email != "":
		found, err = store.PersonByEmail(ctx, c.Tx, b.Email, c.Now)
	default:
		err = rest.Refuse(rest.AssigneeMissing)
	}
	switch {
	case err != nil:
		return nil, err
	case found == nil:
		return nil, rest.Refuse(rest.PersonMissing)
	case b.OrgID != "" && webexid.UUID(b.OrgID) != found.Organization:
		return nil, rest.Refuse(rest.AssigneeElsewhere)
	}
	return found, nil
}

// licenseChange is what the licences of a person come to.
type licenseChange struct {
	// name is the package afterwards; empty for none.
	name string
	line Calling
	// skipped is set where something could not be assigned.
	skipped bool
}

func (b *assignBody) change(ctx context.Context, c *rest.Call, owner *store.Person) (licenseChange, error) {
	change := licenseChange{name: owner.PackageName}
	offered, err := store.SelectLicenses(ctx, c.Tx, store.LicenseFilter{Organization: owner.Organization}, c.Now)
	if err != nil {
		return change, err
	}
	var wrong rest.Problems
	added := []string{}
	for _, sent := range b.Licenses {
		id, _, _ := strings.Cut(webexid.UUID(sent.ID), ":")
		index := slices.IndexFunc(offered, func(one store.License) bool { return one.License == id })
		wrong.OneOf("licenses.operation", sent.Operation, "add", "remove")
		switch {
		case index < 0:
			wrong.Add(rest.LicenseNotRecognized)
		case sent.Operation == "remove":
			if offered[index].Name == change.name {
				change.name = ""
			}
		case !offers.Assignable(offered[index].Name):
			change.skipped = true
		default:
			added = append(added, offered[index].Name)
			change.line = CallingOf(sent.Properties.LocationID, withPlus(string(sent.Properties.PhoneNumber)), string(sent.Properties.Extension))
		}
	}
	for _, name := range added {
		if change.name != "" && change.name != name {
			wrong.Add(offers.Exclusion(change.name, name))
			break
		}
		change.name = name
	}
	if change.skipped && len(added) == 0 {
		wrong.Add(rest.LicenseNotRecognized)
	}
	return change, c.RefuseAll(wrong)
}

// withPlus spells a number as the inventory does: here Webex's samples leave the
// plus sign out.
func withPlus(number string) string {
	if number == "" || strings.HasPrefix(number, "+") {
		return number
	}
	return "+" + number
}

// carryOut checks the change and stores it. The subscriber, where there is one, has
// the same package.
func (l *licenseChange) carryOut(ctx context.Context, c *rest.Call, owner *store.Person) error {
	var wrong rest.Problems
	mapped, err := store.SubscriberOfPerson(ctx, c.Tx, owner.UUID)
	if err != nil {
		return err
	}
	if l.name == "" && mapped != "" {
		wrong.Add(rest.WholesaleLicenseKept)
	}
	if err := CheckPackageChange(ctx, c, &wrong, owner, l.name); err != nil {
		return err
	}
	if err := l.complete(ctx, c, owner, &wrong); err != nil {
		return err
	}
	bad, conflicts, err := CheckCalling(ctx, c, owner.Organization, owner.UUID, l.line)
	if err != nil {
		return err
	}
	if err := c.RefuseAll(append(wrong, bad...)); err != nil {
		return err
	}
	if err := l.checkSeat(ctx, c, owner.Organization, &conflicts); err != nil {
		return err
	}
	if err := c.RefuseAll(conflicts); err != nil {
		return err
	}
	if mapped != "" {
		subscriber, err := store.SubscriberByUUID(ctx, c.Tx, mapped, c.Now)
		if err != nil {
			return err
		}
		subscriber.PackageName = l.name
		if err := store.SaveSubscriber(ctx, c.Tx, *subscriber); err != nil {
			return err
		}
	}
	owner.PackageName = l.name
	return StoreCalling(ctx, c, *owner, l.line)
}

// complete finds what the line of a person with calling is to be. Who makes calls
// already keeps it; the location follows from the number.
func (l *licenseChange) complete(ctx context.Context, c *rest.Call, owner *store.Person, wrong *rest.Problems) error {
	switch {
	case !offers.Calls(l.name):
		l.line = Calling{}
		return nil
	case offers.Calls(owner.PackageName):
		l.line = Calling{Location: owner.Location, Number: owner.Number, Extension: owner.Extension}
		return nil
	case l.line.Number == "" && l.line.Extension == "", l.line.Number == "" && l.line.Location == "":
		wrong.Add(rest.CallingPropertiesMissing)
		return nil
	case l.line.Location != "":
		return nil
	}
	number, err := store.NumberByText(ctx, c.Tx, l.line.Number)
	if err != nil {
		return err
	}
	if number == nil || number.Organization != owner.Organization {
		wrong.Add(rest.NumberNotInInventory)
		return nil
	}
	l.line.Location = number.Location
	return nil
}

func (l *licenseChange) checkSeat(ctx context.Context, c *rest.Call, organization string, conflicts *rest.Problems) error {
	offered, err := store.SelectLicenses(ctx, c.Tx, store.LicenseFilter{Organization: organization}, c.Now)
	if err != nil {
		return err
	}
	for _, one := range offered {
		if one.Name != l.name || one.Quantity == nil {
			continue
		}
		taken, err := store.SeatsTaken(ctx, c.Tx, organization, l.name)
		if err != nil {
			return err
		}
		if taken >= *one.Quantity {
			conflicts.Add(rest.PackageUsedUp, *one.Quantity, l.name)
		}
	}
	return nil
}
