package webex

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// shown is what GET customer answers from some moment on.
type shown struct {
	from           time.Duration
	status, pieces string
}

const (
	formerPieces = `"externalId":"nova","packages":["webex_calling","webex_meetings"],"address":{"addressLine1":"1 Old Road","city":"Oakland","country":"US"}`
	askedPieces  = `"externalId":"nova-2","packages":["webex_calling"],"address":{"addressLine1":"2 NEW ROAD ","city":"Oakland","country":"us"}`
	otherPieces  = `"externalId":"nova-2","packages":["webex_calling","webex_voice"],"address":{"addressLine1":"2 New Road","city":"Oakland","country":"US"}`
)

func askedUpdate() wire.CustomerUpdate {
	return wire.CustomerUpdate{
		ExternalID: "nova-2", Packages: []string{"webex_calling"},
		Address: &wire.Address{AddressLine1: "2 New Road", City: "Oakland", Country: "US"},
	}
}

// TestUpdatesAreWaitedFor plays what a cloud shows after it has accepted an
// update: for a while it may still be the customer as it was before.
func TestUpdatesAreWaitedFor(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name   string
		former string
		shows  []shown
		// status, pieces and within are what the wait ends with, and when.
		status, pieces string
		within         time.Duration
	}{
		{
			"the update shows at once",
			formerPieces,
			[]shown{{0, wire.CustomerProvisioned, askedPieces}},
			wire.CustomerProvisioned, askedPieces, time.Second,
		},
		{
			"the former content first, and never a moving status",
			formerPieces,
			[]shown{{0, wire.CustomerProvisioned, formerPieces}, {3 * time.Second, wire.CustomerProvisioned, askedPieces}},
			wire.CustomerProvisioned, askedPieces, 8 * time.Second,
		},
		{
			"the former content, then work, then the update",
			formerPieces,
			[]shown{{0, wire.CustomerProvisioned, formerPieces}, {2 * time.Second, wire.CustomerUpdating, formerPieces}, {time.Minute, wire.CustomerProvisioned, askedPieces}},
			wire.CustomerProvisioned, askedPieces, 80 * time.Second,
		},
		{
			"an error from before the update",
			formerPieces,
			[]shown{{0, wire.CustomerError, askedPieces}, {2500 * time.Millisecond, wire.CustomerUpdating, askedPieces}, {20 * time.Second, wire.CustomerProvisioned, askedPieces}},
			wire.CustomerProvisioned, askedPieces, 40 * time.Second,
		},
		{
			"a new error",
			formerPieces,
			[]shown{{0, wire.CustomerProvisioned, formerPieces}, {time.Second, wire.CustomerUpdating, formerPieces}, {5 * time.Second, wire.CustomerError, formerPieces}},
			wire.CustomerError, formerPieces, 15 * time.Second,
		},
		{
			"an error that stays counts after a while",
			formerPieces,
			[]shown{{0, wire.CustomerError, askedPieces}},
			wire.CustomerError, askedPieces, 50 * time.Second,
		},
		{
			"work that ends in something else",
			formerPieces,
			[]shown{{0, wire.CustomerUpdating, formerPieces}, {10 * time.Second, wire.CustomerProvisionedWithErrors, otherPieces}},
			wire.CustomerProvisionedWithErrors, otherPieces, 20 * time.Second,
		},
		{
			"something else that never moves counts after a while",
			formerPieces,
			[]shown{{0, wire.CustomerProvisioned, otherPieces}},
			wire.CustomerProvisioned, otherPieces, 50 * time.Second,
		},
		{
			"nothing of it shows, and it moves late",
			askedPieces,
			[]shown{{0, wire.CustomerProvisioned, askedPieces}, {2500 * time.Millisecond, wire.CustomerUpdating, askedPieces}, {time.Minute, wire.CustomerError, askedPieces}},
			wire.CustomerError, askedPieces, 80 * time.Second,
		},
		{
			"nothing of it shows, and it never moves",
			askedPieces,
			[]shown{{0, wire.CustomerProvisioned, askedPieces}},
			wire.CustomerProvisioned, askedPieces, 5 * time.Second,
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				started := time.Now()
				answer := func(status, pieces string) string {
					return fmt.Sprintf(`{"id":"c","status":%q,%s}`, status, pieces)
				}
				backend := newBackend(t, func(sent) reply {
					body := ""
					for _, one := range tc.shows {
						if time.Since(started) >= one.from {
							body = answer(one.status, one.pieces)
						}
					}
					return jsonReply(200, body)
				})
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
				defer cancel()
				before := newBackend(t, func(sent) reply { return jsonReply(200, answer(wire.CustomerProvisioned, tc.former)) })
				former, err := before.client().GetCustomer(ctx, "c")
				if err != nil {
					t.Fatal(err)
				}
				got, err := backend.client().WaitForCustomerUpdate(ctx, "c", former, askedUpdate())
				if err != nil {
					t.Fatal(err)
				}
				wants := newBackend(t, func(sent) reply { return jsonReply(200, answer(tc.status, tc.pieces)) })
				want, err := wants.client().GetCustomer(ctx, "c")
				if err != nil {
					t.Fatal(err)
				}
				if fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("the wait ended with %+v, want %+v", got, want)
				}
				if took := time.Since(started); took > tc.within {
					t.Errorf("the wait took %s, want at most %s", took, tc.within)
				}
			})
		})
	}
}
