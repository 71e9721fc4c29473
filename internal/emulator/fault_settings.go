package emulator

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/faults"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/page"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// FaultLanguage explains ParseFault to the user of the command line.
const FaultLanguage = faults.Language

// ParseFault reads a fault as the command line has it; see FaultLanguage.
func ParseFault(text string) (faults.Fault, error) {
	return faults.Parse(text, rest.NewRouter(new(Emulator).routes()))
}

// AddFault puts a fault in force.
func (e *Emulator) AddFault(fault faults.Fault) {
	e.faults.Add(fault)
}

// failures are what the page can set and take back.
type failures struct{ *Emulator }

// Faults are the faults in force.
func (f failures) Faults() []page.Fault {
	var shown []page.Fault
	for _, one := range f.faults.InForce() {
		shown = append(shown, page.Fault{ID: one.ID, Text: one.String(), Struck: one.Struck, Left: one.Left})
	}
	return shown
}

// SetFault puts a fault in force that is written as on the command line.
func (f failures) SetFault(text string) error {
	fault, err := faults.Parse(text, f.router)
	if err == nil {
		f.AddFault(fault)
	}
	return err
}

// LiftFault takes a fault back.
func (f failures) LiftFault(id int) { f.faults.Remove(id) }

// Endpoints are the paths that a fault may name.
func (f failures) Endpoints() []string { return f.router.Paths() }

// ClearFaults lifts all faults.
func (e *Emulator) ClearFaults() {
	e.faults.Clear()
}

// SetSeed starts the chances of faults with a Probability anew: the same seed
// and the same order of requests give the same faults.
func (e *Emulator) SetSeed(seed uint64) {
	e.faults.SetSeed(seed)
}
