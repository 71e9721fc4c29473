package emulator

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// subscriberBody is the body of POST, PUT and validate.
type subscriberBody struct {
	CustomerID     string                     `json:"customerId"`
	ProvisioningID string                     `json:"provisioningId"`
	Email          string                     `json:"email"`
	Package        string                     `json:"package"`
	Packages       []string                   `json:"packages"`
	Parameters     *wire.SubscriberParameters `json:"provisioningParameters"`
	CustomerInfo   *wire.CustomerInfo         `json:"customerInfo"`
}

// packageName returns the one package, from the field packages or the older
// field package; empty where there is none.
func (b *subscriberBody) packageName(wrong *problems) string {
	switch {
	case b.Package != "" && len(b.Packages) > 0:
		wrong.add(packageTwofold)
	case len(b.Packages) > 1:
		wrong.add(oneSubscriberPackage)
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

func (b *subscriberBody) calling() calling {
	if b.Parameters == nil {
		return calling{}
	}
	return callingOf(b.Parameters.LocationID, b.Parameters.PrimaryPhoneNumber, b.Parameters.Extension)
}

// userCalling checks number, extension and location against the package.
func (p *problems) userCalling(packageName string, wanted calling) {
	if packageCalls(packageName) {
		p.callingLine(packageName, wanted)
	} else if wanted.number != "" || wanted.extension != "" {
		p.add(lineWithoutCalling)
	}
}

// callingOfPending is what a pending subscriber will get.
func callingOfPending(kept pendingParameters) calling {
	return calling{location: kept.Location, number: kept.Number, extension: kept.Extension}
}

// keepCalling keeps what a pending subscriber will get.
func keepCalling(kept *pendingParameters, wanted calling) {
	kept.Location, kept.Number, kept.Extension = wanted.location, wanted.number, wanted.extension
}
