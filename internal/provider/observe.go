package provider

import (
	"encoding/json"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// held are the attributes of the state that say which keys an object holds.
type held struct {
	ID                 string `json:"id"`
	ExternalID         string `json:"external_id"`
	PrimaryEmail       string `json:"primary_email"`
	SubPartnerOrgID    string `json:"sub_partner_org_id"`
	OrgID              string `json:"org_id"`
	Email              string `json:"email"`
	CustomerID         string `json:"customer_id"`
	CustomerExternalID string `json:"customer_external_id"`
	OnDestroy          string `json:"on_destroy"`
}

// observe tells the estate which user or customer the state holds.
func observe(runtime *lifecycle.Runtime, typeName string, state []byte) {
	var object held
	if json.Unmarshal(state, &object) != nil || object.ID == "" {
		return
	}
	reference := relations.CustomerReference{ID: fact(object.CustomerID), ExternalID: fact(object.CustomerExternalID), SubPartner: relations.SubPartner(runtime.SubPartner)}
	if object.SubPartnerOrgID != "" {
		reference.SubPartner = relations.SubPartner(object.SubPartnerOrgID)
	}
	switch typeName {
	case lifecycle.ProviderName + "_customer_user":
		runtime.Estate.Observe(estate.Object{
			Handle: lifecycle.Handle(relations.UserKind, object.ID), Kind: relations.UserKind, Label: "a user of the state",
			Now: relations.User{Customer: reference, Email: estate.Map(fact(object.Email), relations.Fold), Detaches: object.OnDestroy != "delete_person"},
		})
	case lifecycle.ProviderName + "_customer_org":
		reference.ID, reference.ExternalID = fact(object.ID), fact(object.ExternalID)
		runtime.Estate.Observe(estate.Object{
			Handle: lifecycle.Handle(relations.CustomerKind, object.ID), Kind: relations.CustomerKind, Label: `the customer "` + object.ExternalID + `"`,
			Now: relations.Customer{
				CustomerReference: reference,
				PrimaryEmail:      estate.Map(fact(object.PrimaryEmail), relations.Fold),
				// Without an organization there is nothing that could remain.
				Detaches: object.OnDestroy != "delete_organization" && object.OrgID != "",
			},
		})
	}
}

func fact(value string) relations.Text {
	if value == "" {
		return estate.Absent[string]()
	}
	return estate.Known(value)
}
