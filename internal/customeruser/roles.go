package customeruser

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// roleIDs finds the ids of roles by name; an unknown name is an error that
// lists the known ones.
func roleIDs(ctx context.Context, client *webex.Client, names types.Set) ([]string, error) {
	roles, err := client.ListRoles(ctx)
	if err != nil {
		return nil, err
	}
	ids := []string{}
	for _, element := range names.Elements() {
		name, ok := element.(types.String)
		if !ok || name.IsUnknown() {
			continue
		}
		index := slices.IndexFunc(roles, func(role wire.Role) bool { return webex.RoleName(role) == name.ValueString() })
		if index < 0 {
			return nil, fmt.Errorf("there is no role %q. Webex has: %s", name.ValueString(), strings.Join(roleNames(roles), ", "))
		}
		ids = append(ids, roles[index].ID)
	}
	return ids, nil
}

func roleNames(roles []wire.Role) []string {
	names := make([]string, len(roles))
	for index, role := range roles {
		names[index] = webex.RoleName(role)
	}
	slices.Sort(names)
	return names
}

// namesOfRoles are the attribute forms of a person's roles.
func namesOfRoles(ctx context.Context, client *webex.Client, ids []string) ([]string, error) {
	if len(ids) == 0 {
		return []string{}, nil
	}
	roles, err := client.ListRolesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	return namesIn(roles, ids), nil
}

// namesIn names roles, sorted and each one once. A role that Webex does not
// list keeps its id, so that nothing is hidden.
func namesIn(roles []wire.Role, ids []string) []string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		name := id
		if index := slices.IndexFunc(roles, func(role wire.Role) bool { return webexid.Same(role.ID, id) }); index >= 0 {
			name = cmp.Or(webex.RoleName(roles[index]), id)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
