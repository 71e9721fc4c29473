package relations_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// places are the findings of one object, in short.
func places(found []estate.Finding) []string {
	var texts []string
	for _, one := range found {
		kind := "Error "
		if one.Warning {
			kind = "Warning "
		}
		texts = append(texts, kind+string(one.At)+": "+one.Summary)
	}
	return texts
}

func TestFixedValues(t *testing.T) {
	t.Parallel()
	none, unknown, a, b := estate.Absent[string](), relations.Text{}, estate.Known("a"), estate.Known("b")
	for name, test := range map[string]struct {
		now, then relations.Text
		refused   bool
	}{
		"same":                 {a, a, false},
		"changed":              {a, b, true},
		"taken out":            {a, none, true},
		"new after an import":  {none, a, false},
		"not known yet":        {a, unknown, false},
		"was not known either": {unknown, a, false},
		"never set":            {none, none, false},
	} {
		for _, again := range []bool{false, true} {
			found := relations.Table().CheckChange(estate.Object{
				Kind: relations.CustomerKind, Again: again,
				Now:  relations.Customer{Fixed: relations.Fixed{"language": test.now}},
				Then: relations.Customer{Fixed: relations.Fixed{"language": test.then}},
			})
			if refused := test.refused && !again; (len(found) == 1) != refused || refused && found[0].At != "language" {
				t.Errorf("%s, created again %v: %+v", name, again, found)
			}
		}
	}
}

func TestAdministratorsPackage(t *testing.T) {
	t.Parallel()
	user := func(name string, administrator estate.Maybe[bool]) relations.User {
		return relations.User{Package: estate.Known(name), Administrator: administrator}
	}
	yes, no, unknown := estate.Known(true), estate.Known(false), estate.Maybe[bool]{}
	for name, test := range map[string]struct {
		now, then relations.User
		want      []string
	}{
		"a downgrade":                     {user(rules.WebexSuite, yes), user(rules.WebexVoice, yes), []string{"Error package: Administrator can't be downgraded"}},
		"one that anybody may be refused": {user(rules.WebexSuite, yes), user(rules.WebexCallingStandard, yes), []string{"Error package: Administrator can't be downgraded"}},
		"the role goes":                   {user(rules.WebexSuite, yes), user(rules.WebexVoice, no), nil},
		"the role comes":                  {user(rules.WebexSuite, no), user(rules.WebexVoice, yes), nil},
		"the role is not known":           {user(rules.WebexSuite, yes), user(rules.WebexVoice, unknown), nil},
		"somebody else":                   {user(rules.WebexCalling, no), user(rules.WebexCallingStandard, no), []string{"Error package: Package change refused"}},
	} {
		found := relations.Table().CheckChange(estate.Object{Kind: relations.UserKind, Now: test.now, Then: test.then})
		if difference := cmp.Diff(test.want, places(found)); difference != "" {
			t.Errorf("%s: %s", name, difference)
		}
	}
}

func TestQuantitiesThatWebexShows(t *testing.T) {
	t.Parallel()
	calling := func(quantity rules.Quantity) relations.Customer {
		return relations.Customer{Packages: estate.Known(rules.Selection{rules.WebexCalling: quantity})}
	}
	const lower, at = "Error packages[webex_calling]: Quantity can't be lowered", "packages[webex_calling].quantity: "
	for name, test := range map[string]struct {
		now, then rules.Quantity
		shown     int64
		want      []string
	}{
		"as the state has it":      {rules.Units(50), rules.Units(50), 50, nil},
		"raised, and left":         {rules.Units(50), rules.Units(50), 60, []string{"Warning " + at + "The quantity was raised outside Terraform"}},
		"raised, and followed":     {rules.Units(50), rules.Units(60), 60, nil},
		"raised, and changed":      {rules.Units(50), rules.Units(55), 60, []string{"Error " + at + "Quantity can't be lowered"}},
		"lowered":                  {rules.Units(50), rules.Units(40), 60, []string{lower}},
		"imported, the same":       {rules.UnknownQuantity(), rules.Units(60), 60, nil},
		"imported, and lower":      {rules.UnknownQuantity(), rules.Units(50), 60, []string{lower}},
		"imported, nothing shown":  {rules.UnknownQuantity(), rules.Units(50), 0, nil},
		"a quantity that is to be": {rules.Units(50), rules.UnknownQuantity(), 60, nil},
	} {
		then := calling(test.then)
		then.Licensed = map[string]int64{rules.WebexCalling: test.shown}
		found := relations.Table().CheckChange(estate.Object{Kind: relations.CustomerKind, Now: calling(test.now), Then: then})
		if difference := cmp.Diff(test.want, places(found)); difference != "" {
			t.Errorf("%s: %s", name, difference)
		}
	}
}

// A rule about one object judges what is certain only.
func TestNothingIsSaidOfWhatIsUnknown(t *testing.T) {
	t.Parallel()
	for kind, facts := range map[estate.Kind]estate.Facts{
		relations.TemplateKind: relations.Template{}, relations.CustomerKind: relations.Customer{},
		relations.LocationKind: relations.Location{}, relations.UserKind: relations.User{},
	} {
		table := relations.Table()
		for name, found := range map[string][]estate.Finding{
			"configured": table.CheckConfiguration(kind, facts),
			"created":    table.CheckChange(estate.Object{Kind: kind, Then: facts, Config: facts}),
			"changed":    table.CheckChange(estate.Object{Kind: kind, Now: facts, Then: facts}),
			"removed":    table.CheckChange(estate.Object{Kind: kind, Now: facts}),
		} {
			if len(found) > 0 {
				t.Errorf("kind %d, %s: %+v", kind, name, found)
			}
		}
	}
}
