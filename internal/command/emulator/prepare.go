package emulator

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/pflag"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// preparation is what the flags of the command emulator fill the data file with,
// or write out, before serving. Scripts use these flags; the commands "add" and
// "snapshot" are for everybody else, so the help does not show the flags.
type preparation struct {
	organization, subPartner, template string
	load, save                         string
}

func (p *preparation) addFlags(flags *pflag.FlagSet) {
	for _, flag := range []struct {
		target      *string
		name, usage string
	}{
		{&p.organization, "add-organization", "add an organization of this `name`, print its id and end"},
		{&p.subPartner, "add-sub-partner", "add a sub-partner with this `subscription`, print its organization id and end"},
		{&p.template, "add-template", "add a template of this `name`, print its Provisioning ID and end"},
		{&p.load, "import", "fill the data file, which must be empty, from this JSON `file` and end"},
		{&p.save, "export", "write everything to this JSON `file` and end"},
	} {
		flags.StringVar(flag.target, flag.name, "", flag.usage)
		flags.Lookup(flag.name).Hidden = true
	}
}

// fills says whether anything is put into the data file.
func (p *preparation) fills() bool {
	return p.load != "" || p.organization != "" || p.subPartner != "" || p.template != ""
}

// isAll says whether nothing is served afterwards. What was put into memory is
// served, or else it would be lost.
func (p *preparation) isAll(data string) bool {
	return p.save != "" || (p.fills() && data != backend.InMemory)
}

// check refuses to write out a data file that is not there: opening it would
// make it.
func (p *preparation) check(data string) error {
	if p.save == "" || p.fills() || data == backend.InMemory {
		return nil
	}
	_, err := os.Stat(data)
	return err
}

// run loads first, then adds, then saves.
func (p *preparation) run(ctx context.Context, emulator *backend.Emulator, options serveOptions) error {
	if p.load != "" {
		if err := load(ctx, emulator, p.load, options.stdin); err != nil {
			return fmt.Errorf("-import %s: %w", p.load, err)
		}
	}
	for _, addition := range []addition{
		{kind: organization, name: p.organization, users: 1, token: options.Token},
		{kind: subPartner, name: p.subPartner, token: options.Token},
		{kind: template, name: p.template, token: options.Token},
	} {
		if addition.name == "" {
			continue
		}
		if err := addition.add(ctx, emulator, options.stdout); err != nil {
			return err
		}
	}
	if p.save != "" {
		if err := save(ctx, emulator, options.Path, p.save, options.stdout); err != nil {
			return fmt.Errorf("-export %s: %w", p.save, err)
		}
	}
	return nil
}
