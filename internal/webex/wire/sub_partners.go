package wire

// SubPartner is a sub-partner organization. A suspended one may delete
// customers and subscribers but neither provision nor update them.
type SubPartner struct {
	OrgID             string `json:"orgId"`
	SubscriptionID    string `json:"subscriptionId,omitempty"`
	ProvisioningState string `json:"provisioningState,omitempty"`
	Created           string `json:"created,omitempty"`
	BillingStartDate  string `json:"billingStartDate,omitempty"`
}
