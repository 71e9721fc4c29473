// Package export writes the estate of a partner as Terraform configuration:
// reading is in read.go, the text of blocks in blocks.go and csv.go, and what
// happens to files in module.go.
package export

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// Layouts.
const (
	// LayoutCustomer is a root module, and so a state, for each customer.
	LayoutCustomer = "customer"
	// LayoutSingle is one root module for all customers.
	LayoutSingle = "single"
)

// Options say what is exported, and how it is written.
type Options struct {
	// Folder is where the configuration is written.
	Folder string
	Layout string
	// UsersCSV writes users as rows of a CSV file and not as blocks.
	UsersCSV bool
	// Customers are external ids or names, possibly with * and ?; none means all.
	Customers []string
	// SubPartners are organization ids; none means all, and the partner itself.
	SubPartners      []string
	WithoutUsers     bool
	WithoutLocations bool
	WithoutRoles     bool
	// WithoutCalling leaves the calling settings and PSTN connections of locations as
	// they are, unread and unmanaged.
	WithoutCalling bool
	// Force writes files anew that exist already.
	Force bool
	// EmulatorPath is the emulator's database, where that was exported.
	EmulatorPath string
	// Progress is told of each user that is listed and of each customer before it is
	// read; nil tells nobody.
	Progress func(Progress)
}

// Progress is how far an export is.
type Progress struct {
	// Listed is how many users were listed, while they are.
	Listed int
	// Done and Total count customers.
	Done, Total int
}

func (o *Options) report(progress Progress) {
	if o.Progress != nil {
		o.Progress(progress)
	}
}

// Summary is what an export has done.
type Summary struct {
	Customers, Locations, Users int
	// Folders are the root modules that were written to.
	Folders []string
	// Notes say what a person should know, without personal data.
	Notes []string
}

// InterruptedError says that the context ended. What was finished until then is
// whole.
type InterruptedError struct {
	Done, Total int
	cause       error
}

// Error implements error.
func (e *InterruptedError) Error() string {
	if e.Total == 0 {
		return "interrupted before the first customer was read. Nothing was written"
	}
	return fmt.Sprintf("interrupted after %d of %d customers. What is written is complete: the same command goes on with the rest", e.Done, e.Total)
}

// Unwrap returns the context's error.
func (e *InterruptedError) Unwrap() error { return e.cause }

// Run exports what the options choose. It reads one customer after the other, and
// keeps no more than one in memory: of the others only names.
func Run(ctx context.Context, client *webex.Client, options Options) (summary Summary, err error) {
	if err := checkFolder(options); err != nil {
		return summary, err
	}
	// Each customer is asked for on behalf of its own sub-partner.
	client = client.ForSubPartner("")
	spool, err := newSpool()
	if err != nil {
		return summary, err
	}
	defer func() { err = errors.Join(err, spool.close()) }()
	chosen, err := choose(ctx, client, options, spool)
	if chosen != nil {
		summary.Notes = chosen.notes
	}
	switch {
	case ctx.Err() != nil:
		return summary, &InterruptedError{cause: ctx.Err()}
	case err != nil:
		return summary, err
	case len(chosen.customers) == 0:
		return summary, errors.New("there is no customer that can be exported: look at the filters, and at whose credentials these are")
	}
	writer := &writer{options: options, summary: &summary, labels: chosen.labels}
	total := len(chosen.customers)
	for done, one := range chosen.customers {
		options.report(Progress{Done: done, Total: total})
		full, err := readCustomer(ctx, chosen, one, options)
		if err == nil {
			err = writer.write(full)
		}
		if err != nil {
			if ctx.Err() != nil {
				return summary, errors.Join(writer.finish(false), &InterruptedError{Done: done, Total: total, cause: ctx.Err()})
			}
			return summary, errors.Join(writer.finish(false), fmt.Errorf("the customer %q: %w", one.externalID, err))
		}
	}
	options.report(Progress{Done: total, Total: total})
	everything := len(options.Customers)+len(options.SubPartners) == 0 && !options.WithoutUsers && !options.WithoutLocations
	return summary, writer.finish(everything)
}

// checkFolder refuses a file, and a folder with the other layout: its customers
// would be in two states.
func checkFolder(options Options) error {
	state, err := os.Stat(options.Folder)
	if err != nil {
		// A missing folder is made.
		return nil //nolint:nilerr // what else is wrong shows when it is written to
	}
	if !state.IsDir() {
		return fmt.Errorf("%s is no folder", options.Folder)
	}
	other, pattern := LayoutSingle, customersFile
	if options.Layout == LayoutSingle {
		other, pattern = LayoutCustomer, filepath.Join("*", customersFile)
	}
	if found, err := filepath.Glob(filepath.Join(escapeGlob(options.Folder), pattern)); err == nil && len(found) > 0 {
		return fmt.Errorf("%s was written with the layout %q, and its customers would be in two states: take that layout, or another folder", options.Folder, other)
	}
	return nil
}

// writer puts customers into their root modules.
type writer struct {
	options Options
	summary *Summary
	// single is the one module of LayoutSingle, once there is a customer.
	single *module
	// labels are those of all customers, which single must tell apart.
	labels map[string]bool
}

func (w *writer) write(one *customer) error {
	if w.options.Layout == LayoutSingle {
		if w.single == nil {
			opened, err := openModule(w.options.Folder, w.options)
			if err != nil {
				return err
			}
			maps.Copy(opened.labels.owners, w.labels)
			w.single = opened
		}
		err := w.put(w.single, one)
		if err != nil {
			w.single.abort()
			w.single = nil
		}
		return err
	}
	target, err := openModule(filepath.Join(w.options.Folder, one.label), w.options)
	if err != nil {
		return err
	}
	if err := w.put(target, one); err != nil {
		target.abort()
		return err
	}
	return w.commit(target, !w.options.WithoutUsers && !w.options.WithoutLocations)
}

// put adds a customer to a module that stays open.
func (w *writer) put(target *module, one *customer) error {
	if err := target.add(one); err != nil {
		return err
	}
	w.summary.Customers++
	w.summary.Locations += len(one.locations)
	w.summary.Users += len(one.users)
	if one.leftOut > 0 {
		w.summary.Notes = append(w.summary.Notes, fmt.Sprintf("%q: %d users are left out; comments in the configuration say why", one.wire.ExternalID, one.leftOut))
	}
	return nil
}

// commit closes a module. Where complete is set, all of its objects were looked
// for, so that one that was not found is gone.
func (w *writer) commit(target *module, complete bool) error {
	written, err := target.commit()
	if err != nil {
		return err
	}
	if written {
		w.summary.Folders = append(w.summary.Folders, target.folder)
	}
	w.summary.Notes = append(w.summary.Notes, target.differences(complete)...)
	return nil
}

func (w *writer) finish(complete bool) error {
	if w.single == nil {
		return nil
	}
	return w.commit(w.single, complete)
}
