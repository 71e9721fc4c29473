package emulator

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/faults"
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

// ClearFaults lifts all faults.
func (e *Emulator) ClearFaults() {
	e.faults.Clear()
}

// SetSeed starts the chances of faults with a Probability anew: the same seed
// and the same order of requests give the same faults.
func (e *Emulator) SetSeed(seed uint64) {
	e.faults.SetSeed(seed)
}
