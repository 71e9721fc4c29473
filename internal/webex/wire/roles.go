package wire

// Role is an organization role, such as "Full Administrator".
type Role struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}
