package estate

// Relations is the table of what holds for objects, each by itself and with
// others. It is data: the engine, the documentation and the tests walk over it.
type Relations struct {
	Configured []Configured
	Changes    []Change

	Unique  []Unique
	Belongs []Belongs
	Bounds  []Bound
	Least   []Least
	// Marks are keys that objects have in common, see Belongs.Otherwise.
	Marks []Mark
}

// Mark is what objects of one kind show to others, without having it alone.
type Mark struct {
	Kind Kind
	Keys func(Facts) []Maybe[Key]
}

// Unique says that a key belongs to one object, whichever kinds may claim it.
type Unique struct {
	// Rule is the number of a requirement, such as "U3"; it may be empty.
	Rule   string
	Claims []Claim
	// Compatible reports whether two objects may hold one key after all, or
	// whether that is not certain. It may be nil.
	Compatible func(a, b *Object) bool
	// Say returns the message for this, the object that was planned last.
	Say func(this, other *Object, key Key) Text
	// Ring returns the message for this where so many objects pass on their keys
	// in a ring, so that none of them can begin. It is nil where they can.
	Ring func(this, next *Object, members int) Text
}

// Claim is what objects of one kind claim for themselves.
type Claim struct {
	Kind Kind
	At   Attribute
	Keys func(Facts) []Maybe[Key]
	// Remains are the keys that stay in use at Webex when an object with these
	// facts is removed. It may be nil.
	Remains func(Facts) []Maybe[Key]
}

// Belongs says that a child needs something of its parent, as both are planned.
type Belongs struct {
	Rule              string
	Child, Parent     Kind
	AtChild, AtParent Attribute
	// Link is the parent that a child names.
	Link func(child Facts) Maybe[Key]
	// Names are the keys by which children may name a parent that stays, and
	// Former those that still mean it while it goes: an id, but not a name
	// that another object may take.
	Names, Former func(parent Facts) []Maybe[Key]
	// Check returns what is wrong, what weighs most first: only the first breach
	// that Webex has not accepted before is reported. The facts of a parent that
	// goes are nil.
	Check func(child, parent Side) []Breach
	// Together is set where the relation is one between a child and a parent that
	// both go, instead of one that a child needs to stay. The facts of both sides
	// are nil then, and Check looks at those before.
	Together bool
	// Otherwise is called instead while the link of a child is unknown. Claimed
	// reports whether an object that was planned so far claims or shows a key.
	// It may be nil.
	Otherwise func(child Side, claimed func(Key) bool) *Breach
}

// Side is one of the two objects of a relation at one time.
type Side struct {
	Facts
	// Before are the facts that these follow; nil where there are none.
	Before Facts
	Label  string
}

// Breach is a broken relation.
type Breach struct {
	// Rule takes the place of the rule of the relation, if it is not empty.
	Rule string
	// Subject is what the breach depends on, such as the name of a package. A
	// breach whose subject was the same before the plan was accepted by Webex.
	Subject string
	// At takes the place of the attribute of the rule, if it is not empty.
	At      Attribute
	Warning bool
	Text
}

// Bound says that a parent has room for so many children in each group.
type Bound struct {
	Rule              string
	Child, Parent     Kind
	AtChild, AtParent Attribute
	// Group is the parent that a child names, and the group it is in.
	Group func(child Facts) (parent Maybe[Key], group Maybe[Key])
	// Names are the keys by which children may name a parent.
	Names func(parent Facts) []Maybe[Key]
	// Limits are the limits that are known, by group.
	Limits func(parent Facts) map[Key]int64
	// Say returns the message; members is how many children are in the group.
	Say func(parent *Object, group Key, limit, members int64) Text
	// Ring returns the message about full groups that exchange children among each
	// other only, so that none of these can begin. It is nil where they can.
	Ring func(parent *Object, groups []Key) Text
}

// Least says that a parent that stays keeps at least one child of a group. It
// is checked only for groups of which all members are known, see
// Estate.Complete, and only against those that leave: what joins in the same
// plan may come too late.
type Least struct {
	Rule              string
	Child, Parent     Kind
	AtChild, AtParent Attribute
	// Group is the parent of a child that counts, and absent for one that does
	// not.
	Group func(child Facts) Maybe[Key]
	// Names are the keys of a parent.
	Names func(parent Facts) []Maybe[Key]
	// Say returns the message for this. The parent is nil while it is not
	// planned, and then the message about a child that goes is a warning.
	Say func(this, child, parent *Object) Text
}
