package emulator

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/faults"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// InMemory is the Path of a private database that is gone after Close.
const InMemory = database.InMemory

// AllSubscriptions stands for every wholesale subscription.
const AllSubscriptions = store.AllSubscriptions

// Provisioning states of a sub-partner. A suspended one may delete, but
// neither provision nor update.
const (
	SubPartnerActive    = store.SubPartnerActive
	SubPartnerSuspended = store.SubPartnerSuspended
)

// Fault makes matching requests fail. The first matching fault that strikes
// decides; every fault keeps its own count.
type Fault = faults.Fault
