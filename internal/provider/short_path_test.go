package provider_test

import (
	"reflect"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider/unchanged"
)

// Support can ask for the framework's path alone.
func TestShortPathCanBeTurnedOff(t *testing.T) {
	for setting, want := range map[string]bool{"": true, "on": true, "off": false} {
		t.Setenv("WEBEX_WHOLESALE_SHORT_PATH", setting)
		server := provider.NewServer("test")()
		full := reflect.ValueOf(server).Elem().FieldByName("Full").Interface()
		if _, short := full.(*unchanged.Server); short != want {
			t.Errorf("%q: %T", setting, full)
		}
	}
}
