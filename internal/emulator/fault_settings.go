package emulator

// FaultLanguage explains ParseFault to the user of the command line.
const FaultLanguage = faultLanguage

// ParseFault reads a fault as the command line has it; see FaultLanguage.
func ParseFault(text string) (Fault, error) {
	return parseFault(text, newRouter(new(Emulator).routes()))
}

// AddFault puts a fault in force.
func (e *Emulator) AddFault(fault Fault) {
	e.faults.add(fault)
}

// ClearFaults lifts all faults.
func (e *Emulator) ClearFaults() {
	e.faults.clear()
}

// SetSeed starts the chances of faults with a Probability anew: the same seed
// and the same order of requests give the same faults.
func (e *Emulator) SetSeed(seed uint64) {
	e.faults.setSeed(seed)
}
