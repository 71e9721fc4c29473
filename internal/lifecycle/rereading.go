package lifecycle

import (
	"context"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

const (
	// firstReread is the pause before an object is read again that may be shown as
	// it was; each further one is twice as long.
	firstReread = 500 * time.Millisecond
	// sharedReread is how long objects that are read again share what was read.
	sharedReread = 250 * time.Millisecond
)

// mayBeStale reports whether a read shows something else than the state. That
// alone is no reason to doubt it, but a recent write is one. It costs more than
// most reads.
func (r *Resource[M]) mayBeStale(ctx context.Context, before *M, result *reading[M]) bool {
	if !result.found || result.saved == nil || result.diagnostics.HasError() {
		return true
	}
	var described resource.SchemaResponse
	r.Schema(ctx, resource.SchemaRequest{}, &described)
	kind := described.Schema.Type().TerraformType(ctx)
	was, known := r.fields().Compose(ctx, before, kind)
	is, composed := r.fields().Compose(ctx, result.saved, kind)
	return known && composed && !is.Equal(was)
}

// rereading gives those who read again at about the same time one client, so
// that many of them read lists.
type rereading struct {
	mutex sync.Mutex
	last  *webex.Client
	made  time.Time
}

func (r *rereading) client(of *webex.Client) *webex.Client {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.last == nil || time.Since(r.made) >= sharedReread {
		r.last, r.made = of.Afresh(), time.Now()
	}
	return r.last
}
