package unchanged

import (
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// identityRead is the identity after a read that finds nothing new: the one
// that was sent or, from a Terraform that knows of none, that of the state.
func (k *kind) identityRead(sent *tfprotov6.ResourceIdentityData, state lifecycle.Object) (*tfprotov6.ResourceIdentityData, bool) {
	if sent != nil {
		return sent, k.identified(sent)
	}
	value, err := k.IdentityOf(k.identity, state.Raw)
	if err != nil || value.IsFullyNull() {
		return nil, false
	}
	return k.encodeIdentity(value)
}

// identityPlanned is the identity after a plan that finds nothing to change:
// the one that was sent, or null.
func (k *kind) identityPlanned(sent *tfprotov6.ResourceIdentityData) (*tfprotov6.ResourceIdentityData, bool) {
	if sent != nil {
		return sent, k.identified(sent)
	}
	return k.encodeIdentity(tftypes.NewValue(k.identity, nil))
}

// identified reports whether something that was sent is an identity.
func (k *kind) identified(sent *tfprotov6.ResourceIdentityData) bool {
	if sent.IdentityData == nil || len(sent.IdentityData.MsgPack) == 0 {
		return false
	}
	value, err := sent.IdentityData.Unmarshal(k.identity)
	return err == nil && value.IsFullyKnown() && !value.IsFullyNull()
}

func (k *kind) encodeIdentity(value tftypes.Value) (*tfprotov6.ResourceIdentityData, bool) {
	encoded, err := tfprotov6.NewDynamicValue(k.identity, value)
	return &tfprotov6.ResourceIdentityData{IdentityData: &encoded}, err == nil
}
