package faults_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// object is one object as both sides know it. Its remaining attributes are
// compared by the plan that follows, which must be empty.
type object struct {
	kind, uuid, key, parent string
}

func (o object) String() string {
	return strings.Join([]string{o.kind, o.key, "of", o.parent, o.uuid}, " ")
}

// managed lists the objects that the state holds, by address, and the head
// offices, which come with their customers.
func managed(t *testing.T, workspace *acctest.Workspace) (objects map[string]object, headOffices []string) {
	t.Helper()
	var state struct {
		Values struct {
			Root struct {
				Resources []struct {
					Address string `json:"address"`
					Type    string `json:"type"`
					Tainted bool   `json:"tainted"`
					Values  struct {
						ID         string `json:"id"`
						CustomerID string `json:"customer_id"`
						Name       string `json:"name"`
						ExternalID string `json:"external_id"`
						Email      string `json:"email"`
						Package    string `json:"package"`
						HeadOffice string `json:"head_office_location_id"`
					} `json:"values"`
				} `json:"resources"`
			} `json:"root_module"`
		} `json:"values"`
	}
	shown(t, workspace, &state)
	objects = map[string]object{}
	for _, one := range state.Values.Root.Resources {
		if one.Tainted {
			t.Errorf("%s is tainted", one.Address)
		}
		found := object{kind: strings.TrimPrefix(one.Type, "webexwholesale_"), uuid: webexid.UUID(one.Values.ID)}
		switch found.kind {
		case "onboarding_template":
			found.key = one.Values.Name
		case "customer_org":
			found.key = one.Values.ExternalID
			headOffices = append(headOffices, webexid.UUID(one.Values.HeadOffice))
		case "customer_location":
			found.key, found.parent = one.Values.Name, webexid.UUID(one.Values.CustomerID)
		case "customer_user":
			found.key, found.parent = one.Values.Email+" "+one.Values.Package, webexid.UUID(one.Values.CustomerID)
		default:
			continue
		}
		objects[one.Address] = found
	}
	return objects, headOffices
}

// row is a row of the emulator's tables; each kind uses some of the columns.
type row struct {
	UUID         string `json:"uuid"`
	Customer     string `json:"customer"`
	Organization string `json:"organization"`
	Name         string `json:"name"`
	NameFolded   string `json:"name_folded"`
	ExternalID   string `json:"external_id"`
	Email        string `json:"email"`
	Package      string `json:"package"`
	Document     struct {
		Name string `json:"name"`
	} `json:"document"`
}

func rows(t *testing.T, dump map[string][]json.RawMessage, table string) []row {
	t.Helper()
	found := make([]row, len(dump[table]))
	for index, raw := range dump[table] {
		if err := json.Unmarshal(raw, &found[index]); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// stored lists what the backend holds, without the locations of organizations
// that have no customer any more.
func stored(t *testing.T, backend *acctest.Backend) []object {
	t.Helper()
	dump, err := backend.Dump(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var objects []object
	for _, one := range rows(t, dump, "templates") {
		objects = append(objects, object{kind: "onboarding_template", uuid: one.UUID, key: one.Document.Name})
	}
	owners := map[string]string{}
	for _, one := range rows(t, dump, "customers") {
		owners[one.Organization] = one.UUID
		objects = append(objects, object{kind: "customer_org", uuid: one.UUID, key: one.ExternalID})
	}
	for _, one := range rows(t, dump, "locations") {
		if owner, ok := owners[one.Organization]; ok {
			objects = append(objects, object{kind: "customer_location", uuid: one.UUID, key: one.Name, parent: owner})
		}
	}
	for _, one := range rows(t, dump, "subscribers") {
		objects = append(objects, object{kind: "customer_user", uuid: one.UUID, key: one.Email + " " + one.Package, parent: one.Customer})
	}
	return objects
}

// agree compares both sides object by object: nothing is lost, nothing is
// there twice, and nothing is there that the state does not know.
func agree(t *testing.T, workspace *acctest.Workspace, backend *acctest.Backend) {
	t.Helper()
	objects, headOffices := managed(t, workspace)
	left := slices.DeleteFunc(stored(t, backend), func(one object) bool {
		return one.kind == "customer_location" && slices.Contains(headOffices, one.uuid)
	})
	for _, address := range slices.Sorted(maps.Keys(objects)) {
		index := slices.Index(left, objects[address])
		if index < 0 {
			t.Errorf("%s is in the state, but not in the backend: %s", address, objects[address])
			continue
		}
		left = slices.Delete(left, index, index+1)
	}
	for _, one := range left {
		t.Errorf("it is in the backend, but not in the state: %s", one)
	}
}

// settled expects that everything is done: the state holds the number of
// objects, the backend exactly those, and the plan is empty.
func settled(t *testing.T, workspace *acctest.Workspace, backend *acctest.Backend, count int) {
	t.Helper()
	if objects, _ := managed(t, workspace); len(objects) != count {
		t.Errorf("the state holds %d objects, want %d", len(objects), count)
	}
	agree(t, workspace, backend)
	noChanges(t, workspace)
}
