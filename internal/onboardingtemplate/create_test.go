package onboardingtemplate

import (
	"encoding/json"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// forgetful loses the first create, and makes what further ones ask for.
type forgetful struct {
	mutex sync.Mutex
	posts int
	made  []wire.OnboardingTemplate
}

func (f *forgetful) RoundTrip(request *http.Request) (*http.Response, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	var answer any = map[string]any{"items": f.made}
	if request.Method == http.MethodPost {
		if f.posts++; f.posts == 1 {
			return entitytest.Cut(request)
		}
		f.made = append(f.made, wire.OnboardingTemplate{Name: "Standard", ProvisioningID: "made"})
		answer = f.made[0]
	}
	body, err := json.Marshal(answer)
	return entitytest.Answer(request, http.StatusOK, string(body)), err
}

// Two templates that are the same are created at once, and one request gets lost:
// the one that was made belongs to one of them only.
func TestEqualTemplatesAreNotTakenForEachOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: &forgetful{}})
		if err != nil {
			t.Fatal(err)
		}
		var got [2]wire.OnboardingTemplate
		var failed [2]error
		var group sync.WaitGroup
		for index := range got {
			group.Go(func() {
				got[index], failed[index] = createTemplate(t.Context(), client, wire.OnboardingTemplate{Name: "Standard"})
			})
		}
		group.Wait()
		if (failed[0] == nil) == (failed[1] == nil) || got[0].ProvisioningID == got[1].ProvisioningID {
			t.Errorf("both got %q and %q, %v, %v", got[0].ProvisioningID, got[1].ProvisioningID, failed[0], failed[1])
		}
	})
}
