package webex

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// UpdatePerson changes a person and keeps everything else about it: PUT
// replaces all, so the person is read first and written back whole. Two
// updates of one person wait for each other. Where nothing would change,
// nothing is written. An error of PUT may come although the change was made,
// so the person is read again then, and the change counts if it is there.
func (c *Client) UpdatePerson(ctx context.Context, id string, change PersonChange) (Person, error) {
	release, err := c.people.acquire(ctx, webexid.UUID(id))
	if err != nil {
		return Person{}, err
	}
	defer release()

	before, err := c.readPerson(ctx, id)
	if err != nil {
		return Person{}, err
	}
	if change.madeIn(before) {
		return before.person()
	}
	c.persons.wrote(id)
	answer, err := c.send(ctx, call{
		method: http.MethodPut,
		path:   personPath(id),
		query:  callingData(),
		orgID:  before.text("orgId"),
		body:   before.with(change),
	})
	if err != nil {
		after, readErr := c.readPerson(ctx, id)
		if readErr != nil || !change.madeIn(after) {
			return Person{}, err
		}
		return after.person()
	}
	if len(bytes.TrimSpace(answer.body)) == 0 {
		return c.GetPerson(ctx, id)
	}
	after := rawPerson{}
	if err := answer.decode(&after); err != nil {
		return Person{}, err
	}
	return after.person()
}

func (c *Client) readPerson(ctx context.Context, id string) (rawPerson, error) {
	answer, err := c.send(ctx, call{method: http.MethodGet, path: personPath(id), query: callingData()})
	if err != nil {
		return nil, err
	}
	result := rawPerson{}
	if err := answer.decode(&result); err != nil {
		return nil, err
	}
	return result, answer.requireID(result.text("id"))
}

// rawPerson is a person with all fields that Webex sent, known here or not.
type rawPerson map[string]json.RawMessage

func (p rawPerson) person() (Person, error) {
	encoded, err := json.Marshal(p)
	if err != nil {
		return Person{}, err
	}
	var person Person
	if err := json.Unmarshal(encoded, &person); err != nil {
		return Person{}, fmt.Errorf("the person has an unexpected shape: %w", err)
	}
	return person, nil
}

func (p rawPerson) text(field string) string {
	return textOf(p[field])
}
