package subscribers

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/people"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// subscriberBody is the body of POST.
type subscriberBody struct {
	packageBody
	CustomerID string `json:"customerId"`
	Email      string `json:"email"`
	Parameters *struct {
		lineBody
		FirstName string `json:"firstName"`
		LastName  string `json:"lastName"`
	} `json:"provisioningParameters"`
}

// precheckBody is the body of validate.
type precheckBody struct {
	subscriberBody
	ProvisioningID string             `json:"provisioningId"`
	CustomerInfo   *wire.CustomerInfo `json:"customerInfo"`
}

// updateBody is the body of PUT, which changes neither names nor address.
type updateBody struct {
	packageBody
	Parameters *lineBody `json:"provisioningParameters"`
}

type packageBody struct {
	Package  string   `json:"package"`
	Packages []string `json:"packages"`
}

type lineBody struct {
	PrimaryPhoneNumber rest.Text `json:"primaryPhoneNumber"`
	Extension          rest.Text `json:"extension"`
	LocationID         string    `json:"locationId"`
}

// packageName returns the one package, from the field packages or the older
// field package; empty where there is none.
func (b *packageBody) packageName(wrong *rest.Problems) string {
	switch {
	case b.Package != "" && len(b.Packages) > 0:
		wrong.Add(rest.PackageTwofold)
	case len(b.Packages) > 1:
		wrong.Add(rest.OneSubscriberPackage)
	case len(b.Packages) == 1:
		return b.Packages[0]
	}
	return b.Package
}

func (b *subscriberBody) names() (first, last string) {
	if b.Parameters == nil {
		return "", ""
	}
	return b.Parameters.FirstName, b.Parameters.LastName
}

func (b *subscriberBody) calling() people.Calling {
	if b.Parameters == nil {
		return people.Calling{}
	}
	return b.Parameters.calling()
}

// calling is nothing where the body has no line.
func (b *lineBody) calling() people.Calling {
	if b == nil {
		return people.Calling{}
	}
	return people.CallingOf(b.LocationID, string(b.PrimaryPhoneNumber), string(b.Extension))
}

// checkCalling checks number, extension and location against the package.
func checkCalling(p *rest.Problems, packageName string, wanted people.Calling) {
	if offers.Calls(packageName) {
		people.CheckLine(p, packageName, wanted)
	} else if wanted.Number != "" || wanted.Extension != "" {
		p.Add(rest.LineWithoutCalling)
	}
}

// callingOfPending is what a pending subscriber will get.
func callingOfPending(kept store.PendingParameters) people.Calling {
	return people.Calling{Location: kept.Location, Number: kept.Number, Extension: kept.Extension}
}

// keepCalling keeps what a pending subscriber will get.
func keepCalling(kept *store.PendingParameters, wanted people.Calling) {
	kept.Location, kept.Number, kept.Extension = wanted.Location, wanted.Number, wanted.Extension
}
