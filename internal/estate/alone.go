package estate

// Configured is a rule about what the configuration of one object says, whatever
// becomes of the object. It needs neither a run nor a state.
type Configured struct {
	Kind Kind
	// At is where a breach is reported that names no attribute itself.
	At Attribute
	// Check returns what is wrong.
	Check func(config Facts) []Breach
}

// Change is a rule about what becomes of one object.
type Change struct {
	Kind Kind
	// At is where a breach is reported that names no attribute itself.
	At Attribute
	// Check returns what is wrong. The facts now are nil where the object is
	// created, and those then and of the configuration where it goes.
	Check func(now, then, config Facts) []Breach
}

// CheckConfiguration returns what is wrong with the configuration of one object by
// itself.
func (r Relations) CheckConfiguration(kind Kind, config Facts) []Finding {
	var found []Finding
	for _, rule := range r.Configured {
		if rule.Kind == kind {
			found = alone(found, rule.Check(config), rule.At, "")
		}
	}
	return found
}

// CheckCreation returns what is missing in the configuration of a new object.
func (r Relations) CheckCreation(kind Kind, config Facts) []Finding {
	return r.CheckChange(Object{Kind: kind, Config: config})
}

// CheckChange returns what is wrong with what becomes of an object by itself. An
// object that is created again in its place is none that changes.
func (r Relations) CheckChange(this Object) []Finding {
	if this.Again {
		return nil
	}
	var found []Finding
	for _, rule := range r.Changes {
		if rule.Kind == this.Kind {
			found = alone(found, rule.Check(this.Now, this.Then, this.Config), rule.At, this.Handle)
		}
	}
	return found
}

func alone(found []Finding, breaches []Breach, at Attribute, this Handle) []Finding {
	for _, breach := range breaches {
		finding := Finding{Rule: breach.Rule, At: at, Warning: breach.Warning, This: this, Text: breach.Text}
		if breach.At != "" {
			finding.At = breach.At
		}
		found = append(found, finding)
	}
	return found
}
