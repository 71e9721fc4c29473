package licenses

import (
	"context"
	"net/http"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// usersPerPage is how many users of a licence an answer holds, and at most.
const usersPerPage = 300

type licensedUser struct {
	ID          string `json:"id"`
	Type        string `json:"type"`
	DisplayName string `json:"displayName"`
	Email       string `json:"email"`
}

// showWithUsers adds a page of those who have the licence. All are of the
// organization itself.
func showWithUsers(ctx context.Context, c *rest.Call, of store.License) (*rest.Reply, error) {
	after, limit := -1, usersPerPage
	if err := c.Number("next", 0, &after); err != nil {
		return nil, err
	}
	if err := c.Number("limit", 1, &limit); err != nil {
		return nil, err
	}
	limit = min(limit, usersPerPage)
	var filter store.Conditions
	filter.Equal("people.organization", of.Organization)
	filter.Equal("people.package", of.Name)
	filter.Add("people.sequence > ?", after)
	found, err := store.SelectPeople(ctx, c.Tx, filter, c.Now, limit+1)
	if err != nil {
		return nil, err
	}
	shown := struct {
		wire.License
		Users []licensedUser `json:"users"`
	}{License: show(of), Users: []licensedUser{}}
	for _, one := range found[:min(len(found), limit)] {
		shown.Users = append(shown.Users, licensedUser{
			ID: webexid.Encode(webexid.Person, one.UUID), Type: "INTERNAL", DisplayName: one.ShownName(), Email: one.Email,
		})
	}
	made, err := rest.Answer(http.StatusOK, shown)
	if err == nil && len(found) > limit {
		rest.LinkNext(c, made, map[string]string{"next": strconv.FormatInt(found[limit-1].Sequence, 10), "limit": strconv.Itoa(limit)})
	}
	return made, err
}
