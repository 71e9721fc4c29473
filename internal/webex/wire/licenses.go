package wire

// License is a licence of an organization. TotalUnits may show the quantity of
// a wholesale package; -1 and absence mean that it does not.
type License struct {
	ID                   string `json:"id"`
	Name                 string `json:"name,omitempty"`
	TotalUnits           int64  `json:"totalUnits,omitempty"`
	ConsumedUnits        int64  `json:"consumedUnits"`
	ConsumedByUsers      int64  `json:"consumedByUsers"`
	ConsumedByWorkspaces int64  `json:"consumedByWorkspaces"`
	SubscriptionID       string `json:"subscriptionId,omitempty"`
}
