package provider

import (
	"context"
	"errors"
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// Connection says how a command other than the plug-in reaches Webex. Whatever
// it leaves out comes from the environment, as for a provider block that is
// empty.
type Connection struct {
	// EmulatorPath names the embedded emulator's database instead.
	EmulatorPath string
	// UserAgent is sent with every request.
	UserAgent string
	// Getenv reads the environment.
	Getenv func(string) string
}

// Connect makes a client with the settings that a provider would have. An
// emulator that is opened stays open until the process ends.
func Connect(ctx context.Context, connection Connection) (*webex.Client, error) {
	getenv := func(name string) string {
		if name == "WEBEX_WHOLESALE_EMULATOR" && connection.EmulatorPath != "" {
			return connection.EmulatorPath
		}
		return connection.Getenv(name)
	}
	settings, problems := resolve(ctx, model{}, getenv)
	if problems.HasError() {
		return nil, fmt.Errorf("%s: %w", problems.Errors()[0].Summary(), errors.New(problems.Errors()[0].Detail()))
	}
	settings.client.UserAgent = connection.UserAgent
	return settings.connect(ctx)
}
