package wire

// PSTN connection types. The API sets only the first two.
const (
	PSTNLocalGateway     = "LOCAL_GATEWAY"
	PSTNNonIntegratedCCP = "NON_INTEGRATED_CCP"
	PSTNIntegratedCCP    = "INTEGRATED_CCP"
	PSTNCisco            = "CISCO_PSTN"
)

// PSTNConnection is the connection of a location as GET returns it.
type PSTNConnection struct {
	ID                 string   `json:"id"`
	DisplayName        string   `json:"displayName,omitempty"`
	PSTNServices       []string `json:"pstnServices,omitempty"`
	PSTNConnectionType string   `json:"pstnConnectionType"`
	RouteType          string   `json:"routeType,omitempty"`
	RouteID            string   `json:"routeId,omitempty"`
}

// PSTNConnectionRequest sets a connection: ID for a non-integrated provider, or
// PremiseRouteType and PremiseRouteID for a local gateway. The names differ
// from those of the answer.
type PSTNConnectionRequest struct {
	ID               string `json:"id,omitempty"`
	PremiseRouteType string `json:"premiseRouteType,omitempty"`
	PremiseRouteID   string `json:"premiseRouteId,omitempty"`
}

// PSTNConnectionOption is a connection that a location may have.
type PSTNConnectionOption struct {
	ID           string   `json:"id"`
	DisplayName  string   `json:"displayName,omitempty"`
	PSTNServices []string `json:"pstnServices,omitempty"`
}
