package review

import (
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// roles says which roles a user gains and loses. Without the attribute, roles
// are not managed, and nothing is known about them.
func (b *builder) roles(g *group, user *planfile.Object, name string) {
	before, now := user.Before.At(attrRoles), user.After.At(attrRoles)
	had, has := before.Texts(), now.Texts()
	gained, lost := without(has, had), without(had, has)
	if before.Sensitive() || now.Sensitive() {
		if !before.Same(now) {
			b.administrator(g, user, Administrator{Person: name, Gained: []string{hidden}, Lost: []string{hidden}, Text: name + " has other roles, which are sensitive."})
		}
		return
	}
	switch user.Action {
	case planfile.None, planfile.Forget:
		return
	case planfile.Delete:
		if len(had) == 0 {
			return
		}
		text := name + " leaves as " + rolesText(had)
		if user.Before.At(attrOnDestroy).Text() != deletePerson {
			text += "; the person stays, so look in Control Hub whether a role does too"
		}
		b.administrator(g, user, Administrator{Person: name, Gained: []string{}, Lost: cleaned(had), Text: text + "."})
		return
	case planfile.Update:
		if !now.Exists() {
			if len(had) > 0 {
				g.shown.Notes = append(g.shown.Notes, "The roles of "+name+" are no longer managed here; the person keeps them.")
			}
			return
		}
	case planfile.Create, planfile.Replace:
	}
	if len(gained)+len(lost) == 0 || now.Unknown() {
		return
	}
	var parts []string
	if len(gained) > 0 {
		parts = append(parts, "becomes "+rolesText(gained))
	}
	if len(lost) > 0 {
		parts = append(parts, "is no longer "+rolesText(lost))
	}
	b.administrator(g, user, Administrator{Person: name, Gained: cleaned(gained), Lost: cleaned(lost), Text: name + " " + listed(parts) + "."})
}

func (b *builder) administrator(g *group, user *planfile.Object, entry Administrator) {
	g.shown.Administrators = append(g.shown.Administrators, entry)
	g.find(GateAdmin, b.address(user.Address), entry.Text)
}

// without are the elements of a list that another one lacks.
func without(list, other []string) []string {
	var rest []string
	for _, element := range list {
		if !slices.Contains(other, element) {
			rest = append(rest, element)
		}
	}
	slices.Sort(rest)
	return rest
}

func cleaned(roles []string) []string {
	texts := make([]string, len(roles))
	for index, role := range roles {
		texts[index] = clean(role)
	}
	return texts
}

func rolesText(roles []string) string {
	titles := make([]string, len(roles))
	for index, role := range roles {
		titles[index] = roleTitle(role)
	}
	return listed(titles)
}
