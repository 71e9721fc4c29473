package webex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// UpdatePerson changes a person and keeps everything else about it: PUT
// replaces all, so the person is read first and written back whole. Two
// updates of one person wait for each other. Where nothing would change,
// nothing is written. An error of PUT may come although the change was made,
// so the person is read again then, and the change counts if it is there; but
// not where the read may show the person as it was before an earlier change of
// this client.
//
// Operation: PUT /people/{personId}.
func (c *Client) UpdatePerson(ctx context.Context, id string, change PersonChange) (wire.Person, error) {
	release, err := c.people.Acquire(ctx, webexid.UUID(id))
	if err != nil {
		return wire.Person{}, err
	}
	defer release()

	for {
		before, settled, err := c.personBefore(ctx, id)
		if err == nil && change.madeIn(before) {
			return before.person()
		}
		var after rawPerson
		if err == nil {
			after, err = c.putPerson(ctx, id, before, change)
		}
		switch {
		case err == nil:
			return after.person()
		case settled || !outdated(err):
			return wire.Person{}, err
		}
		if err := wait.For(ctx, personPause); err != nil {
			return wire.Person{}, err
		}
	}
}

// UpdateNewPerson is UpdatePerson for a person who was just made, and whom Webex may
// not show yet: until the context ends, that is no failure.
func (c *Client) UpdateNewPerson(ctx context.Context, id string, change PersonChange) (updated wire.Person, failed error) {
	update := func(ctx context.Context) (found bool, err error) {
		updated, failed = c.UpdatePerson(ctx, id, change)
		return !errors.Is(failed, ErrNotFound), nil
	}
	if found, _ := update(ctx); !found {
		// Where the time is over, the last answer says more than that.
		_ = batch.PollUntil(ctx, pollIntervals(), update)
	}
	return updated, failed
}

// outdated reports whether an error may come from a read that shows a person
// as it was before the last change, or not yet.
func outdated(err error) bool {
	var answer *Error
	return errors.As(err, &answer) && (answer.StatusCode == http.StatusBadRequest || errors.Is(err, ErrNotFound))
}

// personBefore is the person that a change starts from, and whether it is
// certain to be up to date: what this client has just written is not read
// again, because reads may lag behind.
func (c *Client) personBefore(ctx context.Context, id string) (before rawPerson, settled bool, err error) {
	written, recent := c.written.recent(id)
	if written.shown != nil {
		return written.shown, true, nil
	}
	before, err = c.readPerson(ctx, id)
	return before, !recent, err
}

func (c *Client) putPerson(ctx context.Context, id string, before rawPerson, change PersonChange) (rawPerson, error) {
	c.persons.Wrote(id)
	_, recent := c.written.recent(id)
	answer, err := c.transport.Send(ctx, transport.Call{
		Method: http.MethodPut,
		Path:   personPath(id),
		Query:  callingData(),
		OrgID:  before.text("orgId"),
		Body:   before.with(change),
	})
	if err != nil {
		c.written.forget(id)
		after, readErr := c.readPerson(ctx, id)
		if readErr != nil || !change.madeIn(after) || recent && !after.newerThan(before) {
			return nil, err
		}
		return after, nil
	}
	if answer.Empty() {
		c.written.wrote(id, nil)
		return c.readPerson(ctx, id)
	}
	after := rawPerson{}
	if err := answer.Decode(&after); err != nil {
		return nil, err
	}
	c.written.wrote(id, after)
	return after, nil
}

func (c *Client) readPerson(ctx context.Context, id string) (rawPerson, error) {
	answer, err := c.transport.Send(ctx, transport.Call{Method: http.MethodGet, Path: personPath(id), Query: callingData()})
	if err != nil {
		return nil, err
	}
	result := rawPerson{}
	if err := answer.Decode(&result); err != nil {
		return nil, err
	}
	return result, answer.RequireID(result.text("id"))
}

// rawPerson is a person with all fields that Webex sent, known here or not.
type rawPerson map[string]json.RawMessage

func (p rawPerson) person() (wire.Person, error) {
	encoded, err := json.Marshal(p)
	if err != nil {
		return wire.Person{}, err
	}
	var person wire.Person
	if err := json.Unmarshal(encoded, &person); err != nil {
		return wire.Person{}, fmt.Errorf("the person has an unexpected shape: %w", err)
	}
	return person, nil
}

// newerThan reports whether the person is certain to have been changed since the
// other one was shown.
func (p rawPerson) newerThan(other rawPerson) bool {
	const field = "lastModified"
	after, err := time.Parse(time.RFC3339, p.text(field))
	before, otherErr := time.Parse(time.RFC3339, other.text(field))
	return err == nil && otherErr == nil && after.After(before)
}

// text is a field that holds a text, "" where it is missing or something else.
func (p rawPerson) text(field string) string {
	var text string
	if json.Unmarshal(p[field], &text) != nil {
		return ""
	}
	return text
}
