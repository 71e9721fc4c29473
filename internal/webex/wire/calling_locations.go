package wire

// CallingLineID is the main number of a location and the name shown with it.
// PhoneNumber may be null in lists and for a location without a main number.
type CallingLineID struct {
	Name        string  `json:"name,omitempty"`
	PhoneNumber *string `json:"phoneNumber"`
}

// RouteConnection is a premise-based PSTN route: TRUNK or ROUTE_GROUP.
type RouteConnection struct {
	Type string `json:"type"`
	ID   string `json:"id"`
}

// CallingLocation is the calling side of a location. The detail carries all
// fields, a list entry only a few.
type CallingLocation struct {
	ID                      string           `json:"id"`
	Name                    string           `json:"name"`
	AnnouncementLanguage    string           `json:"announcementLanguage,omitempty"`
	CallingLineID           *CallingLineID   `json:"callingLineId,omitempty"`
	Connection              *RouteConnection `json:"connection,omitempty"`
	ExternalCallerIDName    string           `json:"externalCallerIdName,omitempty"`
	UserLimit               int64            `json:"userLimit,omitempty"`
	PAccessNetworkInfo      string           `json:"pAccessNetworkInfo,omitempty"`
	OutsideDialDigit        string           `json:"outsideDialDigit,omitempty"`
	EnforceOutsideDialDigit bool             `json:"enforceOutsideDialDigit,omitempty"`
	RoutingPrefix           string           `json:"routingPrefix,omitempty"`
	DefaultDomain           string           `json:"defaultDomain,omitempty"`
	E911SetupRequired       bool             `json:"e911SetupRequired,omitempty"`
}

// CallingLocationUpdate is the body of PUT on a calling location: nil stays,
// a pointer to an empty string clears.
type CallingLocationUpdate struct {
	AnnouncementLanguage *string          `json:"announcementLanguage,omitempty"`
	CallingLineID        *CallingLineID   `json:"callingLineId,omitempty"`
	Connection           *RouteConnection `json:"connection,omitempty"`
	ExternalCallerIDName *string          `json:"externalCallerIdName,omitempty"`
	OutsideDialDigit     *string          `json:"outsideDialDigit,omitempty"`
	RoutingPrefix        *string          `json:"routingPrefix,omitempty"`
}

// CallingLocationUpdateResult is the body of the 200 and 206 answers of that
// PUT: a routing prefix may be changed by a batch job, or refused while
// another one runs.
type CallingLocationUpdateResult struct {
	BatchJobID    string `json:"batchJobId,omitempty"`
	FailureReason string `json:"failureReason,omitempty"`
}

// AnnouncementLanguageChange is the body of modifyAnnouncementLanguage, which
// carries a changed language to existing users and features.
type AnnouncementLanguageChange struct {
	AnnouncementLanguageCode string `json:"announcementLanguageCode"`
	AgentEnabled             bool   `json:"agentEnabled"`
	ServiceEnabled           bool   `json:"serviceEnabled"`
}

// LocationDeletionPrecheck says what stands in the way of disabling calling.
type LocationDeletionPrecheck struct {
	LocationDeleteStatus string                      `json:"locationDeleteStatus"`
	Blocking             LocationDeletionBlocking    `json:"blocking"`
	NonBlocking          LocationDeletionNonBlocking `json:"nonBlocking"`
	BlockingUnlessForced LocationDeletionForceable   `json:"blockingUnlessForced"`
}

// Values of LocationDeleteStatus.
const (
	LocationDeletionBlocked       = "BLOCKED"
	LocationDeletionUnblocked     = "UNBLOCKED"
	LocationDeletionForceRequired = "FORCE_REQUIRED"
)

// LocationDeletionBlocking lists what must go before calling can be disabled.
type LocationDeletionBlocking struct {
	LastLocation          bool  `json:"lastLocation"`
	TrunksInUseCount      int64 `json:"trunksInUseCount"`
	UsersInUseCount       int64 `json:"usersInUseCount"`
	WorkspacesInUseCount  int64 `json:"workspacesInUseCount"`
	VirtualLineInUseCount int64 `json:"virtualLineInUseCount"`
	NumbersOrderPending   bool  `json:"numbersOrderPending"`
}

// LocationDeletionNonBlocking lists what goes along with the location.
type LocationDeletionNonBlocking struct {
	NumbersPresent bool `json:"numbersPresent"`
}

// LocationDeletionForceable lists what forceDelete removes.
type LocationDeletionForceable struct {
	NonUserEntitiesInUse bool  `json:"nonUserEntitiesInUse"`
	TrunksCount          int64 `json:"trunksCount"`
}

// DisableCallingRequest is the body of the job that disables calling.
type DisableCallingRequest struct {
	LocationID   string `json:"locationId"`
	LocationName string `json:"locationName,omitempty"`
	ForceDelete  bool   `json:"forceDelete,omitempty"`
}

// Job execution states.
const (
	JobStarting  = "STARTING"
	JobStarted   = "STARTED"
	JobCompleted = "COMPLETED"
	JobFailed    = "FAILED"
	JobUnknown   = "UNKNOWN"
	JobAbandoned = "ABANDONED"
)

// Job is a background job of the calling platform.
type Job struct {
	ID                      string `json:"id"`
	Name                    string `json:"name,omitempty"`
	LocationName            string `json:"locationName,omitempty"`
	TrackingID              string `json:"trackingId,omitempty"`
	LatestExecutionStatus   string `json:"latestExecutionStatus,omitempty"`
	LatestExecutionExitCode string `json:"latestExecutionExitCode,omitempty"`
}

// JobError is one reason why a job failed; codes look like BATCH-1012012.
type JobError struct {
	Item  string `json:"item,omitempty"`
	Error struct {
		Key     string            `json:"key,omitempty"`
		Message []JobErrorMessage `json:"message,omitempty"`
	} `json:"error"`
	TrackingID string `json:"trackingId,omitempty"`
}

// JobErrorMessage is the text of a job error.
type JobErrorMessage struct {
	Description string `json:"description,omitempty"`
	Code        string `json:"code,omitempty"`
	LocationID  string `json:"locationId,omitempty"`
}
