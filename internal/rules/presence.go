package rules

// Presence says whether a value is given.
type Presence uint8

const (
	// Absent means that the value is certainly missing.
	Absent Presence = iota
	// Present means that the value is given.
	Present
	// Unknown means that the value may turn out to be given or missing.
	Unknown
)

// PresenceOf returns Present for a text and Absent for an empty one.
func PresenceOf(text string) Presence {
	if text == "" {
		return Absent
	}
	return Present
}

// String returns the presence as a word.
func (p Presence) String() string {
	switch p {
	case Absent:
		return "absent"
	case Present:
		return "present"
	default:
		return "unknown"
	}
}
