package webex

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// A terraform test may write and read again with one configured provider.
func TestListsAreForgottenWhenSomethingTheyShowIsWritten(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		write func(context.Context, *Client) error
		// want is the external id of the customer and the first name.
		want string
	}{
		"a subscriber created": {func(ctx context.Context, c *Client) error {
			_, err := c.CreateSubscriber(ctx, wire.SubscriberRequest{CustomerID: "c", Email: "p4@acme.example", Packages: []string{"webex_calling"}})
			return err
		}, "before after"},
		"a subscriber changed": {func(ctx context.Context, c *Client) error {
			_, err := c.UpdateSubscriber(ctx, "s4", wire.SubscriberUpdate{Packages: []string{"webex_calling"}})
			return err
		}, "after after"},
		"a subscriber deleted": {func(ctx context.Context, c *Client) error { return c.DeleteSubscriber(ctx, "s4") }, "after after"},
		"the customer changed": {func(ctx context.Context, c *Client) error {
			return c.UpdateCustomer(ctx, "c", wire.CustomerUpdate{ExternalID: "after", Packages: []string{"webex_calling"}})
		}, "after before"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var written atomic.Bool
			client := newBackend(t, func(request sent) reply { return usersReply(request, &written) }).client()
			read := func() string {
				var last string
				// The last one comes from a list.
				for index := range 5 {
					subscriber, err := client.ReadSubscriber(t.Context(), "c", fmt.Sprintf("s%d", index), anything)
					if err != nil {
						t.Fatal(err)
					}
					person, err := client.ReadPerson(t.Context(), "o", subscriber.PersonID, anything)
					if err != nil {
						t.Fatal(err)
					}
					last = subscriber.ExternalCustomerID + " " + person.FirstName
				}
				return last
			}
			if got := read(); got != "before before" {
				t.Fatalf("read %q", got)
			}
			if err := test.write(t.Context(), client); err != nil {
				t.Fatal(err)
			}
			if got := read(); got != test.want {
				t.Errorf("afterwards %q is read, want %q", got, test.want)
			}
		})
	}
}

// A list that can't be followed or understood must not fail a plan: each user
// can be read by itself.
func TestUsersAreReadByThemselvesWhereTheirListIsBroken(t *testing.T) {
	t.Parallel()
	for name, broken := range map[string]reply{
		"the next page is elsewhere": jsonReply(http.StatusOK, `{"items":[]}`).with("Link", `<https://elsewhere.example/v1/next>; rel="next"`),
		"no list":                    jsonReply(http.StatusOK, `{"things":[]}`),
		"another shape":              jsonReply(http.StatusOK, `{"items":["s1"]}`),
		"no JSON":                    jsonReply(http.StatusOK, `<html>`).with("Content-Type", "text/html"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := newBackend(t, func(request sent) reply {
				if strings.Contains(request.Path, "/subscribers/") || strings.Contains(request.Path, "/people/") {
					return usersReply(request, new(atomic.Bool))
				}
				return broken
			})
			backend.documents = nil
			client := backend.client()
			for index := range 5 {
				subscriber, err := client.ReadSubscriber(t.Context(), "c", fmt.Sprintf("s%d", index), anything)
				if err != nil {
					t.Fatal(err)
				}
				if person, err := client.ReadPerson(t.Context(), "o", subscriber.PersonID, anything); err != nil || person.ID != fmt.Sprintf("p%d", index) {
					t.Errorf("%+v, %v", person, err)
				}
			}
		})
	}
}

// usersReply answers for five users, of whom the last one looks different once
// something was written: the customer's external id, and the person.
func usersReply(request sent, written *atomic.Bool) reply {
	if request.Method != http.MethodGet {
		written.Store(true)
	}
	one := func(kind, id string) string {
		look := "before"
		if written.Load() && strings.HasSuffix(id, "4") {
			look = "after"
		}
		if kind == "people" {
			return fmt.Sprintf(`{"id":%q,"emails":["%s@acme.example"],"firstName":%q}`, id, id, look)
		}
		return fmt.Sprintf(`{"id":%q,"personId":"p%s","externalCustomerId":%q}`, id, id[1:], look)
	}
	kind, id, single := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(request.Path, "/wholesale"), "/"), "/")
	switch {
	case request.Method == http.MethodPost:
		return jsonReply(http.StatusOK, one(kind, "s4"))
	case request.Method == http.MethodDelete:
		return reply{status: http.StatusNoContent}
	case kind == "customers":
		return jsonReply(http.StatusAccepted, `{}`)
	case single:
		return jsonReply(http.StatusOK, one(kind, id))
	}
	var items []string
	for index := range 5 {
		items = append(items, one(kind, fmt.Sprintf("%c%d", kind[0], index)))
	}
	return jsonReply(http.StatusOK, `{"items":[`+strings.Join(items, ",")+`]}`)
}
