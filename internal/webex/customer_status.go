package webex

import (
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// CustomerState is what the status of a customer means.
type CustomerState int

const (
	// Unrecognized is a status that the API does not document. Whoever waits goes
	// on to wait, and a plan has nothing to finish.
	Unrecognized CustomerState = iota
	// Moving means that Webex works on the customer, or is about to.
	Moving
	// Ready means that the customer is provisioned, perhaps with errors.
	Ready
	// Failed means that Webex gave up, and waits to be asked again.
	Failed
	// Leaving means that the customer is being deleted. One that is gone has no
	// status: only a 404 for its id proves that.
	Leaving
)

// StateOf is the table of statuses for everyone: who waits, who polls, plans and
// lists.
func StateOf(status string) CustomerState {
	switch status {
	case wire.CustomerProvisioning, wire.CustomerUpdating, wire.CustomerPendingReview:
		return Moving
	case wire.CustomerProvisioned, wire.CustomerProvisionedWithErrors:
		return Ready
	case wire.CustomerError:
		return Failed
	case wire.CustomerDeleting:
		return Leaving
	}
	return Unrecognized
}

// Settled reports whether the last attempt to provision a customer with this
// status is over, well or not. A status that is not known counts as still moving.
func Settled(status string) bool {
	state := StateOf(status)
	return state == Ready || state == Failed
}

// Unfinished reports whether the next apply has something to finish although the
// configuration did not change: provisioning that was still running when the last
// one ended, or that failed.
func Unfinished(status string) bool {
	state := StateOf(status)
	return state == Moving || state == Failed
}

// underWay are the statuses of customers on which Webex works.
func underWay() []string {
	return slices.DeleteFunc(wire.CustomerStatuses(), Settled)
}
