package export_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/export"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// content is all files below a folder, by their relative names.
func content(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(folder, path)
		files[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func (e *estate) export(options export.Options) export.Summary {
	e.t.Helper()
	summary, err := export.Run(e.t.Context(), e.client, options)
	e.must(err)
	return summary
}

// TestIgnoredChangesAreNoDifference exports less first, and everything then.
func TestIgnoredChangesAreNoDifference(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	e.populate()
	options := export.Options{Folder: filepath.Join(t.TempDir(), "estate"), Layout: export.LayoutSingle, WithoutRoles: true, WithoutCalling: true}
	e.export(options)
	for range 2 {
		if summary := e.export(options); len(summary.Notes)+len(summary.Folders) > 0 {
			t.Errorf("%+v", summary)
		}
		options.WithoutRoles, options.WithoutCalling = false, false
	}
	options.Folder = filepath.Join(t.TempDir(), "estate")
	e.export(options)
	options.WithoutRoles, options.WithoutCalling = true, true
	if summary := e.export(options); len(summary.Notes)+len(summary.Folders) > 0 {
		t.Errorf("%+v", summary)
	}
}

// TestASecondRunAddsOnlyWhatIsNew leaves what a person wrote as it is.
func TestASecondRunAddsOnlyWhatIsNew(t *testing.T) {
	t.Parallel()
	for _, layout := range []string{export.LayoutCustomer, export.LayoutSingle} {
		for _, csv := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, CSV %t", layout, csv), func(t *testing.T) {
				t.Parallel()
				e := newEstate(t)
				acme := e.customer(e.client, "acme", "Acme", nil, "webex_calling", "webex_meetings")
				e.user(e.client, acme, "ann@acme.example", "First", wire.SubscriberParameters{})
				leaving := e.user(e.client, acme, "bob@acme.example", "Leaving", wire.SubscriberParameters{})
				options := export.Options{Folder: filepath.Join(t.TempDir(), "estate"), Layout: layout, UsersCSV: csv}
				e.export(options)
				before := content(t, options.Folder)

				e.user(e.client, acme, "ann@other.example", "Second", wire.SubscriberParameters{})
				office := e.location(acme, "New", true)
				e.user(e.client, acme, "carl@acme.example", "Third", wire.SubscriberParameters{LocationID: office, Extension: "105"})
				e.must(e.client.DeleteSubscriber(t.Context(), leaving.ID))
				people, err := webex.Collect(e.client.ListPeople(t.Context(), webex.PersonFilter{OrgID: acme.OrgID, Email: "ann@acme.example"}))
				e.must(err)
				name := "Renamed"
				_, err = e.client.UpdatePerson(t.Context(), people[0].ID, webex.PersonChange{LastName: &name})
				e.must(err)
				e.customer(e.client, "globex", "Globex", nil, "webex_meetings")

				summary := e.export(options)
				after := content(t, options.Folder)
				for file, text := range before {
					if !strings.HasPrefix(after[file], text) {
						t.Errorf("%s was changed: %s", file, cmp.Diff(text, after[file]))
					}
				}
				added := "added: 0 customers, 1 locations, 2 users"
				if layout == export.LayoutSingle {
					added = "added: 1 customers, 1 locations, 2 users"
				}
				all := strings.Join(valuesOf(after), "\n")
				for _, part := range []string{"ann@other.example", "carl@acme.example", `"acme_new"`, `"globex"`} {
					if !strings.Contains(all, part) {
						t.Errorf("%s is in none of %v", part, after)
					}
				}
				if notes := strings.Join(summary.Notes, "\n"); strings.Count(notes, "not as Webex has it") != 1 || strings.Count(notes, "Webex has no more") != 1 || !strings.Contains(notes, added) {
					t.Errorf("the notes are %q", notes)
				}
				if again := e.export(options); len(again.Folders) > 0 || cmp.Diff(after, content(t, options.Folder)) != "" {
					t.Errorf("a third run wrote %v", again.Folders)
				}
				options.Force = true
				if forced := e.export(options); len(forced.Notes) > 0 || strings.Contains(strings.Join(valuesOf(content(t, options.Folder)), ""), "bob@") {
					t.Errorf("written anew, there is still %v", forced)
				}
			})
		}
	}
}

// TestTheOtherFormGoesOn exports to a folder with blocks as rows. Who has a block
// keeps it, and the columns may have been moved.
func TestTheOtherFormGoesOn(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	acme := e.customer(e.client, "acme", "Acme", nil, "webex_meetings")
	boss := e.user(e.client, acme, "ann@acme.example", "First", wire.SubscriberParameters{})
	roles, err := e.client.ListRoles(t.Context())
	e.must(err)
	_, err = e.client.UpdatePerson(t.Context(), boss.PersonID, webex.PersonChange{Roles: &[]string{roles[0].ID, roles[1].ID}})
	e.must(err)
	options := export.Options{Folder: filepath.Join(t.TempDir(), "estate"), Layout: export.LayoutSingle}
	e.export(options)
	before := content(t, options.Folder)
	options.UsersCSV = true
	if again := e.export(options); len(again.Folders)+len(again.Notes) > 0 || cmp.Diff(before, content(t, options.Folder)) != "" {
		t.Errorf("without anything new: %+v, %v", again, content(t, options.Folder))
	}

	e.user(e.client, acme, "bob@acme.example", "Second", wire.SubscriberParameters{})
	e.export(options)
	after := content(t, options.Folder)
	if rows := after["users.csv"]; !strings.Contains(after["users.tf"], "csvdecode(") || !strings.Contains(rows, "acme,bob@acme.example,") || strings.Contains(rows, "ann@") {
		t.Errorf("there is %v", after)
	}
	e.must(os.WriteFile(filepath.Join(options.Folder, "users.csv"), []byte("email,floor,package,customer\nbob@acme.example,3,webex_meetings,acme\n"), 0o600))
	e.user(e.client, acme, "carl@acme.example", "Third", wire.SubscriberParameters{})
	e.export(options)
	if rows := content(t, options.Folder)["users.csv"]; !strings.HasSuffix(rows, "\ncarl@acme.example,,webex_meetings,acme\n") {
		t.Errorf("the rows are %s", rows)
	}
}

// TestRowsAfterAComment has a comment about a customer without rows first.
func TestRowsAfterAComment(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	acme := e.customer(e.client, "acme", "Acme", nil, "webex_meetings")
	e.must(e.backend.AddFreeAccount(t.Context(), "free@acme.example"))
	e.user(e.client, acme, "free@acme.example", "Free", wire.SubscriberParameters{})
	globex := e.customer(e.client, "globex", "Globex", nil, "webex_meetings")
	e.user(e.client, globex, "joe@globex.example", "Smith", wire.SubscriberParameters{})
	options := export.Options{Folder: filepath.Join(t.TempDir(), "estate"), Layout: export.LayoutSingle, UsersCSV: true}
	e.export(options)
	if users := content(t, options.Folder)["users.tf"]; strings.Count(users, "csvdecode(") != 1 || !strings.Contains(users, "# free@acme.example is left out") {
		t.Errorf("the users are %s", users)
	}
}

// TestNamesOfSubPartnersCustomers are the same whether or not the sub-partner is
// chosen.
func TestNamesOfSubPartnersCustomers(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	e.customer(e.client, "acme", "Acme", nil, "webex_meetings")
	subPartner, err := e.backend.AddSubPartner(t.Context(), "Sub-300400", emulator.SubPartnerActive)
	e.must(err)
	e.customer(e.client.ForSubPartner(subPartner), "acme", "Acme of another", nil, "webex_meetings")
	options := export.Options{Folder: filepath.Join(t.TempDir(), "estate"), Layout: export.LayoutCustomer}
	e.export(options)
	before := content(t, options.Folder)
	options.SubPartners = []string{subPartner}
	// The client may work for the sub-partner by itself.
	for _, client := range []*webex.Client{e.client, e.client.ForSubPartner(subPartner)} {
		summary, err := export.Run(t.Context(), client, options)
		if err != nil || summary.Customers != 1 || cmp.Diff(before, content(t, options.Folder)) != "" {
			t.Errorf("another run made %+v, %v: %v", summary, err, content(t, options.Folder))
		}
	}
}

// TestTheOtherLayoutIsRefused would have each customer in two states.
func TestTheOtherLayoutIsRefused(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	e.customer(e.client, "acme", "Acme", nil, "webex_meetings")
	for _, layouts := range [][]string{{export.LayoutCustomer, export.LayoutSingle}, {export.LayoutSingle, export.LayoutCustomer}} {
		options := export.Options{Folder: filepath.Join(t.TempDir(), "estate [1]"), Layout: layouts[0]}
		e.export(options)
		before := content(t, options.Folder)
		options.Layout = layouts[1]
		_, err := export.Run(t.Context(), e.client, options)
		if err == nil || !strings.Contains(err.Error(), layouts[0]) || cmp.Diff(before, content(t, options.Folder)) != "" {
			t.Errorf("%v: %v, %v", layouts, err, content(t, options.Folder))
		}
	}
}

func valuesOf(files map[string]string) []string {
	var all []string
	for _, text := range files {
		all = append(all, text)
	}
	return all
}

// TestTheSameEstateIsWrittenTheSame compares two exports, one of which is
// filtered: names do not depend on the filters.
func TestTheSameEstateIsWrittenTheSame(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	for _, externalID := range []string{"acme 1", "acme-1", "Acmé 1", "42", "日本", "globex"} {
		e.customer(e.client, externalID, "The company "+externalID, nil, "webex_meetings")
	}
	first, second := t.TempDir(), t.TempDir()
	e.export(export.Options{Folder: first, Layout: export.LayoutCustomer})
	e.export(export.Options{Folder: second, Layout: export.LayoutCustomer, Customers: []string{"ACME*", "the company 4?", "日*"}})
	all, some := content(t, first), content(t, second)
	if len(all) != 18 || len(some) != 12 {
		t.Errorf("there are %d and %d files", len(all), len(some))
	}
	for name, text := range some {
		if all[name] != text {
			t.Errorf("%s: %s", name, cmp.Diff(all[name], text))
		}
	}
	if _, err := os.Stat(filepath.Join(second, "globex")); err == nil {
		t.Error("globex was not asked for")
	}
	if _, err := export.Run(t.Context(), e.client, export.Options{Folder: second, Layout: export.LayoutCustomer, Customers: []string{"nobody"}}); err == nil {
		t.Error("a filter that nothing passes is no error")
	}
}

// TestAnInterruptLeavesWholeFolders interrupts the export before its third
// customer, and runs it again.
func TestAnInterruptLeavesWholeFolders(t *testing.T) {
	t.Parallel()
	for _, layout := range []string{export.LayoutCustomer, export.LayoutSingle} {
		t.Run(layout, func(t *testing.T) {
			t.Parallel()
			e := newEstate(t)
			for _, externalID := range []string{"a", "b", "c", "d"} {
				customer := e.customer(e.client, externalID, externalID, nil, "webex_meetings")
				e.user(e.client, customer, "ann@"+externalID+".example", "Example", wire.SubscriberParameters{})
			}
			ctx, interrupt := context.WithCancel(t.Context())
			options := export.Options{Folder: filepath.Join(t.TempDir(), "estate"), Layout: layout}
			options.Progress = func(progress export.Progress) {
				if progress.Done == 2 {
					interrupt()
				}
			}
			_, err := export.Run(ctx, e.client, options)
			interrupted, ok := errors.AsType[*export.InterruptedError](err)
			if !ok || interrupted.Done != 2 || interrupted.Total != 4 || !errors.Is(err, context.Canceled) {
				t.Fatalf("the error is %v", err)
			}
			half := content(t, options.Folder)
			if text := strings.Join(valuesOf(half), ""); !strings.Contains(text, "ann@b.example") || strings.Contains(text, "ann@c.example") {
				t.Errorf("after the interrupt there is %v", half)
			}
			options.Progress = nil
			e.export(options)
			other := export.Options{Folder: filepath.Join(t.TempDir(), "estate"), Layout: layout}
			e.export(other)
			if diff := cmp.Diff(content(t, other.Folder), content(t, options.Folder)); diff != "" {
				t.Errorf("going on made something else (-at once +in two runs): %s", diff)
			}
		})
	}
}

// TestWhatIsLeftOut exports an estate with a customer that failed and a user who
// has not agreed to move.
func TestWhatIsLeftOut(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	acme := e.customer(e.client, "acme", "Acme", nil, "webex_meetings")
	e.must(e.backend.AddFreeAccount(t.Context(), "free@acme.example"))
	e.user(e.client, acme, "free@acme.example", "Free", wire.SubscriberParameters{})
	e.user(e.client, acme, "ann@acme.example", "Example", wire.SubscriberParameters{})
	e.must(e.backend.FailPackage(t.Context(), "webex_meetings", 2560, "Maintenance.", false))
	failed := e.customer(e.client, "failed", "Failed", nil, "webex_meetings")
	folder := t.TempDir()
	summary := e.export(export.Options{Folder: folder, Layout: export.LayoutCustomer})
	notes := strings.Join(summary.Notes, "\n")
	if summary.Users != 1 || strings.Contains(notes, "@") || !strings.Contains(notes, `"acme": 1 users are left out`) {
		t.Errorf("%+v", summary)
	}
	if failed.OrgID == "" || !strings.Contains(notes, `"failed": left out, because its package webex_meetings has failed`) {
		t.Errorf("%v: %+v", failed, summary)
	}
	if users := content(t, folder)["acme/users.tf"]; !strings.Contains(users, "# free@acme.example is left out: the user has not agreed") {
		t.Errorf("the users are %s", users)
	}
}

// TestRolesThatListsHide are read role by role, or person by person.
func TestRolesThatListsHide(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	acme := e.customer(e.client, "acme", "Acme", nil, "webex_meetings")
	roles, err := e.client.ListRoles(t.Context())
	e.must(err)
	var boss wire.Subscriber
	for index := range len(roles) + 1 {
		boss = e.user(e.client, acme, fmt.Sprintf("user%d@acme.example", index), "Example", wire.SubscriberParameters{})
	}
	_, err = e.client.UpdatePerson(t.Context(), boss.PersonID, webex.PersonChange{Roles: &[]string{roles[0].ID}})
	e.must(err)
	folder := t.TempDir()
	e.export(export.Options{Folder: filepath.Join(folder, "shown"), Layout: export.LayoutCustomer})
	e.must(e.backend.HideRolesInLists(t.Context(), true))
	e.export(export.Options{Folder: filepath.Join(folder, "hidden"), Layout: export.LayoutCustomer})
	shown, hidden := content(t, filepath.Join(folder, "shown")), content(t, filepath.Join(folder, "hidden"))
	if diff := cmp.Diff(shown, hidden); diff != "" || strings.Count(shown["acme/users.tf"], webex.RoleName(roles[0])) != 1 {
		t.Errorf("hidden roles make a difference: %s", diff)
	}
}
