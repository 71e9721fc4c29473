package wire

// Limits of the jobs that move users and numbers.
const (
	// MaxMovedUsers is how many users one job moves.
	MaxMovedUsers = 100
	// MaxMovedNumbers is how many numbers one job moves.
	MaxMovedNumbers = 1000
)

// MoveUsersRequest is the body that validates the move of a user to another
// location, or starts the job that moves users.
type MoveUsersRequest struct {
	UsersList []MovedUsers `json:"usersList"`
}

// MovedUsers are users that go to one location. Validate is a pointer because
// Webex requires it, also as false; with true there may be one user only.
type MovedUsers struct {
	LocationID string      `json:"locationId,omitempty"`
	Validate   *bool       `json:"validate"`
	Users      []MovedUser `json:"users"`
}

// MovedUser is a user with the line of the new place. An extension or number
// that is left out goes with the user; an empty one is removed.
type MovedUser struct {
	UserID      string  `json:"userId"`
	Extension   *string `json:"extension,omitempty"`
	PhoneNumber *string `json:"phoneNumber,omitempty"`
}

// MoveUsersValidation is the answer to a validation, and to the move of a user
// without calling, which needs no job.
type MoveUsersValidation struct {
	Response []MoveFindings `json:"response"`
}

// MoveFindings are what stands in the way of a user's move, and what the move
// changes besides.
type MoveFindings struct {
	UserID  string        `json:"userId"`
	Impacts []MoveFinding `json:"impacts,omitempty"`
	Errors  []MoveFinding `json:"errors,omitempty"`
}

// MoveFinding is one error or impact of a move.
type MoveFinding struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
}

// MoveRefusal is the body of a refused request to move users.
type MoveRefusal struct {
	Error []MoveFinding `json:"error"`
}

// MoveUsersStarted is the answer to a request that has started a job.
type MoveUsersStarted struct {
	Response BatchJob `json:"response"`
}

// BatchJob is a job that works on several users or numbers.
type BatchJob struct {
	Job
	Counts BatchJobCounts `json:"counts"`
}

// BatchJobCounts says how far a job is. A job that moves users fills the first
// part, one that moves numbers the second.
type BatchJobCounts struct {
	MoveCounts
	TotalNumbers  int `json:"totalNumbers,omitempty"`
	NumbersMoved  int `json:"numbersMoved,omitempty"`
	NumbersFailed int `json:"numbersFailed,omitempty"`
}

// MoveCounts counts the users of a job.
type MoveCounts struct {
	TotalMoves int `json:"totalMoves"`
	Moved      int `json:"moved"`
	Failed     int `json:"failed"`
	Pending    int `json:"pending"`
	Skipped    int `json:"skipped"`
	InProgress int `json:"inProgress"`
	NotStarted int `json:"notStarted"`
}

// Exit codes of jobs.
const (
	JobExitCompleted         = "COMPLETED"
	JobExitWithErrors        = "COMPLETED_WITH_ERRORS"
	JobExitWithPendingOrders = "COMPLETED_WITH_PENDING_ORDERS"
	// JobExitStopped is the exit code of a job that was paused or given up.
	JobExitStopped = "STOPPED"
)

// ManageNumbersMove is the operation of a job that moves numbers.
const ManageNumbersMove = "MOVE"

// ManageNumbersRequest is the body that starts a job for numbers.
type ManageNumbersRequest struct {
	Operation        string              `json:"operation"`
	TargetLocationID string              `json:"targetLocationId,omitempty"`
	NumberList       []ManageNumbersItem `json:"numberList"`
}

// ManageNumbersItem are numbers of one location.
type ManageNumbersItem struct {
	LocationID string   `json:"locationId"`
	Numbers    []string `json:"numbers"`
}
